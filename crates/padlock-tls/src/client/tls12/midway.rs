//! A client that goes on with a handshake which another one began.

use padlock_core::Drbg;

use super::Client;
use crate::{
    client::ClientConfig,
    endpoint::Output,
    error::Error,
    party::Party,
    tls12::{connection::Connection, midway::Midway},
};

impl Client {
    /// Behind the ClientKeyExchange of the other: ChangeCipherSpec and Finished are its own.
    ///
    /// # Errors
    /// When what is known of the handshake is not enough for the keys.
    pub fn midway(
        config: ClientConfig,
        rng: Drbg,
        midway: &Midway,
    ) -> Result<(Self, Vec<Output>), Error> {
        let mut client = Self::new(config, rng.clone());
        client.connection = Connection::midway(Party::Client, rng, midway)?;
        client.version = midway.agreed.version;
        client.key_exchange = client.connection.session()?.suite.key_exchange;
        client.connection.send_change_cipher_spec();
        client.connection.send_finished()?;
        let outputs = client.connection.take_outputs();
        Ok((client, outputs))
    }
}
