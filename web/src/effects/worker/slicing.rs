//! A job in slices that leave the page time for everything else.

use gloo::timers::callback::Timeout;

use crate::{
    effects::Act,
    store::{Action, SLICE},
};

/// How long a slice should take, in milliseconds.
const WANTED: f64 = 12.0;
/// The most questions of one slice.
const MOST: u64 = 4096;

/// The slices of one job.
pub struct Slicing {
    act: Act,
    calls: u64,
    /// When the present slice was asked for.
    asked: f64,
    _next: Timeout,
}

impl Slicing {
    /// The first slice.
    pub fn begin(act: Act) -> Self {
        Self::slice(act, SLICE)
    }

    /// Another one, longer or shorter by how long the last one took.
    pub fn again(self) -> Self {
        let took = now() - self.asked;
        let calls = match took {
            took if took < WANTED / 2.0 => self.calls.saturating_mul(2).min(MOST),
            took if took > WANTED => (self.calls / 2).max(1),
            _ => self.calls,
        };
        Self::slice(self.act, calls)
    }

    fn slice(act: Act, calls: u64) -> Self {
        let sender = act.clone();
        let next = Timeout::new(0, move || sender.send(Action::GoOn(calls)));
        Self {
            act,
            calls,
            asked: now(),
            _next: next,
        }
    }
}

/// Milliseconds since the page began.
fn now() -> f64 {
    let performance = web_sys::window().and_then(|window| window.performance());
    performance.map_or(0.0, |performance| performance.now())
}
