//! RC4, by RustCrypto (Rivest 1987; prohibited in TLS by RFC 7465).

use ::rc4::{KeyInit, StreamCipher as _};

use super::StreamCipher;
use crate::error::{OutOfRange, require_length};
use crate::working::Symbol;

/// RC4 with a 16-byte key. The stream before `offset` is made again each time: a megabyte takes milliseconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rc4;

impl StreamCipher for Rc4 {
    fn id(&self) -> &'static str {
        "rc4_128"
    }

    fn key_len(&self) -> usize {
        16
    }

    fn keystream(&self, key: &[u8], offset: usize, len: usize) -> Result<Vec<u8>, OutOfRange> {
        let refused = || require_length(Symbol::Key, key, 16);
        refused()?;
        let Ok(mut cipher) = ::rc4::Rc4::new_from_slice(key) else {
            return refused().map(|()| Vec::new());
        };
        let mut stream = vec![0; offset.saturating_add(len)];
        cipher.apply_keystream(&mut stream);
        Ok(stream.split_off(offset))
    }
}
