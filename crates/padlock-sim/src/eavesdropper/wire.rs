//! Which piece of wire something crossed.

/// One piece of wire, from end to end.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    serde::Serialize,
    serde::Deserialize,
)]
pub struct Wire {
    /// The number of the connection, from 0.
    pub connection: u32,
    /// Whether she is between the others, and this is the piece from her to the server.
    pub beyond: bool,
}
