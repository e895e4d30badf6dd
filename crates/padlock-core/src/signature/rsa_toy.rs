//! Textbook RSA over the toy hash: `s = H(m)^d mod n`, and `s^e mod n = H(m)`.

use super::{PrivateKey, PublicKey, SignatureError, SignatureScheme};
use crate::drbg::Drbg;
use crate::error::{Bound, OutOfRange, require_length};
use crate::hash::{Hash, ToyHash};
use crate::num::Nat;
use crate::rsa::{private_operation, public_operation};
use crate::working::{Symbol, Working, WorkingOp};

/// Textbook RSA over [`ToyHash`]: deterministic, signature as long as the modulus.
///
/// The modulus must be above `ffff`, so that every digest is below it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RsaToyHash;

impl SignatureScheme for RsaToyHash {
    fn id(&self) -> &'static str {
        "rsa_toy_hash"
    }

    fn sign(
        &self,
        key: &PrivateKey,
        message: &[u8],
        _rng: &mut Drbg,
        w: &mut Working,
    ) -> Result<Vec<u8>, SignatureError> {
        let key = key.rsa()?;
        require_room(&key.n)?;
        let step = w.open(WorkingOp::RsaSign, || {
            vec![
                (Symbol::Message, message.into()),
                (Symbol::D, (&key.d).into()),
                (Symbol::N, (&key.n).into()),
            ]
        });
        let h = Nat::from_be_bytes(&ToyHash.digest(message, w));
        let s = private_operation(key, &h, Symbol::Digest, w)?;
        w.close(&step, || {
            vec![(Symbol::H, (&h).into()), (Symbol::Signature, (&s).into())]
        });
        Ok(s.to_be_bytes_padded(key.n.byte_len())?)
    }

    fn verify(
        &self,
        key: &PublicKey,
        message: &[u8],
        signature: &[u8],
        w: &mut Working,
    ) -> Result<(), SignatureError> {
        let key = key.rsa()?;
        require_room(&key.n)?;
        require_length(Symbol::Signature, signature, key.byte_len())?;
        let s = Nat::from_be_bytes(signature);
        let step = w.open(WorkingOp::RsaVerify, || {
            vec![
                (Symbol::Message, message.into()),
                (Symbol::Signature, (&s).into()),
                (Symbol::E, (&key.e).into()),
                (Symbol::N, (&key.n).into()),
            ]
        });
        let h = Nat::from_be_bytes(&ToyHash.digest(message, w));
        let opened = public_operation(key, &s, Symbol::Signature, w)?;
        w.close(&step, || {
            vec![
                (Symbol::H, (&h).into()),
                (Symbol::M, (&opened).into()),
                (Symbol::Verdict, (opened == h).into()),
            ]
        });
        if opened == h {
            Ok(())
        } else {
            Err(SignatureError::Mismatch)
        }
    }
}

fn require_room(n: &Nat) -> Result<(), OutOfRange> {
    let least = Nat::from(0x1_0000);
    if *n >= least {
        return Ok(());
    }
    Err(OutOfRange::value(Symbol::N, n, Bound::AtLeast(least)))
}
