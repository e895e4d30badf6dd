//! The server's transitions (RFC 5246 section 7.3, figure 1).

use padlock_core::closed_enum;

use crate::{
    message_name::MessageName as M,
    state::{State as S, Transition},
};

closed_enum! {
    /// What the server knows of the client's certificate.
    pub enum Asked {
        /// It has not asked.
        Nothing = "nothing",
        /// It has asked.
        Awaited = "awaited",
        /// The client has shown none.
        Unanswered = "unanswered",
        /// The client has shown one, and owes the proof.
        Answered = "answered",
    }
}

/// The table for a client who was asked for a certificate, or was not. For every key exchange it is the same: the client's
/// messages come in one order.
#[must_use]
pub const fn transitions(asked: Asked) -> &'static [Transition] {
    match asked {
        Asked::Nothing => SILENT,
        Asked::Awaited | Asked::Unanswered => ASKING,
        Asked::Answered => PROVING,
    }
}

const fn on(from: S, message: M, to: S) -> Transition {
    Transition { from, message, to }
}

static SILENT: &[Transition] = &[
    on(
        S::ExpectClientHello,
        M::ClientHello,
        S::ExpectClientKeyExchange,
    ),
    KEY_EXCHANGE,
    CHANGE,
    FINISHED,
    DATA,
];

static ASKING: &[Transition] = &[
    on(S::ExpectClientHello, M::ClientHello, S::ExpectCertificate),
    CERTIFICATE,
    KEY_EXCHANGE,
    CHANGE,
    FINISHED,
    DATA,
];

static PROVING: &[Transition] = &[
    on(S::ExpectClientHello, M::ClientHello, S::ExpectCertificate),
    CERTIFICATE,
    on(
        S::ExpectClientKeyExchange,
        M::ClientKeyExchange,
        S::ExpectCertificateVerify,
    ),
    on(
        S::ExpectCertificateVerify,
        M::CertificateVerify,
        S::ExpectChangeCipherSpec,
    ),
    CHANGE,
    FINISHED,
    DATA,
];

const CERTIFICATE: Transition = on(
    S::ExpectCertificate,
    M::Certificate,
    S::ExpectClientKeyExchange,
);
const KEY_EXCHANGE: Transition = on(
    S::ExpectClientKeyExchange,
    M::ClientKeyExchange,
    S::ExpectChangeCipherSpec,
);
const CHANGE: Transition = on(
    S::ExpectChangeCipherSpec,
    M::ChangeCipherSpec,
    S::ExpectFinished,
);
const FINISHED: Transition = on(S::ExpectFinished, M::Finished, S::Connected);
const DATA: Transition = on(S::Connected, M::ApplicationData, S::Connected);
