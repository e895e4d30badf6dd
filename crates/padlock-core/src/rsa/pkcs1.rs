//! RSAES-PKCS1-v1_5 (RFC 8017 section 7.2).
//!
//! `EM = 00 || 02 || PS || 00 || M`, with at least eight random non-zero bytes of `PS`.
//!
//! The unpadding is ours: the library rejects implicitly (a wrong padding gives an invented message),
//! and the lessons on Bleichenbacher's attack need to see which check failed.

use super::{
    Encryption, PaddingFault, RsaError, RsaPrivateKey, RsaPublicKey, private_operation,
    public_operation,
};
use crate::drbg::Drbg;
use crate::error::{Bound, OutOfRange, require_length};
use crate::num::Nat;
use crate::working::{Symbol, Working, WorkingOp};

/// RSAES-PKCS1-v1_5: a message of at most `k - 11` bytes under a modulus of `k` bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RsaPkcs1;

/// Bytes that the padding takes: two in front, eight random ones, the separator.
const OVERHEAD: usize = 11;

impl Encryption for RsaPkcs1 {
    fn id(&self) -> &'static str {
        "rsaes_pkcs1_v1_5"
    }

    fn encrypt(
        &self,
        key: &RsaPublicKey,
        message: &[u8],
        rng: &mut Drbg,
        w: &mut Working,
    ) -> Result<Vec<u8>, RsaError> {
        let k = key.byte_len();
        let encoded = encode(message, k, rng)?;
        let step = w.open(WorkingOp::RsaEncrypt, || {
            vec![
                (Symbol::Message, message.into()),
                (Symbol::EncodedMessage, encoded.as_slice().into()),
                (Symbol::E, (&key.e).into()),
                (Symbol::N, (&key.n).into()),
            ]
        });
        let m = Nat::from_be_bytes(&encoded);
        let c = public_operation(key, &m, Symbol::M, w)?;
        let ciphertext = c.to_be_bytes_padded(k)?;
        w.close(&step, || {
            vec![(Symbol::Ciphertext, ciphertext.as_slice().into())]
        });
        Ok(ciphertext)
    }

    fn decrypt(
        &self,
        key: &RsaPrivateKey,
        ciphertext: &[u8],
        w: &mut Working,
    ) -> Result<Vec<u8>, RsaError> {
        let k = key.n.byte_len();
        require_length(Symbol::Ciphertext, ciphertext, k)?;
        let step = w.open(WorkingOp::RsaDecrypt, || {
            vec![
                (Symbol::Ciphertext, ciphertext.into()),
                (Symbol::D, (&key.d).into()),
                (Symbol::N, (&key.n).into()),
            ]
        });
        let c = Nat::from_be_bytes(ciphertext);
        let m = private_operation(key, &c, Symbol::C, w)?;
        let encoded = m.to_be_bytes_padded(k)?;
        let message = decode(&encoded);
        w.close(&step, || {
            let mut result = vec![(Symbol::EncodedMessage, encoded.as_slice().into())];
            result.extend(message.iter().map(|m| (Symbol::Message, (*m).into())));
            result
        });
        Ok(message?.to_vec())
    }
}

/// EME-PKCS1-v1_5 encoding (RFC 8017 section 7.2.1, steps 1 and 2) to `k` bytes.
fn encode(message: &[u8], k: usize, rng: &mut Drbg) -> Result<Vec<u8>, OutOfRange> {
    if message.len() + OVERHEAD > k {
        let bound = Bound::LengthAtMost(k.saturating_sub(OVERHEAD) as u64);
        return Err(OutOfRange::length(Symbol::Message, message.len(), bound));
    }
    let mut encoded = vec![0, 2];
    while encoded.len() < k - message.len() - 1 {
        let mut byte = [0];
        rng.fill(&mut byte);
        encoded.extend(byte.iter().filter(|&&byte| byte != 0));
    }
    encoded.push(0);
    encoded.extend_from_slice(message);
    Ok(encoded)
}

/// EME-PKCS1-v1_5 decoding (RFC 8017 section 7.2.2, step 3).
fn decode(encoded: &[u8]) -> Result<&[u8], RsaError> {
    let fault = |fault| Err(RsaError::Padding(fault));
    let rest = match encoded {
        [0, 2, rest @ ..] => rest,
        [0, ..] => return fault(PaddingFault::BlockType),
        _ => return fault(PaddingFault::FirstByte),
    };
    let Some(separator) = rest.iter().position(|&byte| byte == 0) else {
        return fault(PaddingFault::NoSeparator);
    };
    if separator < 8 {
        return fault(PaddingFault::TooShort);
    }
    Ok(rest.get(separator + 1..).unwrap_or_default())
}
