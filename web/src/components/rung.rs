//! One message of the ladder: an arrow from sender to receiver with a box on it.

use yew::prelude::*;

use super::{
    element::{classes, span, truth, when},
    icon::icon,
};
use crate::{effects::Kit, store::Action, view::rung::RungCard};

pub fn rung(kit: &Kit, card: &RungCard) -> Html {
    let onclick = card
        .target
        .clone()
        .map(|target| kit.act.on(Action::Select(target)));
    let class = classes(&[
        "rung",
        card.heading.class(),
        card.meaning.class(),
        card.stage.class(),
        card.middle,
        when(card.fresh, "fresh"),
    ]);
    html! {
        <div {class} data-open={card.opened.then_some("true")}>
            <span class="number" aria-hidden="true">{ card.number }</span>
            <button
                type="button"
                class={classes(&["box", when(!card.mark.is_empty(), "marked")])}
                aria-label={spoken(card)}
                aria-pressed={truth(card.selected)}
                disabled={onclick.is_none()}
                {onclick}
            >
                { icon(card.icon()) }
                { span("name", &card.name) }{ " " }
                { card.size.as_ref().map(|size| span("size", size)) }{ " " }
                { (!card.mark.is_empty()).then(|| span("mark", &card.mark)) }
            </button>
        </div>
    }
}

/// The box in words: those that are seen, and behind them those that stand for its place and colour. A name costs less than words
/// that are there and unseen, each of which the browser would clip by itself.
fn spoken(card: &RungCard) -> String {
    let size = card.size.as_deref().unwrap_or_default();
    let seen = [&card.name, size, &card.mark];
    let seen = seen.into_iter().filter(|words| !words.is_empty());
    let seen: Vec<&str> = seen.collect();
    format!("{}. {}{}", card.number, seen.join(" "), card.spoken)
}
