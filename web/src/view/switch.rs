//! The switch on a pane: on autopilot, or in a person's hands.

use padlock_sim::Role;

use super::Choice;
use crate::store::{Action, AppState};

/// The switch of one role.
#[derive(Clone, Debug, PartialEq)]
pub struct SwitchCard {
    /// Its name.
    pub label: String,
    /// Auto, and Play.
    pub choices: Vec<Choice>,
}

/// The switch of `role` in this state.
pub fn switch(state: &AppState, role: Role) -> SwitchCard {
    use padlock_text::Label;
    let played = state.plays(role);
    let choice = |key, label, by_hand| Choice {
        key,
        words: state.text.label(label),
        action: Action::PlayRole { role, by_hand },
        chosen: played == by_hand,
    };
    SwitchCard {
        label: state.text.label(Label::PlayRole),
        choices: vec![
            choice("auto", Label::Auto, false),
            choice("play", Label::ByHand, true),
        ],
    }
}
