//! The command line that computes the shown value again.

use padlock_sim::reproduce;

use super::{subject, value::ValueCard};
use crate::store::AppState;

/// All that the Reproduce tab shows.
#[derive(Clone, Debug, PartialEq)]
pub struct ReproduceCard {
    /// The values to choose from, for a message.
    pub picks: Vec<ValueCard>,
    /// The value's name.
    pub name: Option<String>,
    /// For a shell; none where nothing computes the value.
    pub command: Option<String>,
}

/// The Reproduce tab in this state.
pub fn reproduce(state: &AppState) -> ReproduceCard {
    let shown = subject::shown_value(state);
    ReproduceCard {
        picks: subject::picks(state),
        name: shown.as_ref().map(|shown| shown.card.name.clone()),
        command: shown.and_then(|shown| reproduce::command(shown.ledger, shown.id)),
    }
}
