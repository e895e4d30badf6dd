//! Something said or heard in the open connection.

use yew::prelude::*;

use crate::view::party::SaidCard;

#[derive(Properties, PartialEq)]
pub struct SaidProps {
    pub card: SaidCard,
}

#[component]
pub fn Said(props: &SaidProps) -> Html {
    let card = &props.card;
    html! {
        <p class={classes!("said", card.own.then_some("own"))}>
            <span>{ &card.verb }</span>
            <q>{ &card.words }</q>
        </p>
    }
}
