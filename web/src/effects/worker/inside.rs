//! A worker, from within.

use std::rc::Rc;

use gloo::{events::EventListener, timers::callback::Timeout};
use padlock_sim::{
    Link, Refused,
    attack::{Job, Progress},
};
use wasm_bindgen::JsCast;
use web_sys::{
    DedicatedWorkerGlobalScope, MessageEvent,
    js_sys::{Date, global},
};

use super::READY;
use crate::store::{Report, Task};

/// How often it reports, in milliseconds. In between it lets go, since only then a browser ends it at once.
const PACE: f64 = 120.0;

/// Whether this is a worker; then it does what the page tells it.
pub fn serve() -> bool {
    let Ok(scope) = global().dyn_into::<DedicatedWorkerGlobalScope>() else {
        return false;
    };
    let page = Page(Rc::new(scope));
    let answering = page.clone();
    let listener = EventListener::new(&page.0, "message", move |event| {
        let data = event.dyn_ref().map(MessageEvent::data);
        let words = data.and_then(|data| data.as_string()).unwrap_or_default();
        match begin(&words) {
            Some(Ok(job)) => go_on(answering.clone(), job),
            Some(Err(why)) => answering.tell(&Err(why)),
            // No report at all: the page takes the job back.
            None => answering.say(""),
        }
    });
    listener.forget();
    page.say(READY);
    true
}

/// The job of a task; `None` where that cannot be read.
fn begin(task: &str) -> Option<Result<Job, Refused>> {
    let (link, attack): Task = serde_json::from_str(task).ok()?;
    let world = Link::read(&link).ok()?.replay().ok()?;
    Some(Job::new(&world, attack))
}

/// Runs a job to its end.
fn go_on(page: Page, mut job: Job) {
    let begun = Date::now();
    loop {
        let progress = job.run(1);
        if !matches!(progress, Progress::Running { .. }) {
            return page.tell(&Ok(progress));
        }
        if Date::now() - begun >= PACE {
            page.tell(&Ok(progress));
            break;
        }
    }
    Timeout::new(0, move || go_on(page, job)).forget();
}

/// Who is told.
#[derive(Clone)]
struct Page(Rc<DedicatedWorkerGlobalScope>);

impl Page {
    fn tell(&self, report: &Report) {
        self.say(&serde_json::to_string(report).unwrap_or_default());
    }

    fn say(&self, words: &str) {
        // Refused for no text.
        let _ = self.0.post_message(&words.into());
    }
}
