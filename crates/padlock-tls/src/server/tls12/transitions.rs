//! The server's transitions (RFC 5246 section 7.3, figure 1).

use crate::{
    message_name::MessageName as M,
    state::{State as S, Transition},
};

const fn on(from: S, message: M, to: S) -> Transition {
    Transition { from, message, to }
}

/// The same for every key exchange: the client's messages come in one order.
pub static TRANSITIONS: &[Transition] = &[
    on(
        S::ExpectClientHello,
        M::ClientHello,
        S::ExpectClientKeyExchange,
    ),
    on(
        S::ExpectClientKeyExchange,
        M::ClientKeyExchange,
        S::ExpectChangeCipherSpec,
    ),
    on(
        S::ExpectChangeCipherSpec,
        M::ChangeCipherSpec,
        S::ExpectFinished,
    ),
    on(S::ExpectFinished, M::Finished, S::Connected),
    on(S::Connected, M::ApplicationData, S::Connected),
];
