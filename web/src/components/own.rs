//! Bringing one's own: a capture with its key log, certificates or bytes, a story.

use padlock_text::ToolLabel;
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use super::{
    capture::Capture,
    element::span,
    icon::{Icon, icon},
    pasted::Pasted,
};
use crate::{effects::Kit, store::Action};

#[derive(Properties, PartialEq)]
pub struct OwnProps {
    pub kit: Kit,
}

/// It keeps the story that was written until the page is left.
pub struct Own {
    story: String,
}

/// What happens in the sheet.
pub enum Brought {
    Story(String),
    Play,
}

impl Component for Own {
    type Message = Brought;
    type Properties = OwnProps;

    fn create(_: &Context<Self>) -> Self {
        Self {
            story: String::new(),
        }
    }

    fn update(&mut self, ctx: &Context<Self>, brought: Brought) -> bool {
        match brought {
            Brought::Story(story) => self.story = story,
            Brought::Play => ctx.props().kit.act.send(Action::Story(self.story.clone())),
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let kit = &ctx.props().kit;
        let oninput = ctx.link().callback(|event: InputEvent| {
            Brought::Story(event.target_unchecked_into::<HtmlTextAreaElement>().value())
        });
        let onclick = ctx.link().callback(|_: MouseEvent| Brought::Play);
        html! {
            <div class="bench">
                <p class="hint">{ icon(Icon::Lock) }{ kit.text.tool(ToolLabel::OwnLocal, &[]) }</p>
                <Capture kit={kit.clone()} />
                <Pasted kit={kit.clone()} />
                <label class="hint">
                    { span("", &kit.text.tool(ToolLabel::OwnStory, &[])) }
                    <textarea rows="4" spellcheck="false" value={self.story.clone()} {oninput} />
                </label>
                <button type="button" {onclick}>{ kit.text.tool(ToolLabel::OwnPlay, &[]) }</button>
            </div>
        }
    }
}
