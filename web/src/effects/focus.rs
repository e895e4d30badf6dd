//! Walking with the arrow keys.

use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent};

use super::document;

/// Where an arrow key, Home or End leads from `at` among `length` things; `None` for any other key.
pub fn arrow(event: &KeyboardEvent, at: usize, length: usize) -> Option<usize> {
    let last = length.checked_sub(1)?;
    match event.key().as_str() {
        "ArrowDown" | "ArrowRight" => Some((at + 1).min(last)),
        "ArrowUp" | "ArrowLeft" => Some(at.saturating_sub(1)),
        "Home" => Some(0),
        "End" => Some(last),
        _ => None,
    }
}

/// Opens a sheet.
#[cfg(feature = "whole")]
pub fn unfold(id: &str) {
    let sheet = document().and_then(|document| document.get_element_by_id(id));
    if let Some(sheet) = sheet {
        // Refused by no element.
        let _ = sheet.set_attribute("open", "");
    }
}

/// Closes a sheet.
#[cfg(feature = "whole")]
pub fn fold(id: &str) {
    let sheet = document().and_then(|document| document.get_element_by_id(id));
    if let Some(sheet) = sheet {
        // Refused by no element.
        let _ = sheet.remove_attribute("open");
    }
}

/// Moves the focus, where such an element exists.
pub fn focus_by_id(id: &str) {
    let element = document()
        .and_then(|document| document.get_element_by_id(id))
        .and_then(|element| element.dyn_into::<HtmlElement>().ok());
    if let Some(element) = element {
        // Refused only by elements that cannot have the focus; ours can.
        let _ = element.focus();
    }
}
