//! Every signature scheme: what it signs it accepts, and a changed signature of full size it refuses.
#![no_main]

use arbitrary::{Arbitrary, Result, Unstructured};
use libfuzzer_sys::fuzz_target;
use padlock_core::catalog::SIGNATURE_SCHEMES;
use padlock_core::ec::EcGroup;
use padlock_core::signature::{EcToyPrivateKey, EcdsaToyHash};
use padlock_core::{Drbg, Working};
use padlock_fuzz::{Bytes, Number, both, keys};

fuzz_target!(|bytes: &[u8]| {
    let _ = run(&mut Unstructured::new(bytes));
});

fn run(u: &mut Unstructured<'_>) -> Result<()> {
    if u.ratio(1, 4)? {
        return with_nonce(u);
    }
    let scheme = u.choose(SIGNATURE_SCHEMES)?;
    let key = u.choose(&keys::PRIVATE)?;
    let rng = Drbg::new(u.arbitrary()?);
    let message = Bytes::<200>::arbitrary(u)?.0;
    let Ok(mut signature) = both(|w| scheme.sign(key, &message, &mut rng.clone(), w)) else {
        return Ok(());
    };
    let public = key.public();
    let verdict = both(|w| scheme.verify(&public, &message, &signature, w));
    assert_eq!(verdict, Ok(()), "{} with its own {}", scheme.id(), key.id());
    if signature.len() < 32 {
        return Ok(());
    }
    let index = u.choose_index(signature.len())?;
    signature[index] ^= u.int_in_range(1..=255)?;
    assert!(
        scheme
            .verify(&public, &message, &signature, &mut Working::off())
            .is_err()
    );
    Ok(())
}

/// ECDSA with a chosen nonce, over any number.
fn with_nonce(u: &mut Unstructured<'_>) -> Result<()> {
    let (d, k) = (Number::<2>::arbitrary(u)?.0, Number::<2>::arbitrary(u)?.0);
    let z = Number::<8>::arbitrary(u)?.0;
    let Ok(key) = both(|w| EcToyPrivateKey::from_scalar(&EcGroup::toy(), &d, w)) else {
        return Ok(());
    };
    if let Ok(Some((r, s))) = both(|w| EcdsaToyHash::sign_with_nonce(&key, &k, &z, w)) {
        assert!(!r.is_zero() && !s.is_zero());
        assert!(r < *key.group.n() && s < *key.group.n());
    }
    Ok(())
}
