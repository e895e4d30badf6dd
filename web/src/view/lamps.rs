//! The five lamps.

use padlock_sim::{LampState, verdict::LampName};
use padlock_text::Label;

use super::Meaning;
use crate::store::{AppState, Selection};

/// One lamp, ready to be shown.
#[derive(Clone, Debug, PartialEq)]
pub struct LampCard {
    /// Unique in the list.
    pub key: &'static str,
    /// What opens in the inspector.
    pub target: Selection,
    /// Its colour and icon.
    pub meaning: Meaning,
    /// What it watches.
    pub name: String,
    /// What it says.
    pub verdict: String,
    /// Whether the dashed icon says it all: nothing was promised.
    pub muted: bool,
    /// Whether the inspector shows it.
    pub selected: bool,
    /// Whether the last command changed it.
    pub flipped: bool,
}

/// The lamps in this state.
pub fn lamps(state: &AppState) -> Vec<LampCard> {
    let before = state.before.as_ref().map(|before| before.verdict().lamps());
    let was = |name: LampName| {
        before
            .as_ref()
            .and_then(|lamps| lamps.iter().find(|(other, _)| *other == name))
            .map(|(_, lamp)| lamp.state)
    };
    state
        .insight
        .verdict()
        .lamps()
        .into_iter()
        .map(|(name, lamp)| {
            let target = Selection::Lamp(name);
            LampCard {
                key: name.id(),
                selected: state.selection == target,
                target,
                meaning: meaning(lamp.state),
                name: state.text.label(short_name(name)),
                verdict: state.text.verdict(lamp.state),
                muted: lamp.state == LampState::NotOffered,
                flipped: was(name).is_some_and(|was| was != lamp.state),
            }
        })
        .collect()
}

/// Its name in a word or two.
const fn short_name(name: LampName) -> Label {
    match name {
        LampName::Privacy => Label::LampPrivacy,
        LampName::Integrity => Label::LampIntegrity,
        LampName::ServerAuthentication => Label::LampServer,
        LampName::ClientAuthentication => Label::LampClient,
        LampName::ForwardSecrecy => Label::LampForward,
    }
}

/// The colour of a verdict.
pub const fn meaning(state: LampState) -> Meaning {
    match state {
        LampState::Held => Meaning::Protected,
        LampState::Broken => Meaning::Attack,
        LampState::NotOffered => Meaning::Neutral,
    }
}
