//! The stage: three panes, and what travels between them.

use padlock_sim::Role;
use yew::prelude::*;

use super::{flight::flight, party_pane::party_pane, wire_pane::wire_pane};
use crate::{
    hooks::{use_flight_height, use_kit},
    view::{ladder::FlightCard, party::PartyCard, wire::WireCard},
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
    let kit = use_kit();
    let stage = use_node_ref();
    use_flight_height(
        stage.clone(),
        props.flight.as_ref().map(|flight| flight.serial),
    );
    html! {
        <main class="stage" id="stage" tabindex="-1" ref={stage}>
            { party_pane(&kit, &props.client, props.chosen == Role::Client) }
            { wire_pane(&kit, &props.wire, props.chosen == Role::Eavesdropper) }
            { party_pane(&kit, &props.server, props.chosen == Role::Server) }
            { flight(props.flight.as_ref()) }
        </main>
    }
}
