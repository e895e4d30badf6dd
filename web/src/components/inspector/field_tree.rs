//! The fields of a message as a tree, in the RFC's names.

use padlock_text::Label;
use yew::prelude::*;

use super::linked::{Linked, Point, Side, point};
use crate::components::element::{classes, span, truth, when};

/// The classes that indent a field; deeper ones stand where the last of these does.
const DEPTHS: [&str; 7] = [
    "depth0", "depth1", "depth2", "depth3", "depth4", "depth5", "depth6",
];

/// One stop in the order of focus; arrows walk.
pub fn field_tree(ctx: &Context<Linked>, linked: &Linked) -> Html {
    let (card, text) = (&ctx.props().card, &ctx.props().kit.text);
    let active = linked.active();
    let chosen = |at: usize| linked.has_chosen(at);
    let stop = (0..card.fields.len()).find(|at| chosen(*at));
    let stop = stop.unwrap_or_default();
    html! {
        <ul class="fields" role="tree" aria-label={text.label(Label::FieldTree)} onkeydown={Side::Tree.walk(ctx, stop)}>
            { for card.fields.iter().enumerate().map(|(at, field)| html! {
                <li
                    key={at}
                    id={Side::Tree.id(card, at)}
                    class={classes(&[
                        "field",
                        field.tint.class(),
                        DEPTHS.get(usize::from(field.depth)).unwrap_or(&"depth6"),
                        when(field.branch, "branch"),
                        when(active == Some(at), "on"),
                    ])}
                    role="treeitem"
                    title={field.meaning.clone()}
                    aria-level={(field.depth + 1).to_string()}
                    aria-selected={truth(chosen(at))}
                    tabindex={if at == stop { "0" } else { "-1" }}
                    onmouseenter={point(ctx, Point::At(Some(at)))}
                    onmouseleave={point(ctx, Point::At(None))}
                    onclick={point(ctx, Point::Choose(at))}
                >
                    { span("name", &field.name) }
                    { span("short", &field.short) }
                    { span("size", &field.size) }
                </li>
            }) }
        </ul>
    }
}
