//! What leaves the simulator: captures, key logs, traces.

mod json;
mod keylog;
mod pcapng;
#[cfg(test)]
mod tests;

pub use json::{Trace, trace};
pub use keylog::keylog;
pub use pcapng::{ExportError, pcapng};
