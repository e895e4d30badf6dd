//! The catalogue. The front page has the first story alone.

use padlock_sim::Scenario;
#[cfg(not(feature = "whole"))]
use padlock_sim::scenario::{Entry, INDEX};

/// The story of an address that names none.
pub const FIRST: &str = "tls12-rsa";

/// What is known of the story with this id, which may be beyond this page.
#[cfg(not(feature = "whole"))]
pub fn entry(id: &str) -> Option<&'static Entry> {
    INDEX.iter().find(|entry| entry.id == id)
}

/// The story with this id, as far as this page has it.
#[cfg(feature = "whole")]
pub fn named(id: &str) -> Option<Scenario> {
    padlock_sim::scenario::named(id)
}

/// The story with this id, as far as this page has it.
#[cfg(not(feature = "whole"))]
pub fn named(id: &str) -> Option<Scenario> {
    (id == FIRST).then(padlock_sim::scenario::first)
}
