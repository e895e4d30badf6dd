//! Signing what a certificate or a revocation list says.

use der::Decode;
use der::Encode;
use der::asn1::{AnyRef, BitString, OctetString};
use padlock_core::signature::{PrivateKey, PublicKey};
use padlock_core::{Drbg, Working};
use serde::{Deserialize, Serialize};

use super::tbs::Signed;
use super::{CertificateError, CertificateScheme, KeyKind, Schemes, public_key};

/// A key, and how it signs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signer {
    /// The key.
    pub key: PrivateKey,
    /// How it signs.
    pub scheme: CertificateScheme,
}

impl Signer {
    /// The DER of a part that is to be signed, with its signature by one of `schemes`.
    pub(super) fn sign(&self, tbs: &[u8], schemes: Schemes) -> Result<Vec<u8>, CertificateError> {
        let implementation = schemes.implementation(self.scheme);
        let implementation = implementation.ok_or(CertificateError::UnsupportedSignature)?;
        let mut rng = draws(&self.key, tbs);
        let signature = implementation.sign(&self.key, tbs, &mut rng, &mut Working::off())?;
        let signed = Signed {
            to_be_signed: AnyRef::from_der(tbs)?,
            signature_algorithm: self.scheme.algorithm()?,
            signature_value: BitString::from_bytes(&signature)?,
        };
        Ok(signed.to_der()?)
    }

    /// The identifier of the key that signs.
    pub(super) fn key_identifier(&self) -> Result<OctetString, CertificateError> {
        key_identifier(&self.key.public(), self.scheme)
    }
}

/// The hash of a key's bits (RFC 5280 section 4.2.1.2, method 1): the toy hash where `scheme` is a toy.
pub(super) fn key_identifier(
    key: &PublicKey,
    scheme: CertificateScheme,
) -> Result<OctetString, CertificateError> {
    let info = public_key::encode(key, KeyKind::of(key, scheme.key_kind().is_toy()))?;
    let hash = scheme.key_identifier_hash();
    let digest = hash.digest(info.subject_public_key.raw_bytes(), &mut Working::off());
    Ok(OctetString::new(digest)?)
}

/// What a scheme that draws at random draws: from key and message, as RFC 6979 does it, so that no draw serves two
/// messages, and the same certificate is always the same bytes.
fn draws(key: &PrivateKey, message: &[u8]) -> Drbg {
    let secret = match key {
        PrivateKey::Rsa(key) => key.d.to_hex(),
        PrivateKey::EcToy(key) => key.d.to_hex(),
        PrivateKey::Ec(key) => key.d.to_hex(),
        PrivateKey::Ed25519(key) => hex(&key.seed),
    };
    Drbg::new(0).fork(&secret).fork(&hex(message))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}
