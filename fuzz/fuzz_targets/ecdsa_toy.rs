//! ECDSA on textbook curves of any coefficients: every key that can be made signs, and what it signs holds.
#![no_main]

use arbitrary::{Arbitrary, Result, Unstructured};
use libfuzzer_sys::fuzz_target;
use padlock_core::Drbg;
use padlock_core::ec::{Curve, EcGroup};
use padlock_core::signature::{
    EcToyPrivateKey, EcToyPublicKey, EcdsaToyHash, PrivateKey, PublicKey, SignatureScheme,
};
use padlock_fuzz::{Bytes, Number, about, both, point};

fuzz_target!(|bytes: &[u8]| {
    let _ = run(&mut Unstructured::new(bytes));
});

fn run(u: &mut Unstructured<'_>) -> Result<()> {
    let (a, b) = (Number::<2>::arbitrary(u)?.0, Number::<2>::arbitrary(u)?.0);
    let p = Number::<2>::arbitrary(u)?.0;
    let Ok(curve) = Curve::new(&a, &b, &p) else {
        return Ok(());
    };
    // Listing the points of a larger curve takes seconds under the sanitizer.
    let g = match curve.p().bits() <= 9 && u.arbitrary()? {
        true => u.choose(&curve.points().expect("a small prime"))?.clone(),
        false => point::<2>(u)?,
    };
    let group = match u.arbitrary()? {
        true => EcGroup::new(&curve, &g),
        false => EcGroup::with_order(&curve, &g, &Number::<2>::arbitrary(u)?.0),
    };
    let Ok(group) = group else { return Ok(()) };
    let message = Bytes::<20>::arbitrary(u)?.0;
    forged(&group, &message, u)?;
    let d = Number::<2>::arbitrary(u)?.0;
    let Ok(key) = both(|w| EcToyPrivateKey::from_scalar(&group, &d, w)) else {
        return Ok(());
    };
    let key = PrivateKey::EcToy(key);
    let rng = Drbg::new(u.arbitrary()?);
    if let Ok(signature) = both(|w| EcdsaToyHash.sign(&key, &message, &mut rng.clone(), w)) {
        let verdict = both(|w| EcdsaToyHash.verify(&key.public(), &message, &signature, w));
        assert_eq!(verdict, Ok(()));
    }
    Ok(())
}

/// A signature and a public point that nobody made.
fn forged(group: &EcGroup, message: &[u8], u: &mut Unstructured<'_>) -> Result<()> {
    let key = PublicKey::EcToy(EcToyPublicKey {
        group: group.clone(),
        q: point::<2>(u)?,
    });
    let signature = about(u, 2 * group.n().byte_len())?;
    let _ = both(|w| EcdsaToyHash.verify(&key, message, &signature, w));
    Ok(())
}
