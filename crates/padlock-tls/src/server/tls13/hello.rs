//! ClientHello, and HelloRetryRequest where it lacks a share that will do (RFC 8446 sections 4.1.1, 4.1.2 and 4.1.4).

use super::{
    Server,
    psk::{offered_psks, offers_early_data},
};
use crate::{
    codec::{Codec, Field},
    endpoint::{Choice, Decision, DecisionKind},
    error::{Check, Error},
    extension::{
        Extension, ExtensionType, SignatureSchemeCode,
        tls13::{KeyShareEntry, Tls13Extension},
    },
    group,
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
        let Handshake::ClientHello(hello) = Handshake::from_bytes(bytes)? else {
            let field = Field::HandshakeType;
            return Err(Error::in_field(Check::ExpectedMessage, field));
        };
        let versions = supported_versions(&hello);
        if !versions.is_some_and(|named| named.contains(&ProtocolVersion::TLS13)) {
            return self.take_older_hello(&hello);
        }
        if hello.client_version == ProtocolVersion::SSL30 {
            // Appendix D.5.
            let field = Field::ClientVersion;
            return Err(Error::in_field(Check::ProtocolVersion, field));
        }
        if hello.compression_methods != [CompressionMethod::NULL] {
            let field = Field::CompressionMethods;
            return Err(Error::in_field(Check::LegacyFields, field));
        }
        Offer::of(&hello)?.check_shares()?;
        self.find_psks(&hello)?;
        if let Some(first) = &self.hello {
            self.check_second_hello(first, &hello)?;
            self.connection.transcript.absorb(bytes);
            self.hello = Some(hello);
            self.settle_psk(self.connection.cipher_suite()?);
            return self.decide_client_authentication();
        }
        self.received = vec![];
        self.connection.transcript.absorb(bytes);
        let slot = Slot::new(ValueKind::ClientRandom, Whose::Client);
        let random = hello.random.0.to_vec();
        self.connection.hold(slot, random, Op::Received);
        self.connection.application_protocol = self.shared_protocol(&hello)?;
        if let Some((cipher_suite, group)) = self.scripted.choice() {
            self.group = Some(group);
            self.hello = Some(hello);
            return self.answer(cipher_suite);
        }
        let options = self.suites(&hello)?;
        self.group = match self.shared_mode(false) {
            Some(_) if self.has_psk() => self.shared_group(&hello).ok(),
            _ => Some(self.shared_group(&hello)?),
        };
        self.hello = Some(hello);
        let mut resuming = options.iter().filter(|code| self.has_psk_for(**code));
        let default = resuming
            .next()
            .or(options.first())
            .copied()
            .ok_or_else(|| Error::in_field(Check::SharedCipherSuite, Field::CipherSuites))?;
        self.connection.decide(Decision {
            kind: DecisionKind::CipherSuite,
            options: options.into_iter().map(Choice::CipherSuite).collect(),
            default: Choice::CipherSuite(default),
        });
        Ok(())
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

    /// The client's suites that this end speaks, and can prove itself with.
    fn suites(&self, hello: &ClientHello) -> Result<Vec<CipherSuite>, Error> {
        let signatures = Offer::of(hello)?.signatures;
        let serves = |code: &CipherSuite| {
            let row = tls13::suite(*code);
            self.config.cipher_suites.contains(code)
                && row.is_some_and(|row| {
                    self.has_psk_for(*code) || self.prove(row.size, signatures).is_some()
                })
        };
        Ok(hello.cipher_suites.iter().copied().filter(serves).collect())
    }

    /// The group of the first share that will do; else the first of the client's groups that this end has too.
    fn shared_group(&self, hello: &ClientHello) -> Result<NamedGroup, Error> {
        let offer = Offer::of(hello)?;
        let own =
            |name: &NamedGroup| self.config.groups.contains(name) && group::named(*name).is_some();
        let mut shares = offer.shares.iter().map(|share| share.group);
        let mut groups = offer.groups.iter().copied();
        shares
            .find(own)
            .or_else(|| groups.find(own))
            .ok_or_else(|| Error::in_field(Check::SharedGroup, Field::NamedGroupList))
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

    /// The suite is chosen: the first flight, or a request for a share that will do.
    pub(super) fn answer(&mut self, cipher_suite: CipherSuite) -> Result<(), Error> {
        let no_suite = || Error::in_field(Check::SharedCipherSuite, Field::CipherSuites);
        let row = tls13::suite(cipher_suite).ok_or_else(no_suite)?;
        let hello = self.hello.clone().ok_or_else(no_suite)?;
        let offer = Offer::of(&hello)?;
        self.identity = self.prove(row.size, offer.signatures);
        self.connection.ledger.agree_on_tls13(cipher_suite);
        self.settle_psk(cipher_suite);
        if self.resumed().is_none() && self.group.is_none() {
            let field = Field::NamedGroupList;
            return Err(Error::in_field(Check::SharedGroup, field));
        }
        let mut groups = offer.shares.iter().map(|share| Some(share.group));
        let has_share = self.group.is_none() || groups.any(|group| group == self.group);
        match has_share && self.config.shape.cookies != Cookies::Always {
            true => self.decide_client_authentication(),
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
        let selected = Tls13Extension::SelectedVersion(ProtocolVersion::TLS13);
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

fn supported_versions(hello: &ClientHello) -> Option<&[ProtocolVersion]> {
    let mut extensions = hello.extensions.iter().flatten();
    extensions.find_map(|extension| match extension {
        Extension::Tls13(Tls13Extension::SupportedVersions(versions)) => Some(versions.as_slice()),
        _ => None,
    })
}
