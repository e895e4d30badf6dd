//! Who is who: what an end has accepted, held against what its peer has.

use padlock_tls::{
    ledger::{Slot, ValueKind},
    party::{Party, Whose},
    state::State,
};

use super::{Lamp, LampState, Reason};
use crate::world::World;

/// The client has accepted the certificate and checked Finished: then whoever it talks to holds the key that
/// it saw. Whether that is the server's own key is a question of fact.
pub(super) fn of_server(world: &World) -> Lamp {
    if !has_accepted_a_server(world) {
        return Lamp::new(LampState::NotOffered, Reason::ServerNotProved);
    }
    // A session that goes on rests on the certificate that it began with.
    let modulus = Slot::new(ValueKind::RsaModulus, Whose::Server);
    let certificate = Slot::new(ValueKind::ServerCertificate, Whose::Server);
    let accepted = [modulus, certificate].into_iter().find_map(|slot| {
        let ledgers = world.ledgers(Party::Client);
        let ledgers = ledgers.filter(|own| own.newest(certificate).is_some());
        let held = ledgers.filter_map(|own| own.newest(slot).map(|(id, value)| (own, id, value)));
        held.last()
    });
    let Some((ledger, id, accepted)) = accepted else {
        return Lamp::new(LampState::NotOffered, Reason::ServerNotProved);
    };
    let is_own = world.ledgers(Party::Server).any(|own| {
        let held = own.newest(accepted.slot);
        held.is_some_and(|(_, value)| value == accepted)
    });
    #[cfg(feature = "all-suites")]
    if let Some(lamp) = super::forged::finished(world).filter(|_| is_own) {
        return lamp;
    }
    let (state, reason) = match is_own {
        true => (LampState::Held, Reason::ServerProvedKey),
        false => (LampState::Broken, Reason::WrongKeyAccepted),
    };
    Lamp::proved(state, reason, ledger.clone(), id)
}

#[cfg(not(feature = "all-suites"))]
fn has_accepted_a_server(world: &World) -> bool {
    let finished = Slot::of_record(ValueKind::VerifyData, Whose::Server, 0);
    matches!(world.state(Party::Client), State::Connected | State::Closed)
        && world.ledger(Party::Client).newest(finished).is_some()
}

/// Whether the client has completed the handshake of the last connection that it opened.
#[cfg(feature = "all-suites")]
fn has_accepted_a_server(world: &World) -> bool {
    let opened = world.ends(Party::Client).zip(0..);
    let opened = opened.filter(|(client, _)| client.state() != State::Start);
    let last = opened.last().map(|(_, connection)| connection);
    last.is_some_and(|last| world.is_established(last, Party::Client))
}

#[cfg(not(feature = "all-suites"))]
pub(super) fn of_client(_: &World) -> Lamp {
    Lamp::new(LampState::NotOffered, Reason::ClientNotAsked)
}

/// The server has accepted a certificate, and its owner has signed the handshake. Whether that is the client is a question of
/// fact.
#[cfg(feature = "all-suites")]
pub(super) fn of_client(world: &World) -> Lamp {
    let slot = Slot::new(ValueKind::ClientCertificate, Whose::Client);
    let servers = world.ledgers(Party::Server).zip(0..);
    let mut servers = servers.filter(|(_, number)| world.is_established(*number, Party::Server));
    let shown = servers.find_map(|(ledger, _)| Some((ledger, ledger.newest(slot)?)));
    let Some((ledger, (id, accepted))) = shown else {
        return Lamp::new(LampState::NotOffered, Reason::ClientNotAsked);
    };
    let is_own = world
        .ledgers(Party::Client)
        .any(|own| own.find(accepted).is_some());
    let (state, reason) = match is_own {
        true => (LampState::Held, Reason::ClientProvedKey),
        false => (LampState::Broken, Reason::WrongClientAccepted),
    };
    Lamp::proved(state, reason, ledger.clone(), id)
}
