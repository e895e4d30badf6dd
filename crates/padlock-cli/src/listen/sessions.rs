//! What the connections know of each other: sessions that can go on.

use std::sync::{Arc, Mutex, PoisonError};

use padlock_core::Drbg;
use padlock_tls::{
    endpoint::Endpoint,
    resumption::{ServerPsk, ServerResumption, SessionCache, TicketKey},
    x509::UnixTime,
};

/// How many sessions are kept by their ids.
const SESSIONS: usize = 1024;
/// How long a session can be resumed, in seconds.
const LIFETIME: u32 = 2 * 3600;

/// How clients may resume: with a key for tickets that lives as long as the program.
pub fn resumption(rng: &Drbg, psk: ServerPsk) -> ServerResumption {
    ServerResumption {
        sessions: None,
        ticket_keys: vec![TicketKey::draw(rng)],
        lifetime: LIFETIME,
        now: UnixTime::default(),
        psk,
    }
}

/// The sessions of all connections.
#[derive(Clone, Debug)]
pub struct Sessions(Arc<Mutex<SessionCache>>);

impl Sessions {
    /// None so far.
    pub fn new() -> Self {
        Self(Arc::new(Mutex::new(SessionCache::new(SESSIONS))))
    }

    /// Those that there are now.
    pub fn known(&self) -> SessionCache {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// Keeps what a connection began, or forgets what it spoiled.
    pub fn settle(&self, server: &Endpoint) {
        let mut sessions = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        sessions.settle(server);
    }
}
