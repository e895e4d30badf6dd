//! Where in a ledger a slot is filled, without reading it all.
//!
//! The places are kept in runs, each sorted by slot; a new run is merged with those before it that are no longer. So there are
//! few of them, and a clone shares them all.

#[cfg(feature = "all-suites")]
use std::sync::Arc;

use super::{Derivation, Slot};
use crate::shared::Shared;

/// How many of the newest lines are looked through one by one.
#[cfg(feature = "all-suites")]
const NEWEST: usize = 32;

/// The places of all slots.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Index {
    /// Older lines first; within a run by slot, then by place.
    #[cfg(feature = "all-suites")]
    runs: Vec<Arc<Vec<Entry>>>,
    /// How many lines are in the runs.
    covered: usize,
}

#[cfg(feature = "all-suites")]
type Entry = (Slot, u32);

impl Index {
    /// The places of the lines in a slot, newest first.
    pub(super) fn places<'a>(
        &'a self,
        lines: &'a Shared<Derivation>,
        slot: Slot,
    ) -> impl Iterator<Item = usize> + 'a {
        let newest = (self.covered..lines.len()).zip(lines.iter_from(self.covered));
        let newest = newest
            .rev()
            .filter(move |(_, line)| line.value.slot == slot);
        let newest = newest.map(|(place, _)| place);
        #[cfg(feature = "all-suites")]
        let newest = newest.chain(
            self.runs
                .iter()
                .rev()
                .flat_map(move |run| in_run(run, slot)),
        );
        newest
    }

    /// Nothing: in a story as short as the page's all lines are looked through.
    #[cfg(not(feature = "all-suites"))]
    pub(super) fn grow(&mut self, _: &Shared<Derivation>) {}

    /// Takes in the newest lines, once there are enough of them.
    #[cfg(feature = "all-suites")]
    pub(super) fn grow(&mut self, lines: &Shared<Derivation>) {
        if lines.len() < self.covered + NEWEST {
            return;
        }
        let fresh = lines.iter_from(self.covered).map(|line| line.value.slot);
        let mut run: Vec<Entry> = fresh.zip(as_place(self.covered)..).collect();
        while let Some(before) = self.runs.pop_if(|before| before.len() <= run.len()) {
            run.extend(before.iter().copied());
        }
        // The runs are sorted already, which this sort sees: it only merges them.
        run.sort();
        self.runs.push(Arc::new(run));
        self.covered = lines.len();
    }
}

#[cfg(feature = "all-suites")]
fn in_run(run: &[Entry], slot: Slot) -> impl Iterator<Item = usize> {
    let end = run.partition_point(|entry| entry.0 <= slot);
    let up_to = run.get(..end).unwrap_or_default().iter().rev();
    let in_slot = up_to.take_while(move |entry| entry.0 == slot);
    in_slot.map(|entry| entry.1 as usize)
}

#[cfg(feature = "all-suites")]
fn as_place(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}
