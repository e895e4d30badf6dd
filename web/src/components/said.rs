//! Something said or heard in the open connection.

use yew::prelude::*;

use crate::view::party::SaidCard;

pub fn said(card: &SaidCard) -> Html {
    html! {
        <p class={classes!("said", card.own.then_some("own"))}>
            <span>{ &card.verb }</span>
            <q>{ &card.words }</q>
        </p>
    }
}
