//! One end of the miniature: who it is, and what it came to know last.

use std::rc::Rc;

use yew::prelude::*;

use crate::{
    components::{
        element::{classes, labelled, span, when},
        icon::icon,
        said::said,
    },
    view::{Meaning, party::PartyCard, value::ValueCard},
};

/// As many values as fit.
const VALUES: usize = 3;

pub fn actor(card: &PartyCard) -> Html {
    html! {
        <div class="pane party">
            { labelled("p", "who", card.icon, &card.title) }
            <ul class="values">{ for known(card).take(VALUES).map(value) }</ul>
            { card.said.last().map(|words| said(words)) }
        </div>
    }
}

/// Its secrets, once it has some: the rest can be seen on the wire.
fn known(card: &PartyCard) -> impl Iterator<Item = &ValueCard> {
    let is_secret = |value: &&ValueCard| value.meaning == Meaning::Secret;
    let values = || card.values.iter().flatten();
    let has_secrets = values().map(Rc::as_ref).any(|value| is_secret(&value));
    values()
        .map(Rc::as_ref)
        .filter(move |value| !has_secrets || is_secret(value))
}

fn value(card: &ValueCard) -> Html {
    let class = classes(&["value", card.meaning.class(), when(card.fresh, "fresh")]);
    html! {
        <li key={card.key.as_str()} {class}>
            { icon(card.meaning.icon()) }
            { span("name", &card.name) }
            { span("short", &card.short) }
        </li>
    }
}
