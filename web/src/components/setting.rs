//! A menu in the header with its name before it.

use yew::prelude::*;

use super::element::span;

pub fn setting(
    name: String,
    options: &[(AttrValue, AttrValue)],
    chosen: &AttrValue,
    onchange: Callback<Event>,
) -> Html {
    html! {
        <label class="setting">
            { span("name", &name) }
            <select {onchange}>
                { for options.iter().map(|(id, words)| html! {
                    <option key={id.as_str()} value={id} selected={id == chosen}>{ words.as_str() }</option>
                }) }
            </select>
        </label>
    }
}
