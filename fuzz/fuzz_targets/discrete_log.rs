//! Discrete logarithms in fields and on curves.
#![no_main]

use arbitrary::{Arbitrary, Result, Unstructured};
use libfuzzer_sys::fuzz_target;
use padlock_core::crack::{DlogJob, Search};
use padlock_core::dh::DhGroup;
use padlock_core::ec::{Curve, EcGroup, Point};
use padlock_core::num::{mod_pow, random_prime};
use padlock_core::{Drbg, Nat, Working};
use padlock_fuzz::{Number, point};

/// Slices of a job before it is given up.
const SLICES: usize = 200;

fuzz_target!(|bytes: &[u8]| {
    let _ = run(&mut Unstructured::new(bytes));
});

fn run(u: &mut Unstructured<'_>) -> Result<()> {
    match u.arbitrary()? {
        true => in_field(u),
        false => on_curve(u),
    }
}

fn in_field(u: &mut Unstructured<'_>) -> Result<()> {
    let bits = u.int_in_range(2..=64)?;
    let p = random_prime(bits, &mut Drbg::new(u.arbitrary()?)).expect("a size in range");
    let g = Number::<8>::arbitrary(u)?.0.rem(&p).expect("not zero");
    let y = Number::<9>::arbitrary(u)?.0;
    let Ok(group) = DhGroup::new(&p, &g) else {
        return Ok(());
    };
    let Ok(job) = DlogJob::in_field(&group, &y) else {
        return Ok(());
    };
    if let Some(x) = solve(job, u.int_in_range(0..=200)?) {
        assert_eq!(mod_pow(&g, &x, &p, &mut Working::off()), Ok(y));
    }
    Ok(())
}

fn on_curve(u: &mut Unstructured<'_>) -> Result<()> {
    let (a, b) = (Number::<2>::arbitrary(u)?.0, Number::<2>::arbitrary(u)?.0);
    let p = Number::<2>::arbitrary(u)?.0;
    // Listing the points of a larger curve takes seconds under the sanitizer.
    let Some(curve) = Curve::new(&a, &b, &p).ok().filter(|_| p.bits() <= 9) else {
        return Ok(());
    };
    let points = curve.points().expect("a small prime");
    let mut any = || match u.ratio(7, 8)? {
        true => u.choose(&points).cloned(),
        false => point::<3>(u),
    };
    let (g, y): (Point, Point) = (any()?, any()?);
    let group = match u.arbitrary()? {
        true => EcGroup::new(&curve, &g),
        false => EcGroup::with_order(&curve, &g, &Number::<3>::arbitrary(u)?.0),
    };
    let Ok(job) = group.and_then(|group| DlogJob::on_curve(&group, &y)) else {
        return Ok(());
    };
    if let Some(x) = solve(job, u.int_in_range(0..=200)?) {
        assert_eq!(curve.multiply(&x, &g, &mut Working::off()), Ok(y));
    }
    Ok(())
}

fn solve(mut job: DlogJob, slice: u64) -> Option<Nat> {
    assert!(job.expected_work() >= 0.0);
    for _ in 0..SLICES {
        match job.run(slice) {
            Search::Running { work } => assert_eq!(work, job.work()),
            Search::Found { value, .. } => return Some(value),
            Search::Exhausted { .. } => return None,
        }
    }
    None
}
