//! What whoever plays the server picks out of a ClientHello: version, suite and group (RFC 8446 section 4.1.1).

use super::{
    Server,
    hello::{Offer, supported_versions},
};
use crate::{
    codec::Field,
    endpoint::{Choice, Decision, DecisionKind},
    error::{Check, Error},
    group,
    handshake::{CipherSuite, ClientHello, NamedGroup},
    record::ProtocolVersion,
    rules::{Family, Versions, rules},
    tls13,
};

impl Server {
    /// The version to speak with a client that offers TLS 1.3. Any older one would bring the sentinel that such a client refuses
    /// (section 4.1.3).
    pub(super) fn decide_version(&mut self) {
        let newest = Choice::Version(ProtocolVersion::TLS13);
        self.connection.decide(Decision {
            kind: DecisionKind::Version,
            options: vec![newest.clone()],
            default: newest,
        });
    }

    /// An older version is spoken by its own family; one that nobody has is only said.
    pub(super) fn choose_version(&mut self, version: ProtocolVersion) -> Result<(), Error> {
        let hello = std::mem::take(&mut self.first_hello);
        match Family::of(version) {
            Family::UpToTls12 => {
                self.older = Some(self.picked_versions(version));
                self.picked = Some(version);
                Ok(())
            }
            Family::Tls13 => {
                self.version = version;
                self.take_first_hello(&hello)
            }
        }
    }

    /// This version alone; all older ones where the engine does not speak it, so that there is someone to say it.
    fn picked_versions(&self, version: ProtocolVersion) -> Versions {
        match rules(version) {
            Some(_) => Versions::only(version),
            None => self.config.versions.older(None),
        }
    }

    /// The suite, of those that both ends have.
    pub(super) fn decide_cipher_suite(&mut self, hello: &ClientHello) -> Result<(), Error> {
        let options = self.suites(hello)?;
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

    /// The client's suites that this end speaks, and can prove itself with.
    fn suites(&self, hello: &ClientHello) -> Result<Vec<CipherSuite>, Error> {
        let signatures = Offer::of(hello)?.signatures;
        let serves = |code: &CipherSuite| {
            let row = tls13::suite(*code);
            self.config.cipher_suites.contains(code)
                && row.is_some_and(|row| {
                    let mut proofs = self.fitting_identities(row.size, signatures);
                    self.has_psk_for(*code) || proofs.next().is_some()
                })
        };
        Ok(hello.cipher_suites.iter().copied().filter(serves).collect())
    }

    /// The group, where there is a key exchange: one without a share of the client's asks for another hello.
    pub(super) fn decide_group(&mut self) -> Result<(), Error> {
        let Some(default) = self.group.filter(|_| self.scripted.hello.is_none()) else {
            return self.answer();
        };
        let hello = self.hello.as_ref();
        let hello = hello.ok_or_else(|| Error::new(Check::ExpectedMessage))?;
        let options = self.shared_groups(hello)?.into_iter();
        self.connection.decide(Decision {
            kind: DecisionKind::Group,
            options: options.map(Choice::Group).collect(),
            default: Choice::Group(default),
        });
        Ok(())
    }

    /// A group without arithmetic cannot be chosen: there is no public value in it.
    pub(super) fn choose_group(&mut self, name: NamedGroup) -> Result<(), Error> {
        if group::named(name).is_none() {
            return Err(Error::in_field(Check::DecisionPending, Field::NamedGroup));
        }
        self.group = Some(name);
        self.answer()
    }

    /// The group of the first share that will do; else the first of the client's groups that this end has too.
    pub(super) fn shared_group(&self, hello: &ClientHello) -> Result<NamedGroup, Error> {
        let shared = self.shared_groups(hello)?;
        let mut shares = Offer::of(hello)?.shares.iter().map(|share| share.group);
        shares
            .find(|name| shared.contains(name))
            .or(shared.first().copied())
            .ok_or_else(|| Error::in_field(Check::SharedGroup, Field::NamedGroupList))
    }

    /// The client's groups that this end has too.
    fn shared_groups(&self, hello: &ClientHello) -> Result<Vec<NamedGroup>, Error> {
        let own =
            |name: &NamedGroup| self.config.groups.contains(name) && group::named(*name).is_some();
        let groups = Offer::of(hello)?.groups.iter().copied();
        Ok(groups.filter(own).collect())
    }
}

/// Whether the client offers TLS 1.3.
pub(super) fn offers_newest(hello: &ClientHello) -> bool {
    supported_versions(hello).is_some_and(|named| named.contains(&ProtocolVersion::TLS13))
}
