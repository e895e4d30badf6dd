//! ClientHello, and the server's first flight in answer (RFC 5246 sections 7.4.1 to 7.4.5).

use super::{Server, ephemeral::offered_signatures};
use crate::{
    codec::Field,
    endpoint::{Choice, Decision, DecisionKind},
    error::{Check, Error},
    extension::{Extension, ExtensionType, RenegotiationInfo},
    handshake::{
        Certificate, CipherSuite, ClientHello, CompressionMethod, Handshake, KeyExchangeAlgorithm,
        Random, ServerHello, SessionId,
    },
    ledger::{Op, ValueKind},
    message_name::MessageName,
    party::Whose,
    rules::{Rules, downgrade_sentinel},
    session::Agreed,
    suite::{self, Authentication, HAS_DIFFIE_HELLMAN, Suite},
};

impl Server {
    pub(super) fn take_client_hello(&mut self, hello: ClientHello) -> Result<(), Error> {
        let rules = self
            .config
            .versions
            .newest_below(hello.client_version)
            .ok_or_else(|| Error::in_field(Check::ProtocolVersion, Field::ClientVersion))?;
        let falls_back = hello
            .cipher_suites
            .contains(&CipherSuite::TLS_FALLBACK_SCSV);
        if falls_back && hello.client_version < self.config.versions.newest() {
            return Err(Error::in_field(Check::Fallback, Field::CipherSuites));
        }
        if !hello.compression_methods.contains(&CompressionMethod::NULL) {
            return Err(Error::in_field(
                Check::Compression,
                Field::CompressionMethods,
            ));
        }
        for extension in hello.extensions.iter().flatten() {
            if matches!(extension, Extension::RenegotiationInfo(info) if !info.renegotiated_connection.is_empty())
            {
                return Err(Error::in_field(
                    Check::RenegotiationInfo,
                    Field::RenegotiatedConnection,
                ));
            }
        }
        self.connection.application_protocol = self.shared_protocol(&hello)?;
        self.hold(
            ValueKind::ClientRandom,
            Whose::Client,
            hello.random.0.to_vec(),
            Op::Received,
        );
        self.version = rules.version;
        self.offered_signatures = offered_signatures(&hello);
        let options: Vec<CipherSuite> = hello
            .cipher_suites
            .iter()
            .copied()
            .filter(|code| self.config.cipher_suites.contains(code))
            .filter(|code| suite::suite(*code).is_some_and(|row| self.serves(row, rules, &hello)))
            .collect();
        let Some(default) = options.first().copied() else {
            return Err(Error::in_field(
                Check::SharedCipherSuite,
                Field::CipherSuites,
            ));
        };
        self.client_version = hello.client_version;
        self.hello = Some(hello);
        let decision = Decision {
            kind: DecisionKind::CipherSuite,
            options: options.into_iter().map(Choice::CipherSuite).collect(),
            default: Choice::CipherSuite(default),
        };
        self.decide(decision);
        Ok(())
    }

    /// The first of its own protocols that the client offers; none where either end names none (RFC 7301 section 3.2).
    fn shared_protocol(&self, hello: &ClientHello) -> Result<Option<Vec<u8>>, Error> {
        let own = &self.config.application_protocols;
        let mut extensions = hello.extensions.iter().flatten();
        let offered = extensions.find_map(|extension| match extension {
            Extension::Alpn(protocols) => Some(protocols),
            _ => None,
        });
        let Some(offered) = offered.filter(|_| !own.is_empty()) else {
            return Ok(None);
        };
        let shared = own.iter().find(|protocol| offered.contains(protocol));
        shared.cloned().map(Some).ok_or_else(|| {
            Error::in_field(Check::SharedApplicationProtocol, Field::ProtocolNameList)
        })
    }

