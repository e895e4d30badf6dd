//! The ladder: messages delivered, on the wire, and to come.

use padlock_sim::{Event, Fate, Message, MessageId, Role, Upcoming};
use padlock_text::{Arg, Label, Text};
use padlock_tls::{alert::AlertDescription, message_name::MessageName, party::Party};

use super::{Meaning, value::meaning_word};
use crate::{
    components::icon::Icon,
    store::{AppState, Selection},
};

/// Which way a message goes on screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heading {
    /// From the client to the server.
    Right,
    /// From the server to the client.
    Left,
}

impl Heading {
    /// Its class.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Right => "right",
            Self::Left => "left",
        }
    }
}

impl From<Party> for Heading {
    fn from(sender: Party) -> Self {
        match sender {
            Party::Client => Self::Right,
            Party::Server => Self::Left,
        }
    }
}

/// How far a message has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RungStage {
    /// It arrived.
    Delivered,
    /// It arrives with the next step.
    Next,
    /// It is still to come.
    Ahead,
}

/// One message of the ladder.
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
    /// What it is.
    pub name: String,
    /// How many bytes; unknown for messages to come.
    pub size: Option<String>,
    /// All of that, read aloud.
    pub spoken: String,
    /// What opens in the inspector.
    pub target: Option<Selection>,
    /// Whether the inspector shows it.
    pub selected: bool,
    /// Whether it was delivered by the last command.
    pub fresh: bool,
    /// Whether it travels under keys, and the eavesdropper has opened it.
    pub opened: bool,
}

impl RungCard {
    /// A lock once opened stays open.
    pub const fn icon(&self) -> Icon {
        if self.opened {
            Icon::Unlock
        } else {
            self.meaning.icon()
        }
    }
}

/// A message in the air.
#[derive(Clone, Debug, PartialEq)]
pub struct FlightCard {
    /// Unique for each flight.
    pub serial: u32,
    /// Which way.
    pub heading: Heading,
    /// In the clear, or under keys.
    pub meaning: Meaning,
    /// What it is.
    pub name: String,
}

/// Messages delivered first, then those on the wire, then those to come.
pub fn rungs(state: &AppState) -> Vec<RungCard> {
    let world = state.world();
    let (arrived, waiting): (Vec<&Message>, Vec<&Message>) = world
        .messages()
        .iter()
        .partition(|message| message.fate == Fate::Delivered);
    let mut rungs: Vec<RungCard> = Vec::new();
    for message in arrived.into_iter().chain(waiting.iter().copied()) {
        let number = rungs.len() + 1;
        rungs.push(sent(state, message, number));
    }
    for upcoming in state.timeline.upcoming().iter().skip(waiting.len()) {
        let number = rungs.len() + 1;
        rungs.push(ahead(&state.text, upcoming, number));
    }
    rungs
}

/// How many messages arrived, and how many rungs there are.
pub fn progress(state: &AppState) -> (usize, usize) {
    let (world, upcoming) = (state.world(), state.timeline.upcoming().len());
    let (sent, delivered) = (world.messages().len(), world.delivered());
    (delivered, sent.max(delivered + upcoming))
}

/// The message that the last command delivered.
pub fn delivered(state: &AppState) -> Option<&Message> {
    state.events().iter().find_map(|event| match event {
        Event::Delivered(id) => state.world().message(*id),
        _ => None,
    })
}

/// The message in the air.
pub fn flight(state: &AppState) -> Option<FlightCard> {
    delivered(state).map(|message| FlightCard {
        serial: state.serial,
        heading: message.from.into(),
        meaning: meaning(message.protected),
        name: message_name(&state.text, message.name),
    })
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

fn sent(state: &AppState, message: &Message, number: usize) -> RungCard {
    let text = &state.text;
    let is_next = state
        .world()
        .next_message()
        .is_some_and(|next| next.id == message.id);
    let stage = match message.fate {
        Fate::Delivered => RungStage::Delivered,
        Fate::InFlight if is_next => RungStage::Next,
        _ => RungStage::Ahead,
    };
    let name = message_name(text, message.name);
    let count = message.bytes.len() as u64;
    RungCard {
        key: format!("m{}", message.id.index()),
        number,
        heading: message.from.into(),
        meaning: meaning(message.protected),
        stage,
        size: Some(text.label_with(Label::BytesShort, &[("count", Arg::Count(count))])),
        spoken: text.label_with(
            if stage == RungStage::Delivered {
                Label::MessageSpoken
            } else {
                Label::MessageWaiting
            },
            &[
                ("from", Arg::Text(&text.party(message.from))),
                ("to", Arg::Text(&text.party(message.to()))),
                (
                    "meaning",
                    Arg::Text(&meaning_word(text, meaning(message.protected))),
                ),
            ],
        ),
        name,
        target: Some(Selection::Message(message.id)),
        selected: shown_message(state) == Some(message.id),
        fresh: delivered(state).is_some_and(|fresh| fresh.id == message.id),
        opened: message.protected && super::bytes::opened_by(state, message.id, Role::Eavesdropper),
    }
}

fn ahead(text: &Text, upcoming: &Upcoming, number: usize) -> RungCard {
    let name = message_name(text, upcoming.name);
    RungCard {
        key: format!("u{number}"),
        number,
        heading: upcoming.from.into(),
        meaning: meaning(upcoming.protected),
        stage: RungStage::Ahead,
        size: None,
        spoken: text.label_with(
            Label::MessageAhead,
            &[
                ("from", Arg::Text(&text.party(upcoming.from))),
                ("to", Arg::Text(&text.party(upcoming.from.peer()))),
            ],
        ),
        name,
        target: None,
        selected: false,
        fresh: false,
        opened: false,
    }
}

/// The message that the inspector shows, if it shows one.
pub fn shown_message(state: &AppState) -> Option<MessageId> {
    match &state.selection {
        Selection::Newest => {
            let world = state.world();
            let mut newest_first = world.messages().iter().rev();
            newest_first
                .find(|message| message.fate == Fate::Delivered)
                .or_else(|| world.next_message())
                .map(|message| message.id)
        }
        Selection::Message(id) => state.world().message(*id).map(|message| message.id),
        Selection::Value { .. } | Selection::Lamp(_) => None,
    }
}

/// The colour of a message.
pub const fn meaning(protected: bool) -> Meaning {
    if protected {
        Meaning::Protected
    } else {
        Meaning::Plain
    }
}
