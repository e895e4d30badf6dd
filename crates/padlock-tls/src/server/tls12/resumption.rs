//! The server goes on with an earlier session, out of its cache or out of a ticket (RFC 5246 section 7.4.1.3, RFC 5077
//! section 3, RFC 7627 section 5.3). What it cannot or may not resume leads to a full handshake.

use super::{Server, transitions};
use crate::{
    codec::{Codec, Field},
    error::{Check, Error},
    extension::{Extension, ExtensionType},
    handshake::{
        ClientHello, CompressionMethod, Handshake, NewSessionTicket, ServerHello, SessionId,
    },
    ledger::{Op, Slot, ValueId, ValueKind},
    message_name::MessageName,
    party::Whose,
    resumption::{ABBREVIATED_SERVER, HAS_RESUMPTION, Resumed, SessionState, TicketKey},
    server::Demand,
    session::Agreed,
    state::Transition,
    suite,
};

/// How far the server has come with it.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize)]
pub(super) struct Progress {
    /// The session that goes on, and how it was found.
    found: Option<(SessionState, Resumed)>,
    /// `ServerHello.session_id`.
    pub session_id: SessionId,
    /// Whether a ticket is promised.
    pub issues_ticket: bool,
    /// What the client called this end.
    server_name: Vec<u8>,
    /// The session, once the handshake is complete.
    session: Option<SessionState>,
}

impl Server {
    /// How the session was found again, where an earlier one goes on.
    #[must_use]
    pub fn resumed(&self) -> Option<Resumed> {
        let found = self.resumption.found.as_ref().filter(|_| HAS_RESUMPTION);
        found.map(|(_, by)| *by)
    }

    /// The session of this connection, once the handshake is complete.
    #[must_use]
    pub const fn session(&self) -> Option<&SessionState> {
        self.resumption.session.as_ref()
    }

    /// What the cache calls the session; with a ticket the id is the client's, and names nothing here.
    #[must_use]
    pub fn session_id(&self) -> Option<&SessionId> {
        let id = Some(&self.resumption.session_id);
        id.filter(|id| !id.0.is_empty() && self.resumed() != Some(Resumed::Ticket))
    }

