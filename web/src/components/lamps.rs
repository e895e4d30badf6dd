//! The five lamps: what held, what broke, what was never offered.

use padlock_text::Label;
use yew::prelude::*;

use super::{
    element::{button, element, span, when},
    icon::icon,
};
use crate::{effects::Kit, store::Action, view::lamps::LampCard};

/// Each lamp opens its proof.
pub fn lamps(kit: &Kit, lamps: &[LampCard]) -> Html {
    html! {
        <ul class="lamps" aria-label={kit.text.label(Label::Verdict)}>
            { for lamps.iter().map(|card| html! { <li key={card.key}>{ lamp(kit, card) }</li> }) }
        </ul>
    }
}

fn lamp(kit: &Kit, card: &LampCard) -> Html {
    let class = ["lamp", card.meaning.class(), when(card.flipped, "flipped")];
    let action = Action::Select(card.target.clone());
    let inside = html! { <>
        { icon(card.meaning.icon()) }
        { element("b", "", &card.name) }
        { " " }
        { span(when(card.muted, "unseen"), &card.verdict) }
    </> };
    button(kit, card.key, &class, Some(card.selected), action, inside)
}
