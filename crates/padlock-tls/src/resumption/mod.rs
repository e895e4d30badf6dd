//! Resumption: a session that is known at both ends goes on in a new connection, without certificates and without a key
//! exchange. The server keeps sessions by their id (RFC 5246 section 7.3), or hands them out as tickets that only it can
//! read (RFC 5077).
//!
//! ```text
//! master_secret of the earlier session + both new randoms --PRF "key expansion"--> key_block
//! StatePlaintext --AES-128-CBC, HMAC-SHA-256, under the server's own key--> ticket
//! ```

mod cache;
#[cfg(feature = "all-suites")]
mod psk;
mod state;
mod stored;
#[cfg(feature = "all-suites")]
pub(crate) mod ticket;
mod ticket_key;
mod transitions;

#[cfg(test)]
mod tests;

pub use cache::SessionCache;
#[cfg(feature = "all-suites")]
pub use psk::{ClientPsk, EarlyData, ExternalPsk, Psk, PskMode, ServerPsk, TicketTerms};
pub use state::SessionState;
pub use stored::{ClientResumption, ServerResumption, StoredSession};
pub use ticket_key::TicketKey;
pub use transitions::{ABBREVIATED_CLIENT, ABBREVIATED_SERVER, with_ticket};

use crate::{
    ledger::{Op, Recipe, ValueKind as V},
    party::Whose::{Both, Client, Server},
};

/// Whether this build resumes sessions. The page's stories do not, and it carries none of the code.
pub const HAS_RESUMPTION: bool = cfg!(feature = "all-suites");

crate::ids::ids! {
    /// How a session was found again.
    Resumed {
        SessionId = "session_id",
        Ticket = "ticket",
        ExternalPsk = "external_psk",
    }
}

/// What follows from the key of the tickets, for whoever has seen one: the master secret, of the session that a client
/// goes on with and of the one that a server hands out.
pub static TICKET_RECIPES: &[Recipe] = &[
    Recipe {
        op: Op::OpenTicket,
        output: V::SessionState,
        of: Both,
        inputs: &[(V::TicketKey, Server), (V::SessionTicket, Client)],
    },
    Recipe {
        op: Op::OpenTicket,
        output: V::SessionState,
        of: Both,
        inputs: &[(V::TicketKey, Server), (V::SessionTicket, Server)],
    },
    Recipe {
        op: Op::ReadState,
        output: V::MasterSecret,
        of: Both,
        inputs: &[(V::SessionState, Both)],
    },
];
