//! Finite-field groups of chosen and of received parameters, and the exchange in them.
#![no_main]

use arbitrary::{Arbitrary, Result, Unstructured};
use libfuzzer_sys::fuzz_target;
use padlock_core::dh::DhGroup;
use padlock_core::kex::KeyExchange;
use padlock_core::num::{mod_pow, random_prime};
use padlock_core::{Drbg, Nat, Working};
use padlock_fuzz::{Number, about, both};

fuzz_target!(|bytes: &[u8]| {
    let _ = run(&mut Unstructured::new(bytes));
});

fn run(u: &mut Unstructured<'_>) -> Result<()> {
    let seed = u.arbitrary()?;
    let (p, g) = parameters(u, &mut Drbg::new(seed))?;
    for group in [DhGroup::new(&p, &g), DhGroup::received(&p, &g)] {
        let Ok(group) = group else { continue };
        assert_eq!((group.p(), group.g()), (&p, &g));
        order(&group);
        exchange(&group, &Drbg::new(seed));
        let (private, peer) = (about(u, 2)?, about(u, group.public_len())?);
        let _ = both(|w| group.public(&private, w));
        if let Ok(secret) = both(|w| group.agree(&private, &peer, w)) {
            assert_eq!(secret.len(), group.secret_len());
        }
    }
    Ok(())
}

/// A prime of at most 64 bits, or any number.
fn parameters(u: &mut Unstructured<'_>, rng: &mut Drbg) -> Result<(Nat, Nat)> {
    let p = match u.arbitrary()? {
        true => random_prime(u.int_in_range(2..=64)?, rng).expect("a size in range"),
        false => Number::<40>::arbitrary(u)?.0,
    };
    Ok((p, Number::<10>::arbitrary(u)?.0))
}

fn order(group: &DhGroup) {
    if let Some(q) = group.q() {
        let power = mod_pow(group.g(), q, group.p(), &mut Working::off());
        assert_eq!(power, Ok(Nat::one()));
    }
}

fn exchange(group: &DhGroup, rng: &Drbg) {
    let side = |label| {
        let private = group.random_private(&mut rng.fork(label));
        let public = both(|w| group.public(&private, w));
        (private, public)
    };
    let ((ours, our_public), (theirs, their_public)) = (side("ours"), side("theirs"));
    let (Ok(our_public), Ok(their_public)) = (our_public, their_public) else {
        return;
    };
    // Either side refuses a value that everyone knows, which a small group may well give.
    let secrets = (
        group.agree(&ours, &their_public, &mut Working::off()),
        group.agree(&theirs, &our_public, &mut Working::off()),
    );
    if let (Ok(a), Ok(b)) = secrets {
        assert_eq!(a, b);
    }
}