    /// Whether this end has all that a suite needs, for this version and this client.
    fn serves(&self, row: &Suite, rules: &Rules, hello: &ClientHello) -> bool {
        if !HAS_DIFFIE_HELLMAN {
            return row.since <= rules.version && self.can_prove(row);
        }
        let has_curve =
            row.key_exchange != KeyExchangeAlgorithm::Ecdhe || self.shared_curve(hello).is_some();
        let signs = row.key_exchange == KeyExchangeAlgorithm::Rsa
            || row.authentication == Authentication::Anonymous
            || self.signature_choice(rules, row).is_some();
        row.since <= rules.version && self.can_prove(row) && has_curve && signs
    }

    /// ServerHello and Certificate, and the rest of the flight unless a private value must be picked first.
    pub(super) fn send_hello(&mut self, cipher_suite: CipherSuite) -> Result<(), Error> {
        let no_suite = || Error::in_field(Check::SharedCipherSuite, Field::CipherSuites);
        let hello = self.hello.take().ok_or_else(no_suite)?;
        let row = suite::suite(cipher_suite).ok_or_else(no_suite)?;
        let mut random = [0; 32];
        self.connection.draw("server_random").fill(&mut random);
        if let Some(end) = random.last_chunk_mut().filter(|_| self.speaks_newer) {
            *end = downgrade_sentinel(self.version);
        }
        self.hold(
            ValueKind::ServerRandom,
            Whose::Server,
            random.to_vec(),
            Op::Drawn,
        );
        let answer = ServerHello {
            server_version: self.version,
            random: Random(random),
            session_id: SessionId(vec![]),
            cipher_suite,
            compression_method: CompressionMethod::NULL,
            extensions: self.answers(&hello, row),
        };
        self.connection.agree(Agreed::of(&answer));
        self.connection
            .send_handshake(&Handshake::ServerHello(answer), MessageName::ServerHello);
        if row.authentication != Authentication::Anonymous {
            let identity = self.identity(row).or(self.config.identities.first());
            let identity = identity.cloned().ok_or_else(no_suite)?;
            if self.config.identities.len() > 1 {
                self.hold_identity(&identity);
            }
            let certificate_list = identity.certificate_list;
            self.connection.send_handshake(
                &Handshake::Certificate(Certificate { certificate_list }),
                MessageName::Certificate,
            );
        }
        if self.connection.session()?.is_key_transport() {
            self.send_hello_done();
            return Ok(());
        }
        self.decide_ephemeral_key(&hello, row)
    }

    pub(super) fn send_hello_done(&mut self) {
        self.connection
            .send_handshake(&Handshake::ServerHelloDone, MessageName::ServerHelloDone);
    }

    /// The extensions that answer the client's, each only when offered: an empty server_name (RFC 6066 section 3), the
    /// application protocol (RFC 7301 section 3.1), encrypt_then_mac with a block cipher (RFC 7366 section 3),
    /// extended_master_secret (RFC 7627 section 5.2), and an empty renegotiation_info (RFC 5746 section 3.6).
    fn answers(&self, hello: &ClientHello, row: &Suite) -> Option<Vec<Extension>> {
        let offers = |kind| {
            let mut offered = hello.extensions.iter().flatten();
            offered.any(|extension| extension.extension_type() == kind)
        };
        let mut answers = Vec::new();
        if offers(ExtensionType::SERVER_NAME) {
            answers.push(Extension::ServerName(vec![]));
        }
        if let Some(protocol) = &self.connection.application_protocol {
            answers.push(Extension::Alpn(vec![protocol.clone()]));
        }
        let pads = row.protection.is_block();
        if self.config.encrypt_then_mac && pads && offers(ExtensionType::ENCRYPT_THEN_MAC) {
            answers.push(Extension::EncryptThenMac);
        }
        if self.config.extended_master_secret && offers(ExtensionType::EXTENDED_MASTER_SECRET) {
            answers.push(Extension::ExtendedMasterSecret);
        }
        let signals = hello
            .cipher_suites
            .contains(&CipherSuite::TLS_EMPTY_RENEGOTIATION_INFO_SCSV);
        if signals || offers(ExtensionType::RENEGOTIATION_INFO) {
            answers.push(Extension::RenegotiationInfo(RenegotiationInfo::default()));
        }
        (!answers.is_empty()).then_some(answers)
    }
}
