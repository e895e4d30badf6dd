//! Pollard's rho (1978) with Teske's adding walk (2001) and Brent's cycle finding.
//!
//! The walk goes through `g^a y^b` with known `a` and `b`. Two visits to one element give
//! `a + b x = a' + b' x` modulo the prime order.

use serde::Serialize;

use super::group::{Element, Group};
use crate::num::word;

/// Teske: with twenty multipliers the walk is as good as random.
const MULTIPLIERS: u64 = 20;

/// A walk that is so many times longer than expected runs in a group where there is nothing to find.
const PATIENCE: u64 = 64;

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Rho {
    base: Element,
    target: Element,
    order: u64,
    multipliers: Vec<Place>,
    saved: Place,
    place: Place,
    left: u64,
    lap: u64,
    walked: u64,
    walks: u64,
}

/// `element = g^a y^b`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
struct Place {
    element: Element,
    a: u64,
    b: u64,
}

impl Rho {
    pub(super) fn new(group: &Group, base: Element, target: Element, order: u64) -> Self {
        Self::walk(group, base, target, order, 0, 0)
    }

    /// The `walks`-th walk: other multipliers, another start.
    fn walk(
        group: &Group,
        base: Element,
        target: Element,
        order: u64,
        walks: u64,
        walked: u64,
    ) -> Self {
        let place = |index: u64| {
            let a = scatter(2 * index + 1000 * walks) % order;
            let b = scatter(2 * index + 1 + 1000 * walks) % order;
            let element = group.operate(group.power(base, a), group.power(target, b));
            Place { element, a, b }
        };
        let start = place(MULTIPLIERS);
        Self {
            base,
            target,
            order,
            multipliers: (0..MULTIPLIERS).map(place).collect(),
            saved: start,
            place: start,
            left: 1,
            lap: 1,
            walked,
            walks,
        }
    }

    /// One step: how many operations it took, and the logarithm, or that there is none.
    pub(super) fn step(&mut self, group: &Group) -> (u64, Option<Option<u64>>) {
        self.place = self.next(group);
        self.walked += 1;
        if self.place.element == self.saved.element {
            return (1, self.collide(group));
        }
        if self.walked / PATIENCE > self.order.isqrt() {
            return (1, Some(None));
        }
        self.left -= 1;
        if self.left == 0 {
            self.saved = self.place;
            self.lap *= 2;
            self.left = self.lap;
        }
        (1, None)
    }

    fn next(&self, group: &Group) -> Place {
        let (x, y) = self.place.element.unwrap_or((0, 0));
        let index = (scatter(x ^ y.rotate_left(32)) % MULTIPLIERS) as usize;
        let Some(multiplier) = self.multipliers.get(index) else {
            return self.place;
        };
        Place {
            element: group.operate(self.place.element, multiplier.element),
            a: word::add(self.place.a, multiplier.a, self.order),
            b: word::add(self.place.b, multiplier.b, self.order),
        }
    }

    /// `x = (a - a') / (b' - b)`; another walk where that is not defined.
    fn collide(&mut self, group: &Group) -> Option<Option<u64>> {
        let rise = word::sub(self.place.a, self.saved.a, self.order);
        let run = word::sub(self.saved.b, self.place.b, self.order);
        let Some(inverse) = word::inverse(run, self.order) else {
            let (base, target, order) = (self.base, self.target, self.order);
            *self = Self::walk(group, base, target, order, self.walks + 1, self.walked);
            return None;
        };
        let x = word::mul(rise, inverse, self.order);
        // In a group that is not cyclic the walk may meet itself without an answer.
        Some((group.power(self.base, x) == self.target).then_some(x))
    }
}

/// SplitMix64's mixing (Steele, Lea and Flood 2014): spreads neighbouring numbers.
const fn scatter(value: u64) -> u64 {
    let mut z = value.wrapping_add(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}