    /// The table of transitions that it runs by.
    #[must_use]
    pub fn transitions(&self) -> &'static [Transition] {
        match self.resumed() {
            Some(_) => ABBREVIATED_SERVER,
            None => transitions(self.asked),
        }
    }

    /// Looks for the session that the client wants to go on with. Where there is a ticket, the id is no name (RFC 5077
    /// section 3.4).
    pub(super) fn find_session(&mut self, hello: &ClientHello) {
        self.resumption.server_name = server_name(hello);
        if !self.may_remember() {
            return;
        }
        let presented = ticket(hello).filter(|ticket| !ticket.is_empty());
        let found = match presented.filter(|_| !self.config.resumption.ticket_keys.is_empty()) {
            Some(ticket) => self.open(ticket).map(|(state, _)| (state, Resumed::Ticket)),
            None => {
                let sessions = self.config.resumption.sessions.as_ref();
                let state = sessions.and_then(|sessions| sessions.find(&hello.session_id));
                state.map(|state| (state.clone(), Resumed::SessionId))
            }
        };
        self.resumption.found = found.filter(|(state, _)| self.may_resume(state, hello));
    }

    /// Nothing of a session says who the client was: where that matters, every connection asks anew.
    fn may_remember(&self) -> bool {
        self.config.client_authentication.demand == Demand::Nothing
    }

    /// The state in a ticket, and the key that opened it.
    fn open(&self, ticket: &[u8]) -> Option<(SessionState, &TicketKey)> {
        let mut keys = self.config.resumption.ticket_keys.iter();
        keys.find_map(|key| Some((opened(key, ticket)?, key)))
    }

    /// Whether a session is one that this hello could lead to: the version that would be agreed on, a suite that both ends
    /// have, the name, and a master secret that is made as it would be (RFC 7627 section 5.3).
    fn may_resume(&self, session: &SessionState, hello: &ClientHello) -> bool {
        let config = &self.config;
        let rules = config.versions.newest_below(hello.client_version);
        let extended = config.extended_master_secret;
        let is_as_safe = match session.extended_master_secret {
            true => extended,
            false => !(extended && offers(hello, ExtensionType::EXTENDED_MASTER_SECRET)),
        };
        rules.is_some_and(|rules| rules.version == session.protocol_version)
            && hello.cipher_suites.contains(&session.cipher_suite)
            && config.cipher_suites.contains(&session.cipher_suite)
            && suite::suite(session.cipher_suite).is_some()
            && config.resumption.time_left(session).is_some()
            && self.resumption.server_name == session.server_name
            && is_as_safe
    }

    /// ServerHello, perhaps a ticket under the newest key, ChangeCipherSpec and Finished.
    ///
    /// # Errors
    /// [`Check::ResumedMasterSecret`] when the client has forgotten the extended master secret (RFC 7627 section 5.3).
    pub(super) fn resume(&mut self, hello: &ClientHello) -> Result<(), Error> {
        let Some((session, by)) = self.resumption.found.clone() else {
            return Ok(());
        };
        let offers_extended = offers(hello, ExtensionType::EXTENDED_MASTER_SECRET);
        if session.extended_master_secret && !offers_extended {
            let check = Check::ResumedMasterSecret;
            return Err(Error::in_field(check, Field::Extensions));
        }
        let row = suite::suite(session.cipher_suite)
            .ok_or_else(|| Error::in_field(Check::SharedCipherSuite, Field::CipherSuites))?;
        self.resumption.issues_ticket = by == Resumed::Ticket && self.is_under_old_key(hello);
        self.resumption.session_id = hello.session_id.clone();
        let answer = ServerHello {
            server_version: session.protocol_version,
            random: self.draw_random(),
            session_id: hello.session_id.clone(),
            cipher_suite: session.cipher_suite,
            compression_method: CompressionMethod::NULL,
            extensions: self.answers(hello, Some(row)),
        };
        self.connection.agree(Agreed::of(&answer));
        self.connection
            .send_handshake(&Handshake::ServerHello(answer), MessageName::ServerHello);
        let master = self.stored_master_secret(hello, session, by)?;
        self.connection.expand(master)?;
        self.send_new_session_ticket()?;
        self.connection.send_change_cipher_spec();
        self.connection.send_finished()
    }

    fn is_under_old_key(&self, hello: &ClientHello) -> bool {
        let key = ticket(hello).and_then(|ticket| self.open(ticket));
        let newest = self.config.resumption.ticket_keys.first();
        key.is_some_and(|(_, key)| Some(key) != newest)
    }

    /// The master secret of the earlier session: remembered, or read out of the ticket.
    fn stored_master_secret(
        &mut self,
        hello: &ClientHello,
        session: SessionState,
        by: Resumed,
    ) -> Result<ValueId, Error> {
        let presented = ticket(hello).unwrap_or_default().to_vec();
        let key = match by {
            Resumed::SessionId | Resumed::ExternalPsk => None,
            Resumed::Ticket => self.open(&presented).map(|(_, key)| key.to_bytes()),
        };
        let Some(key) = key else {
            let secret = session.master_secret;
            return Ok(self.hold(ValueKind::MasterSecret, Whose::Both, secret, Op::Resumed));
        };
        let key = self.hold(ValueKind::TicketKey, Whose::Server, key, Op::Configured);
        let of_client = Whose::Client;
        let ticket = self.hold(ValueKind::SessionTicket, of_client, presented, Op::Received);
        let ledger = &mut self.connection.ledger;
        let slot = Slot::new(ValueKind::SessionState, Whose::Both);
        let state = ledger.derive(slot, Op::OpenTicket, &[key, ticket])?;
        let slot = Slot::new(ValueKind::MasterSecret, Whose::Both);
        Ok(ledger.derive(slot, Op::ReadState, &[state])?)
    }

    /// What a new session is called: a ticket where the client can take one, which needs no id (RFC 5077 section 3.4), or an
    /// id for the cache.
    pub(super) fn begin_session(&mut self, hello: &ClientHello) {
        if !self.may_remember() {
            return;
        }
        let resumption = &self.config.resumption;
        let has_key = !resumption.ticket_keys.is_empty();
        self.resumption.issues_ticket = has_key && ticket(hello).is_some();
        if resumption.sessions.is_some() && !self.resumption.issues_ticket {
            self.resumption.session_id = SessionId(self.connection.draw("session_id").bytes(32));
        }
    }

    /// NewSessionTicket, if it was promised (RFC 5077 section 3.3).
    pub(super) fn send_new_session_ticket(&mut self) -> Result<(), Error> {
        if !self.resumption.issues_ticket {
            return Ok(());
        }
        let state = self.new_state()?;
        let hint = self.config.resumption.time_left(&state);
        let ticket = self.seal(&state)?;
        let message = Handshake::NewSessionTicket(NewSessionTicket {
            ticket_lifetime_hint: hint.unwrap_or_default(),
            ticket,
        });
        self.connection
            .send_handshake(&message, MessageName::NewSessionTicket);
        Ok(())
    }

    /// The state of this session under the newest key.
    fn seal(&mut self, state: &SessionState) -> Result<Vec<u8>, Error> {
        let key = self.config.resumption.ticket_keys.first();
        let Some(key) = key.map(TicketKey::to_bytes) else {
            return Ok(vec![]);
        };
        let master = Slot::new(ValueKind::MasterSecret, Whose::Both);
        let master = self.connection.held(master)?;
        let slot = Slot::new(ValueKind::SessionState, Whose::Both);
        let ledger = &mut self.connection.ledger;
        let state = ledger.add(slot.holding(state.to_bytes()), Op::JoinState, vec![master]);
        let key = self.hold(ValueKind::TicketKey, Whose::Server, key, Op::Configured);
        let iv = self.connection.draw("ticket_IV").bytes(16);
        let iv = self.hold(ValueKind::TicketIv, Whose::Server, iv, Op::Drawn);
        let slot = Slot::new(ValueKind::SessionTicket, Whose::Server);
        let ledger = &mut self.connection.ledger;
        let ticket = ledger.derive(slot, Op::SealTicket, &[key, iv, state])?;
        Ok(ledger.bytes(ticket).to_vec())
    }

    /// What there is to remember of this connection's session.
    fn new_state(&self) -> Result<SessionState, Error> {
        let began = match &self.resumption.found {
            Some((session, _)) => session.timestamp,
            None => self.config.resumption.timestamp(),
        };
        let name = self.resumption.server_name.clone();
        self.connection
            .session_state(name, began)
            .ok_or_else(|| Error::new(Check::ExpectedMessage))
    }

    /// The handshake is complete: the session can be resumed from now on, unless a ticket stands for it.
    pub(super) fn keep_session(&mut self) -> Result<(), Error> {
        if self.session_id().is_some() {
            self.resumption.session = Some(self.new_state()?);
        }
        Ok(())
    }
}

