//! What leaves the simulator: captures, key logs, traces, diagrams.

mod json;
mod keylog;
#[cfg(feature = "all-suites")]
mod mermaid;
mod pcapng;
#[cfg(feature = "all-suites")]
mod sequence;
#[cfg(feature = "all-suites")]
mod svg;
#[cfg(test)]
mod tests;

pub use json::{Trace, trace};
#[cfg(feature = "all-suites")]
pub(crate) use keylog::hex;
pub use keylog::keylog;
#[cfg(feature = "all-suites")]
pub use mermaid::mermaid;
pub use pcapng::{ExportError, pcapng};
#[cfg(feature = "all-suites")]
pub use sequence::{Arrow, Mark, Sequence, Words};
#[cfg(feature = "all-suites")]
pub use svg::svg;
