//! The field in which a party speaks.

use padlock_text::Label;
use padlock_tls::party::Party;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::{
    hooks::{Kit, use_kit},
    store::Action,
};

#[derive(Properties, PartialEq)]
pub struct SayProps {
    pub by: Party,
    pub label: AttrValue,
    /// What the field holds at first.
    pub draft: AttrValue,
    /// Why it cannot speak now; `None` when it can.
    pub closed: Option<AttrValue>,
}

#[component]
pub fn Say(props: &SayProps) -> Html {
    let Kit { act, text } = use_kit();
    let draft = use_state(|| props.draft.to_string());
    let id = format!("say-{}", props.by.id());
    let oninput = {
        let draft = draft.clone();
        move |event: InputEvent| {
            draft.set(event.target_unchecked_into::<HtmlInputElement>().value())
        }
    };
    let onsubmit = {
        let (by, draft) = (props.by, draft.clone());
        move |event: SubmitEvent| {
            event.prevent_default();
            if !draft.trim().is_empty() {
                act.send(Action::Say {
                    by,
                    words: draft.trim().to_owned(),
                });
                draft.set(String::new());
            }
        }
    };
    let shut = props.closed.is_some();
    html! {
        <form class="say" {onsubmit}>
            <label class="hint" for={id.clone()}>{ &props.label }</label>
            <input
                {id}
                type="text"
                maxlength="200"
                autocomplete="off"
                value={(*draft).clone()}
                placeholder={&props.draft}
                disabled={shut}
                aria-describedby={shut.then(|| format!("closed-{}", props.by.id()))}
                {oninput}
            />
            <button type="submit" class="primary" disabled={shut}>{ text.label(Label::Send) }</button>
            if let Some(why) = &props.closed {
                <p class="hint" id={format!("closed-{}", props.by.id())}>{ why }</p>
            }
        </form>
    }
}
