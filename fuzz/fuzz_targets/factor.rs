//! Factoring, by every method.
#![no_main]

use arbitrary::{Arbitrary, Result, Unstructured};
use libfuzzer_sys::fuzz_target;
use padlock_core::Nat;
use padlock_core::crack::{FactorJob, Method, Progress, cost, prime_factors, trial_division};
use padlock_core::num::is_prime;
use padlock_fuzz::{Number, both};

/// Slices of a job before it is given up: some methods are slow by nature.
const SLICES: usize = 50;

fuzz_target!(|bytes: &[u8]| {
    let _ = run(&mut Unstructured::new(bytes));
});

fn run(u: &mut Unstructured<'_>) -> Result<()> {
    let n = Number::<9>::arbitrary(u)?.0;
    let method = *u.choose(Method::ALL)?;
    let Ok(job) = FactorJob::with_method(&n, method) else {
        assert!(n.is_zero() || n.bits() > 64);
        return Ok(());
    };
    split(&n, job, u.int_in_range(0..=500)?);
    paper(&n, &Number::<3>::arbitrary(u)?.0);
    if let Some(small) = n.to_u64().filter(|n| *n < 1 << 44) {
        completely(small);
    }
    assert!(cost::factoring_bits(u.arbitrary()?).is_finite());
    Ok(())
}

fn split(n: &Nat, mut job: FactorJob, slice: u64) {
    assert!(job.expected_work() >= 0.0);
    for _ in 0..SLICES {
        match job.run(slice) {
            Progress::Running { work } => assert_eq!(work, job.work()),
            Progress::Done { p, q, .. } => {
                assert_eq!(p.mul(&q), *n);
                assert!(!p.is_one() && p <= q);
                return;
            }
            Progress::Prime { .. } => {
                assert!(n.is_one() || is_prime(n), "{n} is not prime");
                return;
            }
        }
    }
}

fn paper(n: &Nat, p: &Nat) {
    both(|w| trial_division(n, p, w));
}

fn completely(n: u64) {
    let factors = prime_factors(n);
    let powers = factors.iter().map(|(p, e)| p.pow(*e));
    assert_eq!(powers.product::<u64>(), n);
    assert!(factors.iter().all(|(p, _)| is_prime(&Nat::from(*p))));
}
