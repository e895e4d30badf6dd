//! The derivation drawn: sources at the left, the value at the right.

use std::rc::Rc;

use padlock_text::Label;
use yew::prelude::*;

use crate::{
    components::{icon::icon, value_button::value_button},
    hooks::{Kit, use_kit, use_scroll_end},
    store::Action,
    view::graph::{GraphCard, NodeCard},
};

#[derive(Properties, PartialEq)]
pub struct GraphProps {
    pub card: Rc<GraphCard>,
}

/// Width and height of a node, and the room between nodes; `working.css` has the same numbers.
const NODE: (usize, usize) = (164, 52);
const GAP: (usize, usize) = (30, 6);

/// Drawn where there is room, a list where there is not.
#[component]
pub fn Graph(props: &GraphProps) -> Html {
    let card = &props.card;
    let kit = use_kit();
    let frame = use_node_ref();
    use_scroll_end(frame.clone());
    let width = card.columns * (NODE.0 + GAP.0) - GAP.0;
    let height = card.rows * (NODE.1 + GAP.1) - GAP.1;
    html! { <>
        <div class="graph" ref={frame} tabindex="0" role="group" aria-label={kit.text.label(Label::Derivation)}>
            <div class="plane">
                <svg width={width.to_string()} height={height.to_string()} aria-hidden="true" focusable="false">
                    { for card.edges.iter().enumerate().map(|(at, (from, to))| html! {
                        <path key={at} class="edge" d={edge(card, *from, *to)} />
                    }) }
                </svg>
                { for (0..card.columns).map(|column| html! {
                    <ol key={column}>
                        { for card.nodes.iter().filter(|node| node.column == column).map(|node| html! {
                            <li key={node.card.key.clone()}>{ node_button(&kit, node) }</li>
                        }) }
                    </ol>
                }) }
            </div>
        </div>
        <ol class="chain">
            { for card.nodes.iter().map(|node| html! { <li key={node.card.key.clone()}>{ value_button(&kit, &node.card) }</li> }) }
        </ol>
    </> }
}

fn node_button(kit: &Kit, node: &NodeCard) -> Html {
    let card = &node.card;
    let onclick = kit.act.on(Action::Select(card.target.clone()));
    html! {
        <button type="button" class={classes!("node", card.meaning.class(), node.goal.then_some("goal"))} {onclick}>
            { icon(card.meaning.icon()) }
            <span class="name">{ &card.name }</span>
            <span class="short">{ &card.short }</span>
            <span class="how">{ &card.how }</span>
        </button>
    }
}

/// The upper left corner of a node; every column is centred.
fn place(card: &GraphCard, node: &NodeCard) -> (usize, usize) {
    let own = card
        .nodes
        .iter()
        .filter(|other| other.column == node.column)
        .count();
    let above = (card.rows - own.min(card.rows)) * (NODE.1 + GAP.1) / 2;
    (
        node.column * (NODE.0 + GAP.0),
        above + node.row * (NODE.1 + GAP.1),
    )
}

/// From the right side of one node to the left side of another.
fn edge(card: &GraphCard, from: usize, to: usize) -> String {
    let (Some(from), Some(to)) = (card.nodes.get(from), card.nodes.get(to)) else {
        return String::new();
    };
    let ((x1, y1), (x2, y2)) = (place(card, from), place(card, to));
    let (x1, y1, y2) = (x1 + NODE.0, y1 + NODE.1 / 2, y2 + NODE.1 / 2);
    let bend = GAP.0 / 2;
    format!(
        "M{x1} {y1}C{} {y1} {} {y2} {x2} {y2}",
        x1 + bend,
        x2.saturating_sub(bend)
    )
}
