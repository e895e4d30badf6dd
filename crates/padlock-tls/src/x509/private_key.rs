//! Private keys of the user's own: PKCS#8 (RFC 5958), PKCS#1 (RFC 8017 appendix A.1.2) and SEC 1 (RFC 5915).

use der::asn1::{Any, BitString, ObjectIdentifier, OctetString, SetOfVec, UintRef};
use der::{Decode, Encode};
use padlock_core::nist::{EcPrivateKey, NamedCurve};
use padlock_core::num::mod_inverse;
use padlock_core::rsa::RsaPrivateKey;
use padlock_core::signature::{Ed25519PrivateKey, PrivateKey};
use padlock_core::{Nat, OutOfRange, Working};
use spki::AlgorithmIdentifierOwned;
use x509_cert::attr::Attribute;

use super::pem::{Pem, PemBlock, read_pem};
use super::public_key::{curve_oid, named_curve};
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
    public_key: Option<BitString>,
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
    public_key: Option<BitString>,
}

/// The private key of a file: the first of a PEM file, or PKCS#8 as DER.
///
/// # Errors
/// [`CertificateError::NothingFound`] without a private key, [`CertificateError::EncryptedKey`] for one that needs a
/// password, [`CertificateError::UnsupportedKey`] for one of an unknown kind, or whose numbers do not fit together.
pub fn read_private_key(file: &[u8]) -> Result<PrivateKey, CertificateError> {
    let Some(blocks) = read_pem(file)? else {
        return match file.first() {
            Some(0x30) => pkcs8(file),
            _ => Err(CertificateError::NothingFound),
        };
    };
    let mut keys = blocks.iter().filter_map(of_block);
    keys.next().unwrap_or(Err(CertificateError::NothingFound))
}

fn of_block(block: &PemBlock) -> Option<Result<PrivateKey, CertificateError>> {
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
    let mut rsa = rsa.map_err(|_| CertificateError::UnsupportedKey)?;
    // The primes were recovered from the exponents; the file may have them the other way round.
    if rsa.p != number(key.prime1) {
        core::mem::swap(&mut rsa.p, &mut rsa.q);
    }
    match rsa.p == number(key.prime1) && rsa.q == number(key.prime2) {
        true => Ok(PrivateKey::Rsa(rsa)),
        false => Err(CertificateError::UnsupportedKey),
    }
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

/// A private key as a PEM file: PKCS#8.
///
/// # Errors
/// [`CertificateError::UnsupportedKey`] for a key of a toy curve, which no other program knows.
pub fn write_private_key(key: &PrivateKey) -> Result<String, CertificateError> {
    let no_parameters = |kind: KeyKind| (kind, None);
    let ((kind, parameters), bytes) = match key {
        PrivateKey::Rsa(key) => ((KeyKind::Rsa, Some(Any::null())), write_pkcs1(key)?),
        PrivateKey::Ec(key) => {
            let curve = Any::from(&curve_oid(key.curve));
            ((KeyKind::Ec, Some(curve)), write_sec1(key)?)
        }
        PrivateKey::Ed25519(key) => {
            let seed = OctetString::new(key.seed)?.to_der()?;
            (no_parameters(KeyKind::Ed25519), seed)
        }
        PrivateKey::EcToy(_) => return Err(CertificateError::UnsupportedKey),
    };
    let key = OneAsymmetricKey {
        version: 0,
        private_key_algorithm: AlgorithmIdentifierOwned {
            oid: kind.oid(),
            parameters,
        },
        private_key: OctetString::new(bytes)?,
        attributes: None,
        public_key: None,
    };
    Pem::PrivateKey.write(&key.to_der()?)
}

fn write_pkcs1(key: &RsaPrivateKey) -> Result<Vec<u8>, CertificateError> {
    let out_of_range = |_: OutOfRange| CertificateError::UnsupportedKey;
    let exponent = |prime: &Nat| key.d.rem(&prime.sub(&Nat::one())?);
    let inverse = mod_inverse(&key.q, &key.p, &mut Working::off()).map_err(out_of_range)?;
    let (first, second) = (exponent(&key.p), exponent(&key.q));
    let (first, second) = (first.map_err(out_of_range)?, second.map_err(out_of_range)?);
    let numbers = [
        &key.n, &key.e, &key.d, &key.p, &key.q, &first, &second, &inverse,
    ];
    let [n, e, d, p, q, dp, dq, qinv] = numbers.map(Nat::to_be_bytes);
    let key = RsaPrivateKeyDer {
        version: 0,
        modulus: UintRef::new(&n)?,
        public_exponent: UintRef::new(&e)?,
        private_exponent: UintRef::new(&d)?,
        prime1: UintRef::new(&p)?,
        prime2: UintRef::new(&q)?,
        exponent1: UintRef::new(&dp)?,
        exponent2: UintRef::new(&dq)?,
        coefficient: UintRef::new(&qinv)?,
    };
    Ok(key.to_der()?)
}

fn write_sec1(key: &EcPrivateKey) -> Result<Vec<u8>, CertificateError> {
    let d = key.d.to_be_bytes_padded(key.curve.field_len());
    let d = d.map_err(|_| CertificateError::UnsupportedKey)?;
    let key = EcPrivateKeyDer {
        version: 1,
        private_key: OctetString::new(d)?,
        parameters: None,
        public_key: Some(BitString::from_bytes(&key.point)?),
    };
    Ok(key.to_der()?)
}
