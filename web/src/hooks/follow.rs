//! Keeping what matters in sight.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

/// Scrolls `frame` so that the row of the message `delivered` last, of `rows`, stands near its lower end.
#[hook]
pub fn use_follow(frame: NodeRef, delivered: usize, rows: usize) {
    use_effect_with((delivered, rows), move |_| {
        let Some(frame) = frame.cast::<HtmlElement>() else {
            return;
        };
        let Ok(Some(row)) = frame.query_selector(&format!("li:nth-child({})", delivered.max(1)))
        else {
            return;
        };
        let Ok(row) = row.dyn_into::<HtmlElement>() else {
            return;
        };
        // Whole rows, with one or two still to come below.
        let pitch = row.offset_height().max(1);
        let shown = (frame.client_height() / pitch).max(1);
        let below = (shown / 3).min(2);
        let first = row.offset_top() / pitch + 1 + below - shown;
        frame.set_scroll_top((first * pitch).max(0));
    });
}

/// Sets `--at` on the stage: how far down the newest message's row is, so that it flies at that height.
#[hook]
pub fn use_flight_height(stage: NodeRef, serial: Option<u32>) {
    use_effect_with(serial, move |_| {
        let Some(stage) = stage.cast::<HtmlElement>() else {
            return;
        };
        let Ok(Some(row)) = stage.query_selector(".rung.fresh") else {
            return;
        };
        let from_top = middle(&row) - stage.get_bounding_client_rect().top();
        let _ = stage
            .style()
            .set_property("--at", &format!("{from_top:.0}px"));
    });
}

/// Scrolls `frame` to its right end when it appears: the goal of a derivation is there.
#[hook]
pub fn use_scroll_end(frame: NodeRef) {
    use_effect_with((), move |()| {
        if let Some(frame) = frame.cast::<Element>() {
            frame.set_scroll_left(frame.scroll_width());
        }
    });
}

/// Scrolls the list that holds the element `id`, and nothing else, until the element is in sight.
#[hook]
pub fn use_reveal(list: NodeRef, id: Option<String>) {
    use_effect_with(id, move |id| {
        let (Some(list), Some(id)) = (list.cast::<Element>(), id) else {
            return;
        };
        let Ok(Some(row)) = list.query_selector(&format!("[id=\"{id}\"]")) else {
            return;
        };
        let (frame, place) = (
            list.get_bounding_client_rect(),
            row.get_bounding_client_rect(),
        );
        if list.scroll_height() <= list.client_height() + 1 {
            return;
        }
        if place.top() < frame.top() || place.bottom() > frame.bottom() {
            let wanted = place.top() - frame.top() - frame.height() / 3.0;
            list.set_scroll_top(list.scroll_top() + wanted as i32);
        }
    });
}

fn middle(element: &Element) -> f64 {
    let place = element.get_bounding_client_rect();
    place.top() + place.height() / 2.0
}
