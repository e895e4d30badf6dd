//! Who arrives next: the messages in flight, in the order of their turns.

use padlock_tls::shared::Shared;

use super::MessageId;
#[cfg(feature = "all-suites")]
use super::{Fate, Message};

/// The messages in flight. They follow from the messages; kept, so that a step need not look through all of them.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Queue {
    order: Shared<MessageId>,
    /// How many of them have arrived.
    arrived: usize,
    /// The turn behind all others.
    last_turn: u32,
}

impl Queue {
    /// The message that arrives next.
    pub(super) fn next(&self) -> Option<MessageId> {
        self.order.get(self.arrived).copied()
    }

    /// The turn behind all others.
    pub(super) const fn last_turn(&self) -> u32 {
        self.last_turn
    }

    /// Takes off the message that arrives next.
    pub(super) fn arrive(&mut self) {
        self.arrived += 1;
    }

    /// Appends a message that has the last turn.
    pub(super) fn append(&mut self, id: MessageId) {
        self.order.push(id);
        self.last_turn = self.last_turn.saturating_add(1);
    }

    /// The queue after turns or fates have changed.
    #[cfg(feature = "all-suites")]
    pub(super) fn of(messages: &Shared<Message>) -> Self {
        let in_flight = messages
            .iter()
            .filter(|message| message.fate == Fate::InFlight);
        let mut order: Vec<_> = in_flight
            .map(|message| (message.turn, message.id))
            .collect();
        order.sort_unstable();
        let turns = messages.iter().map(|message| message.turn);
        Self {
            order: order.into_iter().map(|(_, id)| id).collect(),
            arrived: 0,
            last_turn: turns.max().map_or(0, |turn| turn.saturating_add(1)),
        }
    }
}
