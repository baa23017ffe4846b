//! Work in two steps on many threads, given out in the order of the input with memory bounded: an item
//! is read into pieces one after the other, and each piece is checked by itself. What
//! [`super::parallel`] does where an item is one piece.

use std::sync::{Mutex, PoisonError};
use std::thread;

use crossbeam_channel::{Receiver, Sender, TrySendError, bounded};

/// Results that a thread may be ahead of the one that is given out.
const AHEAD: usize = 4;

/// What is still to do, and where its results will come from.
struct Ahead<I, U> {
    input: I,
    streams: Sender<Receiver<Slot<U>>>,
}

/// Where the result of one piece comes.
type Slot<U> = Receiver<U>;

/// A piece, and where its result is expected.
type Task<V, U> = (V, Sender<U>);

/// `read`s every item of `input` on `threads` threads, `check`s the pieces that it gives, and hands
/// the results to `sink` in the order of items and pieces. `read` is told when nobody wants more. A
/// thread for which there is no further item checks pieces for the others.
///
/// # Errors
/// What `sink` says first; no further item is begun then.
pub(super) fn streamed<T: Send, V: Send, U: Send, E>(
    threads: usize,
    input: impl Iterator<Item = T> + Send,
    read: impl Fn(T, &mut dyn FnMut(V) -> bool) + Sync,
    check: impl Fn(V) -> U + Sync,
    mut sink: impl FnMut(U) -> Result<(), E>,
) -> Result<(), E> {
    let (streams, results) = bounded(threads.max(1) * AHEAD);
    let ahead = Mutex::new(Some(Ahead { input, streams }));
    // Without room: a task is taken by somebody who waits for one, or not at all.
    let (ask, help) = bounded(0);
    thread::scope(|scope| {
        for _ in 0..threads.max(1) {
            let (ask, help, ahead, read, check) =
                (ask.clone(), help.clone(), &ahead, &read, &check);
            scope.spawn(move || {
                labour(ahead, read, check, &ask);
                // The last reader's end is the end of all help.
                drop(ask);
                assist(&help, check);
            });
        }
        drop((ask, help));
        // Taken by value: leaving early ends all other threads.
        for stream in results.into_iter() {
            for result in stream.into_iter().flatten() {
                sink(result)?;
            }
        }
        Ok(())
    })
}

/// Reads items as long as there are any.
fn labour<T, V, U>(
    ahead: &Mutex<Option<Ahead<impl Iterator<Item = T>, U>>>,
    read: &impl Fn(T, &mut dyn FnMut(V) -> bool),
    check: &impl Fn(V) -> U,
    ask: &Sender<Task<V, U>>,
) {
    while let Some((item, results)) = take(ahead) {
        read(item, &mut |piece| {
            let (give, slot) = bounded(1);
            if results.send(slot).is_err() {
                return false;
            }
            match ask.try_send((piece, give)) {
                Err(TrySendError::Full(task) | TrySendError::Disconnected(task)) => {
                    finish(task, check)
                }
                Ok(()) => true,
            }
        });
    }
}

/// Checks what others have read.
fn assist<V, U>(help: &Receiver<Task<V, U>>, check: &impl Fn(V) -> U) {
    for task in help {
        finish(task, check);
    }
}

/// Whether somebody wanted the result.
fn finish<V, U>((piece, give): Task<V, U>, check: &impl Fn(V) -> U) -> bool {
    give.send(check(piece)).is_ok()
}

/// The next item, its place among the streams kept. Nobody else takes one meanwhile.
fn take<T, U>(
    ahead: &Mutex<Option<Ahead<impl Iterator<Item = T>, U>>>,
) -> Option<(T, Sender<Slot<U>>)> {
    let mut ahead = ahead.lock().unwrap_or_else(PoisonError::into_inner);
    let (results, stream) = bounded(AHEAD);
    let taken = ahead.as_mut().and_then(|ahead| {
        let item = ahead.input.next()?;
        ahead.streams.send(stream).ok().map(|()| item)
    });
    if taken.is_none() {
        *ahead = None;
    }
    Some((taken?, results))
}

#[cfg(test)]
mod tests {
    use super::streamed;
    use std::collections::BTreeSet;
    use std::time::Duration;

    #[test]
    fn streams_come_one_after_the_other() {
        for threads in [1, 3] {
            let mut results = Vec::new();
            let read = |n: u32, give: &mut dyn FnMut(u32) -> bool| {
                (0..n % 9).all(|part| give(n * 10 + part));
            };
            let check = |n: u32| {
                std::thread::sleep(Duration::from_micros(u64::from(n % 7) * 20));
                n + 1
            };
            let sink = |result| -> Result<(), ()> {
                results.push(result);
                Ok(())
            };
            streamed(threads, 0..200, read, check, sink).unwrap();
            assert!(
                results
                    .into_iter()
                    .eq((0..200).flat_map(|n| (0..n % 9).map(move |part| n * 10 + part + 1)))
            );
        }
    }

    #[test]
    fn an_error_ends_an_endless_input() {
        let read = |n: u32, give: &mut dyn FnMut(u32) -> bool| while give(n) {};
        let sink = |n| if n == 0 { Err(n) } else { Ok(()) };
        assert_eq!(streamed(3, 0.., read, |n| n, sink), Err(0));
    }

    #[test]
    fn who_has_no_item_checks_for_the_others() {
        let read = |_: u32, give: &mut dyn FnMut(()) -> bool| while give(()) {};
        let mut checkers = BTreeSet::new();
        let sink = |checker: String| {
            checkers.insert(checker);
            if checkers.len() < 3 { Ok(()) } else { Err(()) }
        };
        let check = |()| format!("{:?}", std::thread::current().id());
        assert_eq!(streamed(3, 0..1, read, check, sink), Err(()));
    }
}
