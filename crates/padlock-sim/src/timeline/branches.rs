//! The ways that a story went.

use std::rc::Rc;

use super::{Moment, Timeline};
use crate::world::{Command, World};

/// One way that the story went, as far as someone has followed it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Branch {
    /// Its last moment.
    pub end: BranchEnd,
    /// How many commands lead there.
    pub length: usize,
    /// How many of them it has in common with the way to the cursor.
    pub common: usize,
    /// The first command that is its own; none where it is the way to the cursor.
    pub command: Option<Command>,
    /// Whether the cursor stands on it.
    pub here: bool,
}

/// The last moment of a branch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BranchEnd(usize);

impl Timeline {
    /// Every way that the story went, in the order in which they were gone.
    #[must_use]
    pub fn branches(&self) -> Vec<Branch> {
        let here = self.path();
        let is_end = |moment: &Moment| {
            let mut next = moment.next.iter();
            moment.visited && !next.any(|next| self.is_visited(*next))
        };
        let ends = self.moments.iter().enumerate();
        let ends = ends.filter(|(_, moment)| is_end(moment));
        ends.map(|(end, _)| {
            let path = self.path_to(end);
            let common = path.iter().zip(&here).take_while(|(a, b)| a == b).count();
            let own = path.get(common).and_then(|own| self.moments.get(*own));
            Branch {
                end: BranchEnd(end),
                length: path.len(),
                common,
                command: own.and_then(|own| own.from.as_ref().map(|(_, done)| done.clone())),
                here: common == here.len(),
            }
        })
        .collect()
    }

    /// Whether the story went several ways.
    #[must_use]
    pub const fn has_branches(&self) -> bool {
        self.has_branches
    }

    /// The world at the end of a branch.
    #[must_use]
    pub fn world_at(&self, BranchEnd(end): BranchEnd) -> Option<&Rc<World>> {
        self.moments.get(end).map(|moment| &moment.world)
    }

    /// Goes to the end of a branch.
    pub fn visit(&mut self, BranchEnd(end): BranchEnd) {
        self.go(end);
    }

    pub(super) fn is_visited(&self, moment: usize) -> bool {
        self.moments.get(moment).is_some_and(|there| there.visited)
    }
}
