//! One row of the ladder.

use padlock_sim::{Fate, Message, MessageId, Role};
use padlock_text::{Arg, Label, Text};
use padlock_tls::{alert::AlertDescription, message_name::MessageName, party::Party};

use super::{
    Meaning, ladder,
    passage::{Heading, RungStage},
    value::meaning_word,
};
use crate::{
    components::icon::Icon,
    store::{AppState, Selection},
};

/// One row of the ladder.
#[derive(Clone, Debug, PartialEq)]
pub struct RungCard {
    /// Unique in the ladder.
    pub key: String,
    /// Its place, from 1.
    pub number: usize,
    /// Which way it goes.
    pub heading: Heading,
    /// In the clear, or under keys.
    pub meaning: Meaning,
    /// How far it has come.
    pub stage: RungStage,
    /// Where it begins or ends, if that is in the middle.
    pub middle: &'static str,
    /// What it is.
    pub name: String,
    /// How many bytes; unknown for messages to come.
    pub size: Option<String>,
    /// What the eavesdropper has done to it, in a word; empty for most.
    pub mark: String,
    /// Its way and its meaning, as they follow its name where it is read aloud.
    pub spoken: String,
    /// What opens in the inspector.
    pub target: Option<Selection>,
    /// Whether the inspector shows it.
    pub selected: bool,
    /// Whether it was delivered by the last command.
    pub fresh: bool,
    /// Whether it travels under keys, and the eavesdropper has opened it.
    pub opened: bool,
    /// The heading over it, where a new connection begins.
    pub connection: Option<String>,
}

impl RungCard {
    /// A lock once opened stays open.
    pub const fn icon(&self) -> Icon {
        match self.heading {
            Heading::Still => Icon::Bolt,
            _ if self.opened => Icon::Unlock,
            _ => self.meaning.icon(),
        }
    }
}

/// A message's name. The only alert of an undisturbed story is close_notify; a fatal one is told where it failed.
pub fn message_name(text: &Text, name: MessageName) -> String {
    match name {
        MessageName::Alert => format!(
            "{}: {}",
            text.message(name),
            AlertDescription::CloseNotify.id()
        ),
        name => text.message(name),
    }
}

/// The messages that the present moment is about.
pub struct Present {
    next: Option<MessageId>,
    shown: Option<MessageId>,
    delivered: Option<MessageId>,
}

impl Present {
    /// Those of this state.
    pub fn of(state: &AppState) -> Self {
        Self {
            next: state.world().next_message().map(|next| next.id),
            shown: ladder::shown_message(state),
            delivered: ladder::delivered(state).map(|fresh| fresh.id),
        }
    }
}

/// A message that has been sent.
pub fn sent(state: &AppState, present: &Present, message: &Message, number: usize) -> RungCard {
    let text = &state.text;
    let stage = match message.fate {
        Fate::Delivered => RungStage::Delivered,
        Fate::Held => RungStage::Held,
        Fate::Dropped => RungStage::Dropped,
        Fate::InFlight if present.next == Some(message.id) => RungStage::Next,
        Fate::InFlight => RungStage::Ahead,
    };
    let meaning = ladder::meaning(message.protected);
    let count = message.bytes.len() as u64;
    let spoken = [
        ("from", Arg::Text(&text.party(message.from))),
        ("to", Arg::Text(&text.party(message.to()))),
        ("meaning", Arg::Text(&meaning_word(text, meaning))),
    ];
    RungCard {
        key: format!("m{}", message.id.index()),
        number,
        heading: message.from.into(),
        meaning,
        stage,
        middle: middle(state, message),
        name: sent_name(state, message),
        size: Some(text.label_with(Label::BytesShort, &[("count", Arg::Count(count))])),
        mark: mark(text, message),
        spoken: text.label_with(stage.spoken(), &spoken),
        target: Some(Selection::Message(message.id)),
        selected: present.shown == Some(message.id),
        fresh: present.delivered == Some(message.id),
        opened: message.protected && super::bytes::opened_by(state, message.id, Role::Eavesdropper),
        connection: None,
    }
}

/// A message's name.
#[cfg(not(feature = "whole"))]
pub fn sent_name(state: &AppState, message: &Message) -> String {
    message_name(&state.text, message.name)
}

/// A message's name, and which alert it is where anyone can tell.
#[cfg(feature = "whole")]
pub fn sent_name(state: &AppState, message: &Message) -> String {
    let name = state.text.message(message.name);
    if message.name != MessageName::Alert {
        return name;
    }
    let sender = Role::from(message.from);
    let alert = super::bytes::alert_in(state, message.id, sender);
    alert.map_or_else(|| name.clone(), |alert| format!("{name}: {}", alert.id()))
}

#[cfg(not(feature = "whole"))]
const fn middle(_: &AppState, _: &Message) -> &'static str {
    ""
}

/// A message of the eavesdropper's begins in the middle, and one that she answers in another's place ends there.
#[cfg(feature = "whole")]
fn middle(state: &AppState, message: &Message) -> &'static str {
    let begins = message.origin == Role::Eavesdropper;
    let ends = state.world().receiver(message) == Role::Eavesdropper;
    match (begins, ends) {
        (true, _) => "begins",
        (false, true) => "ends",
        (false, false) => "",
    }
}

#[cfg(not(feature = "whole"))]
fn mark(_: &Text, _: &Message) -> String {
    String::new()
}

/// What the eavesdropper has done to a message.
#[cfg(feature = "whole")]
fn mark(text: &Text, message: &Message) -> String {
    use padlock_text::ToolLabel;
    let label = match message.fate {
        Fate::Held => ToolLabel::MarkHeld,
        Fate::Dropped => ToolLabel::MarkDropped,
        _ if message.origin == Role::Eavesdropper => ToolLabel::MarkHers,
        _ if message.is_altered() => ToolLabel::MarkChanged,
        _ => return String::new(),
    };
    text.tool(label, &[])
}

/// A message that is still to be sent.
pub fn ahead(
    text: &Text,
    (from, name, protected): (Party, MessageName, bool),
    number: usize,
) -> RungCard {
    let name = message_name(text, name);
    let spoken = [
        ("from", Arg::Text(&text.party(from))),
        ("to", Arg::Text(&text.party(from.peer()))),
    ];
    RungCard {
        spoken: text.label_with(Label::MessageAhead, &spoken),
        heading: from.into(),
        meaning: ladder::meaning(protected),
        name,
        ..still(number)
    }
}

/// Something planned that is no message.
#[cfg(feature = "whole")]
pub fn deed(words: String, number: usize) -> RungCard {
    RungCard {
        meaning: Meaning::Attack,
        name: words,
        ..still(number)
    }
}

/// A row that does not travel, before it is filled.
pub fn still(number: usize) -> RungCard {
    RungCard {
        key: format!("u{number}"),
        number,
        heading: Heading::Still,
        meaning: Meaning::Plain,
        stage: RungStage::Ahead,
        middle: "",
        name: String::new(),
        size: None,
        mark: String::new(),
        spoken: String::new(),
        target: None,
        selected: false,
        fresh: false,
        opened: false,
        connection: None,
    }
}
