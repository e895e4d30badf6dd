//! Who sends what to whom, as a diagram shows it.

use padlock_core::closed_enum;
use padlock_tls::{
    error::Error,
    ledger::{Op, Slot},
    message_name::MessageName,
    party::Party,
};

use crate::{
    scenario::Scenario,
    verdict::{Lamp, LampName},
    world::{Fate, Message, Role, World},
};

closed_enum! {
    /// What is to be said of a message besides its name.
    pub enum Mark {
        /// It is under keys.
        Encrypted = "encrypted",
        /// It was changed on the way.
        Altered = "altered",
        /// It is still on its way.
        InFlight = "in_flight",
        /// It did not arrive.
        Lost = "lost",
    }
}

/// The words that a person reads in a diagram.
pub trait Words {
    /// The title of a story.
    fn title(&self, scenario: &Scenario) -> String;
    /// Who takes part.
    fn role(&self, role: Role) -> String;
    /// A message's name.
    fn message(&self, message: MessageName) -> String;
    /// So many bytes.
    fn length(&self, bytes: usize) -> String;
    /// What is to be said of a message.
    fn mark(&self, mark: Mark) -> String;
    /// A value that the eavesdropper did not see on the wire, and how she came by it.
    fn gain(&self, slot: Slot, op: Op) -> String;
    /// Why an end gave up.
    fn failure(&self, error: &Error) -> String;
    /// A lamp's name, what it says, and why.
    fn lamp(&self, name: LampName, lamp: &Lamp) -> String;
}

/// A diagram before it is drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sequence {
    /// Who takes part, from left to right; the eavesdropper only where she does something.
    pub roles: Vec<Role>,
    /// From top to bottom.
    pub arrows: Vec<Arrow>,
    /// What she got by other means than reading the wire.
    pub gains: Vec<(Slot, Op)>,
    /// Who gave up, and why.
    pub failures: Vec<(Role, Error)>,
}

/// One message, or half the way of one that the eavesdropper has her hands on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arrow {
    /// The number of the message, from 1.
    pub number: usize,
    /// Where it begins.
    pub from: Role,
    /// Where it ends.
    pub to: Role,
    /// What the sender put in.
    pub message: MessageName,
    /// The record's bytes.
    pub length: usize,
    /// What is to be said of it.
    pub marks: Vec<Mark>,
}

impl Arrow {
    /// Whether this is to be said of it.
    #[must_use]
    pub fn is(&self, mark: Mark) -> bool {
        self.marks.contains(&mark)
    }

    /// Its line: number, name, length and marks.
    #[must_use]
    pub fn label(&self, words: &dyn Words) -> String {
        let mut label = format!(
            "{} {}, {}",
            self.number,
            words.message(self.message),
            words.length(self.length)
        );
        for mark in &self.marks {
            label.push_str(", ");
            label.push_str(&words.mark(*mark));
        }
        label
    }
}

impl Sequence {
    /// The diagram of everything that was sent so far.
    #[must_use]
    pub fn of(world: &World) -> Self {
        let gains = world.eavesdropper().gains().iter();
        let gains: Vec<(Slot, Op)> = gains.map(|gain| (gain.value.slot, gain.op)).collect();
        let messages = world.messages().iter();
        let arrows: Vec<Arrow> = messages
            .flat_map(|message| arrows(world, message))
            .collect();
        let ends_at = |role| {
            arrows
                .iter()
                .any(|arrow| [arrow.from, arrow.to].contains(&role))
        };
        let is_needed = ends_at(Role::Eavesdropper) || !gains.is_empty();
        let roles = Role::ALL.iter().copied();
        let roles = roles.filter(|role| *role != Role::Eavesdropper || is_needed);
        Self {
            roles: roles.collect(),
            arrows,
            gains,
            failures: failures(world),
        }
    }

    /// What happened besides messages: to whom, and the words for it.
    #[must_use]
    pub fn notes(&self, words: &dyn Words) -> Vec<(Role, String)> {
        let gains = self.gains.iter();
        let gains = gains.map(|(slot, op)| (Role::Eavesdropper, words.gain(*slot, *op)));
        let failures = self.failures.iter();
        gains
            .chain(failures.map(|(role, error)| (*role, words.failure(error))))
            .collect()
    }
}

fn failures(world: &World) -> Vec<(Role, Error)> {
    let failed = |party: &Party| Some((Role::from(*party), world.error(*party)?.clone()));
    Party::ALL.iter().filter_map(failed).collect()
}

fn is_lost(message: &Message) -> bool {
    ![Fate::Delivered, Fate::InFlight].contains(&message.fate)
}

/// One arrow, or two for a message that was changed between.
fn arrows(world: &World, message: &Message) -> Vec<Arrow> {
    let (from, to) = (message.origin, world.receiver(message));
    let sent = |to, bytes: &[u8], mark: Option<Mark>| Arrow {
        number: message.id.index() + 1,
        from,
        to,
        message: message.name,
        length: bytes.len(),
        marks: message
            .protected
            .then_some(Mark::Encrypted)
            .into_iter()
            .chain(mark)
            .collect(),
    };
    let in_flight = (message.fate == Fate::InFlight).then_some(Mark::InFlight);
    if is_lost(message) {
        return vec![sent(Role::Eavesdropper, &message.sent, Some(Mark::Lost))];
    }
    if !message.is_altered() {
        return vec![sent(to, &message.sent, in_flight)];
    }
    let mut changed = sent(to, &message.bytes, Some(Mark::Altered));
    changed.from = Role::Eavesdropper;
    changed.marks.extend(in_flight);
    vec![sent(Role::Eavesdropper, &message.sent, None), changed]
}
