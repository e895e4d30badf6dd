//! Playing: one step after another.

use gloo::timers::callback::Interval;
use yew::prelude::*;

use super::Act;
use crate::store::Action;

/// Milliseconds from one step to the next: time to see a message travel and to read its name.
const PACE: u32 = 1_400;

/// Steps on while `playing`.
#[hook]
pub fn use_play(act: Act, playing: bool) {
    use_effect_with(playing, move |playing| {
        let interval = playing.then(|| Interval::new(PACE, move || act.send(Action::PlayOn)));
        move || drop(interval)
    });
}
