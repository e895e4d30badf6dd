//! Effects of the page: everything that touches the browser outside of rendering.

mod act;
mod focus;
mod follow;
mod fragment;
mod play;

pub use act::{Act, Kit, use_kit};
pub use focus::{arrow, focus_by_id};
pub use follow::{use_flight_height, use_follow, use_reveal, use_scroll_end};
pub use fragment::{fragment, use_fragment};
pub use play::use_play;
