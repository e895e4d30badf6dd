//! Keys that do what the time toolbar's buttons do. A person can turn them off (WCAG 2.1.4).

use gloo::events::EventListener;
use padlock_text::Label;
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};

use super::{Act, document, storage};
use crate::store::Action;

/// Where it is kept that they are off.
const KEY: &str = "padlock.keys";
const OFF: &str = "off";

/// What each key does, and what that is called.
pub const KEYS: [(&str, Label); 4] = [
    ("n", Label::Step),
    ("b", Label::Back),
    ("p", Label::Play),
    ("r", Label::Restart),
];

/// Whether they are used.
pub fn keys_are_on() -> bool {
    storage::kept(KEY).as_deref() != Some(OFF)
}

/// Turns them on or off.
pub fn use_keys(on: bool) {
    storage::keep(KEY, if on { "on" } else { OFF });
}

/// Listens until the listener is dropped.
pub fn listen_to_keys(act: Act) -> Option<EventListener> {
    let document = document()?;
    Some(EventListener::new(&document, "keydown", move |event| {
        let Some(event) = event.dyn_ref::<KeyboardEvent>() else {
            return;
        };
        let with_others = event.ctrl_key() || event.alt_key() || event.meta_key();
        if with_others || is_writing(event) || !keys_are_on() {
            return;
        }
        match event.key().as_str() {
            "n" => act.send(Action::Step),
            "b" => act.send(Action::Back),
            "p" => act.send(Action::TogglePlay),
            "r" => act.send(Action::Restart),
            _ => {}
        }
    }))
}

/// Whether the key is meant for a field.
fn is_writing(event: &KeyboardEvent) -> bool {
    let target = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok());
    let name = target.map(|target| target.tag_name());
    matches!(name.as_deref(), Some("INPUT" | "SELECT" | "TEXTAREA"))
}
