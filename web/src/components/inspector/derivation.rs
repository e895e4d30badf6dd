//! Derivation: from the sources to the value, each one clickable.

use yew::prelude::*;

use super::{graph::Graph, picks::picks};
use crate::{hooks::Kit, view::graph::DerivationCard};

pub fn derivation(kit: &Kit, card: &DerivationCard) -> Html {
    html! { <>
        { picks(kit, &card.picks) }
        if let Some(lead) = &card.lead {
            <p class="lead">{ lead }</p>
        }
        if let Some(empty) = &card.empty {
            <p class="empty">{ empty }</p>
        }
        if let Some(graph) = &card.graph {
            <Graph key={card.key.clone()} card={graph.clone()} />
        }
    </> }
}
