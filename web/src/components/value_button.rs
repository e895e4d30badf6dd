//! One value that somebody knows: what it is, short, and how it came to be.

use yew::prelude::*;

use super::icon::IconView;
use crate::{hooks::use_act, store::Action, view::value::ValueCard};

#[derive(Properties, PartialEq)]
pub struct ValueButtonProps {
    pub card: ValueCard,
}

/// A value; pressing it opens it in the inspector.
#[component]
pub fn ValueButton(props: &ValueButtonProps) -> Html {
    let card = &props.card;
    let onclick = use_act().on(Action::Select(card.target.clone()));
    html! {
        <button
            type="button"
            class={classes!("value", card.meaning.class(), card.fresh.then_some("fresh"))}
            aria-pressed={card.selected.to_string()}
            {onclick}
        >
            <IconView icon={card.meaning.icon()} />
            <span class="name">{ &card.name }<span class="unseen">{ format!(" ({}) ", card.meaning_word) }</span></span>
            <span class="short">{ &card.short }</span>
            if !card.how.is_empty() {
                <span class="how">{ &card.how }</span>
            }
        </button>
    }
}
