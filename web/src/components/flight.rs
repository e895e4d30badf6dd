//! A message on its way from one pane to the other, seen for the time it takes.

use yew::prelude::*;

use super::{element::classes, icon::icon};
use crate::view::ladder::FlightCard;

/// Decoration: the ladder and the live region say the same to everyone else.
pub fn flight(card: Option<&FlightCard>) -> Html {
    html! {
        <div class="flight" aria-hidden="true">
            { card.map(parcel) }
        </div>
    }
}

fn parcel(card: &FlightCard) -> Html {
    let class = classes(&["parcel", card.heading.class(), card.meaning.class()]);
    html! {
        <span key={card.serial} {class}>
            { icon(card.meaning.icon()) }
            { card.name.as_str() }
        </span>
    }
}
