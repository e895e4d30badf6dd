//! A worker, from within.

use gloo::events::EventListener;
use padlock_sim::{
    Link,
    attack::{Job, Progress},
};
use wasm_bindgen::JsCast;
use web_sys::{
    DedicatedWorkerGlobalScope, MessageEvent,
    js_sys::{Date, global},
};

use super::READY;
use crate::store::{Report, Task};

/// How often it reports, in milliseconds.
const PACE: f64 = 150.0;

/// Whether this is a worker; then it does what the page tells it.
pub fn serve() -> bool {
    let Ok(scope) = global().dyn_into::<DedicatedWorkerGlobalScope>() else {
        return false;
    };
    let page = scope.clone();
    let listener = EventListener::new(&scope, "message", move |event| {
        let data = event.dyn_ref().map(MessageEvent::data);
        let words = data.and_then(|data| data.as_string()).unwrap_or_default();
        if run(&words, |report| tell(&page, report)).is_none() {
            // No report at all: the page takes the job back.
            say(&page, "");
        }
    });
    listener.forget();
    say(&scope, READY);
    true
}

/// Does a task to its end; `None` where it cannot be read.
fn run(task: &str, tell: impl Fn(&Report)) -> Option<()> {
    let (link, attack): Task = serde_json::from_str(task).ok()?;
    let world = Link::read(&link).ok()?.replay().ok()?;
    let mut job = match Job::new(&world, attack) {
        Ok(job) => job,
        Err(why) => {
            tell(&Err(why));
            return Some(());
        }
    };
    let mut told = Date::now();
    loop {
        let progress = job.run(1);
        let done = !matches!(progress, Progress::Running { .. });
        if done || Date::now() - told >= PACE {
            told = Date::now();
            tell(&Ok(progress));
        }
        if done {
            return Some(());
        }
    }
}

fn tell(page: &DedicatedWorkerGlobalScope, report: &Report) {
    say(page, &serde_json::to_string(report).unwrap_or_default());
}

fn say(page: &DedicatedWorkerGlobalScope, words: &str) {
    // Refused for no text.
    let _ = page.post_message(&words.into());
}
