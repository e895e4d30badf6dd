use padlock_core::Working;

use super::prf;
use crate::{handshake::CipherSuite, suite::suite};

/// A well-known vector of the PRF of TLS 1.0 (published on the IETF's TLS list, 1999).
#[test]
fn the_prf_gives_the_published_bytes() {
    let row = suite(CipherSuite::TLS_RSA_WITH_AES_128_CBC_SHA).unwrap();
    let (secret, seed) = ([0xab; 48], [0xcd; 64]);
    let out = prf(
        row,
        &secret,
        "PRF Testvector",
        &seed,
        104,
        &mut Working::off(),
    );
    let expected = [
        0xd3, 0xd4, 0xd1, 0xe3, 0x49, 0xb5, 0xd5, 0x15, 0x04, 0x46, 0x66, 0xd5, 0x1d, 0xe3, 0x2b,
        0xab,
    ];
    assert_eq!(out[..16], expected);
    assert_eq!(out.len(), 104);
}
