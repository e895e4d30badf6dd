//! Keys of every kind, made once.

use std::sync::LazyLock;

use arbitrary::{Arbitrary, Result, Unstructured};
use padlock_core::ec::EcGroup;
use padlock_core::nist::{EcPrivateKey, EcPublicKey, NamedCurve};
use padlock_core::rsa::{RsaPrivateKey, RsaPublicKey};
use padlock_core::signature::{
    EcToyPrivateKey, EcToyPublicKey, Ed25519PrivateKey, PrivateKey, PublicKey,
};
use padlock_core::{Drbg, Nat, Working};

use crate::{Bytes, Number};

/// RSA keys from the smallest to one that every full scheme takes.
pub static RSA: LazyLock<Vec<RsaPrivateKey>> = LazyLock::new(|| {
    let sizes = [8, 9, 16, 32, 64, 89, 96, 256, 512, 640, 1056];
    sizes
        .iter()
        .map(|&bits| RsaPrivateKey::generate(bits, &mut Drbg::new(1)).expect("a size in range"))
        .collect()
});

/// One private key or more of each kind.
pub static PRIVATE: LazyLock<Vec<PrivateKey>> = LazyLock::new(|| {
    let rng = &mut Drbg::new(2);
    let toy = EcToyPrivateKey::from_scalar(&EcGroup::toy(), &Nat::from(7), &mut Working::off());
    let mut keys = vec![
        PrivateKey::EcToy(toy.expect("a scalar in range")),
        PrivateKey::Ed25519(Ed25519PrivateKey::from_seed([7; 32])),
    ];
    for &curve in NamedCurve::ALL {
        keys.push(PrivateKey::Ec(EcPrivateKey::generate(curve, rng)));
    }
    keys.extend(RSA.iter().cloned().map(PrivateKey::Rsa));
    keys
});

/// How many of [`RSA`] are quick to compute with.
const QUICK: usize = 7;

/// One of the keys that were made, seldom a slow one.
///
/// # Errors
/// As [`Arbitrary`].
pub fn rsa(u: &mut Unstructured<'_>) -> Result<&'static RsaPrivateKey> {
    let quick = u.ratio(15, 16)?;
    u.choose(if quick { &RSA[..QUICK] } else { &RSA })
}

/// An RSA public key of any numbers, as it may come in a certificate.
///
/// # Errors
/// As [`Arbitrary`].
pub fn any_rsa_public(u: &mut Unstructured<'_>) -> Result<RsaPublicKey> {
    let n = Number::<80>::arbitrary(u)?.0;
    let e = Number::<10>::arbitrary(u)?.0;
    Ok(RsaPublicKey { n, e })
}

/// A public key of any kind: one that belongs to a private key, or one that nobody made.
///
/// # Errors
/// As [`Arbitrary`].
pub fn any_public(u: &mut Unstructured<'_>) -> Result<PublicKey> {
    Ok(match u.int_in_range(0..=7)? {
        0 => PublicKey::Rsa(any_rsa_public(u)?),
        1 => PublicKey::Ed25519(u.arbitrary()?),
        2 => PublicKey::Ec(EcPublicKey {
            curve: *u.choose(NamedCurve::ALL)?,
            point: Bytes::<100>::arbitrary(u)?.0,
        }),
        3 => PublicKey::EcToy(EcToyPublicKey {
            group: EcGroup::toy(),
            q: crate::point::<1>(u)?,
        }),
        _ => u.choose(&PRIVATE)?.public(),
    })
}
