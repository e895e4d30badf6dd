//! ClientHello and ServerHello (RFC 5246 sections 7.4.1.2 and 7.4.1.3).

use super::Client;
use crate::{
    codec::Field,
    error::{Check, Error},
    extension::{Extension, RenegotiationInfo, ServerName, SignatureSchemeCode},
    handshake::{ClientHello, CompressionMethod, Handshake, Random, ServerHello, SessionId},
    ledger::{Op, ValueKind},
    message_name::MessageName,
    party::{Size, Whose},
    record::ProtocolVersion,
    state::State,
    suite,
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
        self.offered = vec![
            Extension::ServerName(vec![ServerName::host_name(&self.config.server_name)]),
            Extension::SignatureAlgorithms(self.signature_algorithms()),
            Extension::RenegotiationInfo(RenegotiationInfo::default()),
        ];
        let hello = ClientHello {
            client_version: ProtocolVersion::TLS12,
            random: Random(random),
            session_id: SessionId(vec![]),
            cipher_suites: self.config.cipher_suites.clone(),
            compression_methods: vec![CompressionMethod::NULL],
            extensions: Some(self.offered.clone()),
        };
        self.connection
            .send_handshake(&Handshake::ClientHello(hello), MessageName::ClientHello);
        self.connection.state = State::ExpectServerHello;
    }

    /// The signatures that it can check, after the sizes of the suites it offers.
    pub(super) fn signature_algorithms(&self) -> Vec<SignatureSchemeCode> {
        let mut schemes: Vec<SignatureSchemeCode> = self
            .config
            .cipher_suites
            .iter()
            .filter_map(|code| suite::suite(*code))
            .map(|row| match row.scale.size {
                Size::Toy => SignatureSchemeCode::TOY_RSA_TOY_HASH,
                Size::Full => SignatureSchemeCode::RSA_PKCS1_SHA256,
            })
            .collect();
        schemes.dedup();
        schemes
    }

    pub(super) fn take_server_hello(&mut self, hello: &ServerHello) -> Result<(), Error> {
        if hello.server_version != ProtocolVersion::TLS12 {
            return Err(Error::in_field(
                Check::ProtocolVersion,
                Field::ServerVersion,
            ));
        }
        if !self.config.cipher_suites.contains(&hello.cipher_suite)
            || suite::suite(hello.cipher_suite).is_none()
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
            if matches!(extension, Extension::RenegotiationInfo(info) if !info.renegotiated_connection.is_empty())
            {
                return Err(Error::in_field(
                    Check::RenegotiationInfo,
                    Field::RenegotiatedConnection,
                ));
            }
        }
        self.connection.set_suite(hello.cipher_suite);
        self.hold(
            ValueKind::ServerRandom,
            Whose::Server,
            hello.random.0.to_vec(),
            Op::Received,
        );
        Ok(())
    }
}
