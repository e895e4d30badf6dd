//! One thing the eavesdropper could do, its price, and the button that does it.

use yew::prelude::*;

use super::icon::{Icon, IconView};
use crate::{hooks::use_act, view::wire::CouldCard};

#[derive(Properties, PartialEq)]
pub struct CouldProps {
    pub card: CouldCard,
}

#[component]
pub fn Could(props: &CouldProps) -> Html {
    let card = &props.card;
    let act = use_act();
    html! {
        <div class="could attack">
            <span class="what">{ &card.what }</span>
            <span class="cost">{ &card.cost }</span>
            if let Some((words, action)) = &card.button {
                <button type="button" class={card.feasible.then_some("strike")} onclick={act.on(action.clone())}>{ words }</button>
            }
            if !card.gives.is_empty() {
                <span class="gives">{ &card.gives }</span>
            }
            if let Some(refusal) = &card.refusal {
                <p class="refusal" role="alert"><IconView icon={Icon::Lock} /><span>{ refusal }</span></p>
            }
        </div>
    }
}
