//! A story of the catalogue: a link over its whole card.

use yew::prelude::*;

use crate::{
    components::{
        element::{labelled, p, span},
        icon::Icon,
    },
    view::door::StoryLink,
};

pub fn card(card: &StoryLink) -> Html {
    let fact = |words: &String| (!words.is_empty()).then(|| span("", words));
    html! {
        <li key={card.key} class="card">
            <h4><a href={card.href.clone()}>{ card.title.as_str() }</a></h4>
            { p("", &card.words) }
            <p class="facts">
                { fact(&card.level) }
                { fact(&card.sizes) }
                { card.breaks.as_ref().map(|words| labelled("span", "attack", Icon::Bolt, words)) }
            </p>
        </li>
    }
}
