//! `SubjectPublicKeyInfo` (RFC 5280 section 4.1.2.7), of every kind of key.

use der::asn1::{Any, BitString, ObjectIdentifier, UintRef};
use der::{Decode, Encode};
use padlock_core::Nat;
use padlock_core::ec::{Curve, EcGroup, Point};
use padlock_core::nist::{EcPublicKey, NamedCurve};
use padlock_core::rsa::RsaPublicKey;
use padlock_core::signature::{EcToyPublicKey, PublicKey};
use spki::{AlgorithmIdentifierOwned, SubjectPublicKeyInfoOwned};

use super::{CertificateError, KeyKind};

/// The longest RSA modulus that is read, in bits: arithmetic with a longer one would take too long.
const MAX_RSA_BITS: usize = 8192;
/// The longest public exponent of RSA that is read, in bits.
const MAX_RSA_EXPONENT_BITS: usize = 64;
/// The longest number of a toy curve, in bits.
const MAX_TOY_BITS: usize = 64;

/// RFC 8017 appendix A.1.1:
///
/// ```text
/// RSAPublicKey ::= SEQUENCE { modulus INTEGER, publicExponent INTEGER }
/// ```
#[derive(x509_cert::der::Sequence)]
struct RsaPublicKeyDer<'a> {
    modulus: UintRef<'a>,
    public_exponent: UintRef<'a>,
}

/// Padlock's own: the curve `y^2 = x^3 + a x + b` over `p`, its generator of order `n`, and the point `q`.
#[derive(x509_cert::der::Sequence)]
struct ToyEcPublicKeyDer<'a> {
    p: UintRef<'a>,
    a: UintRef<'a>,
    b: UintRef<'a>,
    g_x: UintRef<'a>,
    g_y: UintRef<'a>,
    n: UintRef<'a>,
    q_x: UintRef<'a>,
    q_y: UintRef<'a>,
}

/// The key as certificates write it, as a key of this kind.
pub(super) fn encode(
    key: &PublicKey,
    kind: KeyKind,
) -> Result<SubjectPublicKeyInfoOwned, CertificateError> {
    let parameters = match key {
        PublicKey::Rsa(_) => Some(Any::null()),
        PublicKey::Ec(key) => Some(Any::from(&curve_oid(key.curve))),
        PublicKey::Ed25519(_) | PublicKey::EcToy(_) => None,
    };
    let bits = match key {
        PublicKey::Rsa(key) => encode_rsa(key)?,
        PublicKey::Ec(key) => key.point.clone(),
        PublicKey::Ed25519(key) => key.to_vec(),
        PublicKey::EcToy(key) => encode_toy_ec(key)?,
    };
    Ok(SubjectPublicKeyInfoOwned {
        algorithm: AlgorithmIdentifierOwned {
            oid: kind.oid(),
            parameters,
        },
        subject_public_key: BitString::from_bytes(&bits)?,
    })
}

/// Reads a key. Whether an elliptic curve's point is on its curve shows when the key is used.
pub(super) fn decode(
    info: &SubjectPublicKeyInfoOwned,
) -> Result<(KeyKind, PublicKey), CertificateError> {
    let oid = info.algorithm.oid;
    let kind = KeyKind::ALL.iter().copied().find(|kind| kind.oid() == oid);
    let kind = kind.ok_or(CertificateError::UnsupportedKey)?;
    let bits = info.subject_public_key.as_bytes();
    let bits = bits.ok_or(CertificateError::MalformedDer)?;
    let key = match kind {
        KeyKind::Rsa | KeyKind::ToyRsa => PublicKey::Rsa(decode_rsa(bits)?),
        KeyKind::Ec => PublicKey::Ec(decode_ec(&info.algorithm, bits)?),
        KeyKind::Ed25519 => {
            let bits = bits.try_into();
            PublicKey::Ed25519(bits.map_err(|_| CertificateError::UnsupportedKey)?)
        }
        KeyKind::ToyEc => PublicKey::EcToy(decode_toy_ec(bits)?),
    };
    Ok((kind, key))
}

fn encode_rsa(key: &RsaPublicKey) -> Result<Vec<u8>, CertificateError> {
    let (n, e) = (key.n.to_be_bytes(), key.e.to_be_bytes());
    let key = RsaPublicKeyDer {
        modulus: UintRef::new(&n)?,
        public_exponent: UintRef::new(&e)?,
    };
    Ok(key.to_der()?)
}

