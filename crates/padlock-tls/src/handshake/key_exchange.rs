//! What the hellos decide about the shape of later messages (RFC 5246 sections 7.4.3 and 4.7).

use serde::{Deserialize, Serialize};

crate::ids::ids! {
    /// The key exchange that the suite agreed on (RFC 5246 section 7.4.3, RFC 8422 section 2).
    KeyExchangeAlgorithm {
        Rsa = "rsa",
        Dhe = "dhe",
        DhAnon = "dh_anon",
        Ecdhe = "ecdhe",
    }
}

/// What one must know of the hellos to read the messages behind them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MessageShape {
    /// It decides what is in the key exchange messages.
    pub key_exchange: KeyExchangeAlgorithm,
    /// Whether a signature names its algorithm, as it does from TLS 1.2 on.
    pub named_signatures: bool,
}

impl Default for MessageShape {
    /// TLS 1.2 with RSA key transport.
    fn default() -> Self {
        Self {
            key_exchange: KeyExchangeAlgorithm::Rsa,
            named_signatures: true,
        }
    }
}
