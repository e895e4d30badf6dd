//! A menu in the header with its name before it.

use web_sys::HtmlSelectElement;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct SettingProps {
    pub name: AttrValue,
    /// Ids with their words.
    pub options: Vec<(AttrValue, AttrValue)>,
    pub chosen: AttrValue,
    pub onchoose: Callback<String>,
}

#[component]
pub fn Setting(props: &SettingProps) -> Html {
    let onchange = props
        .onchoose
        .reform(|event: Event| event.target_unchecked_into::<HtmlSelectElement>().value());
    html! {
        <label class="setting">
            <span class="name">{ &props.name }</span>
            <select {onchange}>
                { for props.options.iter().map(|(id, words)| html! {
                    <option key={id.to_string()} value={id} selected={*id == props.chosen}>{ words }</option>
                }) }
            </select>
        </label>
    }
}
