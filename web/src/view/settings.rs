//! The settings in the header.

use padlock_sim::scenario::{Group, INDEX, Version};
use padlock_text::Text;
use padlock_tls::party::Size;
use yew::AttrValue;

use super::Choice;
use crate::store::{Action, AppState};

/// An option of a menu: its id and words.
pub type MenuOption = (AttrValue, AttrValue);

/// All that the header shows.
#[derive(Clone, Debug, PartialEq)]
pub struct SettingsCard {
    /// The catalogue by what it is sorted by: ids and titles.
    pub scenarios: Vec<(AttrValue, Vec<MenuOption>)>,
    /// The one in play.
    pub scenario: AttrValue,
    /// The versions.
    pub versions: Vec<MenuOption>,
    /// The one in play.
    pub version: AttrValue,
    /// The suites.
    pub suites: Vec<MenuOption>,
    /// The one in play.
    pub suite: AttrValue,
    /// The sizes that the story can be played in.
    pub sizes: Vec<Choice>,
    /// The seed.
    pub seed: u64,
    /// Whether the story's defence is on; `None` where it has none.
    pub defended: Option<bool>,
}

/// The settings in this state.
pub fn settings(state: &AppState) -> SettingsCard {
    let (text, chosen) = (&state.text, state.world().scenario());
    let mut scenarios: Vec<(AttrValue, Vec<MenuOption>)> = Vec::new();
    for group in Group::ALL {
        let of_group = INDEX.iter().filter(|entry| entry.group == *group);
        let mut options: Vec<MenuOption> = of_group
            .map(|entry| (entry.id.into(), text.story_title(entry.id).into()))
            .collect();
        if *group == Group::Own && INDEX.iter().all(|entry| entry.id != chosen.id) {
            let title = text.scenario_title(chosen);
            options.push((chosen.id.clone().into(), title.into()));
        }
        if !options.is_empty() {
            scenarios.push((text.group(*group).into(), options));
        }
    }
    let suite = chosen.cipher_suites().first().map(|suite| suite.id());
    let suite = suite.unwrap_or_default();
    let mut suites: Vec<MenuOption> = chosen
        .fitting_cipher_suites()
        .iter()
        .map(|code| (code.id().into(), code.id().into()))
        .collect();
    if suites.iter().all(|(id, _)| *id != suite) {
        suites.insert(0, (suite.into(), suite.into()));
    }
    let version = |version: Version| -> MenuOption {
        (version.id().into(), version_name(text, version).into())
    };
    SettingsCard {
        scenarios,
        scenario: chosen.id.clone().into(),
        versions: match chosen.version {
            Version::Hybrid => vec![version(Version::Hybrid)],
            _ => {
                let all = Version::ALL.iter().copied();
                let all = all.filter(|version| *version != Version::Hybrid);
                all.map(version).collect()
            }
        },
        version: chosen.version.id().into(),
        suites,
        suite: suite.into(),
        sizes: sizes(state)
            .iter()
            .map(|size| Choice {
                key: size.id(),
                words: text.size(*size),
                action: Action::Size(*size),
                chosen: *size == chosen.size,
            })
            .collect(),
        seed: chosen.seed,
        defended: defended(state),
    }
}

#[cfg(not(feature = "whole"))]
fn sizes(_: &AppState) -> Vec<Size> {
    Size::ALL.to_vec()
}

#[cfg(feature = "whole")]
fn sizes(state: &AppState) -> Vec<Size> {
    state.world().scenario().sizes.clone()
}

#[cfg(not(feature = "whole"))]
const fn defended(_: &AppState) -> Option<bool> {
    None
}

/// The file's own story knows its defence; the defended one has none any more.
#[cfg(feature = "whole")]
fn defended(state: &AppState) -> Option<bool> {
    match state.story.key("defended") {
        Some("true") => Some(true),
        _ => state.world().scenario().defence.as_ref().map(|_| false),
    }
}

/// "TLS 1.2".
pub fn version_name(text: &Text, version: Version) -> String {
    match version {
        Version::Hybrid => text.story_title(Version::Hybrid.id()),
        version => format!("TLS {}", version.id()),
    }
}
