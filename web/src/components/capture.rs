//! A capture with its key log: chosen or dropped, listed, and put on the stage.

use std::rc::Rc;

use gloo::{
    events::EventListener,
    file::{
        Blob,
        callbacks::{FileReader, read_as_bytes},
    },
};
use padlock_text::{Arg, ToolLabel};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::{
    element::{button, classes, p, span, truth, when},
    found::found,
    inspector::linked::Linked,
};
use crate::{
    effects::{Kit, hold_files},
    store::Action,
    view::{
        grid::GridCard,
        own::{self, CaptureCard, ConnectionCard, Which},
    },
};

#[derive(Properties, PartialEq)]
pub struct CaptureProps {
    pub kit: Kit,
}

/// It keeps what was brought along until the page is left.
#[derive(Default)]
pub struct Capture {
    capture: Option<(String, Vec<u8>)>,
    key_log: Option<(String, Vec<u8>)>,
    readers: Vec<FileReader>,
    card: Option<CaptureCard>,
    connection: usize,
    message: Option<usize>,
    wrong: Option<String>,
    /// Whether something is held over the place to drop it.
    over: bool,
    _held: Vec<EventListener>,
}

/// What happens to it.
pub enum Brought {
    /// Files are held over it, or no longer.
    Over(bool),
    /// Files were dropped.
    Dropped(Vec<web_sys::File>),
    /// A file was chosen, or none.
    File(Which, Option<web_sys::File>),
    /// A file was read: what it was chosen as, its name, its bytes.
    Read(Option<Which>, String, Vec<u8>),
    Connection(usize),
    Message(usize),
}

impl Component for Capture {
    type Message = Brought;
    type Properties = CaptureProps;

    fn create(_: &Context<Self>) -> Self {
        Self {
            _held: hold_files(),
            ..Self::default()
        }
    }

    fn update(&mut self, ctx: &Context<Self>, brought: Brought) -> bool {
        match brought {
            Brought::Over(over) => {
                return std::mem::replace(&mut self.over, over) != over;
            }
            Brought::Dropped(files) => {
                self.over = false;
                self.readers.clear();
                for file in files {
                    self.read(ctx, None, file);
                }
            }
            Brought::File(which, Some(file)) => self.read(ctx, Some(which), file),
            Brought::File(which, None) => {
                *self.file(which) = None;
                self.open(ctx);
            }
            Brought::Read(which, name, bytes) => {
                let which = which.unwrap_or_else(|| Which::of(&bytes));
                *self.file(which) = Some((name, bytes));
                self.open(ctx);
            }
            Brought::Connection(at) => {
                self.connection = at;
                self.message = None;
            }
            Brought::Message(at) => self.message = Some(at),
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let (kit, link) = (&ctx.props().kit, ctx.link());
        let over = |over| {
            link.callback(move |event: DragEvent| {
                event.prevent_default();
                Brought::Over(over)
            })
        };
        let ondrop = link.callback(|event: DragEvent| {
            event.prevent_default();
            let files = event.data_transfer().and_then(|dropped| dropped.files());
            let files = files.iter();
            let file = |files: &web_sys::FileList, at| files.get(at);
            let files =
                files.flat_map(|files| (0..files.length()).filter_map(move |at| file(files, at)));
            Brought::Dropped(files.collect())
        });
        let wrong = self.wrong.as_ref().map(|why| {
            html! { <p class="refusal" role="alert">{ why.as_str() }</p> }
        });
        let names = [&self.capture, &self.key_log].into_iter().flatten();
        let names = names.map(|(name, _)| name.as_str()).collect::<Vec<_>>();
        html! {
            <div
                class={classes(&["bench drop", when(self.over, "over")])}
                ondragenter={over(true)}
                ondragover={over(true)}
                ondragleave={over(false)}
                {ondrop}
            >
                { p("hint", &kit.text.tool(ToolLabel::OwnDrop, &[])) }
                <div class="row">
                    { chooser(ctx, Which::Capture, ToolLabel::OwnCapture) }
                    { chooser(ctx, Which::KeyLog, ToolLabel::OwnKeyLog) }
                </div>
                <div class="place">
                    { (!names.is_empty()).then(|| p("hint mono", &names.join(" · "))) }
                    { wrong }
                </div>
                <div class="place">{ self.card.as_ref().map(|card| self.recording(ctx, card)) }</div>
            </div>
        }
    }
}

impl Capture {
    const fn file(&mut self, which: Which) -> &mut Option<(String, Vec<u8>)> {
        match which {
            Which::Capture => &mut self.capture,
            Which::KeyLog => &mut self.key_log,
        }
    }

