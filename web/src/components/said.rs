//! Something said or heard in the open connection.

use yew::prelude::*;

use super::element::{classes, element, span, when};
use crate::view::party::SaidCard;

pub fn said(card: &SaidCard) -> Html {
    html! {
        <p class={classes(&["said", when(card.own, "own")])}>
            { span("", &card.verb) }
            { element("q", "", &card.words) }
        </p>
    }
}
