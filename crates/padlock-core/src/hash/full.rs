//! The hashes of real TLS, by RustCrypto: their working is an outline, input and output.

use sha2::Digest;

use super::Hash;
use crate::working::{Symbol, Working, WorkingOp};

/// SHA-1 (FIPS 180-4): block 64 bytes, digest 20 bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sha1;

/// SHA-256 (FIPS 180-4): block 64 bytes, digest 32 bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sha256;

impl Hash for Sha1 {
    fn id(&self) -> &'static str {
        "sha1"
    }

    fn block_len(&self) -> usize {
        64
    }

    fn output_len(&self) -> usize {
        20
    }

    fn digest(&self, message: &[u8], w: &mut Working) -> Vec<u8> {
        outline::<sha1::Sha1>(message, w)
    }
}

impl Hash for Sha256 {
    fn id(&self) -> &'static str {
        "sha256"
    }

    fn block_len(&self) -> usize {
        64
    }

    fn output_len(&self) -> usize {
        32
    }

    fn digest(&self, message: &[u8], w: &mut Working) -> Vec<u8> {
        outline::<sha2::Sha256>(message, w)
    }
}

fn outline<D: Digest>(message: &[u8], w: &mut Working) -> Vec<u8> {
    let digest = D::digest(message).to_vec();
    let step = w.open(WorkingOp::Hash, || vec![(Symbol::Message, message.into())]);
    w.close(&step, || vec![(Symbol::Digest, digest.as_slice().into())]);
    digest
}
