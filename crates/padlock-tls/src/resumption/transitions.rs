//! The abbreviated handshake's transitions (RFC 5246 section 7.3, figure 2; RFC 5077 section 3.1).

use crate::{
    message_name::MessageName as M,
    state::{State as S, Transition},
};

const fn on(from: S, message: M, to: S) -> Transition {
    Transition { from, message, to }
}

/// The client's: the server finishes first.
pub static ABBREVIATED_CLIENT: &[Transition] = &[
    on(
        S::ExpectServerHello,
        M::ServerHello,
        S::ExpectChangeCipherSpec,
    ),
    CHANGE,
    FINISHED,
    DATA,
];

/// The server's: nothing of the client comes between its hello and its ChangeCipherSpec.
pub static ABBREVIATED_SERVER: &[Transition] = &[
    on(
        S::ExpectClientHello,
        M::ClientHello,
        S::ExpectChangeCipherSpec,
    ),
    CHANGE,
    FINISHED,
    DATA,
];

const CHANGE: Transition = on(
    S::ExpectChangeCipherSpec,
    M::ChangeCipherSpec,
    S::ExpectFinished,
);
const FINISHED: Transition = on(S::ExpectFinished, M::Finished, S::Connected);
const DATA: Transition = on(S::Connected, M::ApplicationData, S::Connected);

/// A client's table where the server has said that a ticket will come: right in front of its ChangeCipherSpec (RFC 5077
/// section 3.3).
#[must_use]
pub fn with_ticket(transitions: &[Transition]) -> Vec<Transition> {
    let mut table = Vec::with_capacity(transitions.len() + 1);
    for arrow in transitions {
        let to = match arrow.to {
            S::ExpectChangeCipherSpec => S::ExpectNewSessionTicket,
            to => to,
        };
        if arrow.from == S::ExpectChangeCipherSpec {
            table.push(on(
                S::ExpectNewSessionTicket,
                M::NewSessionTicket,
                arrow.from,
            ));
        }
        table.push(on(arrow.from, arrow.message, to));
    }
    table
}
