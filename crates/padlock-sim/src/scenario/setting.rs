//! What the ends of a story bring along beyond what every story says.

#[cfg(feature = "schema")]
use super::schema;
use padlock_tls::x509::CertificateFault;
use serde::{Deserialize, Serialize};

/// The client of a story.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub struct ClientSetting {
    /// Whether it takes any certificate, whatever its checks say: the flaw of clients without number.
    pub accepts_any_certificate: bool,
    /// Whether it trusts one authority too many: one that the eavesdropper has in hand.
    pub trusts_rogue_authority: bool,
}

/// The server of a story.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub struct ServerSetting {
    /// What is wrong with its certificate, if anything is.
    #[cfg_attr(
        feature = "schema",
        schemars(with = "Option<schema::CertificateFault>")
    )]
    pub certificate_fault: Option<CertificateFault>,
}
