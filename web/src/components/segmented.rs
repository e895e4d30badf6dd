//! A few choices side by side, one of them pressed.

use yew::prelude::*;

use super::element::{button, classes};
use crate::{effects::Kit, view::Choice};

pub fn segmented(kit: &Kit, class: &'static str, label: String, choices: &[Choice]) -> Html {
    html! {
        <div class={classes(&["seg", class])} role="group" aria-label={label}>
            { for choices.iter().map(|choice| {
                let Choice { key, words, action, chosen } = choice;
                button(kit, key, &[], Some(*chosen), action.clone(), words.as_str().into())
            }) }
        </div>
    }
}
