//! One value that somebody knows: what it is, short, and how it came to be.

use yew::prelude::*;

use super::{
    element::{button, span, when},
    icon::icon,
};
use crate::{effects::Kit, store::Action, view::value::ValueCard};

/// A value; pressing it opens it in the inspector.
pub fn value_button(kit: &Kit, card: &ValueCard) -> Html {
    let class = ["value", card.meaning.class(), when(card.fresh, "fresh")];
    let action = Action::Select(card.target.clone());
    let inside = html! { <>
        { icon(card.meaning.icon()) }
        <span class="name">{ card.name.as_str() }{ span("unseen", &format!(" ({}) ", card.meaning_word)) }</span>
        { span("short", &card.short) }
        { (!card.how.is_empty()).then(|| span("how", &card.how)) }
    </> };
    button(kit, &card.key, &class, Some(card.selected), action, inside)
}
