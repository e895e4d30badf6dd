//! The eavesdropper's hands: all that she can do to what crosses the wire, but for changing one byte
//! ([`Command::Alter`](super::Command::Alter)).

use padlock_core::closed_enum;
use padlock_tls::{
    codec::{Field, Span},
    dissect::{self, Context},
    message_name::MessageName,
    party::Party,
};

use super::{Event, Fate, Message, MessageId, Refused, Role, edit, queue::Queue, step::Step};
use crate::{eavesdropper, view};

/// The longest message that she can put on the wire, in bytes.
const MAX_LENGTH: usize = 1 << 16;

closed_enum! {
    /// What happens to the length fields around a field that was edited.
    #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
    pub enum Lengths {
        /// Those that say how long it or something around it is say so again.
        Mended = "mended",
        /// They stay as they were.
        Left = "left",
    }
}

/// One thing done to a message.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Hand {
    /// Keeps it back, until it is released.
    Hold(MessageId),
    /// Lets a message go on that was held back: it arrives next.
    Release(MessageId),
    /// Takes it off the wire.
    Drop(MessageId),
    /// Lets all that is in flight overtake it.
    Delay(MessageId),
    /// Lets it overtake all that is in flight.
    Hurry(MessageId),
    /// Puts a copy right behind it.
    Duplicate(MessageId),
    /// Sends a message that has arrived once more, as it arrived.
    Replay(MessageId),
    /// Cuts off its end.
    Truncate {
        /// Which message.
        message: MessageId,
        /// How many bytes are left: at least 1, and fewer than there are.
        length: usize,
    },
    /// Puts other bytes in place of one of its fields.
    Edit {
        /// Which message.
        message: MessageId,
        /// Which field.
        field: Field,
        /// Which of that name, in reading order, from 0.
        nth: usize,
        /// What it shall be; any number of bytes.
        bytes: Vec<u8>,
        /// What becomes of the lengths around it.
        lengths: Lengths,
    },
    /// Puts a record of her own on the wire, as if the other end had sent it.
    Inject {
        /// For whom.
        to: Party,
        /// The record, and anything behind it.
        bytes: Vec<u8>,
    },
}

impl Hand {
    /// The stable name.
    #[must_use]
    pub const fn id(&self) -> &'static str {
        match self {
            Self::Hold(_) => "hold",
            Self::Release(_) => "release",
            Self::Drop(_) => "drop",
            Self::Delay(_) => "delay",
            Self::Hurry(_) => "hurry",
            Self::Duplicate(_) => "duplicate",
            Self::Replay(_) => "replay",
            Self::Truncate { .. } => "truncate",
            Self::Edit { .. } => "edit",
            Self::Inject { .. } => "inject",
        }
    }
}

impl Step {
    /// Carries out one of them.
    pub(super) fn lay_hand(&mut self, hand: &Hand) -> Result<(), Refused> {
        let message = match hand {
            Hand::Hold(id) => self.hold(*id)?,
            Hand::Drop(id) => self.take_off(*id)?,
            Hand::Release(id) => self.release(*id)?,
            Hand::Delay(id) => self.move_to(*id, self.last_turn())?,
            Hand::Hurry(id) => self.hurry(*id)?,
            Hand::Duplicate(id) => self.duplicate(*id)?,
            Hand::Replay(id) => self.replay(*id)?,
            Hand::Truncate { message, length } => self.truncate(*message, *length)?,
            Hand::Edit {
                message,
                field,
                nth,
                bytes,
                lengths,
            } => {
                let spans = self.spans_of(*message)?;
                let record = &self.in_flight(*message)?.bytes;
                let edited = edit::edit(record, &spans, (*field, *nth), bytes, *lengths)?;
                self.change(*message, edited)?
            }
            Hand::Inject { to, bytes } => {
                let names = dissect::message_names(bytes, &Context::default());
                let name = names.first().copied().unwrap_or(MessageName::Unknown);
                self.put(to.peer(), bytes.clone(), (name, false), self.last_turn())?
            }
        };
        self.events.push(Event::Handled {
            message,
            hand: hand.id(),
        });
        Ok(())
    }

    /// Lets her guess what a message says.
    pub(super) fn guess(&mut self, id: MessageId, words: &[String]) -> Result<(), Refused> {
        let gain = eavesdropper::guess(&self.world, id, words)?;
        self.world.eavesdropper.gain(vec![gain]);
        self.events.push(Event::Guessed(id));
        Ok(())
    }

    /// A message that has not arrived and can still be changed: in flight, or held back.
    pub(super) fn in_flight(&mut self, id: MessageId) -> Result<&mut Message, Refused> {
        let message = self.world.messages.get_mut(id.index());
        let on_its_way =
            |message: &&mut Message| matches!(message.fate, Fate::InFlight | Fate::Held);
        message.filter(on_its_way).ok_or(Refused::NotInFlight)
    }

