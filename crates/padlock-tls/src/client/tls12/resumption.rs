//! The client goes on with an earlier session (RFC 5246 section 7.4.1.2, RFC 5077 section 3, RFC 7627 section 5.3).

use std::borrow::Cow;

use super::Client;
use crate::{
    codec::Field,
    error::{Check, Error},
    extension::{Extension, ExtensionType},
    handshake::{NewSessionTicket, ServerHello, SessionId},
    ledger::{Op, ValueKind},
    party::Whose,
    resumption::{
        ABBREVIATED_CLIENT, HAS_RESUMPTION, Resumed, SessionState, StoredSession, with_ticket,
    },
    session::Agreed,
    state::{State, Transition},
};

/// How far the client has come with it.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize)]
pub(super) struct Progress {
    /// The session that it offers to go on with.
    offered: Option<StoredSession>,
    /// `ClientHello.session_id`: the server echoes it when it goes on with that session.
    pub offered_id: SessionId,
    resumed: Option<Resumed>,
    /// `ServerHello.session_id`.
    session_id: SessionId,
    /// Whether the server has said that a ticket will come.
    expects_ticket: bool,
    /// The ticket that has come.
    ticket: Vec<u8>,
}

impl Progress {
    /// The table that follows from the ServerHello, out of that of the key exchange.
    pub fn transitions(&self, full: Cow<'static, [Transition]>) -> Cow<'static, [Transition]> {
        let table = match self.resumed {
            Some(_) if HAS_RESUMPTION => Cow::Borrowed(ABBREVIATED_CLIENT),
            _ => full,
        };
        match HAS_RESUMPTION && self.expects_ticket {
            true => Cow::Owned(with_ticket(&table)),
            false => table,
        }
    }

    /// What the ServerHello says of the session.
    pub fn note(&mut self, hello: &ServerHello) {
        let promises =
            |extension: &Extension| extension.extension_type() == ExtensionType::SESSION_TICKET;
        self.expects_ticket = hello.extensions.iter().flatten().any(promises);
        self.session_id = hello.session_id.clone();
        self.resumed = self
            .offered
            .as_ref()
            .filter(|_| hello.session_id == self.offered_id)
            .map(|session| match session.ticket.is_empty() {
                true => Resumed::SessionId,
                false => Resumed::Ticket,
            });
    }
}

impl Client {
    /// How the session was found again, where an earlier one goes on.
    #[must_use]
    pub const fn resumed(&self) -> Option<Resumed> {
        self.resumption.resumed
    }

    /// Takes up the configured session where it fits: with a ticket goes an id that is drawn, so that its echo tells
    /// whether the server took the ticket (RFC 5077 section 3.4).
    pub(super) fn offer_session(&mut self) {
        let session = self.config.resumption.session.clone();
        let Some(session) = session.filter(|session| self.may_offer(&session.state)) else {
            return;
        };
        let named = session.session_id.0.is_empty() != session.ticket.is_empty();
        if !named {
            return;
        }
        self.resumption.offered_id = match session.ticket.is_empty() {
            true => session.session_id.clone(),
            false => SessionId(self.connection.draw("session_id").bytes(32)),
        };
        self.resumption.offered = Some(session);
    }

    /// Whether the session is one that this client could begin today: same name, a version and a suite that it offers, and
    /// the extended master secret as it wants it (RFC 7627 section 5.3).
    fn may_offer(&self, session: &SessionState) -> bool {
        let config = &self.config;
        config.versions.rules(session.protocol_version).is_some()
            && config.cipher_suites.contains(&session.cipher_suite)
            && config.server_name.as_bytes() == session.server_name
            && config.extended_master_secret == session.extended_master_secret
    }

    /// The data of session_ticket: the ticket, or nothing to ask for one (RFC 5077 section 3.2).
    pub(super) fn offered_ticket(&self) -> Option<Vec<u8>> {
        let offered = self.resumption.offered.as_ref();
        let ticket = offered.map_or(vec![], |session| session.ticket.clone());
        (self.config.resumption.tickets || !ticket.is_empty()).then_some(ticket)
    }

    /// Goes on with the session, if the server does: the keys follow from its master secret.
    pub(super) fn resume(&mut self, hello: &ServerHello) -> Result<(), Error> {
        let offered = self.resumption.offered.clone();
        let Some(session) = offered.filter(|_| self.resumed().is_some()) else {
            return Ok(());
        };
        let state = session.state;
        let agreed = Agreed::of(hello);
        let wrong = |field| Err(Error::in_field(Check::ResumedSession, field));
        if agreed.version != state.protocol_version {
            return wrong(Field::ServerVersion);
        }
        if agreed.cipher_suite != state.cipher_suite {
            return wrong(Field::CipherSuite);
        }
        if agreed.extended_master_secret != state.extended_master_secret {
            let check = Check::ResumedMasterSecret;
            return Err(Error::in_field(check, Field::Extensions));
        }
        let master = self.hold(
            ValueKind::MasterSecret,
            Whose::Both,
            state.master_secret,
            Op::Resumed,
        );
        self.connection.expand(master)
    }

    pub(super) fn take_new_session_ticket(&mut self, message: NewSessionTicket) {
        self.hold(
            ValueKind::SessionTicket,
            Whose::Server,
            message.ticket.clone(),
            Op::Received,
        );
        self.resumption.ticket = message.ticket;
    }

    /// What it must keep to go on with the session: the newest ticket, which makes the id obsolete (RFC 5077 section 3.4),
    /// or the id. None of a connection that failed (RFC 5246 section 7.2.2).
    #[must_use]
    pub fn session_to_keep(&self) -> Option<StoredSession> {
        if !matches!(self.connection.state, State::Connected | State::Closed) {
            return None;
        }
        let ticket = self.resumption.ticket.clone();
        if self.resumed().is_some() && ticket.is_empty() {
            return self.resumption.offered.clone();
        }
        let session_id = match ticket.is_empty() {
            true => self.resumption.session_id.clone(),
            false => SessionId::default(),
        };
        if session_id.0.is_empty() && ticket.is_empty() {
            return None;
        }
        let name = self.config.server_name.as_bytes().to_vec();
        let began = match &self.resumption.offered {
            Some(session) if self.resumed().is_some() => session.state.timestamp,
            _ => u32::try_from(self.config.now.0).unwrap_or(u32::MAX),
        };
        Some(StoredSession {
            state: self.connection.session_state(name, began)?,
            session_id,
            ticket,
        })
    }
}
