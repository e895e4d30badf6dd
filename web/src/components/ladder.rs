//! The ladder: every message so far, time downwards, and dashed what is still to come.

use yew::prelude::*;

use super::rung::rung;
use crate::{
    hooks::{use_follow, use_kit},
    view::ladder::RungCard,
};

#[derive(Properties, PartialEq)]
pub struct LadderProps {
    pub label: AttrValue,
    pub rungs: Vec<RungCard>,
}

/// Keeps the newest delivered message in sight.
#[component]
pub fn Ladder(props: &LadderProps) -> Html {
    let kit = use_kit();
    let frame = use_node_ref();
    let delivered = props
        .rungs
        .iter()
        .filter(|rung| rung.is_delivered())
        .count();
    use_follow(frame.clone(), delivered, props.rungs.len());
    html! {
        <div class="ladder" ref={frame} tabindex="0" role="group" aria-label={&props.label}>
            <ol class="rungs">
                { for props.rungs.iter().map(|card| html! { <li key={card.key.clone()}>{ rung(&kit, card) }</li> }) }
            </ol>
        </div>
    }
}
