//! The key of a server's tickets (RFC 5077 section 4).

use padlock_core::Drbg;
use serde::{Deserialize, Serialize};

/// What seals tickets and opens them; known to the server alone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TicketKey {
    /// Says in a ticket which key it is under.
    pub key_name: [u8; 16],
    /// The key of AES-128-CBC.
    pub encryption_key: [u8; 16],
    /// The key of HMAC-SHA-256.
    pub mac_key: [u8; 32],
}

impl TicketKey {
    /// A key at random.
    #[must_use]
    pub fn draw(rng: &Drbg) -> Self {
        let mut rng = rng.fork("ticket_key");
        let mut key = Self {
            key_name: [0; 16],
            encryption_key: [0; 16],
            mac_key: [0; 32],
        };
        rng.fill(&mut key.key_name);
        rng.fill(&mut key.encryption_key);
        rng.fill(&mut key.mac_key);
        key
    }

    /// 64 bytes: `key_name`, the encryption key, the MAC key.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        [&self.key_name[..], &self.encryption_key, &self.mac_key].concat()
    }
}
