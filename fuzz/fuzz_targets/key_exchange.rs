//! Every key exchange: both sides agree, and any private value and any peer's value do no harm.
#![no_main]

use arbitrary::{Arbitrary, Result, Unstructured};
use libfuzzer_sys::fuzz_target;
use padlock_core::Drbg;
use padlock_core::catalog::key_exchanges;
use padlock_core::kex::KeyExchange;
use padlock_core::nist::{EcPrivateKey, EcPublicKey, NamedCurve};
use padlock_fuzz::{Bytes, Number, about, both};

fuzz_target!(|bytes: &[u8]| {
    let _ = run(&mut Unstructured::new(bytes));
});

fn run(u: &mut Unstructured<'_>) -> Result<()> {
    if u.ratio(1, 4)? {
        return keys_of_nist(u);
    }
    let exchanges = key_exchanges();
    let exchange = u.choose(&exchanges)?.as_ref();
    // The large finite fields are slow, and have a target of their own.
    if exchange.id().starts_with("ffdhe") && !u.ratio(1, 32)? {
        return Ok(());
    }
    match u.arbitrary()? {
        true => any_bytes(exchange, u)?,
        false => agreement(exchange, &Drbg::new(u.arbitrary()?)),
    }
    Ok(())
}

fn agreement(exchange: &dyn KeyExchange, rng: &Drbg) {
    let ours = exchange.random_private(&mut rng.fork("ours"));
    let theirs = exchange.random_response(&mut rng.fork("theirs"));
    let public = both(|w| exchange.public(&ours, w)).expect("drawn");
    assert_eq!(public.len(), exchange.public_len());
    // A toy's drawn value may be one that everyone knows.
    if let Ok(response) = both(|w| exchange.respond(&theirs, &public, w)) {
        assert_eq!(response.public.len(), exchange.response_len());
        assert_eq!(response.secret.len(), exchange.secret_len());
        // Nor may the answer of a toy.
        match both(|w| exchange.agree(&ours, &response.public, w)) {
            Ok(secret) => assert_eq!(secret, response.secret),
            Err(error) => assert!(exchange.public_len() < 20, "{}: {error}", exchange.id()),
        }
    }
}

fn any_bytes(exchange: &dyn KeyExchange, u: &mut Unstructured<'_>) -> Result<()> {
    let rng = &mut Drbg::new(u.arbitrary()?);
    let drawn = u.arbitrary()?;
    let (private, response) = if drawn {
        (exchange.random_private(rng), exchange.random_response(rng))
    } else {
        (Bytes::<100>::arbitrary(u)?.0, Bytes::<100>::arbitrary(u)?.0)
    };
    let _ = both(|w| exchange.public(&private, w));
    let answer = about(u, exchange.response_len())?;
    if let Ok(secret) = both(|w| exchange.agree(&private, &answer, w)) {
        assert_eq!(secret.len(), exchange.secret_len());
    }
    let public = about(u, exchange.public_len())?;
    let _ = both(|w| exchange.respond(&response, &public, w));
    Ok(())
}

fn keys_of_nist(u: &mut Unstructured<'_>) -> Result<()> {
    let curve = *u.choose(NamedCurve::ALL)?;
    if let Ok(key) = EcPrivateKey::from_scalar(curve, &Number::<50>::arbitrary(u)?.0) {
        assert_eq!(key.point.len(), curve.point_len());
        assert_eq!(EcPublicKey::from_point(curve, &key.point), Ok(key.public()));
    }
    let _ = EcPublicKey::from_point(curve, &about(u, curve.point_len())?);
    Ok(())
}
