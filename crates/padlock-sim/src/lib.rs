//! Three people on a wire: a client, a server, and an eavesdropper who sees every byte between them.
//!
//! A [`World`] is one moment; [`step`] takes a [`Command`] and gives the next one, purely. A [`Timeline`] keeps
//! the moments as a tree. What the eavesdropper knows ([`Knowledge`]) is the fixpoint of the protocol's own
//! operations over the bytes that she saw; the [`Verdict`] is computed from it.

#[cfg(all(test, target_arch = "wasm32"))]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_dedicated_worker);

#[cfg(feature = "all-suites")]
pub mod attack;
#[cfg(feature = "all-suites")]
mod certificates;
#[cfg(feature = "all-suites")]
pub mod compare;
pub mod eavesdropper;
#[cfg(feature = "all-suites")]
pub mod evidence;
#[cfg(feature = "all-suites")]
pub mod export;
#[cfg(feature = "all-suites")]
mod flaw;
#[cfg(feature = "all-suites")]
pub mod import;
pub mod keys;
#[cfg(feature = "all-suites")]
pub mod link;
#[cfg(feature = "all-suites")]
pub mod reproduce;
pub mod scenario;
pub mod timeline;
pub mod verdict;
pub mod view;
pub mod world;

pub use eavesdropper::{Could, HardOp, Knowledge, Lack, Need};
#[cfg(feature = "all-suites")]
pub use link::{Link, LinkError, LinkProblem};
pub use scenario::{Scenario, ScenarioError, ScenarioProblem};
pub use timeline::{Branch, BranchEnd, Timeline, Upcoming};
pub use verdict::{Lamp, LampState, Proof, Reason, Verdict};
pub use view::{MessageView, Opened};
#[cfg(feature = "all-suites")]
pub use world::step_with;
#[cfg(feature = "all-suites")]
pub use world::{Between, Disguise, Hand, Lengths};
pub use world::{Command, Event, Fate, Heard, Message, MessageId, Refused, Role, World, step};
