//! The printer: what it gets is made when somebody prints, and not before.

use gloo::events::EventListener;

use super::Act;
use crate::store::Action;

/// Listens for printing to begin and to end, until the listeners are dropped.
pub fn listen_to_printer(act: &Act) -> Vec<EventListener> {
    let Some(window) = web_sys::window() else {
        return Vec::new();
    };
    let listen = |event: &'static str, prints: bool| {
        let act = act.clone();
        EventListener::new(&window, event, move |_| act.send(Action::Paper(prints)))
    };
    vec![listen("beforeprint", true), listen("afterprint", false)]
}

/// Prints the page, once it shows what is to be printed.
#[cfg(feature = "whole")]
pub fn print() {
    let print = || {
        if let Some(window) = web_sys::window() {
            // Refused in a sandbox, where nothing can be printed.
            let _ = window.print();
        }
    };
    gloo::timers::callback::Timeout::new(0, print).forget();
}

/// The whole address.
pub fn address() -> String {
    let href = web_sys::window().and_then(|window| window.location().href().ok());
    href.unwrap_or_default()
}
