//! The server's transitions (RFC 8446 appendix A.2). What it answers is an arrow as well.

use crate::{
    message_name::MessageName as M,
    state::{State as S, Transition},
};

const fn on(from: S, message: M, to: S) -> Transition {
    Transition { from, message, to }
}

/// The server asks for a certificate in its first flight, after the handshake, or not at all; the second arrow of Certificate is
/// an empty one's.
#[rustfmt::skip]
pub static TRANSITIONS: &[Transition] = &[
    on(S::ExpectClientHello, M::ClientHello, S::RecvdCh),
    on(S::RecvdCh, M::HelloRetryRequest, S::ExpectClientHello),
    on(S::RecvdCh, M::ServerHello, S::WaitFinished),
    on(S::WaitFinished, M::CertificateRequest, S::WaitCert),
    on(S::WaitCert, M::Certificate, S::WaitCv),
    on(S::WaitCert, M::Certificate, S::WaitFinished),
    on(S::WaitCv, M::CertificateVerify, S::WaitFinished),
    on(S::WaitFinished, M::Finished, S::Connected),
    on(S::Connected, M::CertificateRequest, S::Connected),
    on(S::Connected, M::Certificate, S::WaitCv),
    on(S::Connected, M::Certificate, S::WaitFinished),
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
    on(S::Connected, M::CertificateRequest, S::Connected),
    on(S::Connected, M::Certificate, S::WaitCv),
    on(S::Connected, M::Certificate, S::WaitFinished),
    on(S::WaitCv, M::CertificateVerify, S::WaitFinished),
    on(S::Connected, M::KeyUpdate, S::Connected),
    on(S::Connected, M::ApplicationData, S::Connected),
];
