//! One value that somebody knows: what it is, short, and how it came to be.

use yew::prelude::*;

use super::{
    element::{classes, span, truth, when},
    icon::icon,
};
use crate::{effects::Kit, store::Action, view::value::ValueCard};

/// A value; pressing it opens it in the inspector.
pub fn value_button(kit: &Kit, card: &ValueCard) -> Html {
    let class = classes(&["value", card.meaning.class(), when(card.fresh, "fresh")]);
    html! {
        <button
            type="button"
            {class}
            aria-label={card.spoken.clone()}
            aria-pressed={truth(card.selected)}
            onclick={kit.act.on(Action::Select(card.target.clone()))}
        >
            { icon(card.meaning.icon()) }
            { span("name", &card.name) }{ " " }
            { span("short", &card.short) }{ " " }
            { (!card.how.is_empty()).then(|| span("how", &card.how)) }
        </button>
    }
}
