//! The values that a message carries or proves, to choose one to look at.

use padlock_text::Label;
use yew::prelude::*;

use crate::{
    components::{
        element::{button, element},
        icon::icon,
    },
    effects::Kit,
    store::Action,
    view::value::ValueCard,
};

pub fn picks(kit: &Kit, cards: &[ValueCard]) -> Html {
    if cards.is_empty() {
        return Html::default();
    }
    html! {
        <div class="picks" role="group" aria-label={kit.text.label(Label::Picks)}>
            { for cards.iter().map(|card| pick(kit, card)) }
        </div>
    }
}

fn pick(kit: &Kit, card: &ValueCard) -> Html {
    let class = ["pick", card.meaning.class()];
    let action = Action::Pick(card.target.clone());
    let inside = html! { <>
        { icon(card.meaning.icon()) }
        { card.name.as_str() }
        { element("code", "", &card.short) }
    </> };
    button(kit, &card.key, &class, Some(card.selected), action, inside)
}
