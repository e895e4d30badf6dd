//! The calm screen after a fault of ours: a report to copy, and a way back.
//!
//! It is built without Yew, whose own state may be what broke.

use padlock_text::{Label, Locale, Text};
use web_sys::{Document, Element};

use crate::effects::fragment;

/// Shows the screen instead of the page. Where even that fails, the browser's console has the report.
pub fn show(report: &str) {
    let document = web_sys::window().and_then(|window| window.document());
    if let Some(document) = document {
        let _ = build(&document, report);
    }
}

fn build(document: &Document, report: &str) -> Option<()> {
    let text = Text::new(Locale::En);
    let body = document.body()?;
    body.set_text_content(None);
    let screen = child(document, &body, "main", "")?;
    screen.set_class_name("fault");
    child(document, &screen, "h1", &text.label(Label::FaultTitle))?;
    child(document, &screen, "p", &text.label(Label::FaultWords))?;
    let field = child(
        document,
        &screen,
        "textarea",
        &format!("{report}\n#{}", fragment()),
    )?;
    field.set_attribute("readonly", "").ok()?;
    field
        .set_attribute("aria-label", &text.label(Label::FaultReport))
        .ok()?;
    let ways = child(document, &screen, "div", "")?;
    // Another query makes the browser load the page anew; the fragment is the moment.
    let back = child(document, &ways, "a", &text.label(Label::FaultBack))?;
    back.set_attribute("href", &format!("?again#{}", fragment()))
        .ok()?;
    let fresh = child(document, &ways, "a", &text.label(Label::FaultFresh))?;
    fresh.set_attribute("href", "?afresh").ok()
}

fn child(document: &Document, parent: &Element, name: &str, words: &str) -> Option<Element> {
    let element = document.create_element(name).ok()?;
    element.set_text_content(Some(words));
    parent.append_child(&element).ok()?;
    Some(element)
}
