//! One thing the eavesdropper could do, its price, and the button that does it.

use yew::prelude::*;

use super::{
    element::{button, span, when},
    icon::{Icon, icon},
};
use crate::{effects::Kit, view::notebook::CouldCard};

pub fn could(kit: &Kit, card: &CouldCard) -> Html {
    let button = card.button.as_ref().map(|(words, action)| {
        let class = when(card.feasible, "strike");
        button(
            kit,
            "",
            &[class],
            None,
            action.clone(),
            words.as_str().into(),
        )
    });
    let gives = (!card.gives.is_empty()).then(|| span("gives", &card.gives));
    let refusal = card.refusal.as_ref().map(|refusal| {
        html! { <p class="refusal" role="alert">{ icon(Icon::Lock) }{ span("", refusal) }</p> }
    });
    html! {
        <div key={card.key} class="could attack">
            { span("what", &card.what) }
            { span("cost", &card.cost) }
            { button }
            { gives }
            { refusal }
            { work(kit, card) }
        </div>
    }
}

#[cfg(not(feature = "whole"))]
fn work(_: &Kit, _: &CouldCard) -> Html {
    Html::default()
}

#[cfg(feature = "whole")]
fn work(kit: &Kit, card: &CouldCard) -> Html {
    let work = card.work.clone();
    let work = work.map(|card| html! { <super::work::Work kit={kit.clone()} {card} /> });
    work.unwrap_or_default()
}
