//! Keys that both ends have before a connection of TLS 1.3 (RFC 8446 section 2.2): out of a ticket, or agreed on elsewhere;
//! and what may be said with one before the other end has answered (section 2.3).

use serde::{Deserialize, Serialize};

use super::Resumed;
use crate::handshake::CipherSuite;

crate::ids::ids! {
    /// What goes with a pre-shared key (RFC 8446 section 4.2.9).
    PskMode {
        PskKe = "psk_ke",
        PskDheKe = "psk_dhe_ke",
    }
}

crate::ids::ids! {
    /// What became of the early data (RFC 8446 section 4.2.10).
    EarlyData {
        Accepted = "accepted",
        Rejected = "rejected",
    }
}

/// What a ticket of TLS 1.3 is good for besides its key (RFC 8446 section 4.6.1).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TicketTerms {
    /// For how many seconds; at most a week.
    pub lifetime: u32,
    /// Is added to the ticket's age, in milliseconds.
    pub age_add: u32,
    /// Most bytes of early data; 0 for none.
    pub max_early_data_size: u32,
    /// The application protocol of the connection that it is from: early data speaks it. Empty where there is none.
    pub application_protocol: Vec<u8>,
}

/// A key that was agreed on elsewhere, under a name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExternalPsk {
    /// Its name, 1 to 2^16-1 bytes.
    pub identity: Vec<u8>,
    /// Any number of bytes.
    pub key: Vec<u8>,
    /// The suite whose hash it goes with, and that its early data is under.
    pub cipher_suite: CipherSuite,
    /// Most bytes of early data; 0 for none.
    pub max_early_data_size: u32,
}

/// What a client does with such keys.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClientPsk {
    /// What it would do with one besides, best first.
    pub modes: Vec<PskMode>,
    /// Those that were agreed on elsewhere; they are offered behind the session's.
    pub external: Vec<ExternalPsk>,
    /// What to say under the first key that is offered, before the server answers; empty for nothing.
    pub early_data: Vec<u8>,
}

/// What a server does with such keys.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ServerPsk {
    /// What it does with one besides, best first.
    pub modes: Vec<PskMode>,
    /// Those that were agreed on elsewhere.
    pub external: Vec<ExternalPsk>,
    /// How many tickets it hands out after a handshake.
    pub tickets: u8,
    /// Most bytes of early data that it takes; 0 takes none.
    pub max_early_data_size: u32,
    /// Whether early data is taken only from a ClientHello that the cache has not seen (RFC 8446 section 8.2); without a cache from
    /// none.
    pub anti_replay: bool,
}

impl Default for ClientPsk {
    fn default() -> Self {
        Self {
            modes: vec![PskMode::PskDheKe],
            external: vec![],
            early_data: vec![],
        }
    }
}

impl Default for ServerPsk {
    fn default() -> Self {
        Self {
            modes: vec![PskMode::PskDheKe],
            external: vec![],
            tickets: 1,
            max_early_data_size: 0,
            anti_replay: true,
        }
    }
}

/// A key that can be used now, wherever it is from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Psk {
    /// [`Resumed::Ticket`] or [`Resumed::ExternalPsk`].
    pub by: Resumed,
    /// The ticket, or the name.
    pub identity: Vec<u8>,
    /// The key.
    pub key: Vec<u8>,
    /// The suite that it was made for.
    pub cipher_suite: CipherSuite,
    /// Most bytes of early data.
    pub max_early_data_size: u32,
    /// What early data speaks; `None` where nothing is said about it.
    pub application_protocol: Option<Vec<u8>>,
    /// Milliseconds since the ticket came, plus `ticket_age_add`, modulo 2^32; 0 for what is no ticket.
    pub obfuscated_ticket_age: u32,
}

impl From<&ExternalPsk> for Psk {
    fn from(psk: &ExternalPsk) -> Self {
        Self {
            by: Resumed::ExternalPsk,
            identity: psk.identity.clone(),
            key: psk.key.clone(),
            cipher_suite: psk.cipher_suite,
            max_early_data_size: psk.max_early_data_size,
            application_protocol: None,
            obfuscated_ticket_age: 0,
        }
    }
}

impl Psk {
    /// The key of a ticket at this time, in seconds since 1970; `None` where it is of an older version.
    #[must_use]
    pub fn of_ticket(ticket: &[u8], state: &super::SessionState, now: u32) -> Option<Self> {
        let terms = state.terms.as_ref()?;
        let age = now.saturating_sub(state.timestamp).wrapping_mul(1000);
        Some(Self {
            by: Resumed::Ticket,
            identity: ticket.to_vec(),
            key: state.master_secret.clone(),
            cipher_suite: state.cipher_suite,
            max_early_data_size: terms.max_early_data_size,
            application_protocol: Some(terms.application_protocol.clone()),
            obfuscated_ticket_age: age.wrapping_add(terms.age_add),
        })
    }
}
