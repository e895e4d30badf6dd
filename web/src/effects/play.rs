//! Playing: one step after another.

use gloo::timers::callback::Interval;

use super::Act;
use crate::store::Action;

/// Milliseconds from one step to the next: time to see a message travel and to read its name.
const PACE: u32 = 1_400;

/// Steps on until the interval is dropped.
pub fn play(act: Act) -> Interval {
    paced(move || act.send(Action::PlayOn))
}

/// Calls `beat` at the same pace until the interval is dropped.
pub fn paced(beat: impl FnMut() + 'static) -> Interval {
    Interval::new(PACE, beat)
}

/// Whether the person has asked for pages that stand still.
#[cfg(not(feature = "whole"))]
pub fn prefers_still() -> bool {
    let query = "(prefers-reduced-motion: reduce)";
    let asked = web_sys::window().map(|window| window.match_media(query));
    matches!(asked, Some(Ok(Some(list))) if list.matches())
}
