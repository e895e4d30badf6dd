//! Which language the page speaks, and that the document says so.

use padlock_text::{Locale, Text};

use super::{document, query, storage, theme::settle_theme};

/// Where it is kept.
const KEY: &str = "padlock.locale";
/// What asks for it in an address.
const QUERY: &str = "locale";

/// Puts theme and language in force as a visit begins: those that the address asks for, or those kept.
pub fn settle() -> Text {
    settle_theme();
    announced(language())
}

/// Speaks the language that a person chose, and keeps it.
pub fn speak(locale: Locale) -> Text {
    storage::keep(KEY, locale.id());
    query::withdraw(QUERY);
    announced(locale)
}

/// The language that the address asks for, or the one kept, or the first of the browser's that Padlock speaks.
fn language() -> Locale {
    let asked = query::asked(QUERY).and_then(|id| Locale::from_id(&id));
    let kept = || storage::kept(KEY).and_then(|id| Locale::from_id(&id));
    let browsers = || {
        let list = web_sys::window()?.navigator().languages();
        let mut ids = list.iter().filter_map(|id| id.as_string());
        ids.find_map(|id| Locale::from_id(&id))
    };
    asked.or_else(kept).or_else(browsers).unwrap_or_default()
}

/// The words of a language, after the document says that it is in it, and which way that is read.
fn announced(locale: Locale) -> Text {
    if let Some(root) = document().and_then(|document| document.document_element()) {
        // Refused by no element that is a document's root.
        let _ = root.set_attribute("lang", locale.id());
        let _ = root.set_attribute("dir", locale.direction().id());
    }
    Text::new(locale)
}
