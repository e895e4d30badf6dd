//! Bytes in hexadecimal, in the colours of their fields.

use std::rc::Rc;

use padlock_text::Label;
use yew::prelude::*;

use crate::{
    hooks::{arrow, focus_by_id, use_kit, use_reveal},
    view::grid::GridCard,
};

#[derive(Properties, PartialEq)]
pub struct HexGridProps {
    pub card: Rc<GridCard>,
    /// The field pointed at: under the pointer, or chosen.
    pub active: Option<usize>,
    pub chosen: Option<usize>,
    pub onhover: Callback<Option<usize>>,
    pub onchoose: Callback<usize>,
}

/// The arrow keys walk from field to field; the grid is one stop in the order of focus.
#[component]
pub fn HexGrid(props: &HexGridProps) -> Html {
    let card = &props.card;
    let text = use_kit().text;
    let range = props
        .active
        .and_then(|at| card.fields.get(at))
        .map(|field| field.leaves.clone());
    let branch = props
        .active
        .and_then(|at| card.fields.get(at))
        .is_some_and(|field| field.branch);
    let stop = card
        .leaves
        .iter()
        .position(|leaf| Some(leaf.field) == props.chosen)
        .unwrap_or_default();
    let onkeydown = {
        let (card, onchoose) = (card.clone(), props.onchoose.clone());
        move |event: KeyboardEvent| {
            if let Some(to) = arrow(&event, stop, card.leaves.len()) {
                event.prevent_default();
                if let Some(leaf) = card.leaves.get(to) {
                    onchoose.emit(leaf.field);
                    focus_by_id(&format!("{}-leaf-{to}", card.key));
                }
            }
        }
    };
    let list = use_node_ref();
    let first = range
        .as_ref()
        .map(|range| format!("{}-leaf-{}", card.key, range.start));
    use_reveal(list.clone(), first);
    html! {
        <div class="hexgrid" ref={list}>
            <pre class="offsets of16" aria-hidden="true">{ offsets(card.length, 16) }</pre>
            <pre class="offsets of8" aria-hidden="true">{ offsets(card.length, 8) }</pre>
            <div class="bytes" role="listbox" aria-label={text.label(Label::HexGrid)} {onkeydown}>
                { for card.leaves.iter().enumerate().map(|(at, leaf)| {
                    let inside = range.as_ref().is_some_and(|range| range.contains(&at));
                    let field = leaf.field;
                    html! { <span key={at} class="cell">
                        <span
                            id={format!("{}-leaf-{at}", card.key)}
                            class={classes!(
                                "leaf",
                                leaf.tint.class(),
                                leaf.odd.then_some("odd"),
                                (inside && !branch).then_some("on"),
                                (inside && branch).then_some("within"),
                            )}
                            role="option"
                            tabindex={if at == stop { "0" } else { "-1" }}
                            aria-selected={(Some(field) == props.chosen).to_string()}
                            aria-label={leaf.spoken.clone()}
                            onmouseenter={props.onhover.reform(move |_| Some(field))}
                            onmouseleave={props.onhover.reform(|_| None)}
                            onclick={props.onchoose.reform(move |_| field)}
                        >{ &leaf.hex }</span>
                        { " " }
                    </span> }
                }) }
            </div>
        </div>
    }
}

/// One offset a row, in hexadecimal.
fn offsets(length: usize, row: usize) -> String {
    (0..length.div_ceil(row))
        .map(|at| format!("{:04x}\n", at * row))
        .collect()
}
