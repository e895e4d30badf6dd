//! ClientHello, and HelloRetryRequest where it lacks a share that will do (RFC 8446 sections 4.1.1, 4.1.2 and 4.1.4).

use super::{
    Server,
    choice::offers_newest,
    psk::{offered_psks, offers_early_data},
};
use crate::{
    codec::{Codec, Field},
    error::{Check, Error},
    extension::{
        Extension, ExtensionType, SignatureSchemeCode,
        tls13::{KeyShareEntry, Tls13Extension},
    },
    handshake::{
        CipherSuite, ClientHello, CompressionMethod, Handshake, NamedGroup, Random, ServerHello,
    },
    ledger::{Op, Slot, ValueKind},
    message_name::MessageName,
    party::Whose,
    record::ProtocolVersion,
    shape::Cookies,
    tls13::{self, connection::Early},
};

/// What TLS 1.3 needs of a ClientHello (section 9.2); with a pre-shared key it can do without, and each is empty then.
pub(super) struct Offer<'a> {
    pub(super) groups: &'a [NamedGroup],
    pub(super) shares: &'a [KeyShareEntry],
    pub(super) signatures: &'a [SignatureSchemeCode],
}

impl<'a> Offer<'a> {
    pub(super) fn of(hello: &'a ClientHello) -> Result<Self, Error> {
        let (mut groups, mut shares, mut signatures) = (None, None, None);
        for extension in hello.extensions.iter().flatten() {
            match extension {
                Extension::SupportedGroups(named) => groups = Some(named.as_slice()),
                Extension::SignatureAlgorithms(schemes) => signatures = Some(schemes.as_slice()),
                Extension::Tls13(Tls13Extension::ClientShares(entries)) => {
                    shares = Some(entries.as_slice());
                }
                _ => {}
            }
        }
        let is_whole = groups.is_some() == shares.is_some();
        let has_all = groups.is_some() && signatures.is_some();
        if !is_whole || !(has_all || offered_psks(hello).is_some()) {
            return Err(Error::in_field(Check::MissingExtension, Field::Extensions));
        }
        Ok(Self {
            groups: groups.unwrap_or_default(),
            shares: shares.unwrap_or_default(),
            signatures: signatures.unwrap_or_default(),
        })
    }

    /// Each share is in a group that is named, and no group has two (section 4.2.8).
    fn check_shares(&self) -> Result<(), Error> {
        let groups = self.shares.iter().map(|share| share.group);
        let mut groups: Vec<NamedGroup> = groups.collect();
        let all_named = groups.iter().all(|group| self.groups.contains(group));
        groups.sort();
        let has_two = groups
            .windows(2)
            .any(|pair| matches!(pair, [a, b] if a == b));
        match all_named && !has_two {
            true => Ok(()),
            false => Err(Error::in_field(Check::KeyShare, Field::ClientShares)),
        }
    }
}

impl Server {
    pub(super) fn take_client_hello(&mut self, bytes: &[u8]) -> Result<(), Error> {
        let hello = read(bytes)?;
        if !offers_newest(&hello) {
            return self.take_older_hello(&hello);
        }
        if let Some(first) = &self.hello {
            let first = first.clone();
            return self.take_second_hello(&first, hello, bytes);
        }
        if self.scripted.hello.is_some() {
            return self.take_first_hello(bytes);
        }
        self.first_hello = bytes.to_vec();
        self.decide_version();
        Ok(())
    }

    /// Offers TLS 1.3, and is answered in it.
    pub(super) fn take_first_hello(&mut self, bytes: &[u8]) -> Result<(), Error> {
        let hello = read(bytes)?;
        self.check_hello(&hello)?;
        self.received = vec![];
        self.connection.transcript.absorb(bytes);
        let slot = Slot::new(ValueKind::ClientRandom, Whose::Client);
        let random = hello.random.0.to_vec();
        self.connection.hold(slot, random, Op::Received);
        self.connection.application_protocol = self.shared_protocol(&hello)?;
        self.hello = Some(hello.clone());
        if let Some((cipher_suite, group)) = self.scripted.choice() {
            self.group = Some(group);
            return self.choose_cipher_suite(cipher_suite);
        }
        self.group = match self.shared_mode(false) {
            Some(_) if self.has_psk() => self.shared_group(&hello).ok(),
            _ => Some(self.shared_group(&hello)?),
        };
        self.decide_cipher_suite(&hello)
    }

