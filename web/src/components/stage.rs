//! The stage: three panes, and what travels between them.

use padlock_sim::Role;
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
    view::{party::PartyCard, scene::Scene},
};

pub fn stage(kit: &Kit, state: &AppState, scene: &Scene) -> Html {
    let pane = |card: &PartyCard| {
        let chosen = state.pane == Role::from(card.party);
        party_pane(kit, card, chosen, decide(kit, state, card.party))
    };
    let chosen = state.pane == Role::Eavesdropper;
    html! {
        <main class="stage" id="stage" tabindex="-1">
            { pane(&scene.client) }
            { wire_pane(kit, &scene.wire, chosen, tools(kit, state)) }
            { pane(&scene.server) }
            { flight(scene.flight.as_ref()) }
        </main>
    }
}
