//! Keeping what matters in sight.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::{document, find};

/// What was in sight after the last rendering; something moves only where that has changed.
#[derive(Default)]
pub struct Sight {
    /// How many messages were delivered, of how many.
    ladder: (usize, usize),
    /// The message in the air.
    parcel: Option<Element>,
    /// How high on the stage the row of the next message is, in pixels from the top.
    next: Option<i32>,
    /// The derivation's drawing.
    graph: Option<Element>,
}

impl Sight {
    /// Looks at the message that leaves. Its row is still that of a message to come, and stands where it stood.
    pub fn leave(&self) {
        if let (Some(parcel), Some(height)) = (find(".parcel"), self.next) {
            set_flight_height(&parcel, height);
        }
    }

    /// Looks at the page as rendered, with `delivered` messages of `all` that the ladder shows.
    pub fn follow(&mut self, delivered: usize, all: usize) {
        if self.ladder != (delivered, all) {
            self.ladder = (delivered, all);
            show_row(delivered);
        }
        let parcel = find(".parcel");
        if self.parcel != parcel {
            if let (Some(parcel), Some(height)) = (&parcel, height(".rung.fresh")) {
                set_flight_height(parcel, height);
            }
            self.parcel = parcel;
        }
        self.next = height(".rung.next");
        let graph = find(".graph");
        if self.graph != graph {
            if let Some(graph) = &graph {
                // The goal of a derivation is at its right end.
                graph.set_scroll_left(graph.scroll_width());
            }
            self.graph = graph;
        }
    }
}

/// Scrolls the ladder so that the row of the message delivered last stands near its lower end.
fn show_row(delivered: usize) -> Option<()> {
    let frame = find(".ladder")?;
    let row = frame.query_selector(&format!("li:nth-child({})", delivered.max(1)));
    let row = row.ok()??.dyn_into::<HtmlElement>().ok()?;
    // Whole rows, with one or two still to come below.
    let pitch = row.offset_height().max(1);
    let shown = (frame.client_height() / pitch).max(1);
    let below = (shown / 3).min(2);
    let first = row.offset_top() / pitch + 1 + below - shown;
    frame.set_scroll_top((first * pitch).max(0));
    Some(())
}

/// How high on the stage the middle of a row is, in pixels from the top.
fn height(row: &str) -> Option<i32> {
    let place = find(row)?.get_bounding_client_rect();
    let middle = place.top() + place.height() / 2.0;
    let from_top = middle - find("#stage")?.get_bounding_client_rect().top();
    Some(from_top.round_ties_even() as i32)
}

/// Sets `--at` on the message in the air, so that it flies at the height of its row. Only the message is told: what the stage were
/// told, everything on it would inherit, and be styled anew.
fn set_flight_height(parcel: &Element, height: i32) -> Option<()> {
    let style = parcel.dyn_ref::<HtmlElement>()?.style();
    style.set_property("--at", &format!("{height}px")).ok()
}

/// Scrolls the list that holds the element `id`, and nothing else, until the element is in sight.
pub fn reveal(id: &str) -> Option<()> {
    let row = document()?.get_element_by_id(id)?;
    let list = row.closest(".hexgrid, .fields, .notebook > div").ok()??;
    if list.scroll_height() <= list.client_height() + 1 {
        return None;
    }
    let frame = list.get_bounding_client_rect();
    let place = row.get_bounding_client_rect();
    if place.top() < frame.top() || place.bottom() > frame.bottom() {
        let wanted = place.top() - frame.top() - frame.height() / 3.0;
        list.set_scroll_top(list.scroll_top() + wanted as i32);
    }
    Some(())
}
