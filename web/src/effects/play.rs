//! Playing: one step after another.

use gloo::timers::callback::Interval;

use super::Act;
use crate::store::Action;

/// Milliseconds from one step to the next: time to see a message travel and to read its name.
const PACE: u32 = 1_400;

/// Steps on until the interval is dropped.
pub fn play(act: Act) -> Interval {
    Interval::new(PACE, move || act.send(Action::PlayOn))
}
