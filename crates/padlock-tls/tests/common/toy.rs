//! Keys and certificates for paper.

use padlock_core::{
    Nat, Working,
    rsa::RsaPrivateKey,
    signature::{PrivateKey, PublicKey},
};
use padlock_tls::{
    server::Identity,
    x509::{Authority, CertificateScheme, Request},
};

use crate::configs::{NAME, VALIDITY};

/// A key with `e = 17`.
pub fn key(p: u64, q: u64) -> RsaPrivateKey {
    let off = &mut Working::off();
    RsaPrivateKey::from_primes(&Nat::from(p), &Nat::from(q), &Nat::from(17), off).expect("primes")
}

/// An authority, and the identity that it has given to [`NAME`] with this key.
pub fn issued(private_key: RsaPrivateKey) -> (Vec<u8>, Identity) {
    let scheme = CertificateScheme::ToyRsaToyHash;
    let authority =
        Authority::new("CA", PrivateKey::Rsa(key(257, 263)), scheme, VALIDITY, 1).expect("issues");
    let request = Request {
        common_name: NAME.to_owned(),
        dns_names: vec![NAME.to_owned()],
        public_key: PublicKey::Rsa(private_key.public()),
        validity: VALIDITY,
        serial_number: 17,
        is_ca: false,
    };
    let identity = Identity {
        certificate_list: vec![authority.issue(&request).expect("issues")],
        private_key: PrivateKey::Rsa(private_key),
    };
    (authority.certificate().to_vec(), identity)
}
