//! Bytes in hexadecimal, in the colours of their fields.

use padlock_text::Label;
use yew::prelude::*;

use super::linked::{Linked, Point, Side, point};
use crate::{
    components::element::{classes, truth, when},
    view::grid::{FieldCard, LeafCard},
};

/// The arrow keys walk from field to field; the grid is one stop in the order of focus.
pub fn hex_grid(ctx: &Context<Linked>, linked: &Linked) -> Html {
    let (card, text) = (&ctx.props().card, &ctx.props().kit.text);
    let active = linked.active().and_then(|at| card.fields.get(at));
    let chosen = |leaf: &LeafCard| linked.has_chosen(leaf.field);
    let stop = card.leaves.iter().position(chosen).unwrap_or_default();
    html! {
        <div class="hexgrid">
            <pre class="offsets of16" aria-hidden="true">{ offsets(card.length, 16) }</pre>
            <pre class="offsets of8" aria-hidden="true">{ offsets(card.length, 8) }</pre>
            <div class="bytes" role="listbox" aria-label={text.label(Label::HexGrid)} onkeydown={Side::Grid.walk(ctx, stop)}>
                { for card.leaves.iter().enumerate().map(|(at, leaf)| html! {
                    <span key={at} class="cell">
                        <span
                            id={Side::Grid.id(card, at)}
                            class={classes(&["leaf", leaf.tint.class(), when(leaf.odd, "odd"), lit(active, at)])}
                            role="option"
                            tabindex={if at == stop { "0" } else { "-1" }}
                            aria-selected={truth(chosen(leaf))}
                            aria-label={leaf.spoken.clone()}
                            onmouseenter={point(ctx, Point::At(Some(leaf.field)))}
                            onmouseleave={point(ctx, Point::At(None))}
                            onclick={point(ctx, Point::Choose(leaf.field))}
                        >{ leaf.hex.as_str() }</span>
                        { " " }
                    </span>
                }) }
            </div>
        </div>
    }
}

/// How a leaf shows that it is the active field, or lies in it.
fn lit(active: Option<&FieldCard>, leaf: usize) -> &'static str {
    match active.filter(|field| field.leaves.contains(&leaf)) {
        Some(field) if field.branch => "within",
        Some(_) => "on",
        None => "",
    }
}

/// One offset a row, in hexadecimal.
fn offsets(length: usize, row: usize) -> String {
    (0..length.div_ceil(row))
        .map(|at| format!("{:04x}\n", at * row))
        .collect()
}
