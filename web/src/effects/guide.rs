//! The tour's guide: stands beside the part that it shows, and has the focus.

use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{DomRect, Element, HtmlElement, KeyboardEvent};

use super::{Act, document, find, focus_by_id};
use crate::{store::Action, view::tour::STOPS};

/// Where the tour stopped after the last rendering.
#[derive(Default)]
pub struct Guide {
    at: Option<usize>,
    listeners: Option<[EventListener; 2]>,
}

impl Guide {
    /// Looks at the page as rendered, with the tour at the stop `at`.
    pub fn follow(&mut self, at: Option<usize>, act: &Act) {
        if self.at == at {
            return;
        }
        self.at = at;
        self.listeners = None;
        let Some(at) = at else {
            focus_by_id("tour-again");
            return;
        };
        stand(at);
        focus_by_id("tour");
        self.listeners = listeners(at, act);
    }
}

/// Escape leaves the tour; another size of the window moves it.
fn listeners(at: usize, act: &Act) -> Option<[EventListener; 2]> {
    let window = web_sys::window()?;
    let act = act.clone();
    let escape = EventListener::new(&window, "keydown", move |event| {
        let key = event.dyn_ref::<KeyboardEvent>().map(KeyboardEvent::key);
        if key.as_deref() == Some("Escape") {
            act.send(Action::Tour(None));
        }
    });
    let resize = EventListener::new(&window, "resize", move |_| {
        stand(at);
    });
    Some([escape, resize])
}

/// Moves the guide beside the part of the page that the stop shows.
fn stand(at: usize) -> Option<()> {
    let part = find(STOPS.get(at)?.selector)?;
    let guide = find("#tour")?.dyn_into::<HtmlElement>().ok()?;
    part.scroll_into_view_with_bool(false);
    let window = document()?.document_element()?;
    let (left, top) = beside(
        &part.get_bounding_client_rect(),
        &guide.get_bounding_client_rect(),
        &window,
    );
    let place = |name, at: f64| {
        let at = format!("{}px", at.round_ties_even() as i32);
        guide.style().set_property(name, &at).ok()
    };
    place("left", left)?;
    place("top", top)
}

/// Between the guide and what it shows, and between it and the window's edge, in pixels.
const GAP: f64 = 12.0;

/// Right of the part, left of it, below or above it, wherever there is room; else at the window's lower end.
fn beside(part: &DomRect, guide: &DomRect, window: &Element) -> (f64, f64) {
    let (width, height) = (
        f64::from(window.client_width()),
        f64::from(window.client_height()),
    );
    let most = |room: f64, size: f64| (room - size - GAP).max(GAP);
    let middle =
        (part.left() + (part.width() - guide.width()) / 2.0).clamp(GAP, most(width, guide.width()));
    let aligned = (part.top() + GAP).clamp(GAP, most(height, guide.height()));
    let places = [
        (part.right() + GAP, aligned),
        (part.left() - guide.width() - GAP, aligned),
        (middle, part.bottom() + GAP),
        (middle, part.top() - guide.height() - GAP),
    ];
    let fits = |(left, top): &(f64, f64)| {
        (GAP..=most(width, guide.width())).contains(left)
            && (GAP..=most(height, guide.height())).contains(top)
    };
    let mut fitting = places.into_iter().filter(fits);
    fitting
        .next()
        .unwrap_or((middle, most(height, guide.height())))
}
