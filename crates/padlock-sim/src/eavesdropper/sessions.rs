//! What ties connections up to TLS 1.2 together: a session id, or a ticket (RFC 5246 section 7.3, RFC 5077).

use padlock_tls::{
    extension::{Extension, tls13::Tls13Extension},
    handshake::{ClientHello, Handshake, HandshakeType, ServerHello},
    ledger::{Recipe, ValueKind},
    party::Whose,
    resumption::TICKET_RECIPES,
};

use super::{Contact, tls13::chosen};

/// The names of the session that a connection is of, as they cross the wire.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Names {
    /// Whether the session is from an earlier connection: the server finished first.
    pub resumed: bool,
    /// Whether the server has said who it is, or that it has said all.
    negotiates: bool,
    session_id: Vec<u8>,
    presented: Vec<u8>,
    issued: Vec<Vec<u8>>,
    /// The names under which the client offers pre-shared keys.
    identities: Vec<Vec<u8>>,
    /// What the hellos say besides.
    pub contact: Contact,
}

impl Names {
    /// Reads a message of up to TLS 1.2.
    pub(super) fn read(&mut self, message: &Handshake) {
        match message {
            Handshake::ClientHello(hello) => self.offer(hello),
            Handshake::ServerHello(hello) => self.answer(hello),
            Handshake::NewSessionTicket(ticket) => self.issued.push(ticket.ticket.clone()),
            other if other.msg_type() == HandshakeType::ServerHelloDone => self.negotiates = true,
            _ => {}
        }
    }

    fn offer(&mut self, hello: &ClientHello) {
        self.contact.offer(hello);
        for extension in hello.extensions.iter().flatten() {
            match extension {
                Extension::SessionTicket(ticket) => self.presented.clone_from(ticket),
                Extension::Tls13(Tls13Extension::PreSharedKey(offered)) => {
                    let identities = offered.identities.iter();
                    self.identities = identities.map(|psk| psk.identity.clone()).collect();
                }
                _ => {}
            }
        }
    }

    fn answer(&mut self, hello: &ServerHello) {
        self.contact.answer(hello);
        // In TLS 1.3 it is an echo, and names nothing (RFC 8446 section 4.1.3).
        if chosen(hello).is_none() {
            self.session_id.clone_from(&hello.session_id.0);
        }
    }

    /// The server changes to keys.
    pub(super) fn change(&mut self) {
        self.resumed = !self.negotiates;
    }

    /// What follows from the key of the tickets: the ticket that the client brings along is of this session only where the
    /// server has taken it.
    pub(super) fn recipes(&self) -> Vec<Recipe> {
        let has_ticket = !self.issued.is_empty() || self.resumed && !self.presented.is_empty();
        let of_this = |recipe: &&Recipe| {
            let presented = (ValueKind::SessionTicket, Whose::Client);
            has_ticket && (self.resumed || !recipe.inputs.contains(&presented))
        };
        TICKET_RECIPES.iter().filter(of_this).copied().collect()
    }

    /// Everything that stands for the session of this connection.
    pub(super) fn of_session(&self) -> impl Iterator<Item = &Vec<u8>> {
        let presented = self.resumed.then_some(&self.presented);
        let names = presented.into_iter().chain([&self.session_id]);
        names.chain(&self.issued).filter(|name| !name.is_empty())
    }

    /// Whether both connections show one and the same name.
    pub(super) fn show_a_name_of(&self, other: &Self) -> bool {
        let mut names = self.shown();
        names.any(|name| other.shown().any(|its| its == name))
    }

    /// Everything that the client will show again, or shows.
    fn shown(&self) -> impl Iterator<Item = &Vec<u8>> {
        let names = [&self.session_id, &self.presented].into_iter();
        let names = names.chain(&self.issued).chain(&self.identities);
        names.filter(|name| !name.is_empty())
    }

    /// Whether both connections are of one session.
    pub(super) fn are_of_the_session_of(&self, other: &Self) -> bool {
        let mut names = self.of_session();
        names.any(|name| other.of_session().any(|its| its == name))
    }
}
