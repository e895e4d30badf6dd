//! Files that are dropped beside the place for them: without this the browser leaves the page for them.

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{DragEvent, Event};

use super::document;

/// Keeps the page until the listeners are dropped.
pub fn hold_files() -> Vec<EventListener> {
    let options = EventListenerOptions::enable_prevent_default();
    let hold = |name: &'static str| {
        let document = document()?;
        Some(EventListener::new_with_options(
            &document, name, options, prevent,
        ))
    };
    ["dragover", "drop"].into_iter().filter_map(hold).collect()
}

/// Words that are dropped into a field are none of this.
fn prevent(event: &Event) {
    let dropped = event.dyn_ref::<DragEvent>();
    let types = dropped.and_then(|event| Some(event.data_transfer()?.types()));
    if types.is_some_and(|types| types.includes(&"Files".into(), 0)) {
        event.prevent_default();
    }
}
