//! Changing a message on the wire: a bit of it, a field, or its length.

use padlock_sim::{Command, Hand, Lengths};
use padlock_text::ToolLabel;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::element::span;
use crate::{
    effects::Kit,
    store::Action,
    view::{decision::hex, hands::HandledCard},
};

#[derive(Properties, PartialEq)]
pub struct ChangeProps {
    pub kit: Kit,
    pub card: HandledCard,
}

/// It keeps what is filled in until that is applied.
pub struct Change {
    field: usize,
    bytes: String,
    mend: bool,
    byte: String,
    bit: String,
    keep: String,
    wrong: Option<ToolLabel>,
}

/// What happens in the fields.
pub enum Filled {
    Field(usize),
    Bytes(String),
    Mend(bool),
    Byte(String),
    Bit(String),
    Keep(String),
    Edit,
    Flip,
    Cut,
}

impl Component for Change {
    type Message = Filled;
    type Properties = ChangeProps;

    fn create(ctx: &Context<Self>) -> Self {
        let card = &ctx.props().card;
        let last = card.fields.len().saturating_sub(1);
        Self {
            field: last,
            bytes: bytes_of(card, last),
            mend: true,
            byte: card.length.saturating_sub(1).to_string(),
            bit: "0".to_owned(),
            keep: (card.length / 2).to_string(),
            wrong: None,
        }
    }

    fn update(&mut self, ctx: &Context<Self>, filled: Filled) -> bool {
        let card = &ctx.props().card;
        self.wrong = None;
        match filled {
            Filled::Field(at) => {
                self.field = at;
                self.bytes = bytes_of(card, at);
            }
            Filled::Bytes(bytes) => self.bytes = bytes,
            Filled::Mend(mend) => self.mend = mend,
            Filled::Byte(byte) => self.byte = byte,
            Filled::Bit(bit) => self.bit = bit,
            Filled::Keep(keep) => self.keep = keep,
            Filled::Edit | Filled::Flip | Filled::Cut => match self.command(card, &filled) {
                Ok(command) => ctx.props().kit.act.send(Action::Hand(command)),
                Err(expected) => self.wrong = Some(expected),
            },
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let ChangeProps { kit, card } = ctx.props();
        let words = |label| kit.text.tool(label, &[]);
        let link = ctx.link();
        let text = |value: &str, label, filled: fn(String) -> Filled| {
            let oninput = link.callback(move |event: InputEvent| {
                filled(event.target_unchecked_into::<HtmlInputElement>().value())
            });
            html! {
                <label class="hint">{ words(label) }
                    <input type="text" autocomplete="off" maxlength="8000" value={value.to_owned()} {oninput} />
                </label>
            }
        };
        let onfield = link.callback(|event: Event| {
            let menu: HtmlSelectElement = event.target_unchecked_into();
            Filled::Field(usize::try_from(menu.selected_index()).unwrap_or_default())
        });
        let onmend = link.callback(|event: Event| {
            Filled::Mend(event.target_unchecked_into::<HtmlInputElement>().checked())
        });
        let go = |label, filled: fn() -> Filled| {
            let onclick = link.callback(move |_: MouseEvent| filled());
            html! { <button type="button" {onclick}>{ words(label) }</button> }
        };
        let wrong = self.wrong.map(|expected| {
            html! { <p class="refusal" role="alert">{ words(expected) }</p> }
        });
        html! {
            <div class="change">
                <div class="row">
                    <label class="hint">{ words(ToolLabel::Field) }
                        <select onchange={onfield}>
                            { for card.fields.iter().enumerate().map(|(at, field)| html! {
                                <option key={at} selected={at == self.field}>{ field.words.as_str() }</option>
                            }) }
                        </select>
                    </label>
                    { text(&self.bytes, ToolLabel::NewBytes, Filled::Bytes) }
                    <label class="hint check"><input type="checkbox" checked={self.mend} onchange={onmend} />{ span("", &words(ToolLabel::MendLengths)) }</label>
                    { go(ToolLabel::Edit, || Filled::Edit) }
                </div>
                <div class="row">
                    { text(&self.byte, ToolLabel::Byte, Filled::Byte) }
                    { text(&self.bit, ToolLabel::Bit, Filled::Bit) }
                    { go(ToolLabel::Flip, || Filled::Flip) }
                    { text(&self.keep, ToolLabel::KeepBytes, Filled::Keep) }
                    { go(ToolLabel::Truncate, || Filled::Cut) }
                </div>
                { wrong }
            </div>
        }
    }
}

impl Change {
    fn command(&self, card: &HandledCard, filled: &Filled) -> Result<Command, ToolLabel> {
        let number = |text: &str| -> Result<usize, ToolLabel> {
            text.trim().parse().map_err(|_| ToolLabel::ExpectNumber)
        };
        let message = card.id;
        match filled {
            Filled::Flip => Ok(Command::Alter {
                message,
                at: number(&self.byte)?,
                xor: u32::try_from(number(&self.bit)?)
                    .ok()
                    .and_then(|bit| 1_u8.checked_shl(bit))
                    .ok_or(ToolLabel::ExpectBit)?,
            }),
            Filled::Cut => Ok(Command::Hand(Hand::Truncate {
                message,
                length: number(&self.keep)?,
            })),
            _ => {
                let field = card.fields.get(self.field).ok_or(ToolLabel::ExpectHex)?;
                Ok(Command::Hand(Hand::Edit {
                    message,
                    field: field.field,
                    nth: field.nth,
                    bytes: hex(&self.bytes)?,
                    lengths: match self.mend {
                        true => Lengths::Mended,
                        false => Lengths::Left,
                    },
                }))
            }
        }
    }
}

fn bytes_of(card: &HandledCard, at: usize) -> String {
    let field = card.fields.get(at);
    field.map(|field| field.hex.clone()).unwrap_or_default()
}
