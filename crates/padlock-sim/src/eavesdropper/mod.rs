//! The eavesdropper. She is given bytes, never an endpoint; what she knows is computed from them.

#[cfg(feature = "all-suites")]
mod guess;
mod hard;
#[cfg(feature = "all-suites")]
mod hybrid;
mod knowledge;
#[cfg(feature = "all-suites")]
mod metadata;
#[cfg(feature = "all-suites")]
mod midway;
mod observe;
#[cfg(feature = "all-suites")]
mod opening;
mod problem;
#[cfg(feature = "all-suites")]
mod psk;
#[cfg(feature = "all-suites")]
mod quantum;
#[cfg(feature = "all-suites")]
mod sessions;
#[cfg(feature = "all-suites")]
mod status;
#[cfg(test)]
mod tests;
#[cfg(feature = "all-suites")]
mod tls13;
#[cfg(feature = "all-suites")]
mod wire;
#[cfg(feature = "all-suites")]
mod wires;

#[cfg(feature = "all-suites")]
pub(crate) use guess::guess;
pub use hard::{Cost, HardOp};
pub use knowledge::{Could, Knowledge, Lack, Need};
#[cfg(feature = "all-suites")]
pub use metadata::{Contact, Metadata, SeenCertificate, SeenRecord};
#[cfg(feature = "all-suites")]
pub(crate) use midway::midway;
pub use observe::{Observed, Seen, observe};
pub use problem::Problem;
#[cfg(feature = "all-suites")]
pub(crate) use quantum::ask as ask_quantum_computer;
#[cfg(feature = "all-suites")]
pub use status::Status;
#[cfg(feature = "all-suites")]
pub use wire::Wire;

#[cfg(feature = "all-suites")]
use std::rc::Rc;

use padlock_tls::{
    ledger::{Op, Value},
    party::Party,
    shared::Shared,
};

#[cfg(feature = "all-suites")]
use crate::world::{Between, MessageId};
use crate::world::{Refused, Role, World};

/// What she holds: the recording, and what was handed to her or found by hard work.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize)]
pub struct Eavesdropper {
    captures: Shared<Capture>,
    gains: Vec<Gain>,
    /// Her own ends, when she is between the others.
    #[cfg(feature = "all-suites")]
    between: Vec<Rc<Between>>,
    /// What had passed from end to end before she took over: it is on both pieces of wire.
    #[cfg(feature = "all-suites")]
    passed: Vec<MessageId>,
    /// The number of the present connection.
    #[cfg(feature = "all-suites")]
    connection: u32,
    /// A certificate of the server's name and her own key, which has the signature of another one.
    #[cfg(feature = "all-suites")]
    #[serde(skip_serializing_if = "Option::is_none")]
    certificate: Option<Vec<u8>>,
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
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Gain {
    /// The value.
    pub value: Value,
    /// How she came by it: [`Op::Leaked`], [`Op::Factored`], and their like.
    pub op: Op,
    /// What the work was done on.
    pub inputs: Vec<Value>,
    /// On which piece of wire it has its place; `None` for what is not of one connection, or goes where its inputs are.
    #[cfg(feature = "all-suites")]
    pub wire: Option<Wire>,
}

impl Eavesdropper {
    /// Her recording, in the order of sending.
    #[must_use]
    pub const fn captures(&self) -> &Shared<Capture> {
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
            #[cfg(feature = "all-suites")]
            wire: None,
        });
    }

    /// Takes a value that `_by` holds in the present connection: here there is but one.
    #[cfg(not(feature = "all-suites"))]
    pub(crate) fn leak_of(&mut self, _by: Party, value: Value) {
        self.leak(value);
    }

    /// Does a hard computation, if it is within reach; gives the number of steps that it took.
    pub(crate) fn crack(&mut self, op: HardOp) -> Result<u64, Refused> {
        #[cfg(feature = "all-suites")]
        if self.has_many_wires() {
            return self.crack_on_a_wire(op);
        }
        let (gains, work) = hard::run(op, &Knowledge::of(self))?;
        self.gains.extend(gains);
        Ok(work)
    }

    /// What she found by asking others.
    #[cfg(feature = "all-suites")]
    pub(crate) fn gain(&mut self, gains: Vec<Gain>) {
        self.gains.extend(gains);
    }

    #[cfg(feature = "all-suites")]
    pub(crate) fn certificate(&self) -> Option<&[u8]> {
        self.certificate.as_deref()
    }

    #[cfg(feature = "all-suites")]
    pub(crate) fn keep_certificate(&mut self, certificate: Vec<u8>) {
        self.certificate = Some(certificate);
    }

    /// One who has recorded the same, at most so many records, and done nothing: neither work nor deceit, and to whom nobody
    /// has leaked anything.
    pub(crate) fn recorder(&self, records: usize) -> Self {
        let mut captures = Shared::new();
        if records < self.captures.len() {
            for capture in self.captures.iter().take(records) {
                captures.push(capture.clone());
            }
        } else {
            captures = self.captures.clone();
        }
        Self {
            captures,
            #[cfg(feature = "all-suites")]
            passed: self.passed.clone(),
            #[cfg(feature = "all-suites")]
            connection: self.connection,
            ..Self::default()
        }
    }

    /// What she got by other means than reading the wire, in order.
    #[must_use]
    pub fn gains(&self) -> &[Gain] {
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
