//! The wire of the miniature, and who watches it.

use yew::prelude::*;

use crate::{
    components::{
        element::{classes, labelled, span, when},
        icon::{Icon, icon},
    },
    view::{miniature::Miniature, rung::RungCard},
};

pub fn wire(card: &Miniature) -> Html {
    html! {
        <div class="pane wire">
            { labelled("p", "who", Icon::Eye, &card.eavesdropper) }
            <ol class="rungs">{ for card.rungs.iter().map(|card| rung(card)) }</ol>
        </div>
    }
}

fn rung(card: &RungCard) -> Html {
    let class = classes(&[
        "rung",
        card.heading.class(),
        card.meaning.class(),
        card.stage.class(),
        when(card.fresh, "fresh"),
    ]);
    html! {
        <li key={card.key.as_str()} {class}>
            <span class="box">{ icon(card.icon()) }{ span("name", &card.name) }</span>
        </li>
    }
}
