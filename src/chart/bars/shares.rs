//! Parts as shares of their whole, in whole percents that add up to a hundred where that is honest.

use std::cmp::Reverse;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::model::Measurement;

/// The shares of the parts of a bar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Shares {
    /// In whole percents, in the order of the parts.
    pub percents: Vec<u32>,
    /// How their sum came about.
    pub rounding: Rounding,
}

/// How rounded shares add up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rounding {
    /// To a hundred, each rounded by itself.
    Plain,
    /// To a hundred, because some are rounded the other way.
    Fitted,
    /// Not to a hundred: parts that are equal would have got unequal shares.
    Off(u32),
}

/// The shares of parts; `None` where a part is not known or there is no whole.
pub(super) fn shares(parts: &[Option<Measurement>]) -> Option<Shares> {
    let values: Option<Vec<Decimal>> = parts.iter().map(|part| Measurement::known(*part)).collect();
    let values = values?;
    let whole = values
        .iter()
        .try_fold(Decimal::ZERO, |sum, value| sum.checked_add(*value))?;
    if whole <= Decimal::ZERO {
        return None;
    }
    // Divided first: the largest values times a hundred are no decimals any more.
    let exact: Option<Vec<Decimal>> = values
        .iter()
        .map(|value| value.checked_div(whole)?.checked_mul(Decimal::ONE_HUNDRED))
        .collect();
    let exact = exact?;
    let plain: Vec<u32> = exact
        .iter()
        .map(|share| {
            let half = Decimal::new(5, 1);
            (share + half).floor().to_u32().unwrap_or(0)
        })
        .collect();
    if plain.iter().sum::<u32>() == 100 {
        return Some(Shares {
            percents: plain,
            rounding: Rounding::Plain,
        });
    }
    let mut percents: Vec<u32> = exact
        .iter()
        .map(|share| share.floor().to_u32().unwrap_or(0))
        .collect();
    let missing = 100_u32.saturating_sub(percents.iter().sum()) as usize;
    let mut order: Vec<usize> = (0..exact.len()).collect();
    order.sort_by_key(|part| Reverse((exact[*part].fract(), exact[*part])));
    let (up, down) = order.split_at(missing.min(order.len()));
    let is_torn = up
        .iter()
        .any(|one| down.iter().any(|other| values[*one] == values[*other]));
    if is_torn {
        return Some(Shares {
            rounding: Rounding::Off(plain.iter().sum()),
            percents: plain,
        });
    }
    for part in up {
        percents[*part] += 1;
    }
    Some(Shares {
        percents,
        rounding: Rounding::Fitted,
    })
}

#[cfg(test)]
mod tests {
    use rust_decimal::Decimal;

    use super::{Rounding, shares};
    use crate::model::{Measurement, Qualifier, Quantity, Status};

    fn of(values: &[i64]) -> Option<(Vec<u32>, Rounding)> {
        let parts: Vec<Option<Measurement>> = values
            .iter()
            .map(|value| {
                Some(Measurement {
                    quantity: Quantity::Known(Decimal::from(*value)),
                    qualifier: Qualifier::Exact,
                    status: Status::Final,
                })
            })
            .collect();
        let shares = shares(&parts)?;
        Some((shares.percents, shares.rounding))
    }

    #[test]
    fn shares_add_up_to_a_hundred_unless_equal_parts_would_differ() {
        assert_eq!(of(&[1, 3]), Some((vec![25, 75], Rounding::Plain)));
        // 24,6 and 25,6 and 49,8 would be 25, 26 and 50.
        let fitted = Some((vec![24, 26, 50], Rounding::Fitted));
        assert_eq!(of(&[246, 256, 498]), fitted);
        assert_eq!(of(&[1, 1, 1]), Some((vec![33, 33, 33], Rounding::Off(99))));
        assert_eq!(of(&[0, 0]), None);
    }

    #[test]
    fn a_whole_that_is_too_large_has_no_shares() {
        let huge = Some(Measurement {
            quantity: Quantity::Known(Decimal::MAX),
            qualifier: Qualifier::Exact,
            status: Status::Final,
        });
        assert_eq!(shares(&[huge, huge]), None);
        assert_eq!(
            shares(&[huge]).map(|shares| shares.percents),
            Some(vec![100])
        );
        assert_eq!(shares(&[huge, None]), None);
    }
}
