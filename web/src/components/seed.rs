//! The seed: every random byte of the story follows from it.

use web_sys::HtmlInputElement;
use yew::prelude::*;

/// What is no whole number is put back to the seed in force.
pub fn seed_field(name: String, seed: u64, onchoose: Callback<u64>) -> Html {
    let (onchoose, seed) = (onchoose.clone(), seed);
    let onchange = move |event: Event| {
        let field: HtmlInputElement = event.target_unchecked_into();
        match field.value().trim().parse() {
            Ok(chosen) => onchoose.emit(chosen),
            Err(_) => field.set_value(&seed.to_string()),
        }
    };
    html! {
        <label class="setting">
            <span class="name">{ name }</span>
            <input type="text" inputmode="numeric" autocomplete="off" maxlength="20" value={seed.to_string()} {onchange} />
        </label>
    }
}
