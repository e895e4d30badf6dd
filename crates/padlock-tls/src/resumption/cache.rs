//! The server's sessions, by their ids (RFC 5246 section 7.4.1.2).

use serde::{Deserialize, Serialize};

use super::SessionState;
use crate::{endpoint::Endpoint, handshake::SessionId, state::State};

/// A bounded number of sessions, oldest first. A plain value: whoever has several connections hands it to each server
/// and lets it [`settle`](Self::settle) afterwards.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionCache {
    capacity: usize,
    sessions: Vec<(SessionId, SessionState)>,
    /// The first binder of every ClientHello whose early data was taken (RFC 8446 section 8.2).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    hellos: Vec<Vec<u8>>,
}

impl SessionCache {
    /// An empty cache for so many sessions.
    #[must_use]
    pub const fn new(capacity: usize) -> Self {
        Self {
            capacity,
            sessions: Vec::new(),
            hellos: Vec::new(),
        }
    }

    /// The session of this id.
    #[must_use]
    pub fn find(&self, id: &SessionId) -> Option<&SessionState> {
        let mut sessions = self.sessions.iter();
        sessions
            .find(|(known, _)| known == id)
            .map(|(_, session)| session)
    }

    /// Keeps a session, in place of the oldest one when there is no room. The empty id names none.
    pub fn insert(&mut self, id: SessionId, session: SessionState) {
        if id.0.is_empty() || self.find(&id).is_some() {
            return;
        }
        self.sessions.push((id, session));
        let excess = self.sessions.len().saturating_sub(self.capacity);
        self.sessions.drain(..excess);
    }

    /// Forgets a session.
    pub fn remove(&mut self, id: &SessionId) {
        self.sessions.retain(|(known, _)| known != id);
    }

    /// Whether early data was taken from the ClientHello of this binder.
    #[must_use]
    pub fn has_seen(&self, binder: &[u8]) -> bool {
        self.hellos.iter().any(|known| known == binder)
    }

    /// Remembers the ClientHello of this binder, in place of the oldest one when there is no room.
    fn see(&mut self, binder: &[u8]) {
        if !self.has_seen(binder) {
            self.hellos.push(binder.to_vec());
            let excess = self.hellos.len().saturating_sub(self.capacity);
            self.hellos.drain(..excess);
        }
    }

    /// How many sessions it holds.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.sessions.len()
    }

    /// Whether it holds none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.sessions.is_empty()
    }

    /// Takes over what a server's connection has come to: a session that it began is kept, one that ended in a fatal alert
    /// is forgotten (RFC 5246 section 7.2.2).
    pub fn settle(&mut self, server: &Endpoint) {
        let Endpoint::Server(server) = server else {
            return;
        };
        for (id, session) in server.tickets() {
            self.insert(id.clone(), session.clone());
        }
        if let Some(binder) = server.early_binder() {
            self.see(binder);
        }
        let Some(id) = server.session_id() else {
            return;
        };
        match (server.state(), server.session()) {
            (State::Failed, _) => self.remove(id),
            (_, Some(session)) => self.insert(id.clone(), session.clone()),
            (_, None) => {}
        }
    }
}
