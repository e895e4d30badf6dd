//! The keys, listed, and the way to turn them off.

use padlock_text::ToolLabel;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::element::{element, span};
use crate::effects::{KEYS, Kit, keys_are_on, use_keys};

pub fn keys(kit: &Kit) -> Html {
    let onchange = Callback::from(|event: Event| {
        use_keys(event.target_unchecked_into::<HtmlInputElement>().checked());
    });
    let key = |(key, label): &(&str, padlock_text::Label)| {
        html! { <div>{ element("dt", "mono", key) }{ element("dd", "", &kit.text.label(*label)) }</div> }
    };
    html! {
        <div class="bench">
            <dl class="keys">{ for KEYS.iter().map(key) }</dl>
            <label class="check hint">
                <input type="checkbox" checked={keys_are_on()} {onchange} />
                { span("", &kit.text.tool(ToolLabel::KeysOn, &[])) }
            </label>
        </div>
    }
}
