//! What leaves the simulator: captures, key logs, traces.

mod json;
mod keylog;
mod pcapng;
#[cfg(test)]
mod tests;

pub use json::{Trace, trace};
#[cfg(feature = "all-suites")]
pub(crate) use keylog::hex;
pub use keylog::keylog;
pub use pcapng::{ExportError, pcapng};
