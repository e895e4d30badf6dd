//! The verdict: five lamps, each computed from what the parties and the eavesdropper hold, each with its proof.

mod authentication;
#[cfg(feature = "all-suites")]
mod belief;
#[cfg(feature = "all-suites")]
mod forged;

#[cfg(feature = "all-suites")]
pub use belief::Belief;
use padlock_core::closed_enum;
use padlock_tls::{
    ledger::{Derivation, Ledger, Op, Slot, Value, ValueId, ValueKind},
    message_name::MessageName,
    party::{Party, Whose},
    state::State,
};

use crate::{eavesdropper::Knowledge, world::World};

closed_enum! {
    /// What a lamp says.
    pub enum LampState {
        /// The property holds.
        Held = "held",
        /// It does not.
        Broken = "broken",
        /// Nobody has promised it, or not yet.
        NotOffered = "not_offered",
    }
}

closed_enum! {
    /// Why a lamp says what it says.
    pub enum Reason {
        /// There are no common keys yet.
        NoKeysYet = "no_keys_yet",
        /// The eavesdropper can derive neither a traffic key nor what was said.
        KeysUnknown = "keys_unknown",
        /// She knows what was said.
        DataKnown = "data_known",
        /// She knows a traffic key.
        KeyKnown = "key_known",
        /// The suite does not encrypt: whoever sees the wire reads along.
        NoEncryption = "no_encryption",
        /// What arrived is what was said, in order.
        DeliveredAsSent = "delivered_as_sent",
        /// Something arrived that was not said.
        ForgeryAccepted = "forgery_accepted",
        /// A part of what was said was taken for all of it.
        TruncationAccepted = "truncation_accepted",
        /// Nothing in a message would show that it was changed.
        NothingChecked = "nothing_checked",
        /// A change on the way was noticed and refused.
        TamperingRefused = "tampering_refused",
        /// The client has not accepted a server yet.
        ServerNotProved = "server_not_proved",
        /// The certificate was accepted, and Finished proved that its key's owner is at the other end.
        ServerProvedKey = "server_proved_key",
        /// The client accepted a key that is not the server's.
        WrongKeyAccepted = "wrong_key_accepted",
        /// The client accepted the server's certificate, and a Finished that the eavesdropper had made.
        FinishedForged = "finished_forged",
        /// The server never asked who the client is.
        ClientNotAsked = "client_not_asked",
        /// The server has accepted the client's certificate, and the client signed with its key.
        ClientProvedKey = "client_proved_key",
        /// The server has accepted a certificate that is not the client's.
        WrongClientAccepted = "wrong_client_accepted",
        /// With the server's long-term key, the recording would open.
        LongTermKeyOpens = "long_term_key_opens",
        /// Even with the server's long-term key, the recording stays shut.
        LongTermKeyUseless = "long_term_key_useless",
    }
}

/// Five lamps.
#[derive(Clone, Debug, PartialEq)]
pub struct Verdict {
    /// Nobody else can read what was said.
    pub privacy: Lamp,
    /// What arrives is what was said.
    pub integrity: Lamp,
    /// The server is who it says.
    pub server_authentication: Lamp,
    /// The client is who it says.
    pub client_authentication: Lamp,
    /// A key stolen later does not open what was recorded before.
    pub forward_secrecy: Lamp,
}

/// One lamp, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct Lamp {
    /// What it says.
    pub state: LampState,
    /// Why.
    pub proof: Proof,
}

/// What decides a lamp.
#[derive(Clone, Debug, PartialEq)]
pub struct Proof {
    /// The reason.
    pub reason: Reason,
    /// The values that decide it: the newest is the one that does, its ancestry in [`Proof::ledger`] the way to it.
    pub value: Option<ValueId>,
    /// The ledger in which `value` stands.
    pub ledger: Option<Ledger>,
}

impl Lamp {
    fn new(state: LampState, reason: Reason) -> Self {
        Self {
            state,
            proof: Proof {
                reason,
                value: None,
                ledger: None,
            },
        }
    }

    fn proved(state: LampState, reason: Reason, ledger: Ledger, value: ValueId) -> Self {
        Self {
            state,
            proof: Proof {
                reason,
                value: Some(value),
                ledger: Some(ledger),
            },
        }
    }
}

impl Verdict {
    /// The lamps by name, in the order in which they are shown.
    #[must_use]
    pub const fn lamps(&self) -> [(LampName, &Lamp); 5] {
        [
            (LampName::Privacy, &self.privacy),
            (LampName::Integrity, &self.integrity),
            (LampName::ServerAuthentication, &self.server_authentication),
            (LampName::ClientAuthentication, &self.client_authentication),
            (LampName::ForwardSecrecy, &self.forward_secrecy),
        ]
    }
}

