//! Private keys of the user's own: PKCS#8 (RFC 5958), PKCS#1 (RFC 8017 appendix A.1.2) and SEC 1 (RFC 5915).

use der::asn1::{Any, ObjectIdentifier, OctetString, SetOfVec, UintRef};
use der::{Decode, Encode};
use padlock_core::Nat;
use padlock_core::nist::{EcPrivateKey, NamedCurve};
use padlock_core::rsa::RsaPrivateKey;
use padlock_core::signature::{Ed25519PrivateKey, PrivateKey};
use spki::AlgorithmIdentifierOwned;
use x509_cert::attr::Attribute;

use super::pem::{Block, blocks};
use super::public_key::named_curve;
use super::{CertificateError, KeyKind};

/// RFC 5958 section 2, as far as it is of use here.
#[derive(x509_cert::der::Sequence)]
struct OneAsymmetricKey {
    version: u8,
    private_key_algorithm: AlgorithmIdentifierOwned,
    private_key: OctetString,
    #[asn1(context_specific = "0", tag_mode = "IMPLICIT", optional = "true")]
    attributes: Option<SetOfVec<Attribute>>,
    #[asn1(context_specific = "1", tag_mode = "IMPLICIT", optional = "true")]
    public_key: Option<der::asn1::BitString>,
}

/// RFC 8017 appendix A.1.2, with two primes.
#[derive(x509_cert::der::Sequence)]
struct RsaPrivateKeyDer<'a> {
    version: u8,
    modulus: UintRef<'a>,
    public_exponent: UintRef<'a>,
    private_exponent: UintRef<'a>,
    prime1: UintRef<'a>,
    prime2: UintRef<'a>,
    exponent1: UintRef<'a>,
    exponent2: UintRef<'a>,
    coefficient: UintRef<'a>,
}

/// RFC 5915 section 3.
#[derive(x509_cert::der::Sequence)]
struct EcPrivateKeyDer {
    version: u8,
    private_key: OctetString,
    #[asn1(context_specific = "0", tag_mode = "EXPLICIT", optional = "true")]
    parameters: Option<ObjectIdentifier>,
    #[asn1(context_specific = "1", tag_mode = "EXPLICIT", optional = "true")]
    public_key: Option<der::asn1::BitString>,
}

/// The private key of a file: the first of a PEM file, or PKCS#8 as DER.
///
/// # Errors
/// [`CertificateError::NothingFound`] without a private key, [`CertificateError::EncryptedKey`] for one that needs a
/// password, [`CertificateError::UnsupportedKey`] for one of an unknown kind, or whose numbers do not fit together.
pub fn read_private_key(file: &[u8]) -> Result<PrivateKey, CertificateError> {
    let Some(blocks) = blocks(file)? else {
        return match file.first() {
            Some(0x30) => pkcs8(file),
            _ => Err(CertificateError::NothingFound),
        };
    };
    let mut keys = blocks.iter().filter_map(of_block);
    keys.next().unwrap_or(Err(CertificateError::NothingFound))
}

fn of_block(block: &Block) -> Option<Result<PrivateKey, CertificateError>> {
    match block.label.as_str() {
        "PRIVATE KEY" => Some(pkcs8(&block.der)),
        "RSA PRIVATE KEY" => Some(pkcs1(&block.der)),
        "EC PRIVATE KEY" => Some(sec1(&block.der, None)),
        "ENCRYPTED PRIVATE KEY" => Some(Err(CertificateError::EncryptedKey)),
        _ => None,
    }
}

fn pkcs8(der: &[u8]) -> Result<PrivateKey, CertificateError> {
    let key = OneAsymmetricKey::from_der(der)?;
    let algorithm = &key.private_key_algorithm;
    let bytes = key.private_key.as_bytes();
    if algorithm.oid == KeyKind::Rsa.oid() {
        return pkcs1(bytes);
    }
    if algorithm.oid == KeyKind::Ec.oid() {
        let curve = algorithm.parameters.as_ref().and_then(named_curve);
        return sec1(bytes, Some(curve.ok_or(CertificateError::UnsupportedKey)?));
    }
    if algorithm.oid == KeyKind::Ed25519.oid() {
        // RFC 8410 section 7: an OCTET STRING within.
        let seed = OctetString::from_der(bytes)?;
        let seed = seed.as_bytes().try_into();
        let seed = seed.map_err(|_| CertificateError::UnsupportedKey)?;
        return Ok(PrivateKey::Ed25519(Ed25519PrivateKey::from_seed(seed)));
    }
    Err(CertificateError::UnsupportedKey)
}

fn pkcs1(der: &[u8]) -> Result<PrivateKey, CertificateError> {
    let key = RsaPrivateKeyDer::from_der(der)?;
    let number = |value: UintRef<'_>| Nat::from_be_bytes(value.as_bytes());
    let (n, e) = (number(key.modulus), number(key.public_exponent));
    let rsa = RsaPrivateKey::from_components(&n, &e, &number(key.private_exponent));
    Ok(PrivateKey::Rsa(
        rsa.map_err(|_| CertificateError::UnsupportedKey)?,
    ))
}

/// The curve stands in the key, or beside it in PKCS#8.
fn sec1(der: &[u8], curve: Option<NamedCurve>) -> Result<PrivateKey, CertificateError> {
    let key = EcPrivateKeyDer::from_der(der)?;
    let named = match key.parameters {
        Some(oid) => named_curve(&Any::from_der(&oid.to_der()?)?),
        None => curve,
    };
    let named = named.ok_or(CertificateError::UnsupportedKey)?;
    let d = Nat::from_be_bytes(key.private_key.as_bytes());
    let key = EcPrivateKey::from_scalar(named, &d);
    Ok(PrivateKey::Ec(
        key.map_err(|_| CertificateError::UnsupportedKey)?,
    ))
}
