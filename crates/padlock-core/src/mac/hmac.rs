//! HMAC (RFC 2104), over any hash.
//!
//! `HMAC(K, text) = H((K xor opad) || H((K xor ipad) || text))`

use crate::hash::Hash;
use crate::working::{Symbol, Working, WorkingOp};

/// The HMAC of `message` under `key`: as many bytes as the hash's digest (RFC 2104 section 2).
///
/// A key longer than the hash's block is hashed first; a shorter one is filled with zeros.
pub fn hmac(hash: &dyn Hash, key: &[u8], message: &[u8], w: &mut Working) -> Vec<u8> {
    let step = w.open(WorkingOp::Hmac, || {
        vec![(Symbol::Key, key.into()), (Symbol::Message, message.into())]
    });
    let mut block = if key.len() > hash.block_len() {
        hash.digest(key, w)
    } else {
        key.to_vec()
    };
    block.resize(hash.block_len(), 0);
    let pad = |byte: u8| -> Vec<u8> { block.iter().map(|k| k ^ byte).collect() };
    let (ipad, opad) = (pad(0x36), pad(0x5c));

    let inner = hash.digest(&[ipad.as_slice(), message].concat(), w);
    let outer = hash.digest(&[opad.as_slice(), &inner].concat(), w);

    w.columns(
        &step,
        &[Symbol::KeyBlock, Symbol::Ipad, Symbol::Inner, Symbol::Opad],
    );
    w.row(&step, || {
        [&block, &ipad, &inner, &opad]
            .map(|bytes| bytes.as_slice().into())
            .to_vec()
    });
    w.close(&step, || vec![(Symbol::Outer, outer.as_slice().into())]);
    outer
}
