//! The moment lives in the address, so that a reload returns to it.

use gloo::events::EventListener;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, HashChangeEvent};

use super::Act;
use crate::store::Action;
#[cfg(not(feature = "whole"))]
use crate::store::beyond::is_beyond;

/// The address behind its `#`.
pub fn fragment() -> String {
    web_sys::window()
        .and_then(|window| window.location().hash().ok())
        .map(|hash| hash.trim_start_matches('#').to_owned())
        .unwrap_or_default()
}

/// The fragment that an event brings, whatever the address is by now.
fn new_fragment(event: &Event) -> String {
    let event = event.dyn_ref::<HashChangeEvent>();
    let url = event.map(HashChangeEvent::new_url);
    let fragment = url.as_deref().and_then(|url| url.split_once('#'));
    fragment.map_or_else(String::new, |(_, fragment)| fragment.to_owned())
}

/// Writes `moment` into the address without a new entry in the history.
pub fn write_fragment(moment: &str) {
    if fragment() != moment
        && let Some(Ok(history)) = web_sys::window().map(|window| window.history())
    {
        // Refused where a sandbox forbids it: then the address stays as it was.
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&format!("#{moment}")));
    }
}

/// Follows an edited address until the listener is dropped. On the front page some addresses are not the stage's.
pub fn listen_to_fragment(act: Act) -> Option<EventListener> {
    on_fragment(move |fragment| {
        #[cfg(not(feature = "whole"))]
        if fragment.is_empty() || is_beyond(&fragment) {
            return;
        }
        act.send(Action::Open(fragment));
    })
}

/// Tells every edited address until the listener is dropped.
pub fn on_fragment(tell: impl Fn(String) + 'static) -> Option<EventListener> {
    web_sys::window().map(|window| {
        EventListener::new(&window, "hashchange", move |event| {
            tell(new_fragment(event))
        })
    })
}
