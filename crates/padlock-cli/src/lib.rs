//! What people bring: captures and hexadecimal text, from bytes to what is in them.
//!
//! These are the binary's parsers of strange bytes, apart from it so that they can be fuzzed. They know neither file
//! nor terminal.

pub mod capture;
pub mod hex;
