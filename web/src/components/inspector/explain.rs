//! Explain: the plain words, the exact ones, and what everyone makes of it.

use yew::prelude::*;

use crate::{
    components::{
        element::{element, labelled, overline, p},
        icon::icon,
    },
    view::explain::{ExplainCard, ViewCard},
};

pub fn explain(card: &ExplainCard) -> Html {
    let exact = card.exact.iter().enumerate().map(|(at, (name, words))| {
        html! { <div key={at}>{ element("dt", "", name) }{ element("dd", "", words) }</div> }
    });
    let views = (!card.views.is_empty()).then(|| {
        html! {
            <div>
                { overline(&card.about, None) }
                <ul class="views">{ for card.views.iter().map(view) }</ul>
            </div>
        }
    });
    html! {
        <div class="explain">
            <div>
                { p("plain-words", &card.plain) }
                <dl class="exact">{ for exact }</dl>
            </div>
            { views }
        </div>
    }
}

fn view(card: &ViewCard) -> Html {
    html! {
        <li key={card.key} class={card.meaning.class()}>
            { icon(card.icon) }
            { element("b", "", &card.who) }
            { labelled("span", "sees", card.meaning.icon(), &card.what) }
        </li>
    }
}
