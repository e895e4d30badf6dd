//! One value that somebody knows: what it is, short, and how it came to be.

use yew::prelude::*;

use super::icon::icon;
use crate::{hooks::Kit, store::Action, view::value::ValueCard};

/// A value; pressing it opens it in the inspector.
pub fn value_button(kit: &Kit, card: &ValueCard) -> Html {
    let onclick = kit.act.on(Action::Select(card.target.clone()));
    html! {
        <button
            type="button"
            class={classes!("value", card.meaning.class(), card.fresh.then_some("fresh"))}
            aria-pressed={card.selected.to_string()}
            {onclick}
        >
            { icon(card.meaning.icon()) }
            <span class="name">{ &card.name }<span class="unseen">{ format!(" ({}) ", card.meaning_word) }</span></span>
            <span class="short">{ &card.short }</span>
            if !card.how.is_empty() {
                <span class="how">{ &card.how }</span>
            }
        </button>
    }
}