    fn read(&mut self, ctx: &Context<Self>, which: Option<Which>, file: web_sys::File) {
        let link = ctx.link().clone();
        let name = file.name();
        let reader = read_as_bytes(&Blob::from(file), move |bytes| {
            link.send_message(Brought::Read(which, name, bytes.unwrap_or_default()));
        });
        self.readers.push(reader);
    }

    /// Reads the capture anew, with the key log that there is now. One that cannot be read is told, and let go.
    fn open(&mut self, ctx: &Context<Self>) {
        (self.connection, self.message) = (0, None);
        (self.card, self.wrong) = (None, None);
        let text = &ctx.props().kit.text;
        let key_log = self.key_log.as_ref().map(|(_, bytes)| bytes.as_slice());
        let key_log = own::key_log(text, key_log.unwrap_or_default());
        if let Err(why) = &key_log {
            self.wrong = Some(why.clone());
            self.key_log = None;
        }
        match (&self.capture, key_log) {
            (Some((_, capture)), log) => match own::capture(text, capture, log.unwrap_or_default())
            {
                Ok(card) => self.card = Some(card),
                Err(why) => self.wrong = Some(why),
            },
            (None, Ok(_)) if self.key_log.is_some() => {
                self.wrong = Some(text.tool(ToolLabel::OwnNoCapture, &[]));
            }
            (None, _) => {}
        }
    }

    fn recording(&self, ctx: &Context<Self>, card: &CaptureCard) -> Html {
        let kit = &ctx.props().kit;
        let Some(shown) = card.connections.get(self.connection) else {
            return Html::default();
        };
        let conversation = &shown.conversation;
        let messages = own::found(&kit.text, conversation);
        let count = [("count", Arg::Count(conversation.messages.len() as u64))];
        let choose = ctx.link().callback(Brought::Message);
        let chosen = self
            .message
            .and_then(|at| Some((at, conversation.messages.get(at)?)));
        let grids = chosen.map(|(at, message)| own::bytes(&kit.text, at, message).all());
        let rows = card.connections.iter().enumerate();
        html! { <>
            <ul class="connections">{ for rows.map(|(at, card)| self.connection(ctx, at, card)) }</ul>
            <div class="place">{ for card.notes.iter().map(|note| p("hint", note)) }</div>
            { p("hint", &kit.text.tool(ToolLabel::OwnFound, &count)) }
            { found(&messages, self.message, &choose) }
            <div class="place">{ for grids.iter().flatten().map(|card| linked(kit, card)) }</div>
        </> }
    }

    fn connection(&self, ctx: &Context<Self>, at: usize, card: &ConnectionCard) -> Html {
        let kit = &ctx.props().kit;
        let onclick = ctx
            .link()
            .callback(move |_: MouseEvent| Brought::Connection(at));
        let watch = Action::Watch(card.conversation.clone());
        let words = kit.text.tool(ToolLabel::OwnWatch, &[]);
        let inside = html! { <>{ words }{ span("unseen", &format!(": {}", card.title)) }</> };
        html! {
            <li key={at}>
                <button type="button" aria-pressed={truth(at == self.connection)} {onclick}>{ card.title.as_str() }</button>
                { button(kit, "", &["primary"], None, watch, inside) }
            </li>
        }
    }
}

fn linked(kit: &Kit, card: &Rc<GridCard>) -> Html {
    html! { <Linked key={card.key.as_str()} kit={kit.clone()} card={card.clone()} /> }
}

fn chooser(ctx: &Context<Capture>, which: Which, label: ToolLabel) -> Html {
    let onchange = ctx.link().callback(move |event: Event| {
        let field: HtmlInputElement = event.target_unchecked_into();
        Brought::File(which, field.files().and_then(|files| files.get(0)))
    });
    html! {
        <label class="hint">{ ctx.props().kit.text.tool(label, &[]) }<input type="file" {onchange} /></label>
    }
}
