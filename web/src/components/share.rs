//! A link to this very moment.

use padlock_text::ToolLabel;
use yew::prelude::*;

use super::element::span;
use crate::effects::{Kit, address, copy};

#[derive(Properties, PartialEq)]
pub struct ShareProps {
    pub kit: Kit,
}

/// What became of copying.
pub struct Share {
    said: Option<ToolLabel>,
}

/// What happens in the sheet.
pub enum Copying {
    /// It is to be copied.
    Begin,
    /// It was, or not.
    Done(bool),
}

impl Component for Share {
    type Message = Copying;
    type Properties = ShareProps;

    fn create(_: &Context<Self>) -> Self {
        Self { said: None }
    }

    fn update(&mut self, ctx: &Context<Self>, message: Copying) -> bool {
        match message {
            Copying::Begin => {
                let copied = async { Copying::Done(copy(address()).await) };
                ctx.link().send_future(copied);
                false
            }
            Copying::Done(copied) => {
                self.said = Some(match copied {
                    true => ToolLabel::Copied,
                    false => ToolLabel::CopyRefused,
                });
                true
            }
        }
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let words = |label| ctx.props().kit.text.tool(label, &[]);
        let onclick = ctx.link().callback(|_: MouseEvent| Copying::Begin);
        let said = self.said.map(words).unwrap_or_default();
        html! {
            <div class="share">
                <label>
                    { span("hint", &words(ToolLabel::ShareLink)) }
                    <input type="text" readonly=true value={address()} />
                </label>
                <button type="button" class="primary" {onclick}>{ words(ToolLabel::Copy) }</button>
                <p class="hint" role="status">{ said }</p>
            </div>
        }
    }
}
