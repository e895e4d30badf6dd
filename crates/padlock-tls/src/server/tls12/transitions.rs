//! The server's transitions (RFC 5246 section 7.3, figure 1).

use crate::{
    handshake::KeyExchangeAlgorithm,
    message_name::MessageName as M,
    state::{State as S, Transition},
};

/// The table for a key exchange: the client's messages are the same for all of them.
#[must_use]
pub const fn transitions(_key_exchange: KeyExchangeAlgorithm) -> &'static [Transition] {
    TABLE
}

const fn on(from: S, message: M, to: S) -> Transition {
    Transition { from, message, to }
}

static TABLE: &[Transition] = &[
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
