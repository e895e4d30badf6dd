//! ClientHello and ServerHello (RFC 5246 sections 7.4.1.2 and 7.4.1.3).

use super::Client;
use crate::{
    codec::Field,
    error::{Check, Error},
    extension::{Extension, RenegotiationInfo, ServerName, UNCOMPRESSED},
    handshake::{
        ClientHello, CompressionMethod, Handshake, KeyExchangeAlgorithm, Random, ServerHello,
    },
    ledger::{Op, ValueKind},
    message_name::MessageName,
    party::Whose,
    resumption::HAS_RESUMPTION,
    rules::rules,
    session::Agreed,
    state::State,
    suite::{self, Suite},
};

impl Client {
    pub(super) fn start(&mut self) {
        if self.connection.state != State::Start {
            return self.connection.refuse(Check::ExpectedMessage);
        }
        let mut random = [0; 32];
        self.connection.draw("client_random").fill(&mut random);
        self.hold(
            ValueKind::ClientRandom,
            Whose::Client,
            random.to_vec(),
            Op::Drawn,
        );
        for anchor in self.config.trust_anchors.clone() {
            self.hold(
                ValueKind::TrustAnchor,
                Whose::Client,
                anchor,
                Op::Configured,
            );
        }
        if HAS_RESUMPTION {
            self.offer_session();
        }
        self.offered = self.extensions();
        let hello = ClientHello {
            client_version: self.config.versions.newest(),
            random: Random(random),
            session_id: self.resumption.offered_id.clone(),
            cipher_suites: self.config.cipher_suites.clone(),
            compression_methods: vec![CompressionMethod::NULL],
            extensions: Some(self.offered.clone()),
        };
        self.connection
            .send_handshake(&Handshake::ClientHello(hello), MessageName::ClientHello);
        self.connection.speak(self.config.versions.newest());
        self.connection.state = State::ExpectServerHello;
    }

    /// What it offers besides suites. Curves go with the suites that use them, signatures with the versions that name
    /// them.
    fn extensions(&self) -> Vec<Extension> {
        let config = &self.config;
        let uses_curves = config
            .cipher_suites
            .iter()
            .filter_map(|code| suite::suite(*code))
            .any(|row| row.key_exchange == KeyExchangeAlgorithm::Ecdhe);
        let names_signatures =
            rules(config.versions.newest()).is_some_and(|rules| rules.named_signatures);
        let mut extensions = vec![Extension::ServerName(vec![ServerName::host_name(
            &config.server_name,
        )])];
        if uses_curves {
            extensions.push(Extension::SupportedGroups(config.groups.clone()));
            extensions.push(Extension::EcPointFormats(vec![UNCOMPRESSED]));
        }
        if names_signatures {
            let schemes = config.signature_algorithms.clone();
            extensions.push(Extension::SignatureAlgorithms(schemes));
        }
        if !config.application_protocols.is_empty() {
            let protocols = config.application_protocols.clone();
            extensions.push(Extension::Alpn(protocols));
        }
        if config.encrypt_then_mac {
            extensions.push(Extension::EncryptThenMac);
        }
        if config.extended_master_secret {
            extensions.push(Extension::ExtendedMasterSecret);
        }
        if let Some(ticket) = self.offered_ticket() {
            extensions.push(Extension::SessionTicket(ticket));
        }
        extensions.push(Extension::RenegotiationInfo(RenegotiationInfo::default()));
        extensions
    }

    pub(super) fn take_server_hello(&mut self, hello: &ServerHello) -> Result<(), Error> {
        if self.config.versions.rules(hello.server_version).is_none() {
            return Err(Error::in_field(
                Check::ProtocolVersion,
                Field::ServerVersion,
            ));
        }
        let row = suite::suite(hello.cipher_suite);
        if !self.config.cipher_suites.contains(&hello.cipher_suite)
            || row.is_none_or(|row| hello.server_version < row.since)
        {
            return Err(Error::in_field(
                Check::CipherSuiteOffered,
                Field::CipherSuite,
            ));
        }
        if hello.compression_method != CompressionMethod::NULL {
            return Err(Error::in_field(
                Check::Compression,
                Field::CompressionMethod,
            ));
        }
        for extension in hello.extensions.iter().flatten() {
            let kind = extension.extension_type();
            if !self
                .offered
                .iter()
                .any(|offered| offered.extension_type() == kind)
            {
                return Err(Error::in_field(
                    Check::ExtensionOffered,
                    Field::ExtensionType,
                ));
            }
            if *extension == Extension::EncryptThenMac && !row.is_some_and(pads_or_is_readable) {
                return Err(Error::in_field(Check::EncryptThenMac, Field::ExtensionType));
            }
            if let Extension::Alpn(protocols) = extension {
                self.take_application_protocol(protocols)?;
            }
            if matches!(extension, Extension::RenegotiationInfo(info) if !info.renegotiated_connection.is_empty())
            {
                return Err(Error::in_field(
                    Check::RenegotiationInfo,
                    Field::RenegotiatedConnection,
                ));
            }
        }
        self.connection.agree(Agreed::of(hello));
        self.hold(
            ValueKind::ServerRandom,
            Whose::Server,
            hello.random.0.to_vec(),
            Op::Received,
        );
        if HAS_RESUMPTION {
            self.resume(hello)?;
        }
        Ok(())
    }

    /// One protocol, out of those that were offered (RFC 7301 sections 3.1 and 3.2).
    fn take_application_protocol(&mut self, protocols: &[Vec<u8>]) -> Result<(), Error> {
        match protocols {
            [protocol] if self.config.application_protocols.contains(protocol) => {
                self.connection.application_protocol = Some(protocol.clone());
                Ok(())
            }
            _ => Err(Error::in_field(
                Check::ApplicationProtocolOffered,
                Field::ProtocolNameList,
            )),
        }
    }
}

/// Whether a server may answer encrypt_then_mac with `row`: RFC 7366 section 3 says only for block ciphers, OpenSSL does
/// so for NULL too, where every record is the same either way.
const fn pads_or_is_readable(row: &Suite) -> bool {
    row.protection.is_block() || row.protection.is_readable()
}
