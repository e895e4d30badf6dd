//! A menu in the header with its name before it.

use web_sys::HtmlSelectElement;
use yew::prelude::*;

pub fn setting(
    name: String,
    options: &[(AttrValue, AttrValue)],
    chosen: &AttrValue,
    onchoose: &Callback<String>,
) -> Html {
    let onchange =
        onchoose.reform(|event: Event| event.target_unchecked_into::<HtmlSelectElement>().value());
    html! {
        <label class="setting">
            <span class="name">{ name }</span>
            <select {onchange}>
                { for options.iter().map(|(id, words)| html! {
                    <option key={id.to_string()} value={id} selected={*id == *chosen}>{ words }</option>
                }) }
            </select>
        </label>
    }
}
