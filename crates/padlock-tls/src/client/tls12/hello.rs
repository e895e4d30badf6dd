//! ClientHello and ServerHello (RFC 5246 sections 7.4.1.2 and 7.4.1.3).

use super::Client;
use crate::{
    codec::Field,
    endpoint::{Choice, Decision, DecisionKind},
    error::{Check, Error},
    extension::{CertificateStatusRequest, Extension, RenegotiationInfo, ServerName, UNCOMPRESSED},
    handshake::{
        ClientHello, CompressionMethod, Handshake, KeyExchangeAlgorithm, NamedGroup, Random,
        ServerHello,
    },
    ledger::{Op, Slot, ValueKind},
    message_name::MessageName,
    party::Whose,
    record::ProtocolVersion,
    resumption::HAS_RESUMPTION,
    session::Agreed,
    state::State,
    suite::{self, HAS_CERTIFICATE_STATUS, HAS_DIFFIE_HELLMAN, Suite},
    x509::Name,
};

impl Client {
    pub(super) fn start(&mut self) {
        if self.connection.state != State::Start || self.decision.is_some() {
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
        let newest = self.config.versions.newest();
        let versions = self.config.versions.up_to(newest);
        self.decide(Decision {
            kind: DecisionKind::Version,
            options: versions.map(Choice::Version).collect(),
            default: Choice::Version(newest),
        });
    }

    /// The version to offer, which is the newest that the client says it speaks (RFC 5246 appendix E.1).
    pub(super) fn choose_version(&mut self, version: ProtocolVersion) -> Result<(), Error> {
        self.version = version;
        let codes = self.config.cipher_suites.iter();
        let uses_curves = codes
            .filter_map(|code| suite::suite(*code))
            .any(|row| row.key_exchange == KeyExchangeAlgorithm::Ecdhe);
        if !HAS_DIFFIE_HELLMAN || !uses_curves {
            return self.send_hello(None);
        }
        self.decide(Decision {
            kind: DecisionKind::Groups,
            options: vec![Choice::Groups(self.config.groups.clone())],
            default: Choice::Groups(self.config.groups.clone()),
        });
        Ok(())
    }

    /// ClientHello, with curves where a suite uses them.
    pub(super) fn send_hello(&mut self, groups: Option<&[NamedGroup]>) -> Result<(), Error> {
        self.groups = groups.map(<[_]>::to_vec).unwrap_or_default();
        if HAS_RESUMPTION {
            self.offer_session();
        }
        let (_, random) = self
            .connection
            .ledger
            .newest(Slot::new(ValueKind::ClientRandom, Whose::Client))
            .ok_or_else(|| Error::new(Check::ExpectedMessage))?;
        let random = <[u8; 32]>::try_from(random.bytes.as_slice());
        let random = random.map_err(|_| Error::new(Check::ExpectedMessage))?;
        self.offered = self.extensions(groups);
        let hello = ClientHello {
            client_version: self.version,
            random: Random(random),
            session_id: self.resumption.offered_id.clone(),
            cipher_suites: self.config.cipher_suites.clone(),
            compression_methods: vec![CompressionMethod::NULL],
            extensions: Some(self.offered.clone()),
        };
        self.connection
            .send_handshake(&Handshake::ClientHello(hello), MessageName::ClientHello);
        self.connection.speak(self.version);
        self.connection.state = State::ExpectServerHello;
        Ok(())
    }

    /// What it offers besides suites. Curves go with the suites that use them, signatures with the versions that name
    /// them.
    fn extensions(&self, groups: Option<&[NamedGroup]>) -> Vec<Extension> {
        let config = &self.config;
        let spoken = config.versions.newest_below(self.version);
        let names_signatures = spoken.is_some_and(|rules| rules.named_signatures);
        let mut extensions = Vec::new();
        // An address is no name to ask for (RFC 6066 section 3).
        if let Name::Dns(name) = Name::parse(&config.server_name) {
            extensions.push(Extension::ServerName(vec![ServerName::host_name(&name)]));
        }
        if let Some(groups) = groups {
            extensions.push(Extension::SupportedGroups(groups.to_vec()));
            extensions.push(Extension::EcPointFormats(vec![UNCOMPRESSED]));
        }
        if names_signatures {
            let schemes = config.signature_algorithms.clone();
            extensions.push(Extension::SignatureAlgorithms(schemes));
        }
        if HAS_CERTIFICATE_STATUS && config.status_request {
            let request = CertificateStatusRequest::ANY;
            extensions.push(Extension::StatusRequest(Some(request)));
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
        if self.config.versions.rules(hello.server_version).is_none()
            || hello.server_version > self.version
        {
            return Err(Error::in_field(
                Check::ProtocolVersion,
                Field::ServerVersion,
            ));
        }
        let row = suite::suite(hello.cipher_suite);
        if !self.config.cipher_suites.contains(&hello.cipher_suite)
            || row.is_none_or(|row| !row.is_in(hello.server_version))
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
            if matches!(extension, Extension::EcPointFormats(formats) if !formats.contains(&UNCOMPRESSED))
            {
                return Err(Error::in_field(
                    Check::PointFormat,
                    Field::EcPointFormatList,
                ));
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
