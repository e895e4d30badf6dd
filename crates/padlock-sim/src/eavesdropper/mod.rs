//! The eavesdropper. She is given bytes, never an endpoint; what she knows is computed from them.

mod hard;
#[cfg(feature = "all-suites")]
mod hybrid;
mod knowledge;
mod observe;
#[cfg(test)]
mod tests;
#[cfg(feature = "all-suites")]
mod tls13;

pub use hard::{Cost, HardOp};
pub use knowledge::{Could, Knowledge, Lack, Need};
pub use observe::{Observed, Seen, observe};

use padlock_tls::{
    ledger::{Op, Value},
    party::Party,
};

use crate::world::{Refused, World};

/// What she holds: the recording, and what was handed to her or found by hard work.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Eavesdropper {
    captures: Vec<Capture>,
    gains: Vec<Gain>,
}

/// One record that she saw.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Capture {
    /// Who sent it.
    pub from: Party,
    /// As it was sent.
    pub sent: Vec<u8>,
    /// As she let it go on, where that differs.
    pub forwarded: Option<Vec<u8>>,
}

/// A value that did not come off the wire.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub(crate) struct Gain {
    /// The value.
    pub value: Value,
    /// [`Op::Leaked`] or [`Op::Factored`].
    pub op: Op,
    /// What the work was done on.
    pub inputs: Vec<Value>,
}

impl Eavesdropper {
    /// Her recording, in the order of sending.
    #[must_use]
    pub fn captures(&self) -> &[Capture] {
        &self.captures
    }

    pub(crate) fn see(&mut self, from: Party, record: Vec<u8>) {
        self.captures.push(Capture {
            from,
            sent: record,
            forwarded: None,
        });
    }

    pub(crate) fn forwarded(&mut self, index: usize, bytes: Vec<u8>) {
        if let Some(capture) = self.captures.get_mut(index) {
            capture.forwarded = Some(bytes);
        }
    }

    pub(crate) fn leak(&mut self, value: Value) {
        self.gains.push(Gain {
            value,
            op: Op::Leaked,
            inputs: vec![],
        });
    }

    /// Does a hard computation, if it is within reach; gives the number of steps that it took.
    pub(crate) fn crack(&mut self, op: HardOp) -> Result<u64, Refused> {
        let (gains, work) = hard::run(op, &Knowledge::of(self))?;
        self.gains.extend(gains);
        Ok(work)
    }

    pub(crate) fn gains(&self) -> &[Gain] {
        &self.gains
    }

    /// The same eavesdropper, if this value had also been leaked to her.
    #[must_use]
    pub fn with_leak(&self, value: Value) -> Self {
        let mut supposed = self.clone();
        supposed.leak(value);
        supposed
    }
}

impl World {
    /// What the eavesdropper knows, lacks, and could do.
    #[must_use]
    pub fn knowledge(&self) -> Knowledge {
        Knowledge::of(self.eavesdropper())
    }
}
