//! Slipping something of her own onto the wire: a record, or herself.

use padlock_sim::{Command, Disguise, Hand};
use padlock_text::ToolLabel;
use padlock_tls::{party::Party, x509::CertificateFault};
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use crate::{
    effects::Kit,
    store::Action,
    view::{decision::hex, hands::ENDS},
};

#[derive(Properties, PartialEq)]
pub struct SlipProps {
    pub kit: Kit,
    /// The certificates that she could show, while she can still go between.
    pub between: Option<Vec<(Option<CertificateFault>, String)>>,
}

/// It keeps what is filled in until that is used.
pub struct Slip {
    fault: usize,
    to: usize,
    record: String,
    wrong: Option<ToolLabel>,
}

/// What happens in the fields.
pub enum Filled {
    Fault(usize),
    To(usize),
    Record(String),
    GoBetween,
    Inject,
}

impl Component for Slip {
    type Message = Filled;
    type Properties = SlipProps;

    fn create(_: &Context<Self>) -> Self {
        Self {
            fault: 0,
            to: 0,
            // A fatal handshake_failure, which anyone could send in the clear (RFC 5246 section 7.2).
            record: "15 03 03 00 02 02 28".to_owned(),
            wrong: None,
        }
    }

    fn update(&mut self, ctx: &Context<Self>, filled: Filled) -> bool {
        let SlipProps { kit, between } = ctx.props();
        self.wrong = None;
        match filled {
            Filled::Fault(at) => self.fault = at,
            Filled::To(at) => self.to = at,
            Filled::Record(record) => self.record = record,
            Filled::GoBetween => {
                let chosen = between.as_ref().and_then(|faults| faults.get(self.fault));
                if let Some((fault, _)) = chosen {
                    let (fault, version) = (*fault, None);
                    let command = Command::GoBetween(Disguise { fault, version });
                    kit.act.send(Action::Hand(command));
                }
            }
            Filled::Inject => match hex(&self.record) {
                Ok(bytes) => {
                    let to = ENDS.get(self.to).copied().unwrap_or(Party::Client);
                    let command = Command::Hand(Hand::Inject { to, bytes });
                    kit.act.send(Action::Hand(command));
                }
                Err(expected) => self.wrong = Some(expected),
            },
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let SlipProps { kit, between } = ctx.props();
        let link = ctx.link();
        let words = |label| kit.text.tool(label, &[]);
        let menu = |label, options: Vec<String>, chosen: usize, filled: fn(usize) -> Filled| {
            let onchange = link.callback(move |event: Event| {
                let menu: HtmlSelectElement = event.target_unchecked_into();
                filled(usize::try_from(menu.selected_index()).unwrap_or_default())
            });
            html! {
                <label class="hint">{ words(label) }
                    <select {onchange}>
                        { for options.iter().enumerate().map(|(at, words)| html! {
                            <option key={at} selected={at == chosen}>{ words.as_str() }</option>
                        }) }
                    </select>
                </label>
            }
        };
        let go = |label, filled: fn() -> Filled| {
            let onclick = link.callback(move |_: MouseEvent| filled());
            html! { <button type="button" {onclick}>{ words(label) }</button> }
        };
        let oninput = link.callback(|event: InputEvent| {
            Filled::Record(event.target_unchecked_into::<HtmlInputElement>().value())
        });
        let ends = ENDS.map(|party| kit.text.party(party)).to_vec();
        let wrong = self.wrong.map(|expected| {
            html! { <p class="refusal" role="alert">{ words(expected) }</p> }
        });
        let faults = between.as_ref().map(|faults| {
            let options = faults.iter().map(|(_, words)| words.clone()).collect();
            html! {
                <div class="row">
                    { menu(ToolLabel::Fault, options, self.fault, Filled::Fault) }
                    { go(ToolLabel::Between, || Filled::GoBetween) }
                </div>
            }
        });
        html! {
            <div class="change">
                { faults }
                <div class="row">
                    { menu(ToolLabel::For, ends, self.to, Filled::To) }
                    <label class="hint">{ words(ToolLabel::RecordBytes) }
                        <input type="text" autocomplete="off" maxlength="8000" value={self.record.clone()} {oninput} />
                    </label>
                    { go(ToolLabel::Inject, || Filled::Inject) }
                </div>
                { wrong }
            </div>
        }
    }
}
