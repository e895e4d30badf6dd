//! ClientHello, and the server's first flight in answer (RFC 5246 sections 7.4.1 to 7.4.5).

use super::{Server, ephemeral::offered_signatures};
use crate::{
    codec::Field,
    endpoint::{Choice, Decision, DecisionKind},
    error::{Check, Error},
    extension::{Extension, ExtensionType, RenegotiationInfo, UNCOMPRESSED},
    handshake::{
        CipherSuite, ClientHello, CompressionMethod, Handshake, KeyExchangeAlgorithm, Random,
        ServerHello,
    },
    ledger::{Op, ValueKind},
    message_name::MessageName,
    party::Whose,
    record::ProtocolVersion,
    resumption::HAS_RESUMPTION,
    rules::{Rules, downgrade_sentinel, rules},
    session::Agreed,
    suite::{self, Authentication, HAS_CERTIFICATE_STATUS, HAS_DIFFIE_HELLMAN, Suite},
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
        if HAS_DIFFIE_HELLMAN {
            check_point_formats(&hello)?;
        }
        self.connection.application_protocol = self.shared_protocol(&hello)?;
        self.hold(
            ValueKind::ClientRandom,
            Whose::Client,
            hello.random.0.to_vec(),
            Op::Received,
        );
        self.client_version = hello.client_version;
        if HAS_RESUMPTION && self.resumed().is_some() {
            self.version = rules.version;
            return self.resume(&hello);
        }
        self.offered_signatures = offered_signatures(&hello);
        self.hello = Some(hello);
        let versions = self.config.versions.up_to(self.client_version);
        self.decide(Decision {
            kind: DecisionKind::Version,
            options: versions.map(Choice::Version).collect(),
            default: Choice::Version(rules.version),
        });
        Ok(())
    }

    /// The suites that this version leaves. A version that this end does not speak leaves those of the one that it would.
    pub(super) fn choose_version(&mut self, version: ProtocolVersion) -> Result<(), Error> {
        self.version = version;
        let no_suite = || Error::in_field(Check::SharedCipherSuite, Field::CipherSuites);
        let versions = &self.config.versions;
        let spoken = rules(version).or_else(|| versions.newest_below(self.client_version));
        let (spoken, hello) = spoken.zip(self.hello.as_ref()).ok_or_else(no_suite)?;
        let options: Vec<CipherSuite> = hello
            .cipher_suites
            .iter()
            .copied()
            .filter(|code| self.config.cipher_suites.contains(code))
            .filter(|code| suite::suite(*code).is_some_and(|row| self.serves(row, spoken, hello)))
            .collect();
        let default = options.first().copied().ok_or_else(no_suite)?;
        self.decide(Decision {
            kind: DecisionKind::CipherSuite,
            options: options.into_iter().map(Choice::CipherSuite).collect(),
            default: Choice::CipherSuite(default),
        });
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
            return row.is_in(rules.version) && self.can_prove(row);
        }
        let has_curve = row.key_exchange != KeyExchangeAlgorithm::Ecdhe
            || !self.shared_curves(hello).is_empty();
        let signs = (row.key_exchange == KeyExchangeAlgorithm::Rsa && !row.export)
            || row.authentication == Authentication::Anonymous
            || self.signature_choice(rules, row).is_some();
        #[cfg(feature = "all-suites")]
        if !self.can_export(row) {
            return false;
        }
        row.is_in(rules.version) && self.can_prove(row) && has_curve && signs
    }

    /// ServerHello. Of a version or suite without arithmetic nothing more can be said: the client has the next word.
    pub(super) fn send_hello(&mut self, cipher_suite: CipherSuite) -> Result<(), Error> {
        let no_suite = || Error::in_field(Check::SharedCipherSuite, Field::CipherSuites);
        let hello = self.hello.clone().ok_or_else(no_suite)?;
        let row = suite::suite(cipher_suite);
        let random = self.draw_random();
        if HAS_RESUMPTION {
            self.begin_session(&hello);
        }
        let extensions = self.answers(&hello, row);
        let answer = ServerHello {
            server_version: self.version,
            random,
            session_id: self.resumption.session_id.clone(),
            cipher_suite,
            compression_method: CompressionMethod::NULL,
            extensions,
        };
        self.connection.agree(Agreed::of(&answer));
        self.connection
            .send_handshake(&Handshake::ServerHello(answer), MessageName::ServerHello);
        match self.connection.session() {
            Ok(session) => self.decide_identity(session.suite),
            Err(_) => Ok(()),
        }
    }

    /// What the server adds to the key exchange, if anything.
    pub(super) fn decide_key_exchange(&mut self) -> Result<(), Error> {
        let session = self.connection.session()?;
        #[cfg(feature = "all-suites")]
        if session.is_key_transport() {
            self.send_export_key()?;
        }
        match session.is_key_transport() {
            true => self.decide_client_authentication(),
            false => self.decide_group(session.suite),
        }
    }

    pub(super) fn draw_random(&mut self) -> Random {
        let mut random = [0; 32];
        self.connection.draw("server_random").fill(&mut random);
        if let Some(end) = random.last_chunk_mut().filter(|_| self.speaks_newer) {
            *end = downgrade_sentinel(self.version);
        }
        let bytes = random.to_vec();
        self.hold(ValueKind::ServerRandom, Whose::Server, bytes, Op::Drawn);
        Random(random)
    }

    pub(super) fn send_hello_done(&mut self) {
        self.connection
            .send_handshake(&Handshake::ServerHelloDone, MessageName::ServerHelloDone);
    }

    /// The extensions that answer the client's, each only when offered: an empty server_name (RFC 6066 section 3), the
    /// application protocol (RFC 7301 section 3.1), encrypt_then_mac with a block cipher (RFC 7366 section 3),
    /// status_request where there is a status to show (RFC 6066 section 8), extended_master_secret (RFC 7627 section 5.2), session_ticket where a ticket will come (RFC 5077 section 3.2), and an
    /// empty renegotiation_info (RFC 5746 section 3.6).
    pub(super) fn answers(
        &self,
        hello: &ClientHello,
        row: Option<&Suite>,
    ) -> Option<Vec<Extension>> {
        let offers = |kind| {
            let mut offered = hello.extensions.iter().flatten();
            offered.any(|extension| extension.extension_type() == kind)
        };
        let mut answers = Vec::new();
        // A session that goes on has its name (RFC 6066 section 3).
        if offers(ExtensionType::SERVER_NAME) && self.resumed().is_none() {
            answers.push(Extension::ServerName(vec![]));
        }
        let proves = row.is_some_and(|row| row.authentication != Authentication::Anonymous);
        if HAS_CERTIFICATE_STATUS && proves && self.resumed().is_none() && self.staples(hello) {
            answers.push(Extension::StatusRequest(None));
        }
        if let Some(protocol) = &self.connection.application_protocol {
            answers.push(Extension::Alpn(vec![protocol.clone()]));
        }
        let pads = row.is_some_and(|row| row.protection.is_block());
        if self.config.encrypt_then_mac && pads && offers(ExtensionType::ENCRYPT_THEN_MAC) {
            answers.push(Extension::EncryptThenMac);
        }
        if self.config.extended_master_secret && offers(ExtensionType::EXTENDED_MASTER_SECRET) {
            answers.push(Extension::ExtendedMasterSecret);
        }
        if self.resumption.issues_ticket {
            answers.push(Extension::SessionTicket(vec![]));
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

/// A client that names curves and formats takes points that are not compressed (RFC 8422 section 5.1.2).
fn check_point_formats(hello: &ClientHello) -> Result<(), Error> {
    let mut extensions = hello.extensions.iter().flatten();
    let lacks = |extension: &Extension| matches!(extension, Extension::EcPointFormats(formats) if !formats.contains(&UNCOMPRESSED));
    let names_curves =
        |extension: &Extension| extension.extension_type() == ExtensionType::SUPPORTED_GROUPS;
    match extensions.clone().any(names_curves) && extensions.any(lacks) {
        true => Err(Error::in_field(
            Check::PointFormat,
            Field::EcPointFormatList,
        )),
        false => Ok(()),
    }
}
