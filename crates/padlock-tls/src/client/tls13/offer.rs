//! What the client offers where whoever plays it has a say: versions, groups, and those of them that get a key share at once
//! (RFC 8446 sections 4.2.1, 4.2.7 and 4.2.8).

use super::{Client, Older};
use crate::{
    client::ClientConfig,
    codec::Field,
    endpoint::{Choice, Decision, DecisionKind},
    error::{Check, Error},
    extension::tls13::KeyShareEntry,
    group,
    handshake::NamedGroup,
    record::ProtocolVersion,
    rules::{Family, Versions},
};

/// What it offers.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub(super) struct Offer {
    pub(super) versions: Versions,
    pub(super) groups: Vec<NamedGroup>,
    /// The groups of the key shares.
    pub(super) shares: Vec<NamedGroup>,
    /// The key shares that are made already: those of the first groups.
    pub(super) entries: Vec<KeyShareEntry>,
}

impl Offer {
    /// All that it has, without a key share.
    pub(super) fn of(config: &ClientConfig) -> Self {
        Self {
            versions: config.versions.clone(),
            groups: config.groups.clone(),
            shares: vec![],
            entries: vec![],
        }
    }

    /// The group whose key share is to be made next.
    pub(super) fn next_share(&self) -> Option<NamedGroup> {
        self.shares.get(self.entries.len()).copied()
    }
}

impl Client {
    /// The newest version to offer.
    pub(super) fn decide_version(&mut self) {
        let versions = self.config.versions.newest_first().into_iter();
        self.connection.decide(Decision {
            kind: DecisionKind::Version,
            options: versions.map(Choice::Version).collect(),
            default: Choice::Version(self.config.versions.newest()),
        });
    }

    /// With an older version as the newest there is nothing left of TLS 1.3.
    pub(super) fn choose_version(&mut self, version: ProtocolVersion) {
        match Family::of(version) {
            Family::UpToTls12 => self.older = Some(Older::Offered(version)),
            Family::Tls13 => {
                self.offer.versions = self.config.versions.offering(version);
                let groups = Choice::Groups(self.config.groups.clone());
                self.connection.decide(Decision {
                    kind: DecisionKind::Groups,
                    options: vec![groups.clone()],
                    default: groups,
                });
            }
        }
    }

    /// The groups to name, and which of them get a key share: the first, another one, all, or none, which asks for a
    /// HelloRetryRequest (section 4.2.8).
    pub(super) fn choose_groups(&mut self, groups: &[NamedGroup]) {
        self.offer.groups = groups.to_vec();
        let groups = groups.iter().copied();
        let computed: Vec<NamedGroup> = groups
            .filter(|name| group::named(*name).is_some())
            .collect();
        let mut options: Vec<Vec<NamedGroup>> = computed.iter().map(|name| vec![*name]).collect();
        if computed.len() > 1 {
            options.push(computed);
        }
        options.push(vec![]);
        let default = options.first().cloned().unwrap_or_default();
        self.connection.decide(Decision {
            kind: DecisionKind::KeyShares,
            options: options.into_iter().map(Choice::KeyShares).collect(),
            default: Choice::KeyShares(default),
        });
    }

    /// A group without arithmetic has no key share.
    pub(super) fn choose_key_shares(&mut self, groups: &[NamedGroup]) -> Result<(), Error> {
        if groups.iter().any(|name| group::named(*name).is_none()) {
            return Err(Error::in_field(Check::DecisionPending, Field::NamedGroup));
        }
        self.offer.shares = groups.to_vec();
        self.make_key_shares()
    }

    /// A private value for each key share, then the hello.
    pub(super) fn make_key_shares(&mut self) -> Result<(), Error> {
        if let Some(name) = self.offer.next_share() {
            return self.decide_ephemeral_key(name);
        }
        let entries = std::mem::take(&mut self.offer.entries);
        match self.request.take() {
            None => self.send_first_hello(entries),
            Some(cookie) => self.send_second_hello(entries, cookie),
        }
    }
}