fn decode_rsa(bits: &[u8]) -> Result<RsaPublicKey, CertificateError> {
    let key = RsaPublicKeyDer::from_der(bits)?;
    let (n, e) = (number(key.modulus), number(key.public_exponent));
    let too_long = n.bits() > MAX_RSA_BITS || e.bits() > MAX_RSA_EXPONENT_BITS;
    match too_long {
        false => Ok(RsaPublicKey { n, e }),
        true => Err(CertificateError::UnsupportedKey),
    }
}

/// RFC 5480 section 2.1.1.1.
pub(super) const fn curve_oid(curve: NamedCurve) -> ObjectIdentifier {
    ObjectIdentifier::new_unwrap(match curve {
        NamedCurve::Secp256r1 => "1.2.840.10045.3.1.7",
        NamedCurve::Secp384r1 => "1.3.132.0.34",
    })
}

/// A named curve and an uncompressed point (RFC 5480 sections 2.1.1 and 2.2).
fn decode_ec(
    algorithm: &AlgorithmIdentifierOwned,
    bits: &[u8],
) -> Result<EcPublicKey, CertificateError> {
    let curve = algorithm.parameters.as_ref().and_then(named_curve);
    let curve = curve.ok_or(CertificateError::UnsupportedKey)?;
    let is_uncompressed = bits.len() == curve.point_len() && bits.first() == Some(&4);
    match is_uncompressed {
        true => Ok(EcPublicKey {
            curve,
            point: bits.to_vec(),
        }),
        false => Err(CertificateError::UnsupportedKey),
    }
}

/// The curve that the parameters of an elliptic-curve key name.
pub(super) fn named_curve(parameters: &Any) -> Option<NamedCurve> {
    let named = parameters.decode_as::<ObjectIdentifier>().ok()?;
    let mut curves = NamedCurve::ALL.iter().copied();
    curves.find(|&curve| curve_oid(curve) == named)
}

fn encode_toy_ec(key: &EcToyPublicKey) -> Result<Vec<u8>, CertificateError> {
    let (curve, group) = (key.group.curve(), &key.group);
    let coordinates = |point: &Point| match point.coordinates() {
        Some((x, y)) => Ok([x.to_be_bytes(), y.to_be_bytes()]),
        None => Err(CertificateError::UnsupportedKey),
    };
    let [p, a, b, n] = [curve.p(), curve.a(), curve.b(), group.n()].map(Nat::to_be_bytes);
    let ([g_x, g_y], [q_x, q_y]) = (coordinates(group.g())?, coordinates(&key.q)?);
    let key = ToyEcPublicKeyDer {
        p: UintRef::new(&p)?,
        a: UintRef::new(&a)?,
        b: UintRef::new(&b)?,
        g_x: UintRef::new(&g_x)?,
        g_y: UintRef::new(&g_y)?,
        n: UintRef::new(&n)?,
        q_x: UintRef::new(&q_x)?,
        q_y: UintRef::new(&q_y)?,
    };
    Ok(key.to_der()?)
}

fn decode_toy_ec(bits: &[u8]) -> Result<EcToyPublicKey, CertificateError> {
    let key = ToyEcPublicKeyDer::from_der(bits)?;
    let toy = |value: UintRef<'_>| {
        let value = number(value);
        match value.bits() <= MAX_TOY_BITS {
            true => Ok(value),
            false => Err(CertificateError::UnsupportedKey),
        }
    };
    let is_no_curve = |_| CertificateError::UnsupportedKey;
    let curve = Curve::new(&toy(key.a)?, &toy(key.b)?, &toy(key.p)?).map_err(is_no_curve)?;
    let g = Point::affine(toy(key.g_x)?, toy(key.g_y)?);
    let q = Point::affine(toy(key.q_x)?, toy(key.q_y)?);
    let group = EcGroup::with_order(&curve, &g, &toy(key.n)?).map_err(is_no_curve)?;
    match curve.contains(&q) {
        true => Ok(EcToyPublicKey { group, q }),
        false => Err(CertificateError::UnsupportedKey),
    }
}

fn number(value: UintRef<'_>) -> Nat {
    Nat::from_be_bytes(value.as_bytes())
}
