//! Textbook RSA: `c = m^e mod n`, without padding (Rivest, Shamir and Adleman 1978).

use super::{
    Encryption, RsaError, RsaPrivateKey, RsaPublicKey, private_operation, public_operation,
};
use crate::drbg::Drbg;
use crate::error::require_length;
use crate::num::Nat;
use crate::working::{Symbol, Working, WorkingOp};

/// Textbook RSA.
///
/// A message is the big-endian bytes of an integer below `n`; ciphertext and decrypted message are
/// padded in front with zeros to the byte length of `n`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RsaTextbook;

impl Encryption for RsaTextbook {
    fn id(&self) -> &'static str {
        "rsa_textbook"
    }

    fn encrypt(
        &self,
        key: &RsaPublicKey,
        message: &[u8],
        _rng: &mut Drbg,
        w: &mut Working,
    ) -> Result<Vec<u8>, RsaError> {
        let m = Nat::from_be_bytes(message);
        let step = w.open(WorkingOp::RsaEncrypt, || {
            vec![
                (Symbol::M, (&m).into()),
                (Symbol::E, (&key.e).into()),
                (Symbol::N, (&key.n).into()),
            ]
        });
        let c = public_operation(key, &m, Symbol::M, w);
        w.close(&step, || c.iter().map(|c| (Symbol::C, c.into())).collect());
        Ok(c?.to_be_bytes_padded(key.byte_len())?)
    }

    fn decrypt(
        &self,
        key: &RsaPrivateKey,
        ciphertext: &[u8],
        w: &mut Working,
    ) -> Result<Vec<u8>, RsaError> {
        let k = key.n.byte_len();
        require_length(Symbol::Ciphertext, ciphertext, k)?;
        let c = Nat::from_be_bytes(ciphertext);
        let step = w.open(WorkingOp::RsaDecrypt, || {
            vec![
                (Symbol::C, (&c).into()),
                (Symbol::D, (&key.d).into()),
                (Symbol::N, (&key.n).into()),
            ]
        });
        let m = private_operation(key, &c, Symbol::C, w);
        w.close(&step, || m.iter().map(|m| (Symbol::M, m.into())).collect());
        Ok(m?.to_be_bytes_padded(k)?)
    }
}
