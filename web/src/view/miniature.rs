//! The handshake that plays by itself on the front door.

use std::rc::Rc;

use padlock_sim::Role;
use padlock_tls::party::Party;

use super::{
    ladder::{self, FlightCard},
    party::{self, PartyCard},
    rung::RungCard,
    story,
};
use crate::store::AppState;

/// Rows of the wire that are shown.
const ROWS: usize = 7;
/// Rows among them that have passed, where there are more to come.
const PASSED: usize = 5;

/// All that it shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Miniature {
    /// What just happened.
    pub title: String,
    /// The two ends.
    pub client: PartyCard,
    /// The other one.
    pub server: PartyCard,
    /// Who watches.
    pub eavesdropper: String,
    /// The messages around the present one.
    pub rungs: Vec<Rc<RungCard>>,
    /// The message in the air.
    pub flight: Option<FlightCard>,
}

/// The miniature at this moment.
pub fn miniature(state: &AppState) -> Miniature {
    let mut rungs = ladder::ladder(state).rungs;
    let (passed, _) = ladder::progress(state);
    let first = passed
        .saturating_sub(PASSED)
        .min(rungs.len().saturating_sub(ROWS));
    Miniature {
        title: story::story(state).title,
        client: party::party(state, Party::Client),
        server: party::party(state, Party::Server),
        eavesdropper: state.text.role(Role::Eavesdropper),
        rungs: rungs.drain(first..).take(ROWS).collect(),
        flight: ladder::flight(state),
    }
}
