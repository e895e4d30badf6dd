//! The client's transitions (RFC 8446 appendix A.1).

use crate::{
    message_name::MessageName as M,
    state::{State as S, Transition},
};

const fn on(from: S, message: M, to: S) -> Transition {
    Transition { from, message, to }
}

/// With a certificate of the server's; `K_send` and `K_recv` change where the RFC's figure says so.
#[rustfmt::skip]
pub static TRANSITIONS: &[Transition] = &[
    on(S::WaitSh, M::HelloRetryRequest, S::WaitSh),
    on(S::WaitSh, M::ServerHello, S::WaitEe),
    on(S::WaitEe, M::EncryptedExtensions, S::WaitCertCr),
    on(S::WaitCertCr, M::CertificateRequest, S::WaitCert),
    on(S::WaitCertCr, M::Certificate, S::WaitCv),
    on(S::WaitCert, M::Certificate, S::WaitCv),
    on(S::WaitCv, M::CertificateVerify, S::WaitFinished),
    on(S::WaitFinished, M::Finished, S::Connected),
    on(S::Connected, M::NewSessionTicket, S::Connected),
    on(S::Connected, M::CertificateRequest, S::Connected),
    on(S::Connected, M::KeyUpdate, S::Connected),
    on(S::Connected, M::ApplicationData, S::Connected),
];

/// With a pre-shared key: the server needs no certificate.
#[rustfmt::skip]
pub static WITH_PSK: &[Transition] = &[
    on(S::WaitSh, M::HelloRetryRequest, S::WaitSh),
    on(S::WaitSh, M::ServerHello, S::WaitEe),
    on(S::WaitEe, M::EncryptedExtensions, S::WaitFinished),
    on(S::WaitFinished, M::Finished, S::Connected),
    on(S::Connected, M::NewSessionTicket, S::Connected),
    on(S::Connected, M::CertificateRequest, S::Connected),
    on(S::Connected, M::KeyUpdate, S::Connected),
    on(S::Connected, M::ApplicationData, S::Connected),
];
