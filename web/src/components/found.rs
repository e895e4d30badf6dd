//! The messages of a capture, in the order in which they came.

use yew::prelude::*;

use super::{
    element::{classes, span, truth},
    icon::icon,
};
use crate::view::{ladder::meaning, own::FoundCard};

pub fn found(cards: &[FoundCard], chosen: Option<usize>, choose: &Callback<usize>) -> Html {
    let row = |(at, card): (usize, &FoundCard)| {
        let choose = choose.clone();
        let onclick = move |_: MouseEvent| choose.emit(at);
        let meaning = meaning(card.protected);
        html! {
            <li key={at}>
                <button
                    type="button"
                    class={classes(&["found", meaning.class(), card.heading.class()])}
                    aria-pressed={truth(chosen == Some(at))}
                    {onclick}
                >
                    { icon(meaning.icon()) }
                    { span("name", &card.names) }
                    { span("size", &format!("{} B", card.bytes)) }
                    { (!card.said.is_empty()).then(|| html! { <q>{ card.said.as_str() }</q> }) }
                </button>
            </li>
        }
    };
    html! { <ol class="founds">{ for cards.iter().enumerate().map(row) }</ol> }
}
