//! One of a few things to choose from.

use padlock_sim::Role;
use padlock_text::Text;

use crate::store::Action;

/// One choice, ready to be shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// Unique among the choices.
    pub key: &'static str,
    /// What it is called.
    pub words: String,
    /// What choosing it does.
    pub action: Action,
    /// Whether it is chosen.
    pub chosen: bool,
}

/// The three roles, to choose one of.
pub fn roles(text: &Text, chosen: Role, action: fn(Role) -> Action) -> Vec<Choice> {
    let choice = |role: &Role| Choice {
        key: role.id(),
        words: text.role(*role),
        action: action(*role),
        chosen: *role == chosen,
    };
    Role::ALL.iter().map(choice).collect()
}
