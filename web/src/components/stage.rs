//! The stage: three panes, and what travels between them.

use padlock_sim::Role;
use yew::prelude::*;

use super::{flight::Flight, party_pane::PartyPane, wire_pane::WirePane};
use crate::{
    hooks::use_flight_height,
    view::{
        party::PartyCard,
        wire::{FlightCard, WireCard},
    },
};

#[derive(Properties, PartialEq)]
pub struct StageProps {
    pub client: PartyCard,
    pub wire: WireCard,
    pub server: PartyCard,
    pub flight: Option<FlightCard>,
    pub chosen: Role,
}

#[component]
pub fn Stage(props: &StageProps) -> Html {
    let stage = use_node_ref();
    use_flight_height(
        stage.clone(),
        props.flight.as_ref().map(|flight| flight.serial),
    );
    html! {
        <main class="stage" id="stage" tabindex="-1" ref={stage}>
            <PartyPane card={props.client.clone()} chosen={props.chosen == Role::Client} />
            <WirePane card={props.wire.clone()} chosen={props.chosen == Role::Eavesdropper} />
            <PartyPane card={props.server.clone()} chosen={props.chosen == Role::Server} />
            <Flight card={props.flight.clone()} />
        </main>
    }
}
