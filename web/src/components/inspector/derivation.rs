//! Derivation: from the sources to the value, each one clickable.

use std::rc::Rc;

use padlock_text::Label;
use yew::prelude::*;

use super::{graph::Graph, picks::Picks};
use crate::{hooks::use_text, view::graph::DerivationCard};

#[derive(Properties, PartialEq)]
pub struct DerivationProps {
    pub card: Rc<DerivationCard>,
}

#[component]
pub fn Derivation(props: &DerivationProps) -> Html {
    let card = &props.card;
    let text = use_text();
    html! { <>
        <Picks label={text.label(Label::Picks)} cards={card.picks.clone()} />
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
