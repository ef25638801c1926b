//! The threads: pieces of work, done side by side, and their results in order.

use std::num::NonZeroUsize;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use super::Progress;

/// How deep printing may go: the layout of a letter calls itself for all that stands in something.
const PRINTING_STACK: usize = 16 << 20;

/// Does a piece of work for each index, on several threads; results come in the order of the
/// indexes. The first failure stops the rest.
pub(super) fn in_parallel<T: Send, E: Send>(
    count: usize,
    jobs: NonZeroUsize,
    progress: &dyn Progress,
    work: impl Fn(usize) -> Result<T, E> + Sync,
) -> Result<Vec<T>, E> {
    let shared = Shared::new(count, progress, work);
    std::thread::scope(|scope| {
        for _ in 1..jobs.get().min(count.max(1)) {
            scope.spawn(|| shared.work());
        }
        shared.work();
    });
    shared.results()
}

/// The same for printing: on threads with room enough, also when there is one.
///
/// Typst spreads the work on one letter over the threads of rayon. When those are many, or when letters
/// are pieces of work of rayon themselves, one letter begins inside another that waits, until no stack
/// is left. So rayon gets one thread, and letters are what runs side by side.
pub(super) fn print_in_parallel<T: Send, E: Send>(
    count: usize,
    jobs: NonZeroUsize,
    progress: &dyn Progress,
    work: impl Fn(usize) -> Result<T, E> + Sync,
) -> Result<Vec<T>, E> {
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(1)
        .stack_size(PRINTING_STACK);
    // A second run in the same process finds it made.
    let _ = pool.build_global();
    let shared = Shared::new(count, progress, work);
    std::thread::scope(|scope| {
        let mut started = 0;
        for _ in 0..jobs.get().min(count.max(1)) {
            let thread = std::thread::Builder::new().stack_size(PRINTING_STACK);
            match thread.spawn_scoped(scope, || shared.work()) {
                Ok(_) => started += 1,
                // The system gives no more threads; those that work do all.
                Err(_) if started > 0 => break,
                Err(error) => panic!("the system gives no thread: {error}"),
            }
        }
    });
    shared.results()
}

/// Work that several threads share.
struct Shared<'a, T, E, W> {
    count: usize,
    progress: &'a dyn Progress,
    work: W,
    next: AtomicUsize,
    done: AtomicUsize,
    failed: AtomicBool,
    results: Mutex<Vec<(usize, Result<T, E>)>>,
}

impl<'a, T, E, W: Fn(usize) -> Result<T, E>> Shared<'a, T, E, W> {
    fn new(count: usize, progress: &'a dyn Progress, work: W) -> Shared<'a, T, E, W> {
        Shared {
            count,
            progress,
            work,
            next: AtomicUsize::new(0),
            done: AtomicUsize::new(0),
            failed: AtomicBool::new(false),
            results: Mutex::new(Vec::with_capacity(count)),
        }
    }

    /// What each thread does, until nothing is left.
    fn work(&self) {
        let mut mine = Vec::new();
        while !self.failed.load(Ordering::Relaxed) {
            let index = self.next.fetch_add(1, Ordering::Relaxed);
            if index >= self.count {
                break;
            }
            let result = (self.work)(index);
            self.failed.fetch_or(result.is_err(), Ordering::Relaxed);
            mine.push((index, result));
            let done = self.done.fetch_add(1, Ordering::Relaxed) + 1;
            self.progress.letters(done, self.count);
        }
        let mut results = self.results.lock();
        results
            .as_mut()
            .unwrap_or_else(|poisoned| poisoned.get_mut())
            .append(&mut mine);
    }

    fn results(self) -> Result<Vec<T>, E> {
        let results = self.results.into_inner();
        let mut results = results.unwrap_or_else(PoisonError::into_inner);
        results.sort_by_key(|(index, _)| *index);
        results.into_iter().map(|(_, result)| result).collect()
    }
}
