//! Effects of the page: everything that touches the browser outside of rendering.

mod act;
#[cfg(feature = "whole")]
mod clock;
#[cfg(feature = "whole")]
mod copy;
#[cfg(feature = "whole")]
mod drop;
mod focus;
mod fragment;
#[cfg(feature = "whole")]
mod give;
#[cfg(not(feature = "whole"))]
mod guide;
#[cfg(feature = "whole")]
mod keys;
mod language;
mod paper;
mod play;
mod query;
mod sight;
mod storage;
mod theme;
#[cfg(not(feature = "whole"))]
mod whole;
#[cfg(feature = "whole")]
mod worker;

pub use act::{Act, BehindTheFrame, Kit, after_the_frame, behind_the_frame};
#[cfg(feature = "whole")]
pub use clock::seconds;
#[cfg(feature = "whole")]
pub use copy::copy;
#[cfg(feature = "whole")]
pub use drop::hold_files;
pub use focus::{arrow, focus_by_id};
#[cfg(feature = "whole")]
pub use focus::{fold, unfold};
#[cfg(not(feature = "whole"))]
pub use fragment::on_fragment;
pub use fragment::{fragment, listen_to_fragment, write_fragment};
#[cfg(feature = "whole")]
pub use give::download;
#[cfg(not(feature = "whole"))]
pub use guide::Guide;
#[cfg(feature = "whole")]
pub use keys::{KEYS, keys_are_on, listen_to_keys, use_keys};
pub use language::{settle, speak};
#[cfg(feature = "whole")]
pub use paper::print;
pub use paper::{address, listen_to_printer};
pub use play::play;
#[cfg(not(feature = "whole"))]
pub use play::{paced, prefers_still};
pub use sight::{Sight, reveal};
pub use theme::{Theme, choose_theme, theme};
#[cfg(not(feature = "whole"))]
pub use whole::{follow, go_to_whole, leave};
#[cfg(feature = "whole")]
pub use worker::{Runner, serve};

use web_sys::{Document, Element};

/// The document, which every page has.
fn document() -> Option<Document> {
    web_sys::window().and_then(|window| window.document())
}

/// The first element that a CSS selector finds.
fn find(selector: &str) -> Option<Element> {
    document()?.query_selector(selector).ok()?
}
