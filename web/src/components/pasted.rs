//! Certificates, pasted and judged; or other bytes, taken apart.

use padlock_text::ToolLabel;
use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use super::{
    element::{classes, labelled, p, span, truth},
    evidence::evidence,
    inspector::linked::Linked,
};
use crate::{
    effects::{Kit, seconds},
    view::{
        chain::{self, JudgedCard},
        pasted::{self, Answer, Question},
    },
};

#[derive(Properties, PartialEq)]
pub struct PastedProps {
    pub kit: Kit,
}

/// It keeps what was pasted, and the answer to it.
pub struct Pasted {
    question: Question,
    answer: Option<Result<Answer, String>>,
    /// The certificate that is taken apart.
    opened: Option<usize>,
}

/// What happens in the fields.
pub enum Asked {
    Bytes(String),
    Name(String),
    Time(String),
    Roots(String),
    Answer,
    Certificate(usize),
}

impl Component for Pasted {
    type Message = Asked;
    type Properties = PastedProps;

    fn create(_: &Context<Self>) -> Self {
        let time = pasted::written(seconds());
        Self {
            question: Question {
                time,
                ..Question::default()
            },
            answer: None,
            opened: None,
        }
    }

    fn update(&mut self, ctx: &Context<Self>, asked: Asked) -> bool {
        let question = &mut self.question;
        match asked {
            Asked::Bytes(pasted) => question.pasted = pasted,
            Asked::Name(name) => question.name = name,
            Asked::Time(time) => question.time = time,
            Asked::Roots(roots) => question.roots = roots,
            Asked::Answer => {
                self.answer = Some(pasted::answer(&ctx.props().kit.text, question));
                self.opened = None;
            }
            Asked::Certificate(at) => self.opened = Some(at),
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let kit = &ctx.props().kit;
        let Question {
            pasted,
            name,
            time,
            roots,
        } = &self.question;
        let onclick = ctx.link().callback(|_: MouseEvent| Asked::Answer);
        let answer = match &self.answer {
            None => Html::default(),
            Some(Err(why)) => html! { <p class="refusal" role="alert">{ why.as_str() }</p> },
            Some(Ok(Answer::Bytes(card))) => {
                html! { <Linked key={card.key.as_str()} kit={kit.clone()} card={card.clone()} /> }
            }
            Some(Ok(Answer::Judged(card))) => self.judged(ctx, card),
        };
        html! {
            <div class="bench">
                { area(ctx, ToolLabel::OwnHex, pasted, Asked::Bytes) }
                <div class="row">
                    { field(ctx, "text", ToolLabel::ChainName, name, Asked::Name) }
                    { field(ctx, "datetime-local", ToolLabel::ChainTime, time, Asked::Time) }
                </div>
                { area(ctx, ToolLabel::ChainRoots, roots, Asked::Roots) }
                <button type="button" {onclick}>{ kit.text.tool(ToolLabel::OwnRead, &[]) }</button>
                <div class="place">{ answer }</div>
            </div>
        }
    }
}

impl Pasted {
    fn judged(&self, ctx: &Context<Self>, card: &JudgedCard) -> Html {
        let kit = &ctx.props().kit;
        let certificate = |(at, (title, _)): (usize, &(String, Vec<u8>))| {
            let onclick = ctx
                .link()
                .callback(move |_: MouseEvent| Asked::Certificate(at));
            let pressed = truth(self.opened == Some(at));
            html! { <li key={at}><button type="button" aria-pressed={pressed} {onclick}>{ title.as_str() }</button></li> }
        };
        let opened = self.opened.and_then(|at| {
            let (_, der) = card.certificates.get(at)?;
            let card = chain::dissected(&kit.text, at, der);
            Some(html! { <Linked key={card.key.as_str()} kit={kit.clone()} card={card.clone()} /> })
        });
        html! {
            <div class="bench judged">
                <div role="status" class={classes(&["judgement", card.meaning.class()])}>
                    { labelled("p", "lead", card.meaning.icon(), &card.judgement) }
                    { p("hint", &card.lead) }
                    { card.trust.as_ref().map(|trust| p("hint", trust)) }
                </div>
                <div>{ evidence(kit, &card.checks) }</div>
                <ul class="connections" aria-label={kit.text.tool(ToolLabel::ChainCertificates, &[])}>
                    { for card.certificates.iter().enumerate().map(certificate) }
                </ul>
                <div class="place">{ opened }</div>
            </div>
        }
    }
}

fn area(ctx: &Context<Pasted>, label: ToolLabel, words: &str, asked: fn(String) -> Asked) -> Html {
    let oninput = ctx.link().callback(move |event: InputEvent| {
        asked(event.target_unchecked_into::<HtmlTextAreaElement>().value())
    });
    html! {
        <label class="hint">
            { span("", &ctx.props().kit.text.tool(label, &[])) }
            <textarea rows="4" spellcheck="false" value={words.to_owned()} {oninput} />
        </label>
    }
}

fn field(
    ctx: &Context<Pasted>,
    kind: &'static str,
    label: ToolLabel,
    words: &str,
    asked: fn(String) -> Asked,
) -> Html {
    let oninput = ctx.link().callback(move |event: InputEvent| {
        asked(event.target_unchecked_into::<HtmlInputElement>().value())
    });
    html! {
        <label class="hint">
            { span("", &ctx.props().kit.text.tool(label, &[])) }
            <input type={kind} step="1" autocomplete="off" value={words.to_owned()} {oninput} />
        </label>
    }
}
