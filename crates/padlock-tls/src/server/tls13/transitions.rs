//! The server's transitions (RFC 8446 appendix A.2). What it answers is an arrow as well.

use crate::{
    message_name::MessageName as M,
    state::{State as S, Transition},
};

const fn on(from: S, message: M, to: S) -> Transition {
    Transition { from, message, to }
}

/// Without a certificate of the client's.
#[rustfmt::skip]
pub static TRANSITIONS: &[Transition] = &[
    on(S::ExpectClientHello, M::ClientHello, S::RecvdCh),
    on(S::RecvdCh, M::HelloRetryRequest, S::ExpectClientHello),
    on(S::RecvdCh, M::ServerHello, S::WaitFinished),
    on(S::WaitFinished, M::Finished, S::Connected),
    on(S::Connected, M::KeyUpdate, S::Connected),
    on(S::Connected, M::ApplicationData, S::Connected),
];

/// With a pre-shared key and early data under it.
#[rustfmt::skip]
pub static WITH_EARLY_DATA: &[Transition] = &[
    on(S::ExpectClientHello, M::ClientHello, S::RecvdCh),
    on(S::RecvdCh, M::ServerHello, S::WaitEoed),
    on(S::WaitEoed, M::ApplicationData, S::WaitEoed),
    on(S::WaitEoed, M::EndOfEarlyData, S::WaitFinished),
    on(S::WaitFinished, M::Finished, S::Connected),
    on(S::Connected, M::KeyUpdate, S::Connected),
    on(S::Connected, M::ApplicationData, S::Connected),
];
