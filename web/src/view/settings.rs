//! The settings in the header.

use padlock_sim::scenario::INDEX;
use padlock_tls::party::Size;
use yew::AttrValue;

use super::Choice;
use crate::store::{Action, AppState};

/// All that the header shows.
#[derive(Clone, Debug, PartialEq)]
pub struct SettingsCard {
    /// The catalogue: ids and titles.
    pub scenarios: Vec<(AttrValue, AttrValue)>,
    /// The one in play.
    pub scenario: AttrValue,
    /// The version: id and words.
    pub version: (AttrValue, AttrValue),
    /// The suite: id and name.
    pub suite: (AttrValue, AttrValue),
    /// The sizes.
    pub sizes: Vec<Choice>,
    /// The seed.
    pub seed: u64,
}

/// The settings in this state.
pub fn settings(state: &AppState) -> SettingsCard {
    let (text, chosen) = (&state.text, state.world().scenario());
    let suite = chosen
        .cipher_suites()
        .first()
        .map(|suite| suite.id())
        .unwrap_or_default();
    SettingsCard {
        scenarios: INDEX
            .iter()
            .map(|entry| (entry.id.into(), text.story_title(entry.id).into()))
            .collect(),
        scenario: chosen.id.clone().into(),
        version: (
            chosen.version.id().into(),
            format!("TLS {}", chosen.version.id()).into(),
        ),
        suite: (suite.into(), suite.into()),
        sizes: Size::ALL
            .iter()
            .map(|size| Choice {
                key: size.id(),
                words: text.size(*size),
                action: Action::Size(*size),
                chosen: *size == chosen.size,
            })
            .collect(),
        seed: chosen.seed,
    }
}
