//! The seed: every random byte of the story follows from it.

use padlock_text::Label;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::element::span;
use crate::{effects::Kit, store::Action};

/// What is no whole number is put back to the seed in force.
pub fn seed_field(kit: &Kit, seed: u64) -> Html {
    let act = kit.act.clone();
    let onchange = move |event: Event| {
        let field: HtmlInputElement = event.target_unchecked_into();
        match field.value().trim().parse() {
            Ok(chosen) => act.send(Action::Seed(chosen)),
            Err(_) => field.set_value(&seed.to_string()),
        }
    };
    html! {
        <label class="setting">
            { span("name", &kit.text.label(Label::Seed)) }
            <input type="text" inputmode="numeric" autocomplete="off" maxlength="20" value={seed.to_string()} {onchange} />
        </label>
    }
}
