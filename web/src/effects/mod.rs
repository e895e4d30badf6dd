//! Effects of the page: everything that touches the browser outside of rendering.

mod act;
#[cfg(feature = "whole")]
mod copy;
mod focus;
mod fragment;
mod play;
mod sight;

pub use act::{Act, Kit};
#[cfg(feature = "whole")]
pub use copy::copy;
pub use focus::{arrow, focus_by_id};
pub use fragment::{fragment, listen_to_fragment, write_fragment};
pub use play::play;
pub use sight::{Sight, reveal};

use web_sys::{Document, Element};

/// The document, which every page has.
fn document() -> Option<Document> {
    web_sys::window().and_then(|window| window.document())
}

/// The first element that a CSS selector finds.
fn find(selector: &str) -> Option<Element> {
    document()?.query_selector(selector).ok()?
}
