//! A menu in the header with its name before it.

use yew::prelude::*;

use super::element::span;
use crate::view::settings::MenuOption;

/// A menu whose options stand under headings; one heading without words is none.
pub fn grouped(
    name: String,
    groups: &[(AttrValue, Vec<MenuOption>)],
    chosen: &AttrValue,
    onchange: Callback<Event>,
) -> Html {
    let option = |(id, words): &MenuOption| {
        html! { <option key={id.as_str()} value={id} selected={id == chosen}>{ words.as_str() }</option> }
    };
    let group = |(heading, options): &(AttrValue, Vec<MenuOption>)| match heading.is_empty() {
        true => options.iter().map(option).collect(),
        false => html! {
            <optgroup key={heading.as_str()} label={heading}>{ for options.iter().map(option) }</optgroup>
        },
    };
    html! {
        <label class="setting">
            { span("name", &name) }
            <select aria-label={name.clone()} {onchange}>{ for groups.iter().map(group) }</select>
        </label>
    }
}

/// A menu.
pub fn setting(
    name: String,
    options: &[MenuOption],
    chosen: &AttrValue,
    onchange: Callback<Event>,
) -> Html {
    let group = (AttrValue::default(), options.to_vec());
    grouped(name, &[group], chosen, onchange)
}
