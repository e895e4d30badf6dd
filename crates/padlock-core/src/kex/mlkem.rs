//! X25519MLKEM768: X25519 beside ML-KEM-768 (FIPS 203; draft-ietf-tls-ecdhe-mlkem), by RustCrypto and dalek.
//!
//! The post-quantum half comes first in every value:
//! the initiator sends an encapsulation key and an X25519 value, the responder a ciphertext and an X25519 value,
//! and the secret is ML-KEM's followed by X25519's.

use ml_kem::kem::{Decapsulate, KeyExport, KeyInit, TryKeyInit};
use ml_kem::ml_kem_768::{Ciphertext, DecapsulationKey, EncapsulationKey};

use super::{KeyExchange, Response, X25519, outline};
use crate::drbg::Drbg;
use crate::error::{Bound, OutOfRange, require_length};
use crate::working::{Symbol, Working};

/// X25519MLKEM768: initiator's value 1216 bytes, responder's 1120, secret 64.
///
/// The initiator's private value is ML-KEM's seed `d || z` (64 bytes) and X25519's (32); the responder's is the
/// encapsulated message `m` (32 bytes) and X25519's (32).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct X25519MlKem768;

const SEED_LEN: usize = 64;
const KEY_LEN: usize = 1184;
const CIPHERTEXT_LEN: usize = 1088;

impl KeyExchange for X25519MlKem768 {
    fn id(&self) -> &'static str {
        "x25519_mlkem768"
    }

    fn public_len(&self) -> usize {
        KEY_LEN + 32
    }

    fn response_len(&self) -> usize {
        CIPHERTEXT_LEN + 32
    }

    fn secret_len(&self) -> usize {
        64
    }

    fn random_private(&self, rng: &mut Drbg) -> Vec<u8> {
        rng.bytes(SEED_LEN + 32)
    }

    fn random_response(&self, rng: &mut Drbg) -> Vec<u8> {
        rng.bytes(64)
    }

    fn public(&self, private: &[u8], w: &mut Working) -> Result<Vec<u8>, OutOfRange> {
        let (key, x25519) = initiator(private)?;
        let mut public = key.encapsulation_key().to_bytes().to_vec();
        outline(w, &[(Symbol::Seed, private)], (Symbol::PublicKey, &public));
        public.extend(X25519.public(x25519, w)?);
        Ok(public)
    }

    fn respond(
        &self,
        private: &[u8],
        peer: &[u8],
        w: &mut Working,
    ) -> Result<Response, OutOfRange> {
        require_length(Symbol::PrivateKey, private, 64)?;
        require_length(Symbol::PublicKey, peer, self.public_len())?;
        let (m, x25519) = private.split_at(32);
        let (key, peer_x25519) = peer.split_at(KEY_LEN);
        let m = m.try_into().map_err(|_| wrong(Symbol::PrivateKey, m))?;
        // FIPS 203 section 7.2: a key with a coefficient that is not reduced is none.
        let encapsulation_key = EncapsulationKey::new_from_slice(key)
            .map_err(|_| OutOfRange::value(Symbol::PublicKey, &3329_u64.into(), coefficient()))?;
        let (ciphertext, shared) = encapsulation_key.encapsulate_deterministic(&m);
        let mut public = ciphertext.to_vec();
        let mut secret = shared.to_vec();
        outline(
            w,
            &[(Symbol::PublicKey, key)],
            (Symbol::Encapsulation, &public),
        );
        public.extend(X25519.public(x25519, w)?);
        secret.extend(X25519.agree(x25519, peer_x25519, w)?);
        Ok(Response { public, secret })
    }

    /// A ciphertext that was changed gives another secret and no error (implicit rejection, FIPS 203 section 6.3).
    fn agree(&self, private: &[u8], peer: &[u8], w: &mut Working) -> Result<Vec<u8>, OutOfRange> {
        let (key, x25519) = initiator(private)?;
        require_length(Symbol::PublicKey, peer, self.response_len())?;
        let (encapsulated, peer_x25519) = peer.split_at(CIPHERTEXT_LEN);
        let ciphertext = Ciphertext::try_from(encapsulated)
            .map_err(|_| wrong(Symbol::PublicKey, encapsulated))?;
        let mut secret = key.decapsulate(&ciphertext).to_vec();
        let inputs = [(Symbol::Encapsulation, encapsulated)];
        outline(w, &inputs, (Symbol::SharedSecret, &secret));
        secret.extend(X25519.agree(x25519, peer_x25519, w)?);
        Ok(secret)
    }
}

/// The decapsulation key, and X25519's private value.
fn initiator(private: &[u8]) -> Result<(DecapsulationKey, &[u8]), OutOfRange> {
    require_length(Symbol::PrivateKey, private, SEED_LEN + 32)?;
    let (seed, x25519) = private.split_at(SEED_LEN);
    let key =
        DecapsulationKey::new_from_slice(seed).map_err(|_| wrong(Symbol::PrivateKey, seed))?;
    Ok((key, x25519))
}

fn wrong(what: Symbol, bytes: &[u8]) -> OutOfRange {
    OutOfRange::length(what, bytes.len(), Bound::Length(bytes.len() as u64))
}

/// Every coefficient of an encapsulation key is below ML-KEM's `q`.
fn coefficient() -> Bound {
    Bound::Below(3329_u64.into())
}
