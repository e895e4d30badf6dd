//! What the ends of a story bring along beyond what every story says.

use padlock_tls::{handshake::NamedGroup, x509::CertificateFault};
use serde::{Deserialize, Serialize};

/// The client of a story.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ClientSetting {
    /// Whether it takes any certificate, whatever its checks say: the flaw of clients without number.
    pub accepts_any_certificate: bool,
    /// Whether it trusts one authority too many: one that the eavesdropper has in hand.
    pub trusts_rogue_authority: bool,
    /// The groups that it offers, best first, where not all; from TLS 1.3 on.
    pub groups: Vec<GroupName>,
    /// Whether it sends the first byte of what it says in a record of its own, so that nobody can choose what the IV of the
    /// next one meets: 1/n-1 splitting, the remedy for TLS 1.0.
    pub splits_records: bool,
    /// The flaw of using the same explicit nonce for every record of an AEAD.
    pub reused_nonce: bool,
}

/// The server of a story.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ServerSetting {
    /// What is wrong with its certificate, if anything is.
    pub certificate_fault: Option<CertificateFault>,
    /// Whether its RSA key is short, at full size: 1017 bits, of which the highest byte has one. A message begins with `00 02`
    /// once in some 500 times then, instead of once in some 50000: what takes hours takes seconds.
    pub short_key: bool,
    /// The flaw of saying at once that the padding around a premaster secret is wrong (RFC 5246 section 7.4.7.1).
    pub leaky_unpadding: bool,
    /// The flaw of not computing a MAC where the padding of a record is wrong already, so that the answer comes sooner (RFC
    /// 5246 section 6.2.3.2).
    pub leaky_padding: bool,
    /// The flaw of looking at no byte of a record's padding but the last one, as in SSL 3.0 (RFC 6101 section 5.2.3.2).
    pub unchecked_padding: bool,
    /// The flaw of using the same explicit nonce for every record of an AEAD.
    pub reused_nonce: bool,
}

/// A group by its registered name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "&'static str")]
pub struct GroupName(pub NamedGroup);

impl TryFrom<String> for GroupName {
    type Error = &'static str;

    fn try_from(name: String) -> Result<Self, Self::Error> {
        let mut named = NamedGroup::NAMED.iter();
        let found = named.find(|group| group.id() == name);
        found
            .copied()
            .map(Self)
            .ok_or("the name of a group is expected")
    }
}

impl From<GroupName> for &'static str {
    fn from(name: GroupName) -> Self {
        name.0.id()
    }
}
