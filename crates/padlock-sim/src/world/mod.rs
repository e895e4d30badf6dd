//! The world at one moment: two endpoints, the wire between them, and who listens.

#[cfg(feature = "all-suites")]
mod attack;
#[cfg(feature = "all-suites")]
mod between;
mod command;
#[cfg(feature = "all-suites")]
mod connect;
mod create;
#[cfg(feature = "all-suites")]
mod edit;
mod event;
#[cfg(feature = "all-suites")]
mod hand;
mod message;
#[cfg(feature = "all-suites")]
mod plan;
mod queue;
#[cfg(feature = "all-suites")]
mod roles;
#[cfg(feature = "all-suites")]
mod settle;
mod step;
#[cfg(feature = "all-suites")]
mod take_over;
#[cfg(test)]
mod tests;

#[cfg(feature = "all-suites")]
pub use between::{Between, Disguise};
pub use command::{Command, Refused};
pub use create::CreateError;
#[cfg(feature = "all-suites")]
pub(crate) use create::{authority, configurations};
pub use event::Event;
#[cfg(feature = "all-suites")]
pub use hand::{Hand, Lengths};
pub use message::{Fate, Heard, Message, MessageId};
use padlock_core::closed_enum;
use queue::Queue;
#[cfg(feature = "all-suites")]
pub use roles::Roles;
pub use step::step;
#[cfg(feature = "all-suites")]
pub use step::step_with;

use std::rc::Rc;

use padlock_tls::{
    endpoint::Endpoint, error::Error, ledger::Ledger, party::Party, shared::Shared, state::State,
    x509::Report,
};

use crate::{eavesdropper::Eavesdropper, scenario::Scenario};

closed_enum! {
    /// The three roles that a person can play.
    #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
    pub enum Role {
        /// Opens the connection.
        Client = "client",
        /// Sees every byte on the wire.
        Eavesdropper = "eavesdropper",
        /// Answers.
        Server = "server",
    }
}

impl From<Party> for Role {
    fn from(party: Party) -> Self {
        match party {
            Party::Client => Self::Client,
            Party::Server => Self::Server,
        }
    }
}

/// One moment. It can be cloned, compared and kept; [`step`] makes the next one, which shares with it all that stays as it
/// is.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct World {
    scenario: Rc<Scenario>,
    client: Rc<Endpoint>,
    server: Rc<Endpoint>,
    eavesdropper: Eavesdropper,
    messages: Shared<Message>,
    #[serde(skip)]
    queue: Queue,
    heard: Shared<Heard>,
    /// How many lines of the script have been played.
    script_at: usize,
    /// Who is played by a person, and what waits for an answer.
    #[cfg(feature = "all-suites")]
    roles: Roles,
    /// The messages that have arrived, in the order of arrival.
    #[cfg(feature = "all-suites")]
    arrivals: Shared<MessageId>,
    /// The connections before this one.
    #[cfg(feature = "all-suites")]
    connections: Rc<connect::Connections>,
    /// How many of the eavesdropper's planned deeds have been done.
    #[cfg(feature = "all-suites")]
    plan_at: usize,
}

impl World {
    /// The story that is being played.
    #[must_use]
    pub fn scenario(&self) -> &Scenario {
        &self.scenario
    }

    /// Every message so far, in the order of sending.
    #[must_use]
    pub const fn messages(&self) -> &Shared<Message> {
        &self.messages
    }

    /// The message with this id.
    #[must_use]
    pub fn message(&self, id: MessageId) -> Option<&Message> {
        self.messages.get(id.index())
    }

    /// The message that arrives next.
    #[must_use]
    pub fn next_message(&self) -> Option<&Message> {
        self.message(self.queue.next()?)
    }

    /// How many messages have arrived.
    #[must_use]
    pub fn delivered(&self) -> usize {
        self.messages
            .iter()
            .filter(|message| message.fate == Fate::Delivered)
            .count()
    }

    /// Every message that has arrived, in the order of arrival.
    #[cfg(feature = "all-suites")]
    pub fn arrived(&self) -> impl Iterator<Item = &Message> {
        self.arrivals.iter().filter_map(|id| self.message(*id))
    }

    /// One end.
    #[must_use]
    pub fn endpoint(&self, party: Party) -> &Endpoint {
        match party {
            Party::Client => &self.client,
            Party::Server => &self.server,
        }
    }

    /// What one end is waiting for.
    #[must_use]
    pub fn state(&self, party: Party) -> State {
        self.endpoint(party).state()
    }

    /// Every value that one end holds.
    #[must_use]
    pub fn ledger(&self, party: Party) -> &Ledger {
        self.endpoint(party).ledger()
    }

    /// Why one end failed, if it did.
    #[must_use]
    pub fn error(&self, party: Party) -> Option<&Error> {
        self.endpoint(party).error()
    }

    /// What one end was told, in order.
    pub fn heard(&self, party: Party) -> impl DoubleEndedIterator<Item = &Heard> {
        self.heard.iter().filter(move |heard| heard.by == party)
    }

    /// What both ends were told, in order.
    #[must_use]
    pub const fn all_heard(&self) -> &Shared<Heard> {
        &self.heard
    }

    /// What one end has said, in order: its application data, as its own ledger holds it.
    #[must_use]
    pub fn said(&self, party: Party) -> Vec<&[u8]> {
        crate::verdict::said(self, party)
    }

    /// The client's checks of the server's certificate, once it has come.
    #[must_use]
    pub fn certificate_report(&self) -> Option<&Report> {
        self.client.certificate_report()
    }

    /// Every value that one end holds, in every connection.
    #[cfg(not(feature = "all-suites"))]
    pub(crate) fn ledgers(&self, party: Party) -> impl Iterator<Item = &Ledger> {
        core::iter::once(self.ledger(party))
    }

    /// Whether one end may send application data now.
    #[must_use]
    pub fn can_say(&self, party: Party) -> bool {
        self.state(party) == State::Connected
    }

    /// Whether nothing is in flight, nothing is left in the script that could be, and the eavesdropper has done what she
    /// planned.
    #[must_use]
    pub fn finished(&self) -> bool {
        #[cfg(feature = "all-suites")]
        if self.planned().is_some() {
            return false;
        }
        self.next_message().is_none()
    }

    /// Who listens, and what she holds.
    #[must_use]
    pub const fn eavesdropper(&self) -> &Eavesdropper {
        &self.eavesdropper
    }
}
