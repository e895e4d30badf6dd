//! Baby steps and giant steps (Shanks 1971): a table of `g^j`, then `y g^(-i m)` until one is in it.

use serde::Serialize;

use super::group::{Element, Group};

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Bsgs {
    base: Element,
    order: u64,
    /// The table's size, the square root of the order.
    size: u64,
    babies: Vec<(Element, u64)>,
    baby: Element,
    giant: Element,
    stride: Element,
    giants: u64,
}

impl Bsgs {
    pub(super) fn new(group: &Group, base: Element, target: Element, order: u64) -> Self {
        let size = order.isqrt() + 1;
        Self {
            base,
            order,
            size,
            babies: Vec::new(),
            baby: group.identity(),
            giant: target,
            stride: group.invert(group.power(base, size)),
            giants: 0,
        }
    }

    /// One step: how many operations it took, and the logarithm, or that there is none.
    pub(super) fn step(&mut self, group: &Group) -> (u64, Option<Option<u64>>) {
        let filled = self.babies.len() as u64;
        if filled < self.size {
            self.babies.push((self.baby, filled));
            self.baby = group.operate(self.baby, self.base);
            if filled + 1 == self.size {
                self.babies.sort_unstable();
            }
            return (1, None);
        }
        let hit = self
            .babies
            .binary_search_by(|(baby, _)| baby.cmp(&self.giant));
        if let Some((_, j)) = hit.ok().and_then(|index| self.babies.get(index)) {
            let x = (self.giants * self.size + j) % self.order;
            return (1, Some(Some(x)));
        }
        if self.giants > self.size {
            return (1, Some(None));
        }
        self.giant = group.operate(self.giant, self.stride);
        self.giants += 1;
        (1, None)
    }
}
