//! RSASSA-PSS (RFC 8017 section 8.1), by RustCrypto, with a salt as long as the digest (RFC 8446 section 4.2.3).

use ::rsa::Pss;
use ::rsa::traits::SignatureScheme as _;
use crypto_bigint::BoxedUint;
use sha2::Digest;
use sha2::digest::FixedOutputReset;

use super::{PrivateKey, PublicKey, SignatureError, SignatureScheme, outline_sign, outline_verify};
use crate::drbg::Drbg;
use crate::error::{Bound, OutOfRange, require_length};
use crate::num::Nat;
use crate::rsa::{RsaPrivateKey, RsaPublicKey};
use crate::working::{Symbol, Working};

macro_rules! scheme {
    ($(#[$doc:meta])* $name:ident, $id:literal, $digest:ty) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub struct $name;

        impl SignatureScheme for $name {
            fn id(&self) -> &'static str {
                $id
            }

            fn sign(
                &self,
                key: &PrivateKey,
                message: &[u8],
                rng: &mut Drbg,
                w: &mut Working,
            ) -> Result<Vec<u8>, SignatureError> {
                sign::<$digest>(key.rsa()?, message, rng, w)
            }

            fn verify(
                &self,
                key: &PublicKey,
                message: &[u8],
                signature: &[u8],
                w: &mut Working,
            ) -> Result<(), SignatureError> {
                verify::<$digest>(key.rsa()?, message, signature, w)
            }
        }
    };
}

scheme!(
    /// RSASSA-PSS with SHA-256: salt 32 bytes, signature as long as the modulus.
    RsaPssSha256, "rsa_pss_rsae_sha256", sha2::Sha256
);
scheme!(
    /// RSASSA-PSS with SHA-384: salt 48 bytes, signature as long as the modulus.
    RsaPssSha384, "rsa_pss_rsae_sha384", sha2::Sha384
);
scheme!(
    /// RSASSA-PSS with SHA-512: salt 64 bytes, signature as long as the modulus.
    RsaPssSha512, "rsa_pss_rsae_sha512", sha2::Sha512
);

fn sign<D: Digest + FixedOutputReset>(
    key: &RsaPrivateKey,
    message: &[u8],
    rng: &mut Drbg,
    w: &mut Working,
) -> Result<Vec<u8>, SignatureError> {
    require_room::<D>(key.n.byte_len())?;
    let library = library_private_key(key).ok_or_else(|| no_key(key.n.bits()))?;
    let digest = D::digest(message);
    let signature = pss::<D>()
        .sign(Some(rng), &library, &digest)
        .map_err(|_| no_key(key.n.bits()))?;
    outline_sign(w, message, &digest, &signature);
    Ok(signature)
}

fn verify<D: Digest + FixedOutputReset>(
    key: &RsaPublicKey,
    message: &[u8],
    signature: &[u8],
    w: &mut Working,
) -> Result<(), SignatureError> {
    require_room::<D>(key.byte_len())?;
    require_length(Symbol::Signature, signature, key.byte_len())?;
    let library = library_public_key(key).ok_or_else(|| no_key(key.n.bits()))?;
    let holds = pss::<D>().verify(&library, &D::digest(message), signature);
    outline_verify(w, message, signature, holds.is_ok())
}

fn pss<D: Digest>() -> Pss<D> {
    Pss {
        // The answer is the same, and a simulator has no timing to hide.
        blinded: false,
        digest: D::new(),
        salt_len: Some(<D as Digest>::output_size()),
    }
}

/// The library's form of a public key; `None` for one that it does not take: its exponent is even or above `2^33`,
/// its modulus even, below 512 bits or above 4096.
fn library_public_key(key: &RsaPublicKey) -> Option<::rsa::RsaPublicKey> {
    let (n, e) = (key.n.boxed(key.n.bits())?, minimal(&key.e)?);
    ::rsa::RsaPublicKey::new_with_size_limits(n, e, 512..=4096).ok()
}

/// The library's form of a private key; `None` for one that it does not take.
fn library_private_key(key: &RsaPrivateKey) -> Option<::rsa::RsaPrivateKey> {
    library_public_key(&key.public())?;
    let primes = vec![minimal(&key.p)?, minimal(&key.q)?];
    let (n, e, d) = (
        key.n.boxed(key.n.bits())?,
        minimal(&key.e)?,
        minimal(&key.d)?,
    );
    ::rsa::RsaPrivateKey::from_components(n, e, d, primes).ok()
}

fn minimal(n: &Nat) -> Option<BoxedUint> {
    n.boxed(n.bits().max(1))
}

/// The encoded message holds two digests' lengths and 2 bytes (RFC 8017 section 9.1.1, step 3).
fn require_room<D: Digest>(k: usize) -> Result<(), OutOfRange> {
    let least = 2 * <D as Digest>::output_size() + 2;
    if k > least {
        return Ok(());
    }
    let bound = Bound::LengthAtLeast(least as u64 + 1);
    Err(OutOfRange::length(Symbol::N, k, bound))
}

/// The library takes odd moduli to 4096 bits whose exponents belong to each other.
fn no_key(bits: usize) -> OutOfRange {
    let bound = Bound::Bits {
        min: 512,
        max: 4096,
    };
    OutOfRange::length(Symbol::N, bits, bound)
}
