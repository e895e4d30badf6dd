//! The derivation drawn: sources at the left, the value at the right.

use padlock_text::Label;
use yew::prelude::*;

use crate::{
    components::{
        element::{button, span, when},
        icon::icon,
        value_button::value_button,
    },
    effects::Kit,
    store::Action,
    view::graph::{GraphCard, NodeCard},
};

/// Width and height of a node, and the room between nodes; `working.css` has the same numbers.
const NODE: (usize, usize) = (164, 52);
const GAP: (usize, usize) = (30, 6);

/// Drawn where there is room, a list where there is not. Another value's drawing is another element.
pub fn graph(kit: &Kit, key: &str, card: &GraphCard) -> Html {
    let width = card.columns * (NODE.0 + GAP.0) - GAP.0;
    let height = card.rows * (NODE.1 + GAP.1) - GAP.1;
    html! { <>
        <div {key} class="graph" tabindex="0" role="group" aria-label={kit.text.label(Label::Derivation)}>
            <div class="plane">
                <svg width={width.to_string()} height={height.to_string()} aria-hidden="true" focusable="false">
                    { for card.edges.iter().enumerate().map(|(at, (from, to))| html! {
                        <path key={at} class="edge" d={edge(card, *from, *to)} />
                    }) }
                </svg>
                { for (0..card.columns).map(|column| html! {
                    <ol key={column}>
                        { stack(kit, card, column) }
                    </ol>
                }) }
            </div>
        </div>
        <ol class="chain">
            { list(card, |node| (!node.aside).then(|| value_button(kit, &node.card))) }
        </ol>
    </> }
}

/// A column: where rows are given, those without a node are left free.
fn stack(kit: &Kit, card: &GraphCard, column: usize) -> Html {
    if card.spine.is_none() {
        return list(card, |node| {
            (node.column == column).then(|| node_button(kit, node))
        });
    }
    let rows = (0..card.rows).map(|row| {
        let mut nodes = card.nodes.iter();
        let node = nodes.find(|node| (node.column, node.row) == (column, row));
        match node {
            Some(node) => html! { <li key={row}>{ node_button(kit, node) }</li> },
            None => html! { <li key={row} aria-hidden="true" /> },
        }
    });
    rows.collect()
}

/// An item for every node that `button` makes one of.
fn list(card: &GraphCard, button: impl Fn(&NodeCard) -> Option<Html>) -> Html {
    let items = card.nodes.iter().filter_map(|node| {
        let button = button(node)?;
        Some(html! { <li key={node.card.key.as_str()}>{ button }</li> })
    });
    items.collect()
}

fn node_button(kit: &Kit, node: &NodeCard) -> Html {
    let card = &node.card;
    let class = [
        "node",
        card.meaning.class(),
        when(node.goal, "goal"),
        when(node.aside, "aside"),
    ];
    let action = Action::Select(card.target.clone());
    let inside = html! { <>
        { icon(card.meaning.icon()) }
        { span("name", &card.name) }
        { span("short", &card.short) }
        { span("how", &card.how) }
    </> };
    button(kit, &card.key, &class, None, action, inside)
}

/// The upper left corner of a node; every column is centred.
fn place(card: &GraphCard, node: &NodeCard) -> (usize, usize) {
    let mut own = card
        .nodes
        .iter()
        .filter(|other| other.column == node.column)
        .count();
    if card.spine.is_some() {
        own = card.rows;
    }
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
    if card.spine == Some(from.column) {
        return down((x1, y1), (x2, y2));
    }
    let (x1, y1, y2) = (x1 + NODE.0, y1 + NODE.1 / 2, y2 + NODE.1 / 2);
    let bend = GAP.0 / 2;
    format!(
        "M{x1} {y1}C{} {y1} {} {y2} {x2} {y2}",
        x1 + bend,
        x2.saturating_sub(bend)
    )
}

/// From under a part of the spine down, to the next part or to what is derived at the right.
fn down((x1, y1): (usize, usize), (x2, y2): (usize, usize)) -> String {
    let (x, y) = (x1 + NODE.0 / 2, y1 + NODE.1);
    match x1 == x2 {
        true => format!("M{x} {y}V{y2}"),
        false => format!("M{x} {y}V{}H{x2}", y2 + NODE.1 / 2),
    }
}
