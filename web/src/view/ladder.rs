//! The ladder: messages delivered, on the wire, and to come.

use std::rc::Rc;

#[cfg(feature = "whole")]
use padlock_sim::Command;
use padlock_sim::{Event, Fate, Message, MessageId, Upcoming};
#[cfg(feature = "whole")]
use padlock_text::{Arg, ToolLabel};
use padlock_tls::{message_name::MessageName, party::Party};

use super::{
    Meaning,
    passage::Heading,
    rung::{self, Present, RungCard},
};
use crate::store::{AppState, Selection};

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

/// A row before it is made ready to be shown.
enum Row<'a> {
    /// A message that has been sent.
    Sent(&'a Message),
    /// One that is still to be sent.
    Ahead(Party, MessageName, bool),
    /// Something that the eavesdropper has planned.
    #[cfg(feature = "whole")]
    Deed(&'a Command),
}

/// The rows that are shown of a long ladder: so many before the present one, and so many behind it.
pub const SHOWN: (usize, usize) = (32, 16);

/// The part of the ladder around the present moment.
#[derive(Clone, Debug, PartialEq)]
pub struct LadderCard {
    /// How many rows come before those shown.
    pub before: usize,
    /// The rows.
    pub rungs: Vec<Rc<RungCard>>,
    /// How many rows come behind them.
    pub behind: usize,
}

/// Messages delivered first, then those on the wire, then those to come.
pub fn ladder(state: &AppState) -> LadderCard {
    let (rows, passed) = rows(state);
    let before = passed.saturating_sub(SHOWN.0);
    let shown = rows.iter().enumerate().skip(before).take(SHOWN.0 + SHOWN.1);
    let present = Present::of(state);
    let mut connection = 0;
    let rungs: Vec<Rc<RungCard>> = shown
        .map(|(at, row)| match row {
            Row::Sent(message) => {
                let mut card = rung::sent(state, &present, message, at + 1);
                if message.connection != connection {
                    connection = message.connection;
                    card.connection = connection_heading(state, connection);
                }
                card
            }
            Row::Ahead(from, name, protected) => {
                rung::ahead(&state.text, (*from, *name, *protected), at + 1)
            }
            #[cfg(feature = "whole")]
            Row::Deed(deed) => rung::deed(super::deed::deed(&state.text, deed), at + 1),
        })
        .map(Rc::new)
        .collect();
    LadderCard {
        before,
        behind: rows.len().saturating_sub(before + rungs.len()),
        rungs,
    }
}

/// Every row, and how many have passed.
fn rows(state: &AppState) -> (Vec<Row<'_>>, usize) {
    let mut rows: Vec<Row<'_>> = passed(state).into_iter().map(Row::Sent).collect();
    let passed = rows.len();
    let mut waiting = waiting(state);
    for upcoming in state.timeline.upcoming() {
        match upcoming {
            Upcoming::Message {
                from,
                name,
                protected,
            } => {
                let alike = |sent: &&Message| (sent.from, sent.name) == (*from, *name);
                match waiting.iter().position(alike) {
                    Some(found) => rows.extend(waiting.drain(..=found).map(Row::Sent)),
                    None => rows.push(Row::Ahead(*from, *name, *protected)),
                }
            }
            #[cfg(feature = "whole")]
            Upcoming::Deed(deed) => rows.push(Row::Deed(deed)),
        }
    }
    rows.extend(waiting.into_iter().map(Row::Sent));
    (rows, passed)
}

/// What has arrived, in the order of arrival.
#[cfg(not(feature = "whole"))]
pub fn arrived(state: &AppState) -> Vec<&Message> {
    let messages = state.world().messages().iter();
    messages
        .filter(|message| message.fate == Fate::Delivered)
        .collect()
}

/// What has arrived, in the order of arrival.
#[cfg(feature = "whole")]
pub fn arrived(state: &AppState) -> Vec<&Message> {
    state.world().arrived().collect()
}

#[cfg(not(feature = "whole"))]
fn passed(state: &AppState) -> Vec<&Message> {
    arrived(state)
}

/// What has arrived, in the order of arrival, and in between what will never do.
#[cfg(feature = "whole")]
fn passed(state: &AppState) -> Vec<&Message> {
    let world = state.world();
    let mut passed = arrived(state);
    for message in world.messages().iter() {
        if message.fate == Fate::Dropped {
            let before = passed.iter().rposition(|other| other.id < message.id);
            passed.insert(before.map_or(0, |before| before + 1), message);
        }
    }
    passed
}

/// What is on the wire: in the order in which it will arrive, then what is held back.
fn waiting(state: &AppState) -> Vec<&Message> {
    let messages = state.world().messages().iter();
    let mut waiting: Vec<&Message> = messages
        .filter(|message| matches!(message.fate, Fate::InFlight | Fate::Held))
        .collect();
    waiting.sort_by_key(|message| (message.fate == Fate::Held, message.turn, message.id));
    waiting
}

#[cfg(not(feature = "whole"))]
fn connection_heading(_: &AppState, _: u32) -> Option<String> {
    None
}

#[cfg(feature = "whole")]
fn connection_heading(state: &AppState, connection: u32) -> Option<String> {
    let number = [("number", Arg::Count(u64::from(connection) + 1))];
    Some(state.text.tool(ToolLabel::Connection, &number))
}

/// How many rows have passed, and how many there are, of those that are shown.
pub fn progress(state: &AppState) -> (usize, usize) {
    let (rows, passed) = rows(state);
    let before = passed.saturating_sub(SHOWN.0);
    (passed - before, rows.len())
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
        name: rung::message_name(&state.text, message.name),
    })
}

/// The message that the inspector shows, if it shows one.
pub fn shown_message(state: &AppState) -> Option<MessageId> {
    match &state.selection {
        Selection::Newest => {
            let world = state.world();
            newest(state)
                .or_else(|| world.next_message())
                .map(|message| message.id)
        }
        Selection::Message(id) => state.world().message(*id).map(|message| message.id),
        Selection::Value { .. } | Selection::Lamp(_) => None,
    }
}

/// The message that arrived last.
#[cfg(not(feature = "whole"))]
pub fn newest(state: &AppState) -> Option<&Message> {
    let mut newest_first = state.world().messages().iter().rev();
    newest_first.find(|message| message.fate == Fate::Delivered)
}

/// The message that arrived last.
#[cfg(feature = "whole")]
pub fn newest(state: &AppState) -> Option<&Message> {
    state.world().arrived().last()
}

/// The colour of a message.
pub const fn meaning(protected: bool) -> Meaning {
    if protected {
        Meaning::Protected
    } else {
        Meaning::Plain
    }
}
