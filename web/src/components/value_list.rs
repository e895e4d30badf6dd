//! What somebody knows, newest on top.

use std::rc::Rc;

use padlock_text::Label;
use yew::prelude::*;

use super::{
    element::{left_out, overline, p},
    kept::kept,
    value_button::value_button,
};
use crate::{effects::Kit, view::value::ValueCard};

/// Of `all` values the newest ones, under a title; or what is said where there is none.
pub fn value_list(
    kit: &Kit,
    (title, empty): (Label, Label),
    cards: &[Rc<ValueCard>],
    all: usize,
) -> Html {
    let title = kit.text.label(title);
    let heading = overline(&title, Some(all));
    let shown = cards.iter().map(|card| {
        html! { <li key={card.key.as_str()}>{ kept(kit, card, value_button) }</li> }
    });
    let list = if cards.is_empty() {
        p("empty", &kit.text.label(empty))
    } else {
        html! {
            <ul class="values" aria-label={title}>
                { for shown.chain(left_out(kit, Label::EarlierValues, all.saturating_sub(cards.len()))) }
            </ul>
        }
    };
    html! { <>{ heading }{ list }</> }
}
