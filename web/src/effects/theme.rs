//! Light, dark, or for a projector: an attribute that the style sheets read.

use super::{document, query, storage};

/// How the page looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    /// As the device is set.
    Device,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
    /// Large, and with strong contrast.
    Projector,
}

/// Where it is kept.
const KEY: &str = "padlock.theme";
/// What asks for it in an address.
const QUERY: &str = "theme";
const ATTRIBUTE: &str = "data-theme";

impl Theme {
    /// In the order of the menu.
    pub const ALL: &[Self] = &[Self::Device, Self::Light, Self::Dark, Self::Projector];

    /// The stable name.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Device => "device",
            Self::Light => "light",
            Self::Dark => "dark",
            Self::Projector => "projector",
        }
    }

    /// The theme of an id; the device's for any other.
    pub fn from_id(id: &str) -> Self {
        let mut all = Self::ALL.iter().copied();
        all.find(|theme| theme.id() == id).unwrap_or(Self::Device)
    }
}

/// The theme in force.
pub fn theme() -> Theme {
    let root = document().and_then(|document| document.document_element());
    let id = root.and_then(|root| root.get_attribute(ATTRIBUTE));
    Theme::from_id(&id.unwrap_or_default())
}

/// Puts the theme that a person chose in force, and keeps it where the browser lets us.
pub fn choose_theme(theme: Theme) {
    put_in_force(theme);
    storage::keep(KEY, theme.id());
    query::withdraw(QUERY);
}

/// Puts the theme of the address or the one kept in force. What an address asks for is for this visit alone.
pub fn settle_theme() {
    let id = query::asked(QUERY).or_else(|| storage::kept(KEY));
    put_in_force(Theme::from_id(&id.unwrap_or_default()));
}

fn put_in_force(theme: Theme) {
    if let Some(root) = document().and_then(|document| document.document_element()) {
        // Refused by no element that is a document's root.
        let _ = root.set_attribute(ATTRIBUTE, theme.id());
    }
}