closed_enum! {
    /// The lamps.
    pub enum LampName {
        /// [`Verdict::privacy`].
        Privacy = "privacy",
        /// [`Verdict::integrity`].
        Integrity = "integrity",
        /// [`Verdict::server_authentication`].
        ServerAuthentication = "server_authentication",
        /// [`Verdict::client_authentication`].
        ClientAuthentication = "client_authentication",
        /// [`Verdict::forward_secrecy`].
        ForwardSecrecy = "forward_secrecy",
    }
}

impl World {
    /// The five lamps, given what the eavesdropper knows now.
    #[must_use]
    pub fn verdict(&self, knowledge: &Knowledge) -> Verdict {
        Verdict {
            privacy: privacy(self, knowledge),
            integrity: integrity(self),
            server_authentication: authentication::of_server(self),
            client_authentication: authentication::of_client(self),
            forward_secrecy: forward_secrecy(self, knowledge),
        }
    }
}

/// The secrets of a session that privacy stands on, the plainest first.
const SESSION_SECRETS: &[(ValueKind, Whose)] = &[
    (ValueKind::ApplicationData, Whose::Client),
    (ValueKind::ApplicationData, Whose::Server),
    (ValueKind::ApplicationTrafficSecret, Whose::Client),
    (ValueKind::ApplicationTrafficSecret, Whose::Server),
    (ValueKind::SessionKey, Whose::Both),
    (ValueKind::ClientWriteKey, Whose::Client),
    (ValueKind::ServerWriteKey, Whose::Server),
];

fn privacy(world: &World, knowledge: &Knowledge) -> Lamp {
    if !has_keys(world) {
        return Lamp::new(LampState::NotOffered, Reason::NoKeysYet);
    }
    let readable = knowledge
        .known
        .suite()
        .is_some_and(|suite| suite.protection.is_readable());
    match session_secret_in(world, &knowledge.known) {
        Some((Reason::DataKnown, value)) if readable => Lamp::proved(
            LampState::Broken,
            Reason::NoEncryption,
            knowledge.known.clone(),
            value,
        ),
        _ if readable => Lamp::new(LampState::NotOffered, Reason::NoEncryption),
        Some((reason, value)) => {
            Lamp::proved(LampState::Broken, reason, knowledge.known.clone(), value)
        }
        None => Lamp::new(LampState::Held, Reason::KeysUnknown),
    }
}

/// Some end has the secret that the traffic keys are cut from, or the one key there is.
fn has_keys(world: &World) -> bool {
    let common = [
        ValueKind::MasterSecret,
        ValueKind::Tls13MasterSecret,
        ValueKind::SessionKey,
    ];
    let slots = common.map(|kind| Slot::new(kind, Whose::Both));
    let parties = [Party::Client, Party::Server];
    let mut ledgers = parties.iter().flat_map(|party| world.ledgers(*party));
    ledgers.any(|ledger| slots.iter().any(|slot| ledger.newest(*slot).is_some()))
}

/// A secret of the session that stands in `known`: the plainest, and of these the one that the client holds first.
fn session_secret_in(world: &World, known: &Ledger) -> Option<(Reason, ValueId)> {
    let held = known.lines().filter_map(|(id, line)| {
        let slot = (line.value.slot.kind, line.value.slot.of);
        let rank = SESSION_SECRETS.iter().position(|secret| *secret == slot)?;
        Some((rank, place_in_session(world, &line.value)?, id))
    });
    let (rank, _, id) = held.min_by_key(|(rank, place, _)| (*rank, *place))?;
    let reason = match SESSION_SECRETS.get(rank) {
        Some((ValueKind::ApplicationData, _)) => Reason::DataKnown,
        _ => Reason::KeyKnown,
    };
    Some((reason, id))
}

/// Where an end holds a secret of more than the handshake: in which ledger, the client's first, and where in it.
fn place_in_session(world: &World, secret: &Value) -> Option<(usize, ValueId)> {
    let parties = [Party::Client, Party::Server].into_iter();
    let ledgers = parties.flat_map(|party| world.ledgers(party));
    ledgers.enumerate().find_map(|(at, ledger)| {
        let id = ledger.find(secret)?;
        let line = ledger.line(id)?;
        (!is_of_handshake(ledger, line)).then_some((at, id))
    })
}

/// Whether a key protects the handshake alone, and not a word of either end (RFC 8446 section 7.1).
fn is_of_handshake(ledger: &Ledger, line: &Derivation) -> bool {
    // Without TLS 1.3 there are none.
    if !cfg!(feature = "all-suites") {
        return false;
    }
    let mut from = line.inputs.iter().filter_map(|id| ledger.line(*id));
    from.any(|from| from.value.slot.kind == ValueKind::HandshakeTrafficSecret)
}

/// What one end has said, in order.
pub(crate) fn said(world: &World, party: Party) -> Vec<&[u8]> {
    world
        .ledgers(party)
        .flat_map(|own| said_in(own, party))
        .collect()
}

