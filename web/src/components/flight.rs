//! A message on its way from one pane to the other, seen for the time it takes.

use yew::prelude::*;

use super::icon::IconView;
use crate::view::wire::FlightCard;

#[derive(Properties, PartialEq)]
pub struct FlightProps {
    pub card: Option<FlightCard>,
}

/// Decoration: the ladder and the live region say the same to everyone else.
#[component]
pub fn Flight(props: &FlightProps) -> Html {
    html! {
        <div class="flight" aria-hidden="true">
            if let Some(card) = &props.card {
                <span key={card.serial} class={classes!("parcel", card.heading.class(), card.meaning.class())}>
                    <IconView icon={card.meaning.icon()} />
                    { &card.name }
                </span>
            }
        </div>
    }
}
