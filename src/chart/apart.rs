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

#[cfg(test)]
mod tests {
    use super::spread;

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
