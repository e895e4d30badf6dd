//! Something asked for that could not be had.

/// Why.
#[derive(Clone, Debug, PartialEq)]
pub enum Notice {
    /// This part of an address made no sense.
    Part(String),
    /// In words.
    Words(String),
}
