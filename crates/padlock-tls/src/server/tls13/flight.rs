//! The server's first flight (RFC 8446 sections 4.1.3, 4.3 and 4.4), and the client's Finished.

use super::{Server, TRANSITIONS, hello::Offer};
use crate::{
    codec::Field,
    endpoint::Output,
    error::{Check, Error},
    extension::{
        Extension, ExtensionType,
        tls13::{KeyShareEntry, Tls13Extension},
    },
    handshake::{
        ClientHello, CompressionMethod, Finished, Handshake, NamedGroup, Random, ServerHello,
        tls13::{EncryptedExtensions, Message},
    },
    ledger::{Op, Slot, ValueKind},
    message_name::MessageName,
    party::{Party, Whose},
    record::ProtocolVersion,
    resumption::EarlyData,
    tls13::share,
};

impl Server {
    /// From ServerHello to Finished; from there on this end sends under application keys.
    pub(super) fn send_first_flight(&mut self) -> Result<(), Error> {
        let hello = self.hello.clone();
        let hello = hello.ok_or_else(|| Error::new(Check::ExpectedMessage))?;
        self.take_psk(&hello)?;
        self.settle_early_data(&hello)?;
        self.send_server_hello(&hello)?;
        let transitions = self.transitions();
        let connection = &mut self.connection;
        connection.advance(transitions, MessageName::ServerHello)?;
        if !hello.session_id.0.is_empty() {
            connection.send_change_cipher_spec();
        }
        connection.derive_handshake_secrets(self.group)?;
        let handshake = ValueKind::HandshakeTrafficSecret;
        connection.write_under(connection.traffic_secret(handshake, Party::Server)?)?;
        connection.read_under(match self.psk.early_data {
            Some(EarlyData::Accepted) => connection.early_traffic_secret()?,
            _ => connection.traffic_secret(handshake, Party::Client)?,
        })?;
        connection.begin_flight();
        if !self.send_scripted_flight()? {
            self.send_own_flight(&hello)?;
        }
        let connection = &mut self.connection;
        let verify_data = connection.verify_data(Party::Server)?;
        connection.send_handshake(&Message::Finished(Finished { verify_data }))?;
        connection.derive_application_secrets()?;
        let application = ValueKind::ApplicationTrafficSecret;
        connection.write_under(connection.traffic_secret(application, Party::Server)?)
    }

    /// From EncryptedExtensions to CertificateVerify; with a pre-shared key the first is all.
    fn send_own_flight(&mut self, hello: &ClientHello) -> Result<(), Error> {
        let extensions = self.encrypted_extensions(hello);
        let message = Message::EncryptedExtensions(EncryptedExtensions { extensions });
        self.connection.send_handshake(&message)?;
        if self.resumed().is_some() {
            return Ok(());
        }
        if self.asks {
            self.connection
                .advance(TRANSITIONS, MessageName::CertificateRequest)?;
            self.send_certificate_request()?;
        }
        self.send_certificate()
    }

    fn send_server_hello(&mut self, hello: &ClientHello) -> Result<(), Error> {
        let answer = match self.scripted_hello()? {
            Some(scripted) => scripted,
            None => self.own_hello(hello)?,
        };
        self.connection
            .send_hello(&Handshake::ServerHello(answer), MessageName::ServerHello);
        Ok(())
    }

    fn own_hello(&mut self, hello: &ClientHello) -> Result<ServerHello, Error> {
        let mut random = [0; 32];
        self.connection.draw("server_random").fill(&mut random);
        let slot = Slot::new(ValueKind::ServerRandom, Whose::Server);
        self.connection.hold(slot, random.to_vec(), Op::Drawn);
        let version = Tls13Extension::SelectedVersion(self.version);
        let mut extensions = vec![Extension::Tls13(version)];
        if let Some(group) = self.group {
            let share = self.share_in(hello, group)?;
            extensions.push(Extension::Tls13(Tls13Extension::ServerShare(share)));
        }
        extensions.extend(self.selected_identity());
        Ok(ServerHello {
            server_version: ProtocolVersion::TLS12,
            random: Random(random),
            session_id: hello.session_id.clone(),
            cipher_suite: self.connection.suite()?.code,
            compression_method: CompressionMethod::NULL,
            extensions: Some(extensions),
        })
    }

    /// A public value that answers the client's in `group`.
    fn share_in(&mut self, hello: &ClientHello, group: NamedGroup) -> Result<KeyShareEntry, Error> {
        let bad = || Error::in_field(Check::PeerPublicKey, Field::KeyExchange);
        self.hold_client_share(hello, group)?;
        let key_exchange = self.connection.key_share(group);
        let key_exchange = key_exchange.map_err(|error| match error.check {
            Check::PeerPublicKey => bad(),
            _ => error,
        })?;
        Ok(KeyShareEntry {
            group,
            key_exchange,
        })
    }

    /// The client's public value in `group`.
    pub(super) fn hold_client_share(
        &mut self,
        hello: &ClientHello,
        group: NamedGroup,
    ) -> Result<(), Error> {
        let bad = || Error::in_field(Check::PeerPublicKey, Field::KeyExchange);
        let mut shares = Offer::of(hello)?.shares.iter();
        let offered = shares.find(|share| share.group == group).ok_or_else(bad)?;
        let slot = share(ValueKind::EphemeralPublicKey, Whose::Client, group);
        let public = offered.key_exchange.clone();
        self.connection.hold(slot, public, Op::Received);
        Ok(())
    }

    /// The answers that need not be read to agree on keys, each only when offered (section 4.3.1).
    fn encrypted_extensions(&self, hello: &ClientHello) -> Vec<Extension> {
        let mut offered = hello.extensions.iter().flatten();
        let mut extensions = vec![];
        if offered.any(|extension| extension.extension_type() == ExtensionType::SERVER_NAME) {
            extensions.push(Extension::ServerName(vec![]));
        }
        if let Some(protocol) = &self.connection.application_protocol {
            extensions.push(Extension::Alpn(vec![protocol.clone()]));
        }
        if self.psk.early_data == Some(EarlyData::Accepted) {
            extensions.push(Extension::Tls13(Tls13Extension::EarlyData));
        }
        extensions
    }

    /// The client's Finished has come: from here on it sends under application keys.
    pub(super) fn take_finished(&mut self) -> Result<(), Error> {
        let connection = &mut self.connection;
        let application = ValueKind::ApplicationTrafficSecret;
        connection.read_under(connection.traffic_secret(application, Party::Client)?)?;
        connection.derive_resumption_secret()?;
        connection.output(Output::Established);
        self.send_new_session_tickets()?;
        self.send_scripted_afterwards()
    }
}
