//! Key exchange: Diffie-Hellman of every kind, and key encapsulation, behind one trait.

mod mlkem;
mod x25519;

use std::fmt::Debug;

pub use mlkem::X25519MlKem768;
pub use x25519::X25519;

use crate::drbg::Drbg;
use crate::error::OutOfRange;
use crate::working::{Symbol, Working, WorkingOp};

/// A way in which two parties come to share a secret over an open wire.
///
/// The *initiator* speaks first: `private` is drawn, `public(private)` is sent. The *responder* answers with
/// `respond(private, peer)`: a public value to send, and the secret. The initiator ends with `agree(private, answer)`.
/// For Diffie-Hellman both sides do the same; for key encapsulation (RFC 9180's terms) the responder encapsulates.
///
/// Private values are bytes, so that a learner can choose one: finite-field exponents and elliptic-curve scalars are
/// big-endian numbers.
pub trait KeyExchange: Debug + Send + Sync {
    /// The stable identifier.
    fn id(&self) -> &'static str;

    /// The length of the initiator's public value in bytes.
    fn public_len(&self) -> usize;

    /// The length of the responder's public value in bytes.
    fn response_len(&self) -> usize {
        self.public_len()
    }

    /// The length of the shared secret in bytes.
    fn secret_len(&self) -> usize;

    /// A private value for the initiator.
    fn random_private(&self, rng: &mut Drbg) -> Vec<u8>;

    /// A private value for the responder.
    fn random_response(&self, rng: &mut Drbg) -> Vec<u8> {
        self.random_private(rng)
    }

    /// The initiator's public value: [`public_len`](KeyExchange::public_len) bytes.
    ///
    /// # Errors
    /// [`OutOfRange`] naming `private_key` when it is none of this exchange's.
    fn public(&self, private: &[u8], w: &mut Working) -> Result<Vec<u8>, OutOfRange>;

    /// The responder's answer to the initiator's public value.
    ///
    /// # Errors
    /// As [`public`](KeyExchange::public) and [`agree`](KeyExchange::agree).
    fn respond(
        &self,
        private: &[u8],
        peer: &[u8],
        w: &mut Working,
    ) -> Result<Response, OutOfRange> {
        Ok(Response {
            public: self.public(private, w)?,
            secret: self.agree(private, peer, w)?,
        })
    }

    /// The initiator's secret: [`secret_len`](KeyExchange::secret_len) bytes.
    ///
    /// # Errors
    /// [`OutOfRange`] naming `private_key`, or naming `public_key` when the peer's value has another length, is
    /// no element of the group, or leads to a secret that everyone knows.
    fn agree(&self, private: &[u8], peer: &[u8], w: &mut Working) -> Result<Vec<u8>, OutOfRange>;
}

/// What the responder has after one look at the initiator's public value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Response {
    /// To be sent: [`response_len`](KeyExchange::response_len) bytes.
    pub public: Vec<u8>,
    /// To be kept.
    pub secret: Vec<u8>,
}

/// A step whose inside belongs to a library: what went in and what came out.
pub(crate) fn outline(w: &mut Working, inputs: &[(Symbol, &[u8])], result: (Symbol, &[u8])) {
    let step = w.open(WorkingOp::KeyExchange, || {
        inputs
            .iter()
            .map(|&(name, bytes)| (name, bytes.into()))
            .collect()
    });
    w.close(&step, || vec![(result.0, result.1.into())]);
}

#[cfg(test)]
mod tests;
