//! Derivation: from the sources to the value, each one clickable.

use yew::prelude::*;

use super::{graph::graph, picks::picks};
use crate::{components::element::p, effects::Kit, view::graph::DerivationCard};

pub fn derivation(kit: &Kit, card: &DerivationCard) -> Html {
    html! { <>
        { picks(kit, &card.picks) }
        { card.lead.as_ref().map(|lead| p("lead", lead)) }
        { card.empty.as_ref().map(|empty| p("empty", empty)) }
        { card.graph.as_ref().map(|drawing| graph(kit, &card.key, drawing)) }
    </> }
}
