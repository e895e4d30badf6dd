//! The seed: every random byte of the story follows from it.

use web_sys::HtmlInputElement;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct SeedProps {
    pub name: AttrValue,
    pub seed: u64,
    pub onchoose: Callback<u64>,
}

/// What is no whole number is put back to the seed in force.
#[component]
pub fn Seed(props: &SeedProps) -> Html {
    let (onchoose, seed) = (props.onchoose.clone(), props.seed);
    let onchange = move |event: Event| {
        let field: HtmlInputElement = event.target_unchecked_into();
        match field.value().trim().parse() {
            Ok(chosen) => onchoose.emit(chosen),
            Err(_) => field.set_value(&seed.to_string()),
        }
    };
    html! {
        <label class="setting">
            <span class="name">{ &props.name }</span>
            <input type="text" inputmode="numeric" autocomplete="off" maxlength="20" value={seed.to_string()} {onchange} />
        </label>
    }
}
