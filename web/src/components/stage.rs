//! The stage: three panes, and what travels between them.

use padlock_sim::Role;
use padlock_tls::party::Party;
use yew::prelude::*;

use super::{
    flight::flight,
    party_pane::party_pane,
    play::{decide, tools},
    wire_pane::wire_pane,
};
use crate::{
    effects::Kit,
    store::AppState,
    view::{ladder, party::party, wire::wire},
};

pub fn stage(kit: &Kit, state: &AppState) -> Html {
    let pane = |end: Party| {
        let chosen = state.pane == Role::from(end);
        party_pane(kit, &party(state, end), chosen, decide(kit, state, end))
    };
    let chosen = state.pane == Role::Eavesdropper;
    html! {
        <main class="stage" id="stage" tabindex="-1">
            { pane(Party::Client) }
            { wire_pane(kit, &wire(state), chosen, tools(kit, state)) }
            { pane(Party::Server) }
            { flight(ladder::flight(state).as_ref()) }
        </main>
    }
}
