//! The client's transitions (RFC 5246 section 7.3, figure 1).

use crate::{
    handshake::KeyExchangeAlgorithm,
    message_name::MessageName as M,
    state::{State as S, Transition},
};

/// The table for a key exchange. Before the ServerHello any of them will do.
#[must_use]
pub const fn transitions(key_exchange: KeyExchangeAlgorithm) -> &'static [Transition] {
    match key_exchange {
        KeyExchangeAlgorithm::Rsa => TRANSPORT,
        KeyExchangeAlgorithm::Dhe | KeyExchangeAlgorithm::Ecdhe => EPHEMERAL,
        KeyExchangeAlgorithm::DhAnon => ANONYMOUS,
    }
}

const fn on(from: S, message: M, to: S) -> Transition {
    Transition { from, message, to }
}

static TRANSPORT: &[Transition] = &[
    on(S::ExpectServerHello, M::ServerHello, S::ExpectCertificate),
    on(
        S::ExpectCertificate,
        M::Certificate,
        S::ExpectServerHelloDone,
    ),
    REQUEST,
    DONE,
    REQUESTED,
    CHANGE,
    FINISHED,
    DATA,
];

/// As some clients had it: where the suite has no ServerKeyExchange, one was taken all the same (CVE-2015-0204).
pub(super) static LAX_TRANSPORT: &[Transition] = &[
    on(S::ExpectServerHello, M::ServerHello, S::ExpectCertificate),
    on(
        S::ExpectCertificate,
        M::Certificate,
        S::ExpectServerHelloDone,
    ),
    on(
        S::ExpectServerHelloDone,
        M::ServerKeyExchange,
        S::ExpectServerHelloDone,
    ),
    REQUEST,
    DONE,
    REQUESTED,
    CHANGE,
    FINISHED,
    DATA,
];

static EPHEMERAL: &[Transition] = &[
    on(S::ExpectServerHello, M::ServerHello, S::ExpectCertificate),
    on(
        S::ExpectCertificate,
        M::Certificate,
        S::ExpectServerKeyExchange,
    ),
    KEY_EXCHANGE,
    REQUEST,
    DONE,
    REQUESTED,
    CHANGE,
    FINISHED,
    DATA,
];

/// An anonymous server must not send the CertificateRequest, which has an alert of its own (RFC 5246 section 7.4.4).
static ANONYMOUS: &[Transition] = &[
    on(
        S::ExpectServerHello,
        M::ServerHello,
        S::ExpectServerKeyExchange,
    ),
    KEY_EXCHANGE,
    REQUEST,
    DONE,
    CHANGE,
    FINISHED,
    DATA,
];

const KEY_EXCHANGE: Transition = on(
    S::ExpectServerKeyExchange,
    M::ServerKeyExchange,
    S::ExpectServerHelloDone,
);
const REQUEST: Transition = on(
    S::ExpectServerHelloDone,
    M::CertificateRequest,
    S::CertificateRequested,
);
const REQUESTED: Transition = on(
    S::CertificateRequested,
    M::ServerHelloDone,
    S::ExpectChangeCipherSpec,
);
const DONE: Transition = on(
    S::ExpectServerHelloDone,
    M::ServerHelloDone,
    S::ExpectChangeCipherSpec,
);
const CHANGE: Transition = on(
    S::ExpectChangeCipherSpec,
    M::ChangeCipherSpec,
    S::ExpectFinished,
);
const FINISHED: Transition = on(S::ExpectFinished, M::Finished, S::Connected);
const DATA: Transition = on(S::Connected, M::ApplicationData, S::Connected);
