//! ClientHello, and HelloRetryRequest where it lacks a share that will do (RFC 8446 sections 4.1.1, 4.1.2 and 4.1.4).

use super::Server;
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
    tls13,
};

/// What TLS 1.3 needs of a ClientHello without a pre-shared key (section 9.2).
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
        let missing = || Error::in_field(Check::MissingExtension, Field::Extensions);
        Ok(Self {
            groups: groups.ok_or_else(missing)?,
            shares: shares.ok_or_else(missing)?,
            signatures: signatures.ok_or_else(missing)?,
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
        if let Some(first) = &self.hello {
            self.check_second_hello(first, &hello)?;
            self.connection.transcript.absorb(bytes);
            self.hello = Some(hello);
            return self.send_first_flight();
        }
        self.received = vec![];
        self.connection.transcript.absorb(bytes);
        let slot = Slot::new(ValueKind::ClientRandom, Whose::Client);
        let random = hello.random.0.to_vec();
        self.connection.hold(slot, random, Op::Received);
        self.connection.application_protocol = self.shared_protocol(&hello)?;
        let options = self.suites(&hello)?;
        self.group = Some(self.shared_group(&hello)?);
        self.hello = Some(hello);
        let default = options
            .first()
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
                && row.is_some_and(|row| self.prove(row.size, signatures).is_some())
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
        let mut groups = offer.shares.iter().map(|share| Some(share.group));
        match groups.any(|group| group == self.group) {
            true => self.send_first_flight(),
            false => self.send_hello_retry_request(&hello, cipher_suite),
        }
    }

    fn send_hello_retry_request(
        &mut self,
        hello: &ClientHello,
        cipher_suite: CipherSuite,
    ) -> Result<(), Error> {
        let group = self.group.ok_or_else(|| Error::new(Check::SharedGroup))?;
        let cookie = self.connection.draw("cookie").bytes(16);
        self.cookie = Some(cookie.clone());
        let extensions = vec![
            Extension::Tls13(Tls13Extension::SelectedVersion(ProtocolVersion::TLS13)),
            Extension::Tls13(Tls13Extension::SelectedGroup(group)),
            Extension::Tls13(Tls13Extension::Cookie(cookie)),
        ];
        let request = ServerHello {
            server_version: ProtocolVersion::TLS12,
            random: Random::HELLO_RETRY_REQUEST,
            session_id: hello.session_id.clone(),
            cipher_suite,
            compression_method: CompressionMethod::NULL,
            extensions: Some(extensions),
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
        if without(first) != without(second) {
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
        match Offer::of(second)?.shares {
            [share] if Some(share.group) == self.group => Ok(()),
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
