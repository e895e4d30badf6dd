//! What ties connections up to TLS 1.2 together: a session id, or a ticket (RFC 5246 section 7.3, RFC 5077).

use padlock_tls::{
    extension::Extension,
    handshake::{ClientHello, Handshake, HandshakeType, ServerHello},
    ledger::{Recipe, ValueKind},
    party::Whose,
    resumption::TICKET_RECIPES,
};

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
}

impl Names {
    /// Reads a message of up to TLS 1.2.
    pub(super) fn read(&mut self, message: &Handshake) {
        match message {
            Handshake::ClientHello(hello) => self.presented = ticket(hello),
            Handshake::ServerHello(hello) => self.answer(hello),
            Handshake::NewSessionTicket(ticket) => self.issued.push(ticket.ticket.clone()),
            other if other.msg_type() == HandshakeType::ServerHelloDone => self.negotiates = true,
            _ => {}
        }
    }

    fn answer(&mut self, hello: &ServerHello) {
        self.session_id.clone_from(&hello.session_id.0);
    }

    /// The server changes to keys.
    pub(super) fn change(&mut self) {
        self.resumed = !self.negotiates;
    }

    /// What follows from the key of the tickets: the ticket that the client brings along is of this session only where the
    /// server has taken it.
    pub(super) fn recipes(&self) -> Vec<Recipe> {
        let of_this = |recipe: &&Recipe| {
            let presented = (ValueKind::SessionTicket, Whose::Client);
            self.resumed || !recipe.inputs.contains(&presented)
        };
        TICKET_RECIPES.iter().filter(of_this).copied().collect()
    }

    /// Everything that stands for the session of this connection.
    pub(super) fn of_session(&self) -> impl Iterator<Item = &Vec<u8>> {
        let presented = self.resumed.then_some(&self.presented);
        let names = presented.into_iter().chain([&self.session_id]);
        names.chain(&self.issued).filter(|name| !name.is_empty())
    }

    /// Whether both connections are of one session.
    pub(super) fn are_of_the_session_of(&self, other: &Self) -> bool {
        let mut names = self.of_session();
        names.any(|name| other.of_session().any(|its| its == name))
    }
}

/// The ticket that a client brings along; none where it would only like one.
fn ticket(hello: &ClientHello) -> Vec<u8> {
    let mut extensions = hello.extensions.iter().flatten();
    let ticket = extensions.find_map(|extension| match extension {
        Extension::SessionTicket(ticket) => Some(ticket.clone()),
        _ => None,
    });
    ticket.unwrap_or_default()
}
