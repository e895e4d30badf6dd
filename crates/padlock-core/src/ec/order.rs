//! The order of a point, by baby steps and giant steps through Hasse's interval (Cohen 1993, algorithm 7.4.12).

use super::{WordCurve, WordPoint};
use crate::crack::prime_factors;

/// The least `n > 0` with `n * point` = infinity. Takes about `2 p^(1/4)` steps and memory.
pub(super) fn order(curve: &WordCurve, point: WordPoint) -> Option<u64> {
    let multiple = annihilator(curve, point)?;
    let mut order = multiple;
    for (prime, exponent) in prime_factors(multiple) {
        for _ in 0..exponent {
            if curve.multiply(order / prime, point).is_some() {
                break;
            }
            order /= prime;
        }
    }
    Some(order)
}

/// Some `m > 0` with `m * point` = infinity: the group's order, between `p + 1 - 2 sqrt(p)` and `p + 1 + 2 sqrt(p)`,
/// is one.
fn annihilator(curve: &WordCurve, point: WordPoint) -> Option<u64> {
    let radius = 2 * (curve.p.isqrt() + 1);
    let low = (curve.p + 1).saturating_sub(radius).max(1);
    let width = 2 * radius + 1;
    let baby_count = width.isqrt() + 1;

    let mut babies = Vec::new();
    let mut baby = None;
    for j in 0..baby_count {
        babies.push((baby, j));
        baby = curve.add(baby, point);
    }
    babies.sort_unstable();

    // low + i * baby_count + j = m, so that -(low + i * baby_count) * point = j * point.
    let stride = curve.multiply(baby_count, point);
    let mut giant = curve.multiply(low, point);
    for i in 0..=baby_count {
        let wanted = curve.negate(giant);
        if let Ok(found) = babies.binary_search_by(|(baby, _)| baby.cmp(&wanted)) {
            let (_, j) = babies.get(found)?;
            return Some(low + i * baby_count + j);
        }
        giant = curve.add(giant, stride);
    }
    None
}
