//! What each end brings along to resume: a client its session, a server its cache and the keys of its tickets.

use serde::{Deserialize, Serialize};

#[cfg(feature = "all-suites")]
use super::{ClientPsk, ServerPsk};
use super::{SessionCache, SessionState, TicketKey};
use crate::{handshake::SessionId, x509::UnixTime};

/// A session, and what names it to the server.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredSession {
    /// What is known of it.
    pub state: SessionState,
    /// The server's name for it; empty when a ticket stands for it.
    pub session_id: SessionId,
    /// The ticket, 1 to 2^16-1 bytes; empty when the server keeps the session (RFC 5077 section 3.3).
    pub ticket: Vec<u8>,
}

/// How a client resumes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClientResumption {
    /// Whether to ask for a ticket (RFC 5077 section 3.2); in TLS 1.3, whether to say what could be done with one.
    pub tickets: bool,
    /// The session to go on with, where it fits the rest of the configuration.
    pub session: Option<StoredSession>,
    /// Pre-shared keys of TLS 1.3.
    #[cfg(feature = "all-suites")]
    pub psk: ClientPsk,
}

/// How a server lets clients resume.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ServerResumption {
    /// The sessions that it knows by their ids; `None` gives no ids.
    pub sessions: Option<SessionCache>,
    /// The keys that open tickets; the first one seals. None gives no tickets.
    pub ticket_keys: Vec<TicketKey>,
    /// How long a session can be resumed, in seconds.
    pub lifetime: u32,
    /// What its clock says.
    pub now: UnixTime,
    /// Pre-shared keys of TLS 1.3.
    #[cfg(feature = "all-suites")]
    pub psk: ServerPsk,
}

impl ServerResumption {
    /// The clock as `StatePlaintext.timestamp` has it.
    #[must_use]
    pub fn timestamp(&self) -> u32 {
        u32::try_from(self.now.0).unwrap_or(u32::MAX)
    }

    /// How many seconds a session has left; `None` when it is over.
    #[must_use]
    pub fn time_left(&self, session: &SessionState) -> Option<u32> {
        let age = self.timestamp().saturating_sub(session.timestamp);
        self.lifetime.checked_sub(age).filter(|left| *left > 0)
    }
}
