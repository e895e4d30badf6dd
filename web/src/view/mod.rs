//! What the panes show: plain data made from the world and the words, ready to be rendered.
//!
//! Everything that reads the simulator is here; components receive these structures as props.

pub mod bytes;
pub mod choice;
#[cfg(feature = "whole")]
pub mod compare;
#[cfg(feature = "whole")]
pub mod curve;
#[cfg(feature = "whole")]
pub mod decision;
#[cfg(feature = "whole")]
pub mod deed;
#[cfg(not(feature = "whole"))]
pub mod door;
pub mod explain;
#[cfg(feature = "whole")]
pub mod export;
pub mod eyes;
pub mod field;
pub mod graph;
pub mod grid;
#[cfg(feature = "whole")]
pub mod hands;
pub mod ladder;
pub mod lamps;
pub mod meaning;
#[cfg(feature = "whole")]
pub mod menus;
#[cfg(not(feature = "whole"))]
pub mod miniature;
pub mod notebook;
pub mod number;
#[cfg(feature = "whole")]
pub mod own;
pub mod party;
#[cfg(feature = "whole")]
pub mod reproduce;
pub mod rung;
#[cfg(feature = "whole")]
pub mod schedule;
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
#[cfg(feature = "whole")]
pub mod work;
pub mod working;

pub use choice::Choice;
pub use meaning::Meaning;
