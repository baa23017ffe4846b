//! Work on many threads, results in the order of the input, memory bounded.

use std::collections::BTreeMap;
use std::thread;

use crossbeam_channel::{Receiver, Sender, bounded};

/// Items under way for each thread: enough to keep all busy behind one slow item.
const IN_FLIGHT: usize = 4;

/// Works on every item of `input` on `threads` threads and hands the results to `sink` in the order
/// of the input. At most [`IN_FLIGHT`] items a thread are under way, whatever the input's length.
///
/// # Errors
/// What `sink` says first; no further item is begun then.
pub(super) fn ordered<T: Send, U: Send, E>(
    threads: usize,
    input: impl Iterator<Item = T> + Send,
    work: impl Fn(T) -> U + Sync,
    sink: impl FnMut(U) -> Result<(), E>,
) -> Result<(), E> {
    let threads = threads.max(1);
    let (take_permit, give_back) = bounded(threads * IN_FLIGHT);
    let (give_item, take_item) = bounded(threads * IN_FLIGHT);
    let (give_result, take_result) = bounded(threads * IN_FLIGHT);
    thread::scope(|scope| {
        scope.spawn(move || feed(input, &take_permit, &give_item));
        for _ in 0..threads {
            let (take_item, give_result, work) = (take_item.clone(), give_result.clone(), &work);
            scope.spawn(move || labour(&take_item, &give_result, work));
        }
        // Held by the threads alone, so that the last one's end is the end of the results.
        drop((take_item, give_result));
        collect(take_result, give_back, sink)
    })
}

/// Numbers the items; stops when nobody takes them any more.
fn feed<T>(input: impl Iterator<Item = T>, permits: &Sender<()>, items: &Sender<(usize, T)>) {
    for numbered in input.enumerate() {
        if permits.send(()).is_err() || items.send(numbered).is_err() {
            return;
        }
    }
}

fn labour<T, U>(
    items: &Receiver<(usize, T)>,
    results: &Sender<(usize, U)>,
    work: &impl Fn(T) -> U,
) {
    for (number, item) in items {
        if results.send((number, work(item))).is_err() {
            return;
        }
    }
}

/// Puts the results in order. Takes the receivers themselves: leaving early ends all other threads.
fn collect<U, E>(
    results: Receiver<(usize, U)>,
    permits: Receiver<()>,
    mut sink: impl FnMut(U) -> Result<(), E>,
) -> Result<(), E> {
    let mut early = BTreeMap::new();
    let mut next = 0;
    for (number, result) in results {
        early.insert(number, result);
        while let Some(result) = early.remove(&next) {
            next += 1;
            let _ = permits.try_recv();
            sink(result)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::ordered;
    use std::thread::sleep;
    use std::time::Duration;

    #[test]
    fn results_come_in_order() {
        for threads in [1, 2, 8] {
            let mut results = Vec::new();
            let work = |n: u64| {
                sleep(Duration::from_micros(n % 7 * 50));
                n * n
            };
            let sink = |square| -> Result<(), ()> {
                results.push(square);
                Ok(())
            };
            ordered(threads, 0..300, work, sink).unwrap();
            assert!(results.iter().copied().eq((0..300).map(|n| n * n)));
        }
    }

    #[test]
    fn an_error_ends_an_endless_input() {
        let sink = |n| if n < 50 { Ok(()) } else { Err(n) };
        assert_eq!(ordered(4, 0.., |n| n, sink), Err(50));
    }
}