    /// The first one again, with what it was asked for.
    fn take_second_hello(
        &mut self,
        first: &ClientHello,
        second: ClientHello,
        bytes: &[u8],
    ) -> Result<(), Error> {
        self.check_hello(&second)?;
        self.check_second_hello(first, &second)?;
        self.connection.transcript.absorb(bytes);
        self.hello = Some(second);
        self.settle_psk(self.connection.cipher_suite()?);
        self.decide_identity()
    }

    /// What holds for every ClientHello that offers TLS 1.3; the keys in it are found.
    fn check_hello(&mut self, hello: &ClientHello) -> Result<(), Error> {
        if hello.client_version == ProtocolVersion::SSL30 {
            // Appendix D.5.
            let field = Field::ClientVersion;
            return Err(Error::in_field(Check::ProtocolVersion, field));
        }
        if hello.compression_methods != [CompressionMethod::NULL] {
            let field = Field::CompressionMethods;
            return Err(Error::in_field(Check::LegacyFields, field));
        }
        Offer::of(hello)?.check_shares()?;
        self.find_psks(hello)
    }

    /// The client speaks no TLS 1.3, or does not say so. One that falls back must not (RFC 7507 section 3).
    fn take_older_hello(&mut self, hello: &ClientHello) -> Result<(), Error> {
        if self.hello.is_some() {
            return Err(Error::in_field(Check::RetriedHello, Field::ClientHello));
        }
        let suites = &hello.cipher_suites;
        if suites.contains(&CipherSuite::TLS_FALLBACK_SCSV) {
            return Err(Error::in_field(Check::Fallback, Field::CipherSuites));
        }
        let named = supported_versions(hello);
        self.older = Some(self.config.versions.older(named));
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

    /// Of a suite that this end does not have nothing more can be said.
    pub(super) fn choose_cipher_suite(&mut self, cipher_suite: CipherSuite) -> Result<(), Error> {
        if tls13::suite(cipher_suite).is_none() {
            let field = Field::CipherSuites;
            return Err(Error::in_field(Check::SharedCipherSuite, field));
        }
        self.connection.ledger.agree_on_tls13(cipher_suite);
        self.settle_psk(cipher_suite);
        if self.resumed().is_none() && self.group.is_none() {
            let field = Field::NamedGroupList;
            return Err(Error::in_field(Check::SharedGroup, field));
        }
        self.decide_group()
    }

    /// Suite and group are chosen: what else the first flight needs, or a request for a share that will do.
    pub(super) fn answer(&mut self) -> Result<(), Error> {
        let hello = self.hello.clone();
        let hello = hello.ok_or_else(|| Error::new(Check::ExpectedMessage))?;
        let cipher_suite = self.connection.cipher_suite()?;
        let shares = Offer::of(&hello)?.shares.iter();
        let mut groups = shares.map(|share| Some(share.group));
        let has_share = self.group.is_none() || groups.any(|group| group == self.group);
        match has_share && self.config.shape.cookies != Cookies::Always {
            true => self.decide_identity(),
            false => self.send_hello_retry_request(&hello, cipher_suite, has_share),
        }
    }

    fn send_hello_retry_request(
        &mut self,
        hello: &ClientHello,
        cipher_suite: CipherSuite,
        has_share: bool,
    ) -> Result<(), Error> {
        if offers_early_data(hello) {
            self.pass_over_early_data(Early::PassedInClear);
        }
        let request = match self.scripted.hello_retry_request.clone() {
            Some(scripted) => {
                self.cookie = self.scripted.cookie();
                scripted
            }
            None => self.own_retry_request(hello, cipher_suite, has_share)?,
        };
        let name = MessageName::HelloRetryRequest;
        let connection = &mut self.connection;
        let suite = connection.suite()?;
        connection.transcript.retry(suite);
        connection.send_hello(&Handshake::ServerHello(request), name);
        if !hello.session_id.0.is_empty() {
            connection.send_change_cipher_spec();
        }
        connection.advance(super::TRANSITIONS, name)
    }

    /// Asks for a share where there is none that will do, and for its cookie back.
    fn own_retry_request(
        &mut self,
        hello: &ClientHello,
        cipher_suite: CipherSuite,
        has_share: bool,
    ) -> Result<ServerHello, Error> {
        let group = self.group.ok_or_else(|| Error::new(Check::SharedGroup))?;
        let selected = Tls13Extension::SelectedVersion(self.version);
        let mut extensions = vec![selected];
        if !has_share {
            extensions.push(Tls13Extension::SelectedGroup(group));
        }
        if self.config.shape.cookies != Cookies::Never {
            let cookie = self.connection.draw("cookie").bytes(16);
            self.cookie = Some(cookie.clone());
            extensions.push(Tls13Extension::Cookie(cookie));
        }
        Ok(ServerHello {
            server_version: ProtocolVersion::TLS12,
            random: Random::HELLO_RETRY_REQUEST,
            session_id: hello.session_id.clone(),
            cipher_suite,
            compression_method: CompressionMethod::NULL,
            extensions: Some(extensions.into_iter().map(Extension::Tls13).collect()),
        })
    }

    /// The second ClientHello is the first with the share that was asked for, and the cookie (section 4.1.2).
    fn check_second_hello(&self, first: &ClientHello, second: &ClientHello) -> Result<(), Error> {
        let changed = |field| Error::in_field(Check::RetriedHello, field);
        let without = |hello: &ClientHello| {
            let mut hello = hello.clone();
            for extensions in hello.extensions.iter_mut() {
                extensions.retain(|extension| !MAY_CHANGE.contains(&extension.extension_type()));
            }
            hello
        };
        if without(first) != without(second) || offers_early_data(second) {
            return Err(changed(Field::ClientHello));
        }
        let mut extensions = second.extensions.iter().flatten();
        let cookie = extensions.find_map(|extension| match extension {
            Extension::Tls13(Tls13Extension::Cookie(cookie)) => Some(cookie),
            _ => None,
        });
        if cookie != self.cookie.as_ref() {
            return Err(changed(Field::Cookie));
        }
        let (before, now) = (Offer::of(first)?.shares, Offer::of(second)?.shares);
        let had_share = before.iter().any(|share| Some(share.group) == self.group);
        match now {
            now if had_share && now == before => Ok(()),
            [share] if !had_share && Some(share.group) == self.group => Ok(()),
            _ => Err(Error::in_field(Check::KeyShare, Field::ClientShares)),
        }
    }
}

const MAY_CHANGE: &[ExtensionType] = &[
    ExtensionType::KEY_SHARE,
    ExtensionType::COOKIE,
    ExtensionType::EARLY_DATA,
    ExtensionType::PRE_SHARED_KEY,
    ExtensionType::PADDING,
];

fn read(bytes: &[u8]) -> Result<ClientHello, Error> {
    match Handshake::from_bytes(bytes)? {
        Handshake::ClientHello(hello) => Ok(hello),
        _ => {
            let field = Field::HandshakeType;
            Err(Error::in_field(Check::ExpectedMessage, field))
        }
    }
}

pub(super) fn supported_versions(hello: &ClientHello) -> Option<&[ProtocolVersion]> {
    let mut extensions = hello.extensions.iter().flatten();
    extensions.find_map(|extension| match extension {
        Extension::Tls13(Tls13Extension::SupportedVersions(versions)) => Some(versions.as_slice()),
        _ => None,
    })
}
