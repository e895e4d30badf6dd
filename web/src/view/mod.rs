//! What the panes show: plain data made from the world and the words, ready to be rendered.
//!
//! Everything that reads the simulator is here; components receive these structures as props.

pub mod bytes;
pub mod choice;
#[cfg(feature = "whole")]
pub mod decision;
#[cfg(feature = "whole")]
pub mod deed;
#[cfg(not(feature = "whole"))]
pub mod door;
pub mod eyes;
pub mod field;
pub mod graph;
pub mod grid;
#[cfg(feature = "whole")]
pub mod hands;
pub mod ladder;
pub mod lamps;
pub mod meaning;
#[cfg(not(feature = "whole"))]
pub mod miniature;
pub mod notebook;
pub mod number;
pub mod party;
pub mod rung;
pub mod settings;
pub mod story;
pub mod subject;
pub mod switch;
#[cfg(feature = "whole")]
pub mod tale;
#[cfg(not(feature = "whole"))]
pub mod tour;
pub mod value;
pub mod wire;
pub mod working;

pub use choice::Choice;
pub use meaning::Meaning;
