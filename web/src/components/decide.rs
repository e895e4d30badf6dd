//! A decision in a person's hands: its options, the field for a secret of one's own, and the evidence.

use padlock_text::{Arg, ToolLabel};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::{
    element::{button, labelled, p, span},
    evidence::evidence,
    icon::Icon,
};
use crate::{
    effects::Kit,
    store::Action,
    view::{
        decision::{DecisionCard, typed},
        sum::Sum,
    },
};

#[derive(Properties, PartialEq)]
pub struct DecideProps {
    pub kit: Kit,
    pub card: DecisionCard,
    /// What a premaster secret comes to on paper.
    pub sum: Sum,
}

/// It keeps what is typed until it is chosen.
pub struct Decide {
    typed: String,
    wrong: Option<ToolLabel>,
}

/// What happens in the field.
pub enum Typed {
    /// It holds this now.
    Draft(String),
    /// It is to be chosen.
    Chosen,
}

impl Component for Decide {
    type Message = Typed;
    type Properties = DecideProps;

    fn create(ctx: &Context<Self>) -> Self {
        let own = ctx.props().card.own.as_ref();
        Self {
            typed: own.map(|own| own.draft.clone()).unwrap_or_default(),
            wrong: None,
        }
    }

    fn update(&mut self, ctx: &Context<Self>, message: Typed) -> bool {
        let DecideProps { kit, card, .. } = ctx.props();
        match (message, &card.own) {
            (Typed::Draft(text), _) => {
                self.typed = text;
                self.wrong = None;
            }
            (Typed::Chosen, Some(own)) => match typed(own, &self.typed) {
                Ok(choice) => kit.act.send(Action::Choose {
                    by: card.by,
                    choice,
                }),
                Err(expected) => self.wrong = Some(expected),
            },
            (Typed::Chosen, None) => {}
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let DecideProps { kit, card, .. } = ctx.props();
        let heading = kit.text.tool(ToolLabel::Decide, &[]);
        let options = card.options.iter().enumerate().map(|(at, option)| {
            let action = Action::Choose {
                by: card.by,
                choice: option.choice.clone(),
            };
            let autopilot = option
                .default
                .then(|| span("autopilot", &kit.text.tool(ToolLabel::Autopilot, &[])));
            let note = (!option.note.is_empty()).then(|| span("note", &option.note));
            let inside = html! { <>{ span("name", &option.words) }{ autopilot }{ note }</> };
            html! { <li key={at}>{ button(kit, "", &["option"], None, action, inside) }</li> }
        });
        html! {
            <div class="decide" role="group" aria-label={heading.clone()}>
                { labelled("h3", "", Icon::Key, &heading) }
                { p("question", &card.title) }
                { (!card.evidence.is_empty()).then(|| evidence(kit, &card.evidence)) }
                <ul class="options">{ for options }</ul>
                { card.own.is_some().then(|| self.own(ctx)) }
            </div>
        }
    }
}

impl Decide {
    fn own(&self, ctx: &Context<Self>) -> Html {
        let DecideProps { kit, card, sum } = ctx.props();
        let oninput = ctx.link().callback(|event: InputEvent| {
            Typed::Draft(event.target_unchecked_into::<HtmlInputElement>().value())
        });
        let onsubmit = ctx.link().callback(|event: SubmitEvent| {
            event.prevent_default();
            Typed::Chosen
        });
        let own = card.own.as_ref();
        let label = match own.map(|own| own.size) {
            Some(padlock_tls::party::Size::Toy) => ToolLabel::OwnNumber,
            _ => ToolLabel::OwnBytes,
        };
        let came_to = own.and_then(|own| typed(own, &self.typed).ok());
        let came_to = came_to.and_then(|choice| sum.of(&choice));
        let wrong = self.wrong.map(|expected| {
            let expected = kit.text.tool(expected, &[]);
            let args = [
                ("text", Arg::Text(&self.typed)),
                ("expected", Arg::Text(&expected)),
            ];
            html! { <p class="refusal" role="alert">{ kit.text.tool(ToolLabel::OwnBad, &args) }</p> }
        });
        html! {
            <form class="own" {onsubmit}>
                <label>
                    { span("hint", &kit.text.tool(label, &[])) }
                    <input type="text" autocomplete="off" maxlength="2000" value={self.typed.clone()} {oninput} />
                </label>
                <button type="submit" class="primary">{ kit.text.tool(ToolLabel::Choose, &[]) }</button>
                <output>{ came_to.unwrap_or_default() }</output>
                { wrong }
            </form>
        }
    }
}
