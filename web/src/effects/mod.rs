//! Effects of the page: everything that touches the browser outside of rendering.

mod act;
mod focus;
mod fragment;
#[cfg(not(feature = "whole"))]
mod guide;
mod play;
mod sight;
#[cfg(not(feature = "whole"))]
mod whole;

pub use act::{Act, Kit};
pub use focus::{arrow, focus_by_id};
#[cfg(not(feature = "whole"))]
pub use fragment::on_fragment;
pub use fragment::{fragment, listen_to_fragment, write_fragment};
#[cfg(not(feature = "whole"))]
pub use guide::Guide;
pub use play::play;
#[cfg(not(feature = "whole"))]
pub use play::{paced, prefers_still};
pub use sight::{Sight, reveal};
#[cfg(not(feature = "whole"))]
pub use whole::{follow, leave};

use web_sys::{Document, Element};

/// The document, which every page has.
fn document() -> Option<Document> {
    web_sys::window().and_then(|window| window.document())
}

/// The first element that a CSS selector finds.
fn find(selector: &str) -> Option<Element> {
    document()?.query_selector(selector).ok()?
}
