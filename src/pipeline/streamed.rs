//! Work on many threads whose results are streams, given out in the order of the input with memory
//! bounded: what [`super::parallel`] does where a result is one value.

use std::sync::{Mutex, PoisonError};
use std::thread;

use crossbeam_channel::{Receiver, Sender, bounded};

/// Results that a thread may be ahead of the one that is given out.
const AHEAD: usize = 4;

/// What is still to do, and where its results will come from.
struct Ahead<I, U> {
    input: I,
    streams: Sender<Receiver<U>>,
}

/// Works on every item of `input` on `threads` threads and hands what `work` gives to `sink`, item
/// after item in the order of the input. `work` is told when nobody wants more.
///
/// # Errors
/// What `sink` says first; no further item is begun then.
pub(super) fn streamed<T: Send, U: Send, E>(
    threads: usize,
    input: impl Iterator<Item = T> + Send,
    work: impl Fn(T, &mut dyn FnMut(U) -> bool) + Sync,
    mut sink: impl FnMut(U) -> Result<(), E>,
) -> Result<(), E> {
    let (streams, results) = bounded(threads.max(1) * AHEAD);
    let ahead = Mutex::new(Some(Ahead { input, streams }));
    thread::scope(|scope| {
        for _ in 0..threads.max(1) {
            scope.spawn(|| labour(&ahead, &work));
        }
        // Taken by value: leaving early ends all other threads.
        for stream in results.into_iter() {
            for result in stream.into_iter() {
                sink(result)?;
            }
        }
        Ok(())
    })
}

fn labour<T, U>(
    ahead: &Mutex<Option<Ahead<impl Iterator<Item = T>, U>>>,
    work: &impl Fn(T, &mut dyn FnMut(U) -> bool),
) {
    while let Some((item, results)) = take(ahead) {
        work(item, &mut |result| results.send(result).is_ok());
    }
}

/// The next item, its place among the streams kept. Nobody else takes one meanwhile.
fn take<T, U>(ahead: &Mutex<Option<Ahead<impl Iterator<Item = T>, U>>>) -> Option<(T, Sender<U>)> {
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

    #[test]
    fn streams_come_one_after_the_other() {
        for threads in [1, 3] {
            let mut results = Vec::new();
            let work = |n: u32, give: &mut dyn FnMut(u32) -> bool| {
                (0..n % 9).all(|part| give(n * 10 + part));
            };
            let sink = |result| -> Result<(), ()> {
                results.push(result);
                Ok(())
            };
            streamed(threads, 0..200, work, sink).unwrap();
            assert!(
                results
                    .into_iter()
                    .eq((0..200).flat_map(|n| (0..n % 9).map(move |part| n * 10 + part)))
            );
        }
    }

    #[test]
    fn an_error_ends_an_endless_input() {
        let work = |n: u32, give: &mut dyn FnMut(u32) -> bool| while give(n) {};
        assert_eq!(streamed(3, 0.., work, |n| if n == 0 { Err(n) } else { Ok(()) }), Err(0));
    }
}
