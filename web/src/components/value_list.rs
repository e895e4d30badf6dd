//! What somebody knows, newest on top.

use yew::prelude::*;

use super::value_button::ValueButton;
use crate::view::value::ValueCard;

#[derive(Properties, PartialEq)]
pub struct ValueListProps {
    pub title: AttrValue,
    pub empty: AttrValue,
    pub cards: Vec<ValueCard>,
}

#[component]
pub fn ValueList(props: &ValueListProps) -> Html {
    html! { <>
        <h3 class="overline">
            { &props.title }
            <span>{ props.cards.len() }</span>
        </h3>
        if props.cards.is_empty() {
            <p class="empty">{ &props.empty }</p>
        } else {
            <ul class="values" aria-label={&props.title}>
                { for props.cards.iter().map(|card| html! {
                    <li key={card.key.clone()}><ValueButton card={card.clone()} /></li>
                }) }
            </ul>
        }
    </> }
}
