//! ClientHello and ServerHello (RFC 8446 sections 4.1.2 and 4.1.3).

use super::{Client, Older, TRANSITIONS};
use crate::{
    codec::Field,
    error::{Check, Error},
    extension::{
        CertificateStatusRequest, Extension, ExtensionType, RenegotiationInfo, ServerName,
        UNCOMPRESSED,
        tls13::{KeyShareEntry, Tls13Extension},
    },
    handshake::{
        ClientHello, CompressionMethod, Handshake, NamedGroup, Random, ServerHello, SessionId,
    },
    ledger::{Op, Slot, ValueKind},
    message_name::MessageName,
    party::{Party, Size, Whose},
    record::ProtocolVersion,
    rules::{self, downgrade_sentinel},
    state::State,
    tls13::{self, grease, share},
};

impl Client {
    pub(super) fn start(&mut self) {
        if self.connection.state != State::Start {
            return self.connection.refuse(Check::ExpectedMessage);
        }
        for anchor in self.config.trust_anchors.clone() {
            let slot = Slot::new(ValueKind::TrustAnchor, Whose::Client);
            self.connection.hold(slot, anchor, Op::Configured);
        }
        self.connection.state = State::WaitSh;
        if let Err(error) = self.open() {
            self.connection.fail(error);
        }
    }

    /// The first hello, once it is settled what is in it.
    fn open(&mut self) -> Result<(), Error> {
        if let Some(hello) = self.scripted_hello(0)? {
            self.take_up_offer(&hello);
            self.send_client_hello(hello);
            return self.send_early_data();
        }
        self.decide_version();
        Ok(())
    }

    /// What it offers.
    pub(super) fn send_first_hello(&mut self, shares: Vec<KeyShareEntry>) -> Result<(), Error> {
        let mut random = [0; 32];
        self.connection.draw("client_random").fill(&mut random);
        let mut hello = ClientHello {
            client_version: ProtocolVersion::TLS12,
            random: Random(random),
            session_id: self.session_id(),
            cipher_suites: self.config.cipher_suites.clone(),
            compression_methods: vec![CompressionMethod::NULL],
            extensions: Some(self.extensions(shares)),
        };
        if self.config.shape.grease {
            grease::mix_in(&mut hello, &mut self.connection.draw("grease"));
        }
        let hello = self.offering(hello)?;
        self.send_client_hello(hello);
        self.send_early_data()
    }

    pub(super) fn send_client_hello(&mut self, hello: ClientHello) {
        let slot = Slot::new(ValueKind::ClientRandom, Whose::Client);
        let random = hello.random.0.to_vec();
        self.connection.hold(slot, random, Op::Drawn);
        self.hello = Some(hello.clone());
        let message = Handshake::ClientHello(hello);
        self.connection
            .send_hello(&message, MessageName::ClientHello);
    }

    /// 32 bytes that look like a session of TLS 1.2 to middleboxes (appendix D.4); a toy needs none.
    fn session_id(&self) -> SessionId {
        let suites = self.config.cipher_suites.iter();
        let mut suites = suites.filter_map(|code| tls13::suite(*code));
        let is_full = suites.any(|row| row.size == Size::Full);
        SessionId(match is_full && self.config.shape.compatible {
            true => self.connection.draw("legacy_session_id").bytes(32),
            false => vec![],
        })
    }

    /// Whether it looks like TLS 1.2 to middleboxes.
    pub(super) fn is_compatible(&self) -> bool {
        let hello = self.hello.as_ref();
        hello.is_some_and(|hello| !hello.session_id.0.is_empty())
    }

    /// What it offers besides suites; to a server of an older version also what that one asks for.
    fn extensions(&self, key_share: Vec<KeyShareEntry>) -> Vec<Extension> {
        let config = &self.config;
        let versions = &self.offer.versions;
        let has_older = !versions.older(None).is_empty();
        let name = ServerName::host_name(&config.server_name);
        let mut extensions = vec![
            Extension::ServerName(vec![name]),
            Extension::SupportedGroups(self.offer.groups.clone()),
            Extension::SignatureAlgorithms(config.signature_algorithms.clone()),
        ];
        if !config.application_protocols.is_empty() {
            extensions.push(Extension::Alpn(config.application_protocols.clone()));
        }
        if config.status_request {
            let request = CertificateStatusRequest::ANY;
            extensions.push(Extension::StatusRequest(Some(request)));
        }
        if config.shape.post_handshake_auth {
            extensions.push(Extension::Tls13(Tls13Extension::PostHandshakeAuth));
        }
        if has_older {
            extensions.push(Extension::EcPointFormats(vec![UNCOMPRESSED]));
            extensions.push(Extension::RenegotiationInfo(RenegotiationInfo::default()));
        }
        if has_older && config.encrypt_then_mac {
            extensions.push(Extension::EncryptThenMac);
        }
        if has_older && config.extended_master_secret {
            extensions.push(Extension::ExtendedMasterSecret);
        }
        let versions = Tls13Extension::SupportedVersions(versions.newest_first());
        extensions.push(Extension::Tls13(versions));
        extensions.push(Extension::Tls13(Tls13Extension::ClientShares(key_share)));
        extensions
    }

