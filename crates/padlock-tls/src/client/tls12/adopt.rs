//! Clients that speak newer versions too, and here one of these.

use padlock_core::Drbg;

use super::Client;
use crate::{
    client::ClientConfig,
    codec::Codec,
    endpoint::Choice,
    extension::Extension,
    handshake::{ClientHello, Handshake, NamedGroup},
    ledger::Ledger,
    record::ProtocolVersion,
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
        let mut client = Self::new(config, rng);
        client.version = hello.client_version;
        client.offered = hello.extensions.clone().unwrap_or_default();
        client.groups = client.offered_groups();
        client.connection.ledger = ledger;
        let message = Handshake::ClientHello(hello.clone());
        client.connection.absorb(&message.to_bytes());
        client.connection.speak(hello.client_version);
        client.connection.state = State::ExpectServerHello;
        client
    }

    /// A client whose newest version has been chosen.
    #[must_use]
    pub fn offering(config: ClientConfig, rng: Drbg, version: ProtocolVersion) -> Self {
        let mut client = Self::new(config, rng);
        client.start();
        // The question is answered here, and put to nobody.
        drop(client.connection.take_outputs());
        client.choose(&Choice::Version(version));
        client
    }

    /// The curves that are in what it has offered.
    fn offered_groups(&self) -> Vec<NamedGroup> {
        let mut offered = self.offered.iter();
        let groups = offered.find_map(|extension| match extension {
            Extension::SupportedGroups(groups) => Some(groups.clone()),
            _ => None,
        });
        groups.unwrap_or_default()
    }
}
