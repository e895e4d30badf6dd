//! One thing the eavesdropper could do, its price, and the button that does it.

use yew::prelude::*;

use super::icon::{Icon, icon};
use crate::{hooks::Kit, view::notebook::CouldCard};

pub fn could(kit: &Kit, card: &CouldCard) -> Html {
    let act = &kit.act;
    html! {
        <div key={card.key} class="could attack">
            <span class="what">{ &card.what }</span>
            <span class="cost">{ &card.cost }</span>
            if let Some((words, action)) = &card.button {
                <button type="button" class={card.feasible.then_some("strike")} onclick={act.on(action.clone())}>{ words }</button>
            }
            if !card.gives.is_empty() {
                <span class="gives">{ &card.gives }</span>
            }
            if let Some(refusal) = &card.refusal {
                <p class="refusal" role="alert">{ icon(Icon::Lock) }<span>{ refusal }</span></p>
            }
        </div>
    }
}
