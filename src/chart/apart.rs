//! Moves words apart that would touch, each as little as can be.

/// Where things of these heights stand, by their upper edges: as near to their wanted middles as
/// can be, in the order given, without overlap and between the edges as far as they have room.
/// The wanted middles are in order.
pub(super) fn spread(wanted: &[(f64, f64)], (upper, lower): (f64, f64)) -> Vec<f64> {
    // Neighbours that touch become one heap, which stands where its members want it on average.
    struct Heap {
        members: usize,
        wishes: f64,
        height: f64,
    }
    let top = |heap: &Heap| {
        let top = heap.wishes / heap.members as f64;
        top.min(lower - heap.height).max(upper)
    };
    let mut heaps: Vec<Heap> = Vec::new();
    for (middle, height) in wanted {
        let mut heap = Heap {
            members: 1,
            wishes: middle - height / 2.0,
            height: *height,
        };
        while let Some(above) = heaps.pop() {
            if top(&above) + above.height <= top(&heap) {
                heaps.push(above);
                break;
            }
            // A member of the lower heap wants the top of both further up.
            heap.wishes += above.wishes - heap.members as f64 * above.height;
            heap.members += above.members;
            heap.height += above.height;
        }
        heaps.push(heap);
    }
    let mut tops = Vec::with_capacity(wanted.len());
    for heap in &heaps {
        let mut free = top(heap);
        for _ in 0..heap.members {
            let (_, height) = wanted[tops.len()];
            tops.push(free);
            free += height;
        }
    }
    tops
}

/// The stretches that things take, from the first to the last.
#[derive(Default)]
pub(super) struct Taken(Vec<(f64, f64)>);

impl Taken {
    /// Takes a stretch that nothing else takes.
    pub fn add(&mut self, from: f64, length: f64) {
        let index = self.0.partition_point(|(other, _)| *other < from);
        self.0.insert(index, (from, from + length));
    }

    /// Gives back the stretch that begins there.
    pub fn remove(&mut self, from: f64) {
        self.0.retain(|(other, _)| *other != from);
    }

    /// Where something of a length can begin, as near as can be to where it wants to; `None` where it
    /// has no room between the edges.
    pub fn nearest(&self, wanted: f64, length: f64, (first, last): (f64, f64)) -> Option<f64> {
        let mut nearest: Option<f64> = None;
        let mut from = first;
        let end = [(last, last)];
        for (begin, end) in self.0.iter().chain(&end) {
            let until = begin - length;
            if from <= until {
                let here = wanted.clamp(from, until);
                if nearest.is_none_or(|known| (here - wanted).abs() < (known - wanted).abs()) {
                    nearest = Some(here);
                }
            }
            from = from.max(*end);
        }
        nearest
    }
}

#[cfg(test)]
mod tests {
    use super::{Taken, spread};

    #[test]
    fn what_comes_later_takes_the_nearest_free_place() {
        let mut taken = Taken::default();
        taken.add(20.0, 10.0);
        taken.add(35.0, 10.0);
        let edges = (0.0, 60.0);
        assert_eq!(taken.nearest(2.0, 10.0, edges), Some(2.0));
        assert_eq!(taken.nearest(22.0, 10.0, edges), Some(10.0));
        assert_eq!(taken.nearest(40.0, 10.0, edges), Some(45.0));
        assert_eq!(taken.nearest(30.0, 30.0, edges), None);
        taken.remove(20.0);
        assert_eq!(taken.nearest(22.0, 10.0, edges), Some(22.0));
    }

    #[test]
    fn what_has_room_stays_where_it_wants_to_be() {
        assert_eq!(
            spread(&[(20.0, 10.0), (40.0, 10.0)], (0.0, 100.0)),
            [15.0, 35.0]
        );
    }

    #[test]
    fn what_wants_the_same_place_is_shared_out_around_it() {
        let tops = spread(&[(50.0, 10.0), (50.0, 10.0), (50.0, 10.0)], (0.0, 100.0));
        assert_eq!(tops, [35.0, 45.0, 55.0]);
    }

    #[test]
    fn nothing_leaves_the_edges_while_there_is_room() {
        let tops = spread(&[(0.0, 10.0), (2.0, 10.0), (99.0, 10.0)], (0.0, 100.0));
        assert_eq!(tops, [0.0, 10.0, 90.0]);
    }
}
