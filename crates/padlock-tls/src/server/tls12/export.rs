//! The server's side of suites for export: a short RSA key or a small group, signed with the key of its certificate
//! (RFC 2246 section 7.4.3); and a server that goes on with a handshake which another one began.

use padlock_core::{Drbg, dh::DhGroup};

use super::Server;
use crate::{
    error::{Check, Error},
    export::ExportKeys,
    group,
    handshake::{Handshake, ServerKeyExchange, ServerParams},
    ledger::{Op, ValueKind},
    message_name::MessageName,
    party::{Party, Whose},
    server::ServerConfig,
    suite::Suite,
    tls12::{connection::Connection, midway::Midway},
};

impl Server {
    /// The same, speaking the suites for export that its configuration names.
    #[must_use]
    pub fn exporting(mut self, keys: ExportKeys) -> Self {
        self.export = Some(keys);
        self
    }

    /// Behind the ClientKeyExchange to the other: ChangeCipherSpec and Finished are its own.
    ///
    /// # Errors
    /// When what is known of the handshake is not enough for the keys.
    pub fn midway(config: ServerConfig, rng: Drbg, midway: &Midway) -> Result<Self, Error> {
        let mut server = Self::new(config, rng.clone());
        server.connection = Connection::midway(Party::Server, rng, midway)?;
        server.version = midway.agreed.version;
        Ok(server)
    }

    /// Whether it has what a suite for export needs.
    pub(super) const fn can_export(&self, suite: &Suite) -> bool {
        !suite.export || self.export.is_some()
    }

    /// The finite field that goes with a suite.
    pub(super) fn field(&self, suite: &Suite) -> DhGroup {
        let own = self.export.as_ref().filter(|_| suite.export);
        own.map_or_else(|| group::field(suite.scale.size), |own| own.field.clone())
    }

    /// ServerKeyExchange with the short key, where the suite is one of key transport for export.
    pub(super) fn send_export_key(&mut self) -> Result<(), Error> {
        let is_export = self.connection.session()?.suite.export;
        let Some(keys) = self.export.clone().filter(|_| is_export) else {
            return Ok(());
        };
        let key = keys.key;
        let params = ServerParams::Rsa {
            rsa_modulus: key.n.to_be_bytes(),
            rsa_exponent: key.e.to_be_bytes(),
        };
        // A key that cannot sign here was chosen by hand.
        let signature = self.sign(&params);
        let signature = signature.map_err(|_| Error::new(Check::SharedCipherSuite))?;
        // Behind the signature: from here on it is this key that decrypts.
        for (kind, number) in [
            (ValueKind::RsaModulus, &key.n),
            (ValueKind::RsaPublicExponent, &key.e),
            (ValueKind::RsaPrimeP, &key.p),
            (ValueKind::RsaPrimeQ, &key.q),
            (ValueKind::RsaPrivateExponent, &key.d),
        ] {
            self.hold(kind, Whose::Server, number.to_be_bytes(), Op::Configured);
        }
        let message = ServerKeyExchange {
            params,
            signature: Some(signature),
        };
        self.connection.send_handshake(
            &Handshake::ServerKeyExchange(message),
            MessageName::ServerKeyExchange,
        );
        Ok(())
    }
}
