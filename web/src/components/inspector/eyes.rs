//! As seen by: the same thing through the eyes of each role.

use yew::prelude::*;

use crate::{
    components::element::{element, labelled, p},
    view::eyes::{EyeCard, EyesCard},
};

pub fn eyes(card: &EyesCard) -> Html {
    html! { <>
        { card.empty.as_ref().map(|empty| p("empty", empty)) }
        <div class="eyes">
            { for card.eyes.iter().map(eye) }
        </div>
    </> }
}

fn eye(card: &EyeCard) -> Html {
    let fields = card.fields.iter().enumerate().map(|(at, (name, short))| {
        html! { <div key={at}>{ element("dt", "", name) }{ element("dd", "", short) }</div> }
    });
    html! {
        <section key={card.key} class={card.meaning.class()} aria-label={card.label.clone()}>
            { labelled("h3", "", card.icon, &card.title) }
            { labelled("p", "sees", card.meaning.icon(), &card.sees) }
            { card.quote.as_ref().map(|quote| element("blockquote", "", quote)) }
            { (!card.fields.is_empty()).then(|| html! { <dl>{ for fields }</dl> }) }
            { card.raw.as_ref().map(|raw| p("raw", raw)) }
        </section>
    }
}
