//! A recorded connection, stepped through as a story is. It has been said and done: one may look, and change nothing.

use std::rc::Rc;

use padlock_tls::party::Party;

use super::{Conversation, Imported, Kind};
use crate::eavesdropper::{Eavesdropper, Knowledge};

/// A place in a recorded connection.
#[derive(Clone, Debug, PartialEq)]
pub struct Playback {
    conversation: Rc<Conversation>,
    position: usize,
}

impl Playback {
    /// The place before the first message.
    #[must_use]
    pub fn new(conversation: impl Into<Rc<Conversation>>) -> Self {
        Self {
            conversation: conversation.into(),
            position: 0,
        }
    }

    /// The connection.
    #[must_use]
    pub fn conversation(&self) -> &Conversation {
        &self.conversation
    }

    /// How many messages have arrived.
    #[must_use]
    pub const fn position(&self) -> usize {
        self.position
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.conversation.messages.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.conversation.messages.is_empty()
    }

    /// Lets the next message arrive; `None` behind the last one.
    pub fn step(&mut self) -> Option<&Imported> {
        let message = self.conversation.messages.get(self.position)?;
        self.position = self.position.saturating_add(1);
        Some(message)
    }

    /// Goes back by one message; false before the first one.
    pub const fn back(&mut self) -> bool {
        let moves = self.position > 0;
        self.position = self.position.saturating_sub(1);
        moves
    }

    /// Goes to a position, or to the end.
    pub fn seek(&mut self, position: usize) {
        self.position = position.min(self.len());
    }

    /// The messages that have arrived.
    #[must_use]
    pub fn arrived(&self) -> &[Imported] {
        let messages = self.conversation.messages.get(..self.position);
        messages.unwrap_or_default()
    }

    /// What one end has said so far, as far as it could be read.
    #[must_use]
    pub fn said(&self, party: Party) -> Vec<u8> {
        let own = self
            .arrived()
            .iter()
            .filter(|message| message.from == party);
        own.filter_map(Imported::said).collect::<Vec<_>>().concat()
    }

    /// What an eavesdropper knows of it so far. She has the records and no key log.
    #[must_use]
    pub fn knowledge(&self) -> Knowledge {
        let mut eavesdropper = Eavesdropper::default();
        let records = self
            .arrived()
            .iter()
            .filter(|message| message.kind == Kind::Record);
        for record in records {
            eavesdropper.see(record.from, record.from.into(), record.view.bytes.clone());
        }
        Knowledge::of(&eavesdropper)
    }
}