fn offers(hello: &ClientHello, kind: ExtensionType) -> bool {
    let mut offered = hello.extensions.iter().flatten();
    offered.any(|extension| extension.extension_type() == kind)
}

/// The data of session_ticket: a ticket, or nothing from a client that would like one.
fn ticket(hello: &ClientHello) -> Option<&[u8]> {
    let mut offered = hello.extensions.iter().flatten();
    offered.find_map(|extension| match extension {
        Extension::SessionTicket(ticket) => Some(ticket.as_slice()),
        _ => None,
    })
}

/// The first host name; empty when there is none.
fn server_name(hello: &ClientHello) -> Vec<u8> {
    let mut offered = hello.extensions.iter().flatten();
    let name = offered.find_map(|extension| match extension {
        Extension::ServerName(names) => names.first(),
        _ => None,
    });
    name.map(|name| name.name.clone()).unwrap_or_default()
}

#[cfg(feature = "all-suites")]
fn opened(key: &TicketKey, presented: &[u8]) -> Option<SessionState> {
    let off = &mut padlock_core::Working::off();
    let state = crate::resumption::ticket::opened(&key.to_bytes(), presented, off).ok()?;
    SessionState::from_bytes(&state).ok()
}

#[cfg(not(feature = "all-suites"))]
const fn opened(_: &TicketKey, _: &[u8]) -> Option<SessionState> {
    None
}
