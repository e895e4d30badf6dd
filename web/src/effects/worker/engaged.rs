//! A worker, from the page's side.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use gloo::{events::EventListener, timers::callback::Timeout};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{
    Event, MessageEvent,
    js_sys::{Array, Function, Object, Reflect, global},
};

use super::{READY, pinned, trusted};
use crate::{
    effects::Act,
    store::{Action, Report, Task},
};

/// How long a worker may take until it is ready, in milliseconds.
const PATIENCE: u32 = 5_000;

/// A worker on its job, ended when this is dropped.
pub struct Worker {
    _at_work: Rc<RefCell<Option<AtWork>>>,
    _patience: Timeout,
}

/// The browser's worker, and what listens to it.
struct AtWork {
    worker: web_sys::Worker,
    _listeners: [EventListener; 3],
}

impl Drop for AtWork {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

impl Worker {
    /// Engages a worker for the job `number`; without a task there is nothing to tell it.
    pub fn engage(act: Act, number: u32, task: Option<Task>) -> Self {
        let ready = Rc::new(Cell::new(false));
        let job = Job { act, number, ready };
        let at_work = Rc::new(RefCell::new(None));
        let place = Rc::downgrade(&at_work);
        let begun = job.clone();
        spawn_local(async move {
            let address = pinned::worker().await;
            // Cancelled by now, or taken back.
            let Some(place) = place.upgrade() else {
                return;
            };
            match address.and_then(|address| begun.begin(&address, task).ok()) {
                Some(at_work) => {
                    place.replace(Some(at_work));
                }
                None => begun.give_back(),
            }
        });
        let patience = Timeout::new(PATIENCE, move || {
            if !job.ready.get() {
                job.give_back();
            }
        });
        Self {
            _at_work: at_work,
            _patience: patience,
        }
    }
}

/// What a worker is engaged for.
#[derive(Clone)]
struct Job {
    act: Act,
    number: u32,
    /// Whether the worker has said so.
    ready: Rc<Cell<bool>>,
}

impl Job {
    fn give_back(&self) {
        self.act.send(Action::TakeBack(self.number));
    }

    /// Starts the worker of an address.
    fn begin(&self, address: &str, task: Option<Task>) -> Result<AtWork, JsValue> {
        let task = task.and_then(|task| serde_json::to_string(&task).ok());
        let task = JsValue::from_str(&task.ok_or(JsValue::NULL)?);
        let worker = start(address)?;
        worker.post_message(&wasm_bindgen::module())?;
        let (job, answering) = (self.clone(), worker.clone());
        let heard = EventListener::new(&worker, "message", move |event| {
            let data = event.dyn_ref().map(MessageEvent::data);
            let words = data.and_then(|data| data.as_string()).unwrap_or_default();
            if job.hear(&words, &answering, &task).is_none() {
                job.give_back();
            }
        });
        let broken = |kind| {
            let job = self.clone();
            EventListener::new(&worker, kind, move |_: &Event| job.give_back())
        };
        Ok(AtWork {
            _listeners: [heard, broken("error"), broken("messageerror")],
            worker,
        })
    }

    /// Takes what the worker says; `None` where it makes no sense.
    fn hear(&self, words: &str, worker: &web_sys::Worker, task: &JsValue) -> Option<()> {
        if words == READY {
            self.ready.set(true);
            return worker.post_message(task).ok();
        }
        let report: Report = serde_json::from_str(words).ok()?;
        self.act.send(Action::Hear {
            number: self.number,
            report,
        });
        Some(())
    }
}

/// `new Worker(address, { type: "module" })`, with an address that the page's policy trusts.
fn start(address: &str) -> Result<web_sys::Worker, JsValue> {
    let options = Object::new();
    Reflect::set(&options, &"type".into(), &"module".into())?;
    let constructor: Function = Reflect::get(&global(), &"Worker".into())?.dyn_into()?;
    let arguments = Array::of2(&trusted::address(address)?, &options);
    Reflect::construct(&constructor, &arguments)?.dyn_into()
}
