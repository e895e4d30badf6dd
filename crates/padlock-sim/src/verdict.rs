//! The verdict: five lamps, each computed from what the parties and the eavesdropper hold, each with its proof.

use padlock_core::closed_enum;
use padlock_tls::{
    ledger::{Derivation, Ledger, Op, Slot, ValueId, ValueKind},
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
        /// The server never asked who the client is.
        ClientNotAsked = "client_not_asked",
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
            server_authentication: server_authentication(self),
            client_authentication: Lamp::new(LampState::NotOffered, Reason::ClientNotAsked),
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
    [Party::Client, Party::Server].iter().any(|party| {
        let ledger = world.ledger(*party);
        slots.iter().any(|slot| ledger.newest(*slot).is_some())
    })
}

/// A secret of the session, as an end holds it, that stands in `known`.
fn session_secret_in(world: &World, known: &Ledger) -> Option<(Reason, ValueId)> {
    for (kind, of) in SESSION_SECRETS {
        for party in [Party::Client, Party::Server] {
            let ledger = world.ledger(party);
            let lines = ledger.lines().map(|(_, line)| line);
            let secrets = lines.filter(|line| !is_of_handshake(ledger, line));
            let secrets = secrets.map(|line| &line.value);
            for secret in secrets.filter(|value| value.slot.kind == *kind && value.slot.of == *of) {
                if let Some(id) = known.find(secret) {
                    let data = *kind == ValueKind::ApplicationData;
                    return Some((
                        if data {
                            Reason::DataKnown
                        } else {
                            Reason::KeyKnown
                        },
                        id,
                    ));
                }
            }
        }
    }
    None
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
        .ledger(party)
        .lines()
        .filter(|(_, line)| {
            let slot = line.value.slot;
            slot.kind == ValueKind::ApplicationData
                && slot.of == party.into()
                && line.op == Op::Chosen
        })
        .map(|(_, line)| line.value.bytes.as_slice())
        .collect()
}

fn integrity(world: &World) -> Lamp {
    let arrived_as_said = [Party::Client, Party::Server].iter().all(|party| {
        let said = said(world, party.peer()).concat();
        let heard: Vec<u8> = world
            .heard(*party)
            .flat_map(|heard| heard.data.clone())
            .collect();
        said.starts_with(&heard)
    });
    if !arrived_as_said {
        return Lamp::new(LampState::Broken, Reason::ForgeryAccepted);
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

/// The client has accepted the certificate and checked Finished: then whoever it talks to holds the key that
/// it saw. Whether that is the server's own key is a question of fact.
fn server_authentication(world: &World) -> Lamp {
    let proved = matches!(world.state(Party::Client), State::Connected | State::Closed)
        && world
            .ledger(Party::Client)
            .newest(Slot::of_record(ValueKind::VerifyData, Whose::Server, 0))
            .is_some();
    if !proved {
        return Lamp::new(LampState::NotOffered, Reason::ServerNotProved);
    }
    let of = |party, kind| world.ledger(party).newest(Slot::new(kind, Whose::Server));
    let kind = match of(Party::Client, ValueKind::RsaModulus) {
        Some(_) => ValueKind::RsaModulus,
        None => ValueKind::ServerCertificate,
    };
    let (accepted, own) = (of(Party::Client, kind), of(Party::Server, kind));
    match (accepted, own) {
        (Some((id, accepted)), Some((_, own))) if accepted == own => Lamp::proved(
            LampState::Held,
            Reason::ServerProvedKey,
            world.ledger(Party::Client).clone(),
            id,
        ),
        (Some((id, _)), _) => Lamp::proved(
            LampState::Broken,
            Reason::WrongKeyAccepted,
            world.ledger(Party::Client).clone(),
            id,
        ),
        _ => Lamp::new(LampState::NotOffered, Reason::ServerNotProved),
    }
}

/// Computed, not looked up: give one who has only listened the server's long-term key, run the fixpoint, look.
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
    let long_term = [ValueKind::RsaPrivateExponent, ValueKind::SigningKey];
    let mut long_term = long_term.into_iter().filter_map(|kind| {
        world
            .ledger(Party::Server)
            .newest(Slot::new(kind, Whose::Server))
    });
    let Some((_, key)) = long_term.next() else {
        // An anonymous server has no such key to lose.
        return Lamp::new(LampState::Held, Reason::LongTermKeyUseless);
    };
    let robbed = world.eavesdropper().recorder().with_leak(key.clone());
    let supposed = Knowledge::of(&robbed).known;
    match session_secret_in(world, &supposed) {
        Some((_, value)) => {
            Lamp::proved(LampState::Broken, Reason::LongTermKeyOpens, supposed, value)
        }
        None => Lamp::new(LampState::Held, Reason::LongTermKeyUseless),
    }
}
