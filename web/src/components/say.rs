//! The field in which a party speaks.

use padlock_text::Label;
use padlock_tls::party::Party;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::{effects::Kit, store::Action};

#[derive(Properties, PartialEq)]
pub struct SayProps {
    pub kit: Kit,
    pub by: Party,
    pub label: String,
    /// What the field holds at first.
    pub draft: String,
    /// Why it cannot speak now; `None` when it can.
    pub closed: Option<String>,
}

/// It keeps what is typed until that is said.
pub struct Say {
    draft: String,
}

/// What happens in the field.
pub enum Typed {
    /// It holds these words now.
    Draft(String),
    /// They are to be said.
    Said,
}

impl Component for Say {
    type Message = Typed;
    type Properties = SayProps;

    fn create(ctx: &Context<Self>) -> Self {
        Self {
            draft: ctx.props().draft.clone(),
        }
    }

    fn update(&mut self, ctx: &Context<Self>, typed: Typed) -> bool {
        match typed {
            Typed::Draft(words) => self.draft = words,
            Typed::Said => {
                let words = self.draft.trim();
                if !words.is_empty() {
                    let (by, words) = (ctx.props().by, words.to_owned());
                    ctx.props().kit.act.send(Action::Say { by, words });
                    self.draft.clear();
                }
            }
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let props = ctx.props();
        let id = format!("say-{}", props.by.id());
        let why_id = format!("closed-{}", props.by.id());
        let oninput = ctx.link().callback(|event: InputEvent| {
            Typed::Draft(event.target_unchecked_into::<HtmlInputElement>().value())
        });
        let onsubmit = ctx.link().callback(|event: SubmitEvent| {
            event.prevent_default();
            Typed::Said
        });
        let shut = props.closed.is_some();
        let why = props.closed.as_ref().map(|why| {
            html! { <p class="hint" id={why_id.clone()}>{ why.as_str() }</p> }
        });
        html! {
            <form class="say" {onsubmit}>
                <label class="hint" for={id.clone()}>{ props.label.as_str() }</label>
                <input
                    {id}
                    type="text"
                    maxlength="200"
                    autocomplete="off"
                    value={self.draft.clone()}
                    placeholder={props.draft.clone()}
                    disabled={shut}
                    aria-describedby={shut.then_some(why_id)}
                    {oninput}
                />
                <button type="submit" class="primary" disabled={shut}>{ props.kit.text.label(Label::Send) }</button>
                { why }
            </form>
        }
    }
}
