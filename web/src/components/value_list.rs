//! What somebody knows, newest on top.

use padlock_text::Label;
use yew::prelude::*;

use super::value_button::value_button;
use crate::{hooks::Kit, view::value::ValueCard};

pub fn value_list(kit: &Kit, title: Label, empty: Label, cards: &[ValueCard]) -> Html {
    let title = kit.text.label(title);
    html! { <>
        <h3 class="overline">
            { &title }
            <span>{ cards.len() }</span>
        </h3>
        if cards.is_empty() {
            <p class="empty">{ kit.text.label(empty) }</p>
        } else {
            <ul class="values" aria-label={title.clone()}>
                { for cards.iter().map(|card| html! {
                    <li key={card.key.clone()}>{ value_button(kit, card) }</li>
                }) }
            </ul>
        }
    </> }
}
