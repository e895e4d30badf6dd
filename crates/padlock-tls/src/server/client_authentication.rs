//! How a server asks its clients who they are (RFC 5246 section 7.4.4, RFC 8446 section 4.3.2).

use padlock_core::closed_enum;

use crate::x509::UnixTime;

closed_enum! {
    /// Whether a server asks, and what it makes of silence.
    pub enum Demand {
        /// It does not ask.
        Nothing = "nothing",
        /// It asks, and goes on without an answer.
        Requested = "requested",
        /// It insists on a certificate.
        Required = "required",
    }
}

/// What a server wants to know of its clients.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct ClientAuthentication {
    /// Whether it asks.
    pub demand: Demand,
    /// The DER certificates of the authorities that it believes.
    pub trust_anchors: Vec<Vec<u8>>,
    /// What its clock says.
    pub now: UnixTime,
}

impl Default for ClientAuthentication {
    /// A server that does not ask, and believes nobody.
    fn default() -> Self {
        Self {
            demand: Demand::Nothing,
            trust_anchors: vec![],
            now: UnixTime::default(),
        }
    }
}
