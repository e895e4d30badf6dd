//! A ClientHello that offered newer versions too, answered with one of these.

use padlock_core::Drbg;

use super::Client;
use crate::{
    client::ClientConfig,
    codec::Codec,
    handshake::{ClientHello, Handshake},
    ledger::Ledger,
    state::State,
};

impl Client {
    /// A client that has sent `hello`, and holds what `ledger` has of it.
    #[must_use]
    pub fn after_hello(
        config: ClientConfig,
        rng: Drbg,
        hello: &ClientHello,
        ledger: Ledger,
    ) -> Self {
        let newest = config.versions.newest();
        let mut client = Self::new(config, rng);
        client.offered = hello.extensions.clone().unwrap_or_default();
        client.connection.ledger = ledger;
        let message = Handshake::ClientHello(hello.clone());
        client.connection.absorb(&message.to_bytes());
        client.connection.speak(newest);
        client.connection.state = State::ExpectServerHello;
        client
    }
}
