//! Who runs a job: a worker where the browser gives us one, else the page itself, in slices.
//!
//! ```text
//! page                                    worker
//!   the compiled module            ---->    web/worker.js loads it: `main` sees that there is no window
//!                                  <----  READY
//!   a Task: the moment as a link,  ---->    replays the moment and runs the job
//!   and the attack                 <----  a Report, again and again, until it is done
//! ```
//!
//! A worker does one job and is ended with it. One that cannot be had, does not answer or breaks gives the job back.

mod engaged;
mod inside;
mod pinned;
mod slicing;
mod trusted;

pub use inside::serve;

use self::{engaged::Worker, slicing::Slicing};
use super::Act;
use crate::store::AppState;

/// What a worker says first.
const READY: &str = "ready";

/// What runs the present job.
pub struct Runner {
    number: u32,
    way: Way,
}

enum Way {
    /// Works until this is dropped.
    Worker {
        _engaged: Worker,
    },
    Slices(Slicing),
}

impl Runner {
    /// What runs the state's job from now on; dropping it ends what it does.
    pub fn follow(present: Option<Self>, act: &Act, state: &AppState) -> Option<Self> {
        let running = state.job.as_ref()?;
        let number = running.number;
        let present = present.filter(|present| present.number == number);
        let way = match (present.map(|present| present.way), running.is_here()) {
            (Some(Way::Slices(slicing)), _) => Way::Slices(slicing.again()),
            (_, true) => Way::Slices(Slicing::begin(act.clone())),
            (Some(worker), false) => worker,
            (None, false) => Way::Worker {
                _engaged: Worker::engage(act.clone(), number, state.task()),
            },
        };
        Some(Self { number, way })
    }
}
