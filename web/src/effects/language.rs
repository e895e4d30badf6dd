//! Which language the page speaks, and that the document says so.

use padlock_text::Locale;

use super::{document, storage};

/// Where it is kept.
const KEY: &str = "padlock.locale";

/// The language that the address asks for, or the one kept, or the first of the browser's that Padlock speaks.
pub fn language() -> Locale {
    let asked = storage::query("locale").and_then(|id| Locale::from_id(&id));
    let kept = || storage::kept(KEY).and_then(|id| Locale::from_id(&id));
    let browsers = || {
        let list = web_sys::window()?.navigator().languages();
        let mut ids = list.iter().filter_map(|id| id.as_string());
        ids.find_map(|id| Locale::from_id(&id))
    };
    asked.or_else(kept).or_else(browsers).unwrap_or_default()
}

/// Says in the document which language it is in, and which way that is read.
pub fn announce(locale: Locale) {
    if let Some(root) = document().and_then(|document| document.document_element()) {
        // Refused by no element that is a document's root.
        let _ = root.set_attribute("lang", locale.id());
        let _ = root.set_attribute("dir", locale.direction().id());
    }
}

/// Keeps a person's choice.
pub fn keep_language(locale: Locale) {
    storage::keep(KEY, locale.id());
}
