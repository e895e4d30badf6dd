//! Playing: one step after another.

use gloo::timers::callback::Interval;

use super::Act;
use crate::store::Action;

/// Steps on, once in so many milliseconds, until the interval is dropped.
pub fn play(act: Act, pace: u32) -> Interval {
    Interval::new(pace, move || act.send(Action::PlayOn))
}
