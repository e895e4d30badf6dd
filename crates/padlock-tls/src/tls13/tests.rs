//! The key schedule against RFC 8448 section 3, whose published secrets stand here.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking, its helpers too"
)]

use padlock_core::{Working, hash::Sha256, mac::hkdf_extract};

use super::{key_schedule::*, transcript::*};

fn unhex(text: &str) -> Vec<u8> {
    let pairs = text.as_bytes().chunks(2);
    let byte = |pair: &[u8]| u8::from_str_radix(str::from_utf8(pair).unwrap(), 16).unwrap();
    pairs.map(byte).collect()
}

const EARLY_SECRET: &str = "33ad0a1c607ec03b09e6cd9893680ce210adf300aa1f2660e1b22e10f170f92a";
const SHARED_SECRET: &str = "8bd4054fb55b9d63fdfbacf9f04b9f0d35e6d63f537563efd46272900f89492d";
const HANDSHAKE_SALT: &str = "6f2615a108c702c5678f54fc9dbab69716c076189c48250cebeac3576c3611ba";
const HANDSHAKE_SECRET: &str = "1dc826e93606aa6fdc0aadc12f741b01046aa6b99f691ed221a9f0ca043fbeac";
const HELLOS: &str = "860c06edc07858ee8e78f0e7428c58edd6b43f2ca3e6e95f02ed063cf0e1cad8";
const CLIENT_HANDSHAKE: &str = "b3eddb126e067f35a780b3abf45e2d8f3b1a950738f52e9600746a0e27a55a21";
const SERVER_HANDSHAKE: &str = "b67b7d690cc16c4e75e54213cb2d37b4e9c912bcded9105d42befd59d391ad38";
const MASTER_SALT: &str = "43de77e0c77713859a944db9db2590b53190a65b3ee2e4f12dd7a0bb7ce254b4";
const MASTER_SECRET: &str = "18df06843d13a08bf2a449844c5f8a478001bc4d4c627984d5a41da8d0402919";

#[test]
fn the_schedule_gives_the_secrets_of_rfc_8448_section_3() {
    let off = &mut Working::off();
    let zeros = [0; 32];
    let nothing = unhex("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    let early = hkdf_extract(&Sha256, &[], &zeros, off);
    assert_eq!(early, unhex(EARLY_SECRET));
    let salt = derive_secret(&Sha256, &early, "derived", &nothing, off).unwrap();
    assert_eq!(salt, unhex(HANDSHAKE_SALT));
    let handshake = hkdf_extract(&Sha256, &salt, &unhex(SHARED_SECRET), off);
    assert_eq!(handshake, unhex(HANDSHAKE_SECRET));
    for (label, secret) in [
        ("c hs traffic", CLIENT_HANDSHAKE),
        ("s hs traffic", SERVER_HANDSHAKE),
    ] {
        let derived = derive_secret(&Sha256, &handshake, label, &unhex(HELLOS), off);
        assert_eq!(derived, Ok(unhex(secret)), "{label}");
    }
    let salt = derive_secret(&Sha256, &handshake, "derived", &nothing, off).unwrap();
    assert_eq!(salt, unhex(MASTER_SALT));
    let master = hkdf_extract(&Sha256, &salt, &zeros, off);
    assert_eq!(master, unhex(MASTER_SECRET));
    let secret = unhex(SERVER_HANDSHAKE);
    let key = expand_label(&Sha256, &secret, "key", &[], 16, off);
    assert_eq!(key, Ok(unhex("3fce516009c21727d0f2e4e86ee403bc")));
    let iv = expand_label(&Sha256, &secret, "iv", &[], 12, off);
    assert_eq!(iv, Ok(unhex("5d313eb2671276ee13000b30")));
}

#[test]
fn a_transcript_is_named_by_its_range() {
    let mut transcript = Transcript::default();
    let mut name = |message: &[u8]| {
        transcript.absorb(message);
        Range::of(transcript.messages()).unwrap().to_string()
    };
    assert_eq!(name(&[1, 0, 0, 0]), "ClientHello");
    assert_eq!(name(&[2, 0, 0, 1, 9]), "ClientHello..ServerHello");
    assert_eq!(name(&[8, 0, 0, 0]), "ClientHello..EncryptedExtensions");
    assert_eq!(name(&[15, 0, 0, 0]), "ClientHello..CertificateVerify");
    assert_eq!(name(&[20, 0, 0, 0]), "ClientHello..server Finished");
    assert_eq!(name(&[11, 0, 0, 0]), "ClientHello..client Certificate");
    assert_eq!(name(&[20, 0, 0, 0]), "ClientHello..client Finished");
    let late = "ClientHello..client Finished + ";
    for (kind, last) in [
        (13, "CertificateRequest"),
        (11, "Certificate"),
        (15, "CertificateVerify"),
        (20, "Finished"),
    ] {
        assert_eq!(name(&[kind, 0, 0, 0]), format!("{late}{last}"));
    }
    assert_eq!(Range::of(&[1, 0, 0, 1]), None);
}

#[test]
fn a_retried_transcript_begins_with_the_hash_of_the_first_hello() {
    let suite = super::suite(crate::handshake::CipherSuite::TLS_AES_128_GCM_SHA256).unwrap();
    let mut transcript = Transcript::default();
    transcript.absorb(&[1, 0, 0, 0]);
    transcript.retry(suite);
    assert_eq!(transcript.messages()[..4], [254, 0, 0, 32]);
    transcript.absorb(&[2, 0, 0, 0]);
    let range = Range::of(transcript.messages()).unwrap();
    assert_eq!(range.to_string(), "ClientHello1..ServerHello");
}
