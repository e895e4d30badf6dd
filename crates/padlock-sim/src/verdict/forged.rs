//! A Finished that the eavesdropper has made: its receiver has the right certificate, and the wrong peer.

use padlock_tls::{
    ledger::{Slot, ValueKind},
    party::{Party, Whose},
    state::State,
};

use super::{Lamp, LampState, Reason};
use crate::world::World;

/// The server's lamp where the client, in the last connection that it opened, has completed its handshake with an end of
/// hers.
pub(super) fn finished(world: &World) -> Option<Lamp> {
    let opened = world.ends(Party::Client).zip(0..);
    let opened = opened.filter(|(client, _)| client.state() != State::Start);
    let (_, last) = opened.last()?;
    let between = world.eavesdropper().was_between(last)?;
    let ledger = between.toward(Party::Client).ledger();
    let (verify_data, _) = ledger.newest(Slot::new(ValueKind::VerifyData, Whose::Server))?;
    Some(Lamp::proved(
        LampState::Broken,
        Reason::FinishedForged,
        ledger.clone(),
        verify_data,
    ))
}
