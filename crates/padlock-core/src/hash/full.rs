//! The hashes of real TLS, by RustCrypto: their working is an outline, input and output.

use sha2::Digest;

use super::Hash;
use crate::working::{Symbol, Working, WorkingOp};

macro_rules! hash {
    ($(#[$doc:meta])* $name:ident, $id:literal, $block_len:literal, $output_len:literal, $digest:ty) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub struct $name;

        impl Hash for $name {
            fn id(&self) -> &'static str {
                $id
            }

            fn block_len(&self) -> usize {
                $block_len
            }

            fn output_len(&self) -> usize {
                $output_len
            }

            fn digest(&self, message: &[u8], w: &mut Working) -> Vec<u8> {
                outline(<$digest>::digest(message).to_vec(), message, w)
            }
        }
    };
}

hash!(
    /// MD5 (RFC 1321): block 64 bytes, digest 16 bytes. Broken: collisions take seconds.
    Md5, "md5", 64, 16, md5::Md5
);
hash!(
    /// SHA-1 (FIPS 180-4): block 64 bytes, digest 20 bytes. Broken: a collision was shown in 2017.
    Sha1, "sha1", 64, 20, sha1::Sha1
);
hash!(
    /// SHA-256 (FIPS 180-4): block 64 bytes, digest 32 bytes.
    Sha256, "sha256", 64, 32, sha2::Sha256
);
hash!(
    /// SHA-384 (FIPS 180-4): block 128 bytes, digest 48 bytes.
    Sha384, "sha384", 128, 48, sha2::Sha384
);
hash!(
    /// SHA-512 (FIPS 180-4): block 128 bytes, digest 64 bytes.
    Sha512, "sha512", 128, 64, sha2::Sha512
);

/// MD5 and SHA-1 side by side: what TLS 1.0 and 1.1 hash a handshake and sign with (RFC 4346 section 7.4.3).
/// Digest 36 bytes. It is not a hash to build HMAC on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Md5Sha1;

impl Hash for Md5Sha1 {
    fn id(&self) -> &'static str {
        "md5_sha1"
    }

    fn block_len(&self) -> usize {
        64
    }

    fn output_len(&self) -> usize {
        36
    }

    fn digest(&self, message: &[u8], w: &mut Working) -> Vec<u8> {
        let mut digest = md5::Md5::digest(message).to_vec();
        digest.extend(sha1::Sha1::digest(message));
        outline(digest, message, w)
    }
}

fn outline(digest: Vec<u8>, message: &[u8], w: &mut Working) -> Vec<u8> {
    let step = w.open(WorkingOp::Hash, || vec![(Symbol::Message, message.into())]);
    w.close(&step, || vec![(Symbol::Digest, (&digest).into())]);
    digest
}
