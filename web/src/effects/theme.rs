//! Light, dark, or for a projector: an attribute that the style sheets read.

use super::{document, storage};

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

/// Puts a theme in force, and keeps it where the browser lets us.
pub fn set_theme(theme: Theme) {
    if let Some(root) = document().and_then(|document| document.document_element()) {
        // Refused by no element that is a document's root.
        let _ = root.set_attribute(ATTRIBUTE, theme.id());
    }
    storage::keep(KEY, theme.id());
}

/// Puts the theme of the address or the one kept in force.
pub fn restore_theme() {
    let id = storage::query("theme").or_else(|| storage::kept(KEY));
    set_theme(Theme::from_id(&id.unwrap_or_default()));
}
