//! HKDF (RFC 5869), over any hash.

use super::hmac;
use crate::error::{Bound, OutOfRange};
use crate::hash::Hash;
use crate::working::{Symbol, Working, WorkingOp};

/// `PRK = HMAC(salt, IKM)` (RFC 5869 section 2.2); an empty salt stands for a digest's length of zeros.
pub fn hkdf_extract(hash: &dyn Hash, salt: &[u8], ikm: &[u8], w: &mut Working) -> Vec<u8> {
    let step = w.open(WorkingOp::HkdfExtract, || {
        vec![(Symbol::Salt, salt.into()), (Symbol::Ikm, ikm.into())]
    });
    let zeros = vec![0; hash.output_len()];
    let prk = hmac(hash, if salt.is_empty() { &zeros } else { salt }, ikm, w);
    w.close(&step, || vec![(Symbol::Prk, (&prk).into())]);
    prk
}

/// The first `len` bytes of `T(1) || T(2) || ...`, with `T(i) = HMAC(PRK, T(i-1) || info || i)`
/// (RFC 5869 section 2.3). The working has one row per `T`.
///
/// # Errors
/// [`Bound::AtMost`] 255 digests naming `length`.
pub fn hkdf_expand(
    hash: &dyn Hash,
    prk: &[u8],
    info: &[u8],
    len: usize,
    w: &mut Working,
) -> Result<Vec<u8>, OutOfRange> {
    let most = 255 * hash.output_len();
    if len > most {
        let bound = Bound::LengthAtMost(most as u64);
        return Err(OutOfRange::length(Symbol::Length, len, bound));
    }
    let step = w.open(WorkingOp::HkdfExpand, || {
        vec![
            (Symbol::Prk, prk.into()),
            (Symbol::Info, info.into()),
            (Symbol::Length, len.into()),
        ]
    });
    w.columns(&step, &[Symbol::Index, Symbol::Message, Symbol::T]);
    let mut okm = Vec::with_capacity(len);
    let mut t = Vec::new();
    for i in 1..=u8::MAX {
        if okm.len() >= len {
            break;
        }
        let message = [&t, info, &[i]].concat();
        t = hmac(hash, prk, &message, w);
        w.row(&step, || {
            vec![u64::from(i).into(), (&message).into(), (&t).into()]
        });
        okm.extend_from_slice(&t);
    }
    okm.truncate(len);
    w.close(&step, || vec![(Symbol::Okm, (&okm).into())]);
    Ok(okm)
}
