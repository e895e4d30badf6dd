//! In the midst of a handshake: who knows its premaster secret can go on in the place of either end.

use padlock_core::Drbg;

use super::connection::Connection;
use crate::{
    error::Error,
    handshake::HandshakeType,
    ledger::{Ledger, Slot, ValueKind},
    party::{Party, Whose},
    session::Agreed,
    state::State,
};

/// A handshake up to ChangeCipherSpec, as the end that stays has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Midway {
    /// What its ServerHello said.
    pub agreed: Agreed,
    /// Its handshake messages, headers included.
    pub messages: Vec<Vec<u8>>,
    /// Both randoms and the premaster secret, with where they came from.
    pub ledger: Ledger,
}

impl Connection {
    /// The connection that waits for ChangeCipherSpec, with keys that follow from the premaster secret.
    ///
    /// # Errors
    /// When a value is missing, or the suite is none of the engine's.
    pub fn midway(party: Party, rng: Drbg, midway: &Midway) -> Result<Self, Error> {
        let mut connection = Self::new(party, rng);
        connection.ledger = midway.ledger.clone();
        connection.agree(midway.agreed);
        let secret = Slot::new(ValueKind::PreMasterSecret, Whose::Client);
        let secret = connection.held(secret)?;
        for message in &midway.messages {
            connection.absorb(message);
            if message.first() == Some(&HandshakeType::ClientKeyExchange.code()) {
                connection.derive_keys(secret)?;
            }
        }
        connection.state = State::ExpectChangeCipherSpec;
        Ok(connection)
    }
}
