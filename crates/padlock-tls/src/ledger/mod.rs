//! The ledger: every value that someone holds, with where it came from.
//!
//! An endpoint appends to its ledger as it goes; the eavesdropper's knowledge is a ledger too, filled by
//! [`closure`] from what she saw. Either way a value's [`Working`] is its operation run once more with
//! the recorder on, so nobody pays for workings that nobody opens.

mod index;
mod op;
mod recipe;
#[cfg(test)]
mod tests;
mod value;

use std::collections::BTreeSet;

use padlock_core::Working;

pub use op::{Inputs, Op, OpError};
pub use recipe::{Recipe, closure};
pub use value::{Notation, Secrecy, Slot, Value, ValueKind};

#[cfg(feature = "all-suites")]
use crate::{handshake::CipherSuite, tls13};
use crate::{
    session::{Agreed, Session},
    shared::Shared,
    suite::Suite,
};
use index::Index;

/// A place in one ledger.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
pub struct ValueId(u32);

impl ValueId {
    /// The position in the ledger, from 0.
    #[must_use]
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// One line of a ledger: a value, and the operation and inputs that gave it.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Derivation {
    /// The value.
    pub value: Value,
    /// How it came to be.
    pub op: Op,
    /// What it was computed from; empty for sources.
    pub inputs: Vec<ValueId>,
}

/// Values in the order in which their holder came to have them.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Ledger {
    agreed: Option<Agreed>,
    /// The suite whose arithmetic applies from TLS 1.3 on.
    #[cfg(feature = "all-suites")]
    #[serde(skip_serializing_if = "Option::is_none")]
    tls13: Option<CipherSuite>,
    lines: Shared<Derivation>,
    #[serde(skip)]
    index: Index,
}

impl Ledger {
    /// States which version's and suite's arithmetic applies from here on.
    pub fn agree(&mut self, agreed: Agreed) {
        self.agreed = Some(agreed);
    }

    /// States that TLS 1.3's arithmetic applies from here on, with this suite.
    #[cfg(feature = "all-suites")]
    pub fn agree_on_tls13(&mut self, cipher_suite: CipherSuite) {
        self.tls13 = Some(cipher_suite);
    }

    /// States that TLS 1.3's arithmetic does not apply after all.
    #[cfg(feature = "all-suites")]
    pub fn leave_tls13(&mut self) {
        self.tls13 = None;
    }

    /// The row of TLS 1.3's suite in force, once one has been agreed.
    #[cfg(feature = "all-suites")]
    #[must_use]
    pub fn tls13(&self) -> Option<&'static tls13::Suite> {
        self.tls13.and_then(tls13::suite)
    }

    /// What has been agreed, once it has.
    #[must_use]
    pub const fn agreed(&self) -> Option<Agreed> {
        self.agreed
    }

    /// The rules and the suite in force, once they have been agreed.
    #[must_use]
    pub fn session(&self) -> Option<Session> {
        self.agreed.and_then(Agreed::session)
    }

    /// The row of the suite in force, once one has been agreed.
    #[must_use]
    pub fn suite(&self) -> Option<&'static Suite> {
        self.session().map(|session| session.suite)
    }

    /// Every line, oldest first.
    pub fn lines(
        &self,
    ) -> impl DoubleEndedIterator<Item = (ValueId, &Derivation)> + ExactSizeIterator {
        self.lines_from(0)
    }

    /// The lines from the one at `index` on.
    pub fn lines_from(
        &self,
        index: usize,
    ) -> impl DoubleEndedIterator<Item = (ValueId, &Derivation)> + ExactSizeIterator {
        let first = index.min(self.len());
        (first..self.len()).map(id).zip(self.lines.iter_from(first))
    }

    /// The lines, to be compared with those of an earlier moment.
    #[must_use]
    pub const fn shared(&self) -> &Shared<Derivation> {
        &self.lines
    }

    /// How many values there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.lines.len()
    }

    /// Whether there is none yet.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// The line at `id`.
    #[must_use]
    pub fn line(&self, id: ValueId) -> Option<&Derivation> {
        self.lines.get(id.index())
    }

    /// The bytes of the value at `id`; none for a place that is not in this ledger.
    #[must_use]
    pub fn bytes(&self, id: ValueId) -> &[u8] {
        self.line(id)
            .map_or(&[], |line| line.value.bytes.as_slice())
    }

    /// Where `value` stands, if it is held.
    #[must_use]
    pub fn find(&self, value: &Value) -> Option<ValueId> {
        let mut places = self.index.places(&self.lines, value.slot);
        let is_it = |place: &usize| {
            let line = self.lines.get(*place);
            line.is_some_and(|line| line.value.bytes == value.bytes)
        };
        places.find(is_it).map(id)
    }

    /// The newest value in `slot`.
    #[must_use]
    pub fn newest(&self, slot: Slot) -> Option<(ValueId, &Value)> {
        let newest = self.index.places(&self.lines, slot).next()?;
        let line = self.lines.get(newest)?;
        Some((id(newest), &line.value))
    }

    /// Appends a value that was not computed from others here, or whose computation needs more than
    /// its inputs (as factoring does); a value already held keeps its first line.
    pub fn add(&mut self, value: Value, op: Op, inputs: Vec<ValueId>) -> ValueId {
        if let Some(known) = self.find(&value) {
            return known;
        }
        self.lines.push(Derivation { value, op, inputs });
        self.index.grow(&self.lines);
        id(self.lines.len() - 1)
    }

    /// Computes the value of `output` from held values and appends it.
    ///
    /// # Errors
    /// What [`Op::compute`] says; [`OpError::NotComputable`] before the hellos have agreed.
    pub fn derive(&mut self, output: Slot, op: Op, inputs: &[ValueId]) -> Result<ValueId, OpError> {
        let bytes = self.compute(output, op, inputs, &mut Working::off())?;
        Ok(self.add(output.holding(bytes), op, inputs.to_vec()))
    }

    /// The arithmetic behind a line, step by step; empty for a value that was not computed.
    #[must_use]
    pub fn working(&self, id: ValueId) -> Working {
        let mut working = Working::on();
        if let Some(line) = self.line(id) {
            // A line that cannot be recomputed (a draw, a message off the wire) has no working to show.
            let _ = self.compute(line.value.slot, line.op, &line.inputs, &mut working);
        }
        working
    }

    /// Everything that the value at `id` came from, sources first, itself last.
    #[must_use]
    pub fn ancestry(&self, id: ValueId) -> Vec<ValueId> {
        let mut wanted = BTreeSet::from([id]);
        let mut open = vec![id];
        while let Some(next) = open.pop() {
            for input in self
                .line(next)
                .map(|line| line.inputs.as_slice())
                .unwrap_or_default()
            {
                if wanted.insert(*input) {
                    open.push(*input);
                }
            }
        }
        wanted.into_iter().collect()
    }

    fn compute(
        &self,
        output: Slot,
        op: Op,
        inputs: &[ValueId],
        working: &mut Working,
    ) -> Result<Vec<u8>, OpError> {
        let values: Vec<&Value> = inputs
            .iter()
            .filter_map(|id| self.line(*id))
            .map(|line| &line.value)
            .collect();
        #[cfg(feature = "all-suites")]
        if let Some(computed) =
            tls13::ops::compute(self.tls13(), op, output, Inputs(&values), working)
        {
            return computed;
        }
        let session = self.session().ok_or(OpError::NotComputable)?;
        op.compute(session, output, Inputs(&values), working)
    }
}

fn id(index: usize) -> ValueId {
    ValueId(u32::try_from(index).unwrap_or(u32::MAX))
}