    pub(super) fn take_server_hello(
        &mut self,
        hello: &ServerHello,
        bytes: &[u8],
    ) -> Result<(), Error> {
        let is_request = hello.random == Random::HELLO_RETRY_REQUEST;
        match selected_version(hello) {
            // The random is looked at first: no older version asks for another hello.
            None if is_request => {
                return Err(Error::in_field(Check::MissingExtension, Field::Extensions));
            }
            None if !self.retried => return self.take_older_hello(hello),
            _ => {}
        }
        self.received = None;
        self.check_server_hello(hello)?;
        if is_request {
            self.connection
                .advance(TRANSITIONS, MessageName::HelloRetryRequest)?;
            return self.take_hello_retry_request(hello, bytes);
        }
        self.connection
            .advance(TRANSITIONS, MessageName::ServerHello)?;
        let server_share = self.take_answers(hello)?;
        self.connection.transcript.absorb(bytes);
        self.connection.ledger.agree_on_tls13(hello.cipher_suite);
        let slot = Slot::new(ValueKind::ServerRandom, Whose::Server);
        let random = hello.random.0.to_vec();
        self.connection.hold(slot, random, Op::Received);
        let group = server_share.as_ref().map(|share| share.group);
        if let Some(server_share) = server_share {
            let slot = share(
                ValueKind::EphemeralPublicKey,
                Whose::Server,
                server_share.group,
            );
            self.connection
                .hold(slot, server_share.key_exchange, Op::Received);
        }
        let refused = |error: Error| match error.check {
            Check::PeerPublicKey => Error::in_field(Check::PeerPublicKey, Field::KeyExchange),
            _ => error,
        };
        let connection = &mut self.connection;
        connection
            .derive_handshake_secrets(group)
            .map_err(refused)?;
        let kind = ValueKind::HandshakeTrafficSecret;
        connection.read_under(connection.traffic_secret(kind, Party::Server)?)?;
        self.write_under_handshake_keys()
    }

    /// The server chose an older version; unless it says that it need not have (section 4.1.3).
    fn take_older_hello(&mut self, hello: &ServerHello) -> Result<(), Error> {
        if self.config.versions.older(None).is_empty() {
            let field = Field::ServerVersion;
            return Err(Error::in_field(Check::ProtocolVersion, field));
        }
        let older = rules::VERSIONS.iter();
        let mut sentinels = older.map(|row| downgrade_sentinel(row.version));
        if sentinels.any(|sentinel| hello.random.0.ends_with(&sentinel)) {
            return Err(Error::in_field(Check::Downgrade, Field::Random));
        }
        // It could not read what has been said early (appendix D.3).
        if self.has_offered(ExtensionType::EARLY_DATA) {
            let field = Field::ServerVersion;
            return Err(Error::in_field(Check::ProtocolVersion, field));
        }
        self.older = Some(Older::Chosen);
        Ok(())
    }

    /// What holds for every ServerHello, also for one that asks for another hello (section 4.1.3).
    fn check_server_hello(&self, hello: &ServerHello) -> Result<(), Error> {
        if selected_version(hello) != Some(ProtocolVersion::TLS13) {
            let field = Field::SelectedVersion;
            return Err(Error::in_field(Check::LegacyFields, field));
        }
        if hello.server_version == ProtocolVersion::SSL30 {
            // Appendix D.5.
            let field = Field::ServerVersion;
            return Err(Error::in_field(Check::ProtocolVersion, field));
        }
        let sent = self.hello.as_ref().map(|hello| &hello.session_id);
        let legacy = [
            (
                hello.server_version == ProtocolVersion::TLS12,
                Field::ServerVersion,
            ),
            (sent == Some(&hello.session_id), Field::SessionId),
            (
                hello.compression_method == CompressionMethod::NULL,
                Field::CompressionMethod,
            ),
        ];
        if let Some((_, field)) = legacy.iter().find(|(holds, _)| !holds) {
            return Err(Error::in_field(Check::LegacyFields, *field));
        }
        let code = hello.cipher_suite;
        let agreed = self.connection.ledger.tls13().map(|suite| suite.code);
        let agreed = agreed.filter(|_| self.retried);
        let is_offered = self.config.cipher_suites.contains(&code) && tls13::suite(code).is_some();
        if !is_offered || agreed.is_some_and(|agreed| agreed != code) {
            let field = Field::CipherSuite;
            return Err(Error::in_field(Check::CipherSuiteOffered, field));
        }
        Ok(())
    }

    /// The server's public value, in a group of this end's shares, and the key that it took; nothing that was not offered.
    fn take_answers(&mut self, hello: &ServerHello) -> Result<Option<KeyShareEntry>, Error> {
        let (mut found, mut selected) = (None, None);
        for extension in hello.extensions.iter().flatten() {
            match extension {
                Extension::Tls13(Tls13Extension::SelectedVersion(_)) => {}
                Extension::Tls13(Tls13Extension::ServerShare(share)) => found = Some(share.clone()),
                Extension::Tls13(Tls13Extension::SelectedIdentity(identity))
                    if self.has_offered(ExtensionType::PRE_SHARED_KEY) =>
                {
                    selected = Some(*identity);
                }
                other => return Err(self.misplaced(other.extension_type())),
            }
        }
        self.take_selected_identity(selected, hello.cipher_suite)?;
        match found {
            None if self.may_lack_share() => Ok(None),
            None => Err(Error::in_field(Check::MissingExtension, Field::Extensions)),
            Some(share) if self.is_answer(share.group) => Ok(Some(share)),
            Some(_) => Err(Error::in_field(Check::KeyShare, Field::NamedGroup)),
        }
    }

    /// Whether a share of the server's in this group answers one of this end's.
    fn is_answer(&self, group: NamedGroup) -> bool {
        self.offer.shares.contains(&group) && self.may_have_share()
    }
}

fn selected_version(hello: &ServerHello) -> Option<ProtocolVersion> {
    let mut extensions = hello.extensions.iter().flatten();
    extensions.find_map(|extension| match extension {
        Extension::Tls13(Tls13Extension::SelectedVersion(version)) => Some(*version),
        _ => None,
    })
}