/// What one end has said in one connection, in order.
fn said_in(own: &Ledger, party: Party) -> impl Iterator<Item = &[u8]> {
    own.lines()
        .filter(move |(_, line)| {
            let slot = line.value.slot;
            slot.kind == ValueKind::ApplicationData
                && slot.of == party.into()
                && line.op == Op::Chosen
        })
        .map(|(_, line)| line.value.bytes.as_slice())
}

/// Whether everything that `party` has heard in each connection is what its peer said there, in order.
fn has_heard_what_was_said(world: &World, party: Party) -> bool {
    let connections = world.ledgers(party.peer()).zip(0..);
    let mut connections = connections.map(|(own, connection): (_, u32)| {
        let said: Vec<u8> = said_in(own, party.peer()).flatten().copied().collect();
        let heard = world.heard(party).filter(|heard| {
            let message = world.message(heard.message);
            message.is_some_and(|message| message.connection == connection)
        });
        let heard: Vec<u8> = heard.flat_map(|heard| heard.data.clone()).collect();
        said.starts_with(&heard)
    });
    connections.all(|alike| alike)
}

fn integrity(world: &World) -> Lamp {
    let parties = [Party::Client, Party::Server];
    let arrived_as_said = parties
        .iter()
        .all(|party| has_heard_what_was_said(world, *party));
    if !arrived_as_said {
        return Lamp::new(LampState::Broken, Reason::ForgeryAccepted);
    }
    #[cfg(feature = "all-suites")]
    if takes_a_part_for_all(world) {
        return Lamp::new(LampState::Broken, Reason::TruncationAccepted);
    }
    let altered = world.messages().iter().any(|message| message.is_altered());
    let failed = [Party::Client, Party::Server]
        .iter()
        .any(|party| world.state(*party) == State::Failed);
    if altered && failed {
        return Lamp::new(LampState::Held, Reason::TamperingRefused);
    }
    let session = world.ledger(Party::Client).session();
    if !has_keys(world) {
        Lamp::new(LampState::NotOffered, Reason::NoKeysYet)
    } else if session.is_some_and(|session| !session.rules.checks_content) {
        Lamp::new(LampState::NotOffered, Reason::NothingChecked)
    } else {
        Lamp::new(LampState::Held, Reason::DeliveredAsSent)
    }
}

/// Whether a server that asks for no end has heard less than was said, and nothing more is to come.
#[cfg(feature = "all-suites")]
fn takes_a_part_for_all(world: &World) -> bool {
    let heard = world.heard(Party::Server).map(|heard| heard.data.len());
    let said = said(world, Party::Client);
    world.scenario().server.takes_silence_for_the_end
        && world.finished()
        && world.state(Party::Server) == State::Connected
        && heard.sum::<usize>() < said.concat().len()
}

/// Computed, not looked up: give one who has only listened the server's long-term keys, run the fixpoint, look.
fn forward_secrecy(world: &World, knowledge: &Knowledge) -> Lamp {
    if !has_keys(world) {
        return Lamp::new(LampState::NotOffered, Reason::NoKeysYet);
    }
    if knowledge
        .known
        .suite()
        .is_some_and(|suite| suite.protection.is_readable())
    {
        return Lamp::new(LampState::NotOffered, Reason::NoEncryption);
    }
    // What was said first decides, if it opens: nothing recorded later makes it plainer.
    let first_words = world.messages().iter().find(|message| {
        (message.name, message.from) == (MessageName::ApplicationData, Party::Client)
    });
    let early = first_words.map(|message| supposed_of(world, message.id.index() + 1));
    let early = early.filter(|known| opens_words_of_client(world, known));
    let supposed = early.unwrap_or_else(|| supposed_of(world, usize::MAX));
    match session_secret_in(world, &supposed) {
        Some((_, value)) => {
            Lamp::proved(LampState::Broken, Reason::LongTermKeyOpens, supposed, value)
        }
        None => Lamp::new(LampState::Held, Reason::LongTermKeyUseless),
    }
}

/// What follows for one who has recorded the first `records`, and is given the server's long-term keys.
fn supposed_of(world: &World, records: usize) -> Ledger {
    // An anonymous server has no such key to lose.
    let mut robbed = world.eavesdropper().recorder(records);
    for kind in [
        ValueKind::RsaPrivateExponent,
        ValueKind::SigningKey,
        ValueKind::TicketKey,
    ] {
        let slot = Slot::new(kind, Whose::Server);
        for own in world.ledgers(Party::Server) {
            if let Some((_, key)) = own.newest(slot) {
                robbed.leak(key.clone());
            }
        }
    }
    Knowledge::of(&robbed).known
}

/// Whether the plainest of the session's secrets stands in `known`.
fn opens_words_of_client(world: &World, known: &Ledger) -> bool {
    let found = session_secret_in(world, known).and_then(|(_, id)| known.line(id));
    let words = Slot::new(ValueKind::ApplicationData, Whose::Client);
    found.is_some_and(|line| (line.value.slot.kind, line.value.slot.of) == (words.kind, words.of))
}
