//! The three panes of the stage.

use padlock_sim::Role;
use yew::prelude::*;

use super::{
    party_pane::party_pane,
    play::{decide, tools},
    wire_pane::wire_pane,
};
use crate::{
    effects::Kit,
    store::AppState,
    view::{party::PartyCard, scene::Scene},
};

pub fn panes(kit: &Kit, state: &AppState, scene: &Scene) -> Html {
    let pane = |card: &PartyCard| {
        let chosen = state.pane == Role::from(card.party);
        party_pane(kit, card, chosen, decide(kit, state, card.party))
    };
    let chosen = state.pane == Role::Eavesdropper;
    html! { <>
        { pane(&scene.client) }
        { wire_pane(kit, &scene.wire, chosen, tools(kit, state)) }
        { pane(&scene.server) }
    </> }
}
