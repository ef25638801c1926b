//! Handing something on from one piece of work to another, across threads.

use std::sync::{Mutex, OnceLock, PoisonError};

/// A place for each piece of work, which it fills and one other empties.
///
/// Whoever takes waits. Nobody waits for ever as long as work is begun in an order in which the giver
/// comes before its taker, and a giver never waits before it has given: also one that fails gives, on
/// its way out.
pub struct Handover<T> {
    places: Vec<OnceLock<Mutex<T>>>,
}

/// The right to fill a place. When it goes, the place is filled, if need be with nothing.
pub struct Giver<'a, T: Default>(&'a OnceLock<Mutex<T>>);

impl<T: Default> Handover<T> {
    /// Empty places for so many pieces of work.
    pub fn new(count: usize) -> Handover<T> {
        Handover {
            places: (0..count).map(|_| OnceLock::new()).collect(),
        }
    }

    /// The right to fill the place of a piece of work, for as long as that work lasts.
    pub fn giver(&self, index: usize) -> Giver<'_, T> {
        Giver(&self.places[index])
    }

    /// Takes what a piece of work gives, and waits for it. It leaves nothing behind.
    pub fn take(&self, index: usize) -> T {
        let place = self.places[index].wait();
        std::mem::take(&mut place.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl<T: Default> Giver<'_, T> {
    /// Fills the place.
    pub fn give(&self, value: T) {
        // A place is filled once; what comes later is not wanted.
        let _ = self.0.set(Mutex::new(value));
    }
}

impl<T: Default> Drop for Giver<'_, T> {
    fn drop(&mut self) {
        let _ = self.0.set(Mutex::default());
    }
}

#[cfg(test)]
mod tests {
    use std::panic::{AssertUnwindSafe, catch_unwind};
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::Handover;

    #[test]
    fn each_takes_what_the_one_before_it_gave_however_many_work() {
        const COUNT: usize = 2_000;
        for workers in [1, 2, 8] {
            let handover = Handover::new(COUNT);
            let (next, sum) = (AtomicUsize::new(0), AtomicUsize::new(0));
            let work = || {
                loop {
                    let index = next.fetch_add(1, Ordering::Relaxed);
                    if index >= COUNT {
                        return;
                    }
                    handover.giver(index).give(index);
                    if let Some(before) = index.checked_sub(1) {
                        sum.fetch_add(handover.take(before), Ordering::Relaxed);
                    }
                }
            };
            std::thread::scope(|scope| {
                for _ in 0..workers {
                    scope.spawn(work);
                }
            });
            assert_eq!(sum.into_inner(), (0..COUNT - 1).sum::<usize>());
        }
    }

    #[test]
    fn who_fails_leaves_nobody_waiting() {
        let handover: Handover<Vec<u8>> = Handover::new(1);
        let fails = || {
            let _giver = handover.giver(0);
            panic!("on purpose");
        };
        assert!(catch_unwind(AssertUnwindSafe(fails)).is_err());
        assert_eq!(handover.take(0), Vec::<u8>::new());
    }

    #[test]
    fn nothing_is_left_behind() {
        let handover = Handover::new(1);
        handover.giver(0).give("eens".to_owned());
        assert_eq!(handover.take(0), "eens");
        assert_eq!(handover.take(0), "");
    }
}
