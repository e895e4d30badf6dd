//! Bringing one's own: a capture with its key log, bytes, a story.

use std::rc::Rc;

use gloo::file::{
    Blob,
    callbacks::{FileReader, read_as_bytes},
};
use padlock_text::{Arg, ToolLabel};
use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use super::{
    element::{p, span},
    found::found,
    icon::{Icon, icon},
    inspector::linked::Linked,
};
use crate::{
    effects::Kit,
    store::Action,
    view::{
        grid::GridCard,
        own::{self, CaptureCard},
    },
};

#[derive(Properties, PartialEq)]
pub struct OwnProps {
    pub kit: Kit,
}

/// It keeps what was brought along until the page is left.
#[derive(Default)]
pub struct Own {
    capture: Option<Vec<u8>>,
    key_log: Option<Vec<u8>>,
    readers: Vec<FileReader>,
    card: Option<CaptureCard>,
    connection: usize,
    message: Option<usize>,
    pasted: String,
    story: String,
    grid: Option<Rc<GridCard>>,
    wrong: Option<String>,
}

/// What happens in the sheet.
pub enum Brought {
    File(Which, Option<web_sys::File>),
    Read(Which, Vec<u8>),
    Connection(usize),
    Message(usize),
    Pasted(String),
    Story(String),
    ReadPasted,
    PlayStory,
}

/// One of the two files.
#[derive(Clone, Copy, PartialEq)]
pub enum Which {
    Capture,
    KeyLog,
}

impl Component for Own {
    type Message = Brought;
    type Properties = OwnProps;

    fn create(_: &Context<Self>) -> Self {
        Self::default()
    }

    fn update(&mut self, ctx: &Context<Self>, brought: Brought) -> bool {
        let kit = &ctx.props().kit;
        self.wrong = None;
        match brought {
            Brought::File(which, Some(file)) => {
                let link = ctx.link().clone();
                let reader = read_as_bytes(&Blob::from(file), move |bytes| {
                    link.send_message(Brought::Read(which, bytes.unwrap_or_default()));
                });
                self.readers.push(reader);
            }
            Brought::File(which, None) => *self.file(which) = None,
            Brought::Read(which, bytes) => {
                *self.file(which) = Some(bytes);
                self.read(kit);
            }
            Brought::Connection(at) => {
                self.connection = at;
                self.message = None;
            }
            Brought::Message(at) => self.message = Some(at),
            Brought::Pasted(pasted) => self.pasted = pasted,
            Brought::Story(story) => self.story = story,
            Brought::ReadPasted => match own::pasted(&kit.text, &self.pasted) {
                Ok(grid) => self.grid = Some(grid),
                Err(why) => self.wrong = Some(why),
            },
            Brought::PlayStory => kit.act.send(Action::Story(self.story.clone())),
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let kit = &ctx.props().kit;
        let wrong = self.wrong.as_ref().map(|why| {
            html! { <p class="refusal" role="alert">{ why.as_str() }</p> }
        });
        html! {
            <div class="bench">
                <p class="hint">{ icon(Icon::Lock) }{ kit.text.tool(ToolLabel::OwnLocal, &[]) }</p>
                { wrong }
                <div class="row">
                    { file(ctx, Which::Capture, ToolLabel::OwnCapture) }
                    { file(ctx, Which::KeyLog, ToolLabel::OwnKeyLog) }
                </div>
                { self.card.as_ref().map(|card| self.recording(ctx, card)) }
                { area(ctx, ToolLabel::OwnHex, &self.pasted, Brought::Pasted) }
                { go(ctx, ToolLabel::OwnRead, || Brought::ReadPasted) }
                { self.grid.as_ref().map(|card| linked(kit, card)) }
                { area(ctx, ToolLabel::OwnStory, &self.story, Brought::Story) }
                { go(ctx, ToolLabel::OwnPlay, || Brought::PlayStory) }
            </div>
        }
    }
}

impl Own {
    const fn file(&mut self, which: Which) -> &mut Option<Vec<u8>> {
        match which {
            Which::Capture => &mut self.capture,
            Which::KeyLog => &mut self.key_log,
        }
    }

    /// Reads the capture anew, with the key log that there is now.
    fn read(&mut self, kit: &Kit) {
        (self.connection, self.message, self.card) = (0, None, None);
        let Some(capture) = &self.capture else {
            return;
        };
        match own::capture(&kit.text, capture, self.key_log.as_deref()) {
            Ok(card) => self.card = Some(card),
            Err(why) => self.wrong = Some(why),
        }
    }

    fn recording(&self, ctx: &Context<Self>, card: &CaptureCard) -> Html {
        let kit = &ctx.props().kit;
        let connection = |(at, title): (usize, &String)| {
            let onclick = ctx
                .link()
                .callback(move |_: MouseEvent| Brought::Connection(at));
            let pressed = if at == self.connection {
                "true"
            } else {
                "false"
            };
            html! { <li><button type="button" aria-pressed={pressed} {onclick}>{ title.as_str() }</button></li> }
        };
        let Some(conversation) = card.recording.conversations.get(self.connection) else {
            return Html::default();
        };
        let messages = own::found(&kit.text, conversation);
        let count = [("count", Arg::Count(messages.len() as u64))];
        let choose = ctx.link().callback(Brought::Message);
        let chosen = self
            .message
            .and_then(|at| Some((at, conversation.messages.get(at)?)));
        let grids = chosen.map(|(at, message)| own::bytes(&kit.text, at, message));
        html! { <>
            <ul class="connections">{ for card.connections.iter().enumerate().map(connection) }</ul>
            { p("hint", &kit.text.tool(ToolLabel::OwnFound, &count)) }
            { found(&messages, self.message, &choose) }
            { for grids.iter().flatten().map(|card| linked(kit, card)) }
        </> }
    }
}

fn linked(kit: &Kit, card: &Rc<GridCard>) -> Html {
    html! { <Linked key={card.key.as_str()} kit={kit.clone()} card={card.clone()} /> }
}

fn file(ctx: &Context<Own>, which: Which, label: ToolLabel) -> Html {
    let onchange = ctx.link().callback(move |event: Event| {
        let field: HtmlInputElement = event.target_unchecked_into();
        Brought::File(which, field.files().and_then(|files| files.get(0)))
    });
    html! {
        <label class="hint">{ ctx.props().kit.text.tool(label, &[]) }<input type="file" {onchange} /></label>
    }
}

fn area(ctx: &Context<Own>, label: ToolLabel, words: &str, brought: fn(String) -> Brought) -> Html {
    let oninput = ctx.link().callback(move |event: InputEvent| {
        brought(event.target_unchecked_into::<HtmlTextAreaElement>().value())
    });
    html! {
        <label class="hint">
            { span("", &ctx.props().kit.text.tool(label, &[])) }
            <textarea rows="4" spellcheck="false" value={words.to_owned()} {oninput} />
        </label>
    }
}

fn go(ctx: &Context<Own>, label: ToolLabel, brought: fn() -> Brought) -> Html {
    let onclick = ctx.link().callback(move |_: MouseEvent| brought());
    html! { <button type="button" {onclick}>{ ctx.props().kit.text.tool(label, &[]) }</button> }
}
