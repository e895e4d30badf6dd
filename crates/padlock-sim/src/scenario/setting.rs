//! What the ends of a story bring along beyond what every story says.

use padlock_tls::x509::CertificateFault;
use serde::{Deserialize, Serialize};

/// The client of a story.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ClientSetting {
    /// Whether it takes any certificate, whatever its checks say: the flaw of clients without number.
    pub accepts_any_certificate: bool,
    /// Whether it trusts one authority too many: one that the eavesdropper has in hand.
    pub trusts_rogue_authority: bool,
}

/// The server of a story.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ServerSetting {
    /// What is wrong with its certificate, if anything is.
    pub certificate_fault: Option<CertificateFault>,
}
