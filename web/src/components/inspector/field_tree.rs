//! The fields of a message as a tree, in the RFC's names.

use std::rc::Rc;

use padlock_text::Label;
use yew::prelude::*;

use crate::{
    hooks::{arrow, focus_by_id, use_kit, use_reveal},
    view::grid::GridCard,
};

#[derive(Properties, PartialEq)]
pub struct FieldTreeProps {
    pub card: Rc<GridCard>,
    pub active: Option<usize>,
    pub chosen: Option<usize>,
    pub onhover: Callback<Option<usize>>,
    pub onchoose: Callback<usize>,
}

/// One stop in the order of focus; arrows walk.
#[component]
pub fn FieldTree(props: &FieldTreeProps) -> Html {
    let card = &props.card;
    let text = use_kit().text;
    let stop = props.chosen.unwrap_or_default();
    let onkeydown = {
        let (card, onchoose) = (card.clone(), props.onchoose.clone());
        move |event: KeyboardEvent| {
            if let Some(to) = arrow(&event, stop, card.fields.len()) {
                event.prevent_default();
                onchoose.emit(to);
                focus_by_id(&format!("{}-field-{to}", card.key));
            }
        }
    };
    let list = use_node_ref();
    use_reveal(
        list.clone(),
        props.active.map(|at| format!("{}-field-{at}", card.key)),
    );
    html! {
        <ul class="fields" ref={list} role="tree" aria-label={text.label(Label::FieldTree)} {onkeydown}>
            { for card.fields.iter().enumerate().map(|(at, field)| html! {
                <li
                    key={at}
                    id={format!("{}-field-{at}", card.key)}
                    class={classes!(
                        "field",
                        field.tint.class(),
                        format!("depth{}", field.depth.min(6)),
                        field.branch.then_some("branch"),
                        (props.active == Some(at)).then_some("on"),
                    )}
                    role="treeitem"
                    title={field.meaning.clone()}
                    aria-level={(field.depth + 1).to_string()}
                    aria-selected={(props.chosen == Some(at)).to_string()}
                    tabindex={if at == stop { "0" } else { "-1" }}
                    onmouseenter={props.onhover.reform(move |_| Some(at))}
                    onmouseleave={props.onhover.reform(|_| None)}
                    onclick={props.onchoose.reform(move |_| at)}
                >
                    <span class="name">{ &field.name }</span>
                    <span class="short">{ &field.short }</span>
                    <span class="size">{ &field.size }</span>
                </li>
            }) }
        </ul>
    }
}
