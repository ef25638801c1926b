//! Which series have a colour of their own, and which stay behind in grey.

use super::ink::COLOURED_SERIES;

/// The colour of each of so many series: its own, or grey (`COLOURED_SERIES`). Who carries the finding
/// keeps the colour of its place; what comes after the sixth takes one that is free.
pub(super) fn colours(count: usize, is_emphasised: impl Fn(usize) -> bool) -> Vec<u8> {
    let mut is_free = [true; COLOURED_SERIES as usize];
    let mut colours = vec![COLOURED_SERIES; count];
    for (index, colour) in colours.iter_mut().enumerate().take(is_free.len()) {
        if is_emphasised(index) {
            *colour = index as u8;
            is_free[index] = false;
        }
    }
    for (index, colour) in colours.iter_mut().enumerate().skip(is_free.len()) {
        let free = is_free.iter().position(|is_free| *is_free);
        if let Some(free) = free.filter(|_| is_emphasised(index)) {
            *colour = free as u8;
            is_free[free] = false;
        }
    }
    colours
}

#[cfg(test)]
mod tests {
    use super::colours;

    #[test]
    fn who_carries_the_finding_keeps_its_colour_and_the_others_are_grey() {
        assert_eq!(colours(3, |_| true), [0, 1, 2]);
        assert_eq!(colours(3, |index| index == 1), [6, 1, 6]);
        assert_eq!(colours(8, |_| true), [0, 1, 2, 3, 4, 5, 6, 6]);
        assert_eq!(
            colours(8, |index| [1, 7].contains(&index)),
            [6, 1, 6, 6, 6, 6, 6, 0]
        );
    }
}
