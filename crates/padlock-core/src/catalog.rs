//! Every primitive by its trait: adding one is one file, and one line here.
//!
//! A page that names its primitives directly carries only those; whoever calls a table here carries them all.

use crate::aead::{
    Aead, Aes128Ccm, Aes128Ccm8, Aes128Gcm, Aes256Ccm, Aes256Gcm, ChaCha20Poly1305, ToyAead,
};
use crate::cipher::{Aes128, Aes256, BlockCipher, SAes, SDes, TripleDes};
use crate::dh::DhGroup;
use crate::ec::EcGroup;
use crate::hash::{Hash, Md5, Md5Sha1, Sha1, Sha256, Sha384, Sha512, ToyHash};
use crate::kex::{KeyExchange, X25519, X25519MlKem768};
use crate::nist::{Secp256r1, Secp384r1};
use crate::rsa::{Encryption, RsaPkcs1, RsaTextbook};
use crate::signature::{
    EcdsaSha1, EcdsaSha256, EcdsaSha384, EcdsaSha512, EcdsaToyHash, Ed25519, RsaPkcs1Md5Sha1,
    RsaPkcs1Sha1, RsaPkcs1Sha256, RsaPkcs1Sha384, RsaPkcs1Sha512, RsaPssSha256, RsaPssSha384,
    RsaPssSha512, RsaToyHash, SignatureScheme,
};
use crate::stream::{Lfsr, Rc4, RepeatingXor, StreamCipher};

#[cfg(test)]
mod tests;

/// Every hash, the toy first.
pub const HASHES: &[&dyn Hash] = &[&ToyHash, &Md5, &Sha1, &Md5Sha1, &Sha256, &Sha384, &Sha512];

/// Every block cipher, the toys first.
pub const BLOCK_CIPHERS: &[&dyn BlockCipher] = &[&SDes, &SAes, &TripleDes, &Aes128, &Aes256];

/// Every stream cipher, the toys first.
pub const STREAM_CIPHERS: &[&dyn StreamCipher] = &[&RepeatingXor, &Lfsr::THREE_BITS, &Rc4];

/// Every AEAD, the toy first.
pub const AEADS: &[&dyn Aead] = &[
    &ToyAead,
    &Aes128Gcm,
    &Aes256Gcm,
    &Aes128Ccm,
    &Aes128Ccm8,
    &Aes256Ccm,
    &ChaCha20Poly1305,
];

/// Every public-key encryption, the toy first.
pub const ENCRYPTIONS: &[&dyn Encryption] = &[&RsaTextbook, &RsaPkcs1];

/// Every signature scheme, the toys first.
pub const SIGNATURE_SCHEMES: &[&dyn SignatureScheme] = &[
    &RsaToyHash,
    &EcdsaToyHash,
    &RsaPkcs1Md5Sha1,
    &RsaPkcs1Sha1,
    &RsaPkcs1Sha256,
    &RsaPkcs1Sha384,
    &RsaPkcs1Sha512,
    &RsaPssSha256,
    &RsaPssSha384,
    &RsaPssSha512,
    &EcdsaSha1,
    &EcdsaSha256,
    &EcdsaSha384,
    &EcdsaSha512,
    &Ed25519,
];

/// Every key exchange, the toys first, with their default groups.
#[must_use]
pub fn key_exchanges() -> Vec<Box<dyn KeyExchange>> {
    vec![
        Box::new(DhGroup::toy()),
        Box::new(EcGroup::toy()),
        Box::new(DhGroup::ffdhe2048()),
        Box::new(DhGroup::ffdhe3072()),
        Box::new(Secp256r1),
        Box::new(Secp384r1),
        Box::new(X25519),
        Box::new(X25519MlKem768),
    ]
}
