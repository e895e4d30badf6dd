//! A stop of the tour, beside the part of the stage that it shows.

use padlock_text::DoorLabel;
use yew::prelude::*;

use super::element::{element, p};
use crate::{effects::Kit, store::Action, view::tour::TourCard};

/// The guide. It covers nothing for long: it can be left at once, and the stage behind it works.
pub fn tour(kit: &Kit, card: &TourCard) -> Html {
    let go = |class, label, to| {
        html! {
            <button type="button" {class} onclick={kit.act.on(Action::Tour(to))}>{ kit.text.door(label, &[]) }</button>
        }
    };
    html! {
        <div class="tour" id="tour" role="dialog" tabindex="-1" aria-label={card.title.clone()} aria-describedby="tour-words" data-at={card.at.to_string()}>
            <p class="overline">{ card.count.as_str() }</p>
            { element("h2", "", &card.title) }
            <div id="tour-words">{ p("", &card.words) }</div>
            <div class="ways">
                { card.next.map(|next| go("primary", DoorLabel::TourNext, Some(next))) }
                { go("", DoorLabel::TourLeave, None) }
            </div>
        </div>
    }
}

/// The way back to it.
pub fn again(kit: &Kit) -> Html {
    let words = kit.text.door(DoorLabel::Tour, &[]);
    let onclick = kit.act.on(Action::Tour(Some(0)));
    html! { <button type="button" class="again" id="tour-again" {onclick}>{ words }</button> }
}