    /// The fields of a message as far as she can tell them apart.
    fn spans_of(&mut self, id: MessageId) -> Result<Vec<Span>, Refused> {
        let message = self.in_flight(id)?;
        let bytes = message.bytes.clone();
        if message.name.is_hybrid() {
            return Ok(dissect::dissect_hybrid(&bytes).spans);
        }
        let knowledge = self.world.knowledge();
        let seen = knowledge.seen.get(id.index()).ok_or(Refused::NotInFlight)?;
        let context = view::context(seen);
        Ok(dissect::dissect_record(&bytes, &context).spans)
    }

    /// Puts other bytes in a message's place.
    pub(super) fn change(&mut self, id: MessageId, bytes: Vec<u8>) -> Result<MessageId, Refused> {
        if bytes.is_empty() || bytes.len() > MAX_LENGTH {
            return Err(Refused::BadLength);
        }
        let message = self.in_flight(id)?;
        message.bytes.clone_from(&bytes);
        self.world.eavesdropper.forwarded(id.index(), bytes);
        Ok(id)
    }

    fn hold(&mut self, id: MessageId) -> Result<MessageId, Refused> {
        let message = self.in_flight(id)?;
        if message.fate == Fate::Held {
            return Err(Refused::NotInFlight);
        }
        message.fate = Fate::Held;
        self.queue_anew();
        // The others go on talking.
        self.play_script();
        Ok(id)
    }

    fn take_off(&mut self, id: MessageId) -> Result<MessageId, Refused> {
        self.in_flight(id)?.fate = Fate::Dropped;
        self.queue_anew();
        self.world.eavesdropper.forwarded(id.index(), vec![]);
        // Nobody waits for what will not come.
        self.play_script();
        Ok(id)
    }

    fn release(&mut self, id: MessageId) -> Result<MessageId, Refused> {
        if self.in_flight(id)?.fate != Fate::Held {
            return Err(Refused::NotHeld);
        }
        self.in_flight(id)?.fate = Fate::InFlight;
        self.queue_anew();
        self.hurry(id)
    }

    fn hurry(&mut self, id: MessageId) -> Result<MessageId, Refused> {
        let first = self.world.next_message().map(|message| message.turn);
        let turn = first.unwrap_or_default();
        self.make_room(turn);
        self.move_to(id, turn)
    }

    fn move_to(&mut self, id: MessageId, turn: u32) -> Result<MessageId, Refused> {
        self.in_flight(id)?.turn = turn;
        self.queue_anew();
        Ok(id)
    }

    /// Moves this turn and all behind it one back.
    fn make_room(&mut self, turn: u32) {
        let later = |message: &Message| message.turn >= turn;
        self.change_messages(later, |message| {
            message.turn = message.turn.saturating_add(1);
        });
    }

    /// Changes some messages, and finds out who arrives next.
    pub(super) fn change_messages(
        &mut self,
        which: impl Fn(&Message) -> bool,
        change: impl Fn(&mut Message),
    ) {
        let messages = &mut self.world.messages;
        for index in 0..messages.len() {
            if messages.get(index).is_some_and(&which) {
                messages.get_mut(index).into_iter().for_each(&change);
            }
        }
        self.queue_anew();
    }

    /// Finds out who arrives next, when it is not only that one more was sent.
    fn queue_anew(&mut self) {
        self.world.queue = Queue::of(&self.world.messages);
    }

    fn duplicate(&mut self, id: MessageId) -> Result<MessageId, Refused> {
        let message = self.in_flight(id)?;
        let (from, turn) = (message.from, message.turn.saturating_add(1));
        let (bytes, what) = (message.bytes.clone(), (message.name, message.protected));
        self.make_room(turn);
        self.put(from, bytes, what, turn)
    }

    fn replay(&mut self, id: MessageId) -> Result<MessageId, Refused> {
        let message = self.world.messages.get(id.index());
        let message = message.ok_or(Refused::NotDelivered)?;
        if message.fate != Fate::Delivered {
            return Err(Refused::NotDelivered);
        }
        let what = (message.name, message.protected);
        self.put(message.from, message.bytes.clone(), what, self.last_turn())
    }

    fn truncate(&mut self, id: MessageId, length: usize) -> Result<MessageId, Refused> {
        let mut bytes = self.in_flight(id)?.bytes.clone();
        if length == 0 || length >= bytes.len() {
            return Err(Refused::BadLength);
        }
        bytes.truncate(length);
        self.change(id, bytes)
    }

    /// Puts a message of hers on the wire.
    fn put(
        &mut self,
        from: Party,
        bytes: Vec<u8>,
        (name, protected): (MessageName, bool),
        turn: u32,
    ) -> Result<MessageId, Refused> {
        if bytes.is_empty() || bytes.len() > MAX_LENGTH {
            return Err(Refused::BadLength);
        }
        let id = MessageId(u32::try_from(self.world.messages.len()).unwrap_or(u32::MAX));
        self.world.eavesdropper.inject(from, bytes.clone());
        self.world.messages.push(Message {
            id,
            from,
            origin: Role::Eavesdropper,
            name,
            protected,
            sent: bytes.clone(),
            bytes,
            connection: self.world.connection(),
            fate: Fate::InFlight,
            turn,
        });
        self.queue_anew();
        Ok(id)
    }
}
