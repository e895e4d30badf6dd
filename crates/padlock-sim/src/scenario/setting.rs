//! What the ends of a story bring along beyond what every story says. Everything has a default: the story's version, its
//! suite, one good certificate, and one connection.

use padlock_tls::{
    handshake::{CipherSuite, NamedGroup},
    ledger::ValueKind,
    server::Demand,
    x509::CertificateFault,
};
use serde::{Deserialize, Serialize};

use super::Version;
#[cfg(feature = "schema")]
use super::schema;
use crate::verdict::LampName;

/// What to look at in a story.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub struct Watch {
    /// The lamps that it is about.
    #[cfg_attr(feature = "schema", schemars(with = "Vec<schema::LampName>"))]
    pub lamps: Vec<LampName>,
    /// The values that it is about.
    #[cfg_attr(feature = "schema", schemars(with = "Vec<schema::ValueKind>"))]
    pub values: Vec<ValueKind>,
}

/// The client of a story.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub struct ClientSetting {
    /// The versions that it speaks.
    pub versions: Vec<Version>,
    /// The suites that it offers, best first.
    pub cipher_suites: Vec<SuiteName>,
    /// The groups that it offers, best first.
    pub groups: Vec<GroupName>,
    /// Whether it asks for an extended master secret (RFC 7627).
    pub extended_master_secret: bool,
    /// Whether it asks for a MAC over the ciphertext (RFC 7366).
    pub encrypt_then_mac: bool,
    /// The application protocols that it offers, best first (RFC 7301).
    pub application_protocols: Vec<String>,
    /// Whether it can prove who it is.
    pub certificate: bool,
    /// Whether it goes on with its last session when it connects again.
    pub resumes: bool,
    /// What it says before the server has answered, when it resumes in TLS 1.3 (RFC 8446 section 2.3).
    pub early_data: String,
    /// Records of TLS 1.3 are padded to a multiple of so many bytes (RFC 8446 section 5.4).
    pub padding: u16,
    /// Whether it has the newest lists of certificates that their issuers have taken back (RFC 5280 section 5).
    pub revocation_lists: bool,
    /// Whether it takes any certificate, whatever its checks say: the flaw of clients without number.
    pub accepts_any_certificate: bool,
    /// Whether it trusts one authority too many: one that the eavesdropper has in hand.
    pub trusts_rogue_authority: bool,
    /// Whether it tries again with an older version where a connection came to nothing: the flaw behind POODLE.
    pub falls_back: bool,
    /// Whether it says so when it does (RFC 7507).
    pub fallback_scsv: bool,
    /// Whether it takes a short RSA key in ServerKeyExchange, though its suite has none: the flaw behind FREAK.
    pub takes_ephemeral_rsa_keys: bool,
    /// Whether it takes a finite field of any size: the flaw behind Logjam.
    pub takes_any_group: bool,
    /// Whether it sends the first byte of what it says in a record of its own, so that nobody can choose what the IV of the
    /// next one meets: 1/n-1 splitting, the remedy for TLS 1.0.
    pub splits_records: bool,
    /// The flaw of using the same explicit nonce for every record of an AEAD.
    pub reused_nonce: bool,
}

/// The server of a story.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub struct ServerSetting {
    /// The versions that it speaks.
    pub versions: Vec<Version>,
    /// The suites that it speaks.
    pub cipher_suites: Vec<SuiteName>,
    /// The groups that it can use.
    pub groups: Vec<GroupName>,
    /// Whether it lets the master secret depend on all messages (RFC 7627).
    pub extended_master_secret: bool,
    /// Whether it lets the MAC cover the ciphertext (RFC 7366).
    pub encrypt_then_mac: bool,
    /// The application protocols that it speaks, best first (RFC 7301).
    pub application_protocols: Vec<String>,
    /// What is wrong with its certificate, if anything is.
    #[cfg_attr(
        feature = "schema",
        schemars(with = "Option<schema::CertificateFault>")
    )]
    pub certificate_fault: Option<CertificateFault>,
    /// Whether it asks its clients who they are.
    #[cfg_attr(feature = "schema", schemars(with = "schema::Demand"))]
    pub client_certificate: Demand,
    /// Whether it keeps sessions in a cache, by their ids (RFC 5246 section 7.3).
    pub sessions: bool,
    /// Whether it hands out tickets (RFC 5077; RFC 8446 section 4.6.1).
    pub tickets: bool,
    /// The most bytes of early data that it takes (RFC 8446 section 4.2.10).
    pub max_early_data_size: u32,
    /// Whether it takes the same early data twice: nobody has told it about RFC 8446 section 8.
    pub forgets_early_data: bool,
    /// Records of TLS 1.3 are padded to a multiple of so many bytes (RFC 8446 section 5.4).
    pub padding: u16,
    /// Whether it takes what it has heard for all that was said when nothing more comes, though nobody has closed the
    /// connection (RFC 5246 section 7.2.1).
    pub takes_silence_for_the_end: bool,
    /// Whether it still speaks suites for export, with a short key or a small group (RFC 2246 appendix D.1): up to TLS 1.0,
    /// and in toy size only.
    pub export_suites: bool,
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

impl Default for ServerSetting {
    fn default() -> Self {
        Self {
            versions: vec![],
            cipher_suites: vec![],
            groups: vec![],
            extended_master_secret: false,
            encrypt_then_mac: false,
            application_protocols: vec![],
            certificate_fault: None,
            client_certificate: Demand::Nothing,
            sessions: false,
            tickets: false,
            max_early_data_size: 0,
            forgets_early_data: false,
            padding: 0,
            takes_silence_for_the_end: false,
            export_suites: false,
            short_key: false,
            leaky_unpadding: false,
            leaky_padding: false,
            unchecked_padding: false,
            reused_nonce: false,
        }
    }
}

/// A code point that is written by its registered name.
macro_rules! by_name {
    ($(#[$meta:meta])* $name:ident($code:ident), $expected:literal) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(pub $code);

        #[cfg(feature = "schema")]
        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                let ids: Vec<&str> = $code::NAMED.iter().map(|code| code.id()).collect();
                schemars::json_schema!({ "type": "string", "enum": ids })
            }
        }

        impl TryFrom<String> for $name {
            type Error = String;

            fn try_from(name: String) -> Result<Self, Self::Error> {
                let mut named = $code::NAMED.iter();
                let code = named.find(|code| code.id() == name);
                code.map(|code| Self(*code))
                    .ok_or_else(|| format!(concat!("{} is no ", $expected), name))
            }
        }

        impl From<$name> for String {
            fn from($name(code): $name) -> Self {
                code.id().to_owned()
            }
        }
    };
}

by_name! {
    /// A cipher suite.
    SuiteName(CipherSuite), "cipher suite"
}

by_name! {
    /// A group.
    GroupName(NamedGroup), "group"
}
