//! Textbook curves of any coefficients: their points, the group's laws, and the exchange on them.
#![no_main]

use arbitrary::{Arbitrary, Result, Unstructured};
use libfuzzer_sys::fuzz_target;
use padlock_core::ec::{Curve, EcGroup, Point};
use padlock_core::kex::KeyExchange;
use padlock_core::num::mod_sqrt;
use padlock_core::{Drbg, Nat, Working};
use padlock_fuzz::{Number, about, both, point};

fuzz_target!(|bytes: &[u8]| {
    let _ = run(&mut Unstructured::new(bytes));
});

fn run(u: &mut Unstructured<'_>) -> Result<()> {
    let (a, b) = (Number::<9>::arbitrary(u)?.0, Number::<9>::arbitrary(u)?.0);
    let p = Number::<9>::arbitrary(u)?.0;
    let Ok(curve) = Curve::new(&a, &b, &p) else {
        return Ok(());
    };
    off_the_curve(&curve, u)?;
    let mut on_curve = || Ok(lift(&curve, &Number::<9>::arbitrary(u)?.0));
    let (s, t, r) = (on_curve()?, on_curve()?, on_curve()?);
    laws(&curve, &s, &t, &r);
    let k = Number::<9>::arbitrary(u)?.0;
    multiples(&curve, &k, &s);
    points(&curve);
    group(&curve, &s, &k, u)
}

/// A point with an abscissa at or after `x`.
fn lift(curve: &Curve, x: &Nat) -> Point {
    let mut x = x.rem(curve.p()).expect("not zero");
    for _ in 0..20 {
        let right = x.mul(&x).mul(&x).add(&curve.a().mul(&x)).add(curve.b());
        if let Some(y) = mod_sqrt(&right, curve.p()).expect("an odd prime") {
            let point = Point::affine(x, y);
            assert!(curve.contains(&point));
            return point;
        }
        x = x.add_mod(&Nat::one(), curve.p()).expect("not zero");
    }
    Point::Infinity
}

fn off_the_curve(curve: &Curve, u: &mut Unstructured<'_>) -> Result<()> {
    let (s, t) = (point::<9>(u)?, point::<9>(u)?);
    let inside = curve.contains(&s);
    assert_eq!(curve.negate(&s).is_ok(), inside);
    assert_eq!(curve.encode(&s).is_ok(), inside);
    let sum = both(|w| curve.add(&s, &t, w));
    assert_eq!(sum.is_ok(), inside && curve.contains(&t));
    let bytes = about(u, 2 * curve.p().byte_len() + 1)?;
    if let Ok(point) = curve.decode(&bytes) {
        assert_eq!(curve.encode(&point), Ok(bytes));
    }
    Ok(())
}

fn laws(curve: &Curve, s: &Point, t: &Point, r: &Point) {
    let add = |s: &Point, t: &Point| both(|w| curve.add(s, t, w)).expect("on the curve");
    assert_eq!(add(s, t), add(t, s));
    assert_eq!(add(&add(s, t), r), add(s, &add(t, r)));
    assert_eq!(add(s, &Point::Infinity), *s);
    assert_eq!(
        add(s, &curve.negate(s).expect("on the curve")),
        Point::Infinity
    );
    let bytes = curve.encode(s).expect("on the curve");
    assert_eq!(curve.decode(&bytes).as_ref(), Ok(s));
}

fn multiples(curve: &Curve, k: &Nat, s: &Point) {
    let multiple = both(|w| curve.multiply(k, s, w)).expect("on the curve");
    let next = curve.multiply(&k.add(&Nat::one()), s, &mut Working::off());
    assert_eq!(curve.add(&multiple, s, &mut Working::off()), next);
}

fn points(curve: &Curve) {
    if curve.p().bits() > 8 {
        return;
    }
    let points = curve.points().expect("a small prime");
    assert!(points.iter().all(|point| curve.contains(point)));
    // Hasse's theorem: |#E - p - 1| is at most 2 sqrt(p).
    let p = curve.p().to_u64().expect("a small prime");
    let off = (points.len() as u64).abs_diff(p + 1);
    assert!(off * off <= 4 * p, "{} points over {p}", points.len());
}

fn group(curve: &Curve, g: &Point, k: &Nat, u: &mut Unstructured<'_>) -> Result<()> {
    let _ = EcGroup::with_order(curve, g, k);
    if curve.p().bits() > 32 {
        return Ok(());
    }
    let Ok(group) = EcGroup::new(curve, g) else {
        return Ok(());
    };
    let product = curve.multiply(group.n(), g, &mut Working::off());
    assert_eq!(product, Ok(Point::Infinity));
    let rng = Drbg::new(u.arbitrary()?);
    let ours = group.random_private(&mut rng.fork("ours"));
    let theirs = group.random_private(&mut rng.fork("theirs"));
    let public = |private: &[u8]| both(|w| group.public(private, w)).expect("drawn");
    let (our_public, their_public) = (public(&ours), public(&theirs));
    let secret = both(|w| group.agree(&ours, &their_public, w));
    assert_eq!(
        secret.ok(),
        both(|w| group.agree(&theirs, &our_public, w)).ok()
    );
    let (private, peer) = (about(u, 1)?, about(u, group.public_len())?);
    let _ = both(|w| group.agree(&private, &peer, w));
    Ok(())
}
