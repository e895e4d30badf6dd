//! `SubjectPublicKeyInfo` of RSA keys, toy and full (RFC 5280 section 4.1.2.7, RFC 8017 appendix A.1.1).

use der::asn1::{Any, BitString, UintRef};
use der::{Decode, Encode};
use padlock_core::Nat;
use padlock_core::rsa::RsaPublicKey;
use padlock_core::signature::PublicKey;
use spki::{AlgorithmIdentifierOwned, SubjectPublicKeyInfoOwned};

use super::{CertificateError, CertificateScheme};

/// ```text
/// RSAPublicKey ::= SEQUENCE { modulus INTEGER, publicExponent INTEGER }
/// ```
#[derive(x509_cert::der::Sequence)]
struct RsaPublicKeyDer<'a> {
    modulus: UintRef<'a>,
    public_exponent: UintRef<'a>,
}

pub(super) fn encode(
    key: &PublicKey,
    scheme: CertificateScheme,
) -> Result<SubjectPublicKeyInfoOwned, CertificateError> {
    let PublicKey::Rsa(key) = key else {
        return Err(CertificateError::UnsupportedKey);
    };
    let (n, e) = (key.n.to_be_bytes(), key.e.to_be_bytes());
    let key = RsaPublicKeyDer {
        modulus: UintRef::new(&n)?,
        public_exponent: UintRef::new(&e)?,
    };
    Ok(SubjectPublicKeyInfoOwned {
        algorithm: algorithm(scheme.key_oid()),
        subject_public_key: BitString::from_bytes(&key.to_der()?)?,
    })
}

pub(super) fn decode(info: &SubjectPublicKeyInfoOwned) -> Result<PublicKey, CertificateError> {
    let known = CertificateScheme::ALL
        .iter()
        .any(|scheme| scheme.key_oid() == info.algorithm.oid);
    if !known {
        return Err(CertificateError::UnsupportedKey);
    }
    let bytes = info.subject_public_key.as_bytes();
    let bytes = bytes.ok_or(CertificateError::MalformedDer)?;
    let key = RsaPublicKeyDer::from_der(bytes)?;
    Ok(PublicKey::Rsa(RsaPublicKey {
        n: Nat::from_be_bytes(key.modulus.as_bytes()),
        e: Nat::from_be_bytes(key.public_exponent.as_bytes()),
    }))
}

/// Both RSA identifiers have the parameters `NULL` (RFC 8017 appendix A); the toy ones follow suit.
pub(super) fn algorithm(oid: der::asn1::ObjectIdentifier) -> AlgorithmIdentifierOwned {
    AlgorithmIdentifierOwned {
        oid,
        parameters: Some(Any::null()),
    }
}
