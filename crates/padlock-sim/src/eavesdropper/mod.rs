//! The eavesdropper. She is given bytes, never an endpoint; what she knows is computed from them.

#[cfg(feature = "all-suites")]
mod guess;
mod hard;
#[cfg(feature = "all-suites")]
mod hybrid;
mod knowledge;
#[cfg(feature = "all-suites")]
mod midway;
mod observe;
#[cfg(test)]
mod tests;
#[cfg(feature = "all-suites")]
mod tls13;
#[cfg(feature = "all-suites")]
mod wires;

#[cfg(feature = "all-suites")]
pub(crate) use guess::guess;
pub use hard::{Cost, HardOp};
pub use knowledge::{Could, Knowledge, Lack, Need};
#[cfg(feature = "all-suites")]
pub(crate) use midway::midway;
pub use observe::{Observed, Seen, observe};
#[cfg(feature = "all-suites")]
pub use wires::Wire;

use padlock_tls::{
    ledger::{Op, Value},
    party::Party,
};

#[cfg(feature = "all-suites")]
use crate::world::Between;
use crate::world::{Refused, Role, World};

/// What she holds: the recording, and what was handed to her or found by hard work.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize)]
pub struct Eavesdropper {
    captures: Vec<Capture>,
    gains: Vec<Gain>,
    /// Her own ends, when she is between the others.
    #[cfg(feature = "all-suites")]
    between: Vec<Between>,
    /// The number of the present connection.
    #[cfg(feature = "all-suites")]
    connection: u32,
}

/// One record that she saw.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Capture {
    /// Who sent it.
    pub from: Party,
    /// As it was sent; empty for what she put on the wire herself.
    pub sent: Vec<u8>,
    /// As she let it go on, where that differs; empty where it does not go on at all.
    pub forwarded: Option<Vec<u8>>,
    /// On which piece of wire.
    #[cfg(feature = "all-suites")]
    pub wire: Wire,
}

/// A value that did not come off the wire.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub(crate) struct Gain {
    /// The value.
    pub value: Value,
    /// How she came by it: [`Op::Leaked`], [`Op::Factored`], and their like.
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

    pub(crate) fn see(&mut self, from: Party, origin: Role, record: Vec<u8>) {
        #[cfg(feature = "all-suites")]
        let wire = self.wire(from, origin);
        #[cfg(not(feature = "all-suites"))]
        let _ = origin;
        self.captures.push(Capture {
            from,
            sent: record,
            forwarded: None,
            #[cfg(feature = "all-suites")]
            wire,
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

    /// One who has recorded the same and done nothing: neither work nor deceit, and to whom nobody has leaked anything.
    pub(crate) fn recorder(&self) -> Self {
        Self {
            captures: self.captures.clone(),
            ..Self::default()
        }
    }

    #[cfg(feature = "all-suites")]
    pub(crate) fn gain(&mut self, gain: Gain) {
        self.gains.push(gain);
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
