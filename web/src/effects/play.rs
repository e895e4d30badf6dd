//! Playing: one step after another.

use gloo::timers::callback::Interval;

use super::Act;
use crate::store::Action;

/// Steps on, once in so many milliseconds, until the interval is dropped.
pub fn play(act: Act, pace: u32) -> Interval {
    paced(pace, move || act.send(Action::PlayOn))
}

/// Calls `beat` once in so many milliseconds until the interval is dropped.
pub fn paced(pace: u32, beat: impl FnMut() + 'static) -> Interval {
    Interval::new(pace, beat)
}

/// Whether the person has asked for pages that stand still.
#[cfg(not(feature = "whole"))]
pub fn prefers_still() -> bool {
    let query = "(prefers-reduced-motion: reduce)";
    let asked = web_sys::window().map(|window| window.match_media(query));
    matches!(asked, Some(Ok(Some(list))) if list.matches())
}
