//! What somebody knows, newest on top.

use padlock_text::{Arg, Label};
use yew::prelude::*;

use super::{
    element::{element, overline, p},
    value_button::value_button,
};
use crate::{effects::Kit, view::value::ValueCard};

/// Of `all` values the newest ones, under a title; or what is said where there is none.
pub fn value_list(
    kit: &Kit,
    (title, empty): (Label, Label),
    cards: &[ValueCard],
    all: usize,
) -> Html {
    let title = kit.text.label(title);
    let heading = overline(&title, Some(all));
    let list = if cards.is_empty() {
        p("empty", &kit.text.label(empty))
    } else {
        html! {
            <ul class="values" aria-label={title}>
                { for cards.iter().map(|card| html! {
                    <li key={card.key.as_str()}>{ value_button(kit, card) }</li>
                }) }
                { (all > cards.len()).then(|| {
                    let count = [("count", Arg::Count((all - cards.len()) as u64))];
                    element("li", "more", &kit.text.label_with(Label::EarlierValues, &count))
                }) }
            </ul>
        }
    };
    html! { <>{ heading }{ list }</> }
}
