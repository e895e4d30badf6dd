use super::*;
use crate::num::Nat;
use crate::working::{Cell, Symbol, Working};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

fn check_factor(n: u64, expected: Option<(u64, u64)>) {
    let mut job = FactorJob::new(&Nat::from(n)).unwrap();
    let mut slices = 0;
    let progress = loop {
        match job.run(1000) {
            Progress::Running { work } => {
                slices += 1;
                assert!(work >= slices * 1000, "{n}");
            }
            done => break done,
        }
    };
    let found = match &progress {
        Progress::Done { p, q, .. } => Some((p.to_u64().unwrap(), q.to_u64().unwrap())),
        _ => None,
    };
    assert_eq!(found, expected, "{n}");
    assert_eq!(job.run(1), progress, "a finished job stays finished");
    let mut whole = FactorJob::new(&Nat::from(n)).unwrap();
    assert_eq!(
        whole.run(u64::MAX),
        progress,
        "slices do not change the result"
    );
}

#[test]
fn semiprimes_up_to_64_bits_fall() {
    check_factor(3233, Some((53, 61)));
    check_factor(4, Some((2, 2)));
    check_factor(
        2 * 9_223_372_036_854_775_783,
        Some((2, 9_223_372_036_854_775_783)),
    );
    check_factor(1_000_003 * 1_000_033, Some((1_000_003, 1_000_033)));
    check_factor(65_537 * 65_537, Some((65_537, 65_537)));
    check_factor(
        4_294_967_291 * 4_294_967_279,
        Some((4_294_967_279, 4_294_967_291)),
    );
}

#[test]
fn primes_and_one_have_no_factors() {
    check_factor(1, None);
    check_factor(2, None);
    check_factor(3, None);
    check_factor(1_048_583, None);
    check_factor(18_446_744_073_709_551_557, None);
}

#[test]
fn every_small_number_is_factored_rightly() {
    for n in 1..3000_u64 {
        let smallest = (2..n).find(|d| n % d == 0);
        check_factor(n, smallest.map(|d| (d, n / d)));
    }
}

#[test]
fn too_large_a_number_is_refused() {
    assert!(FactorJob::new(&Nat::power_of_two(64)).is_err());
    assert!(FactorJob::new(&Nat::zero()).is_err());
}

#[test]
fn trial_division_of_3233_ends_at_53_with_nothing_left() {
    let mut w = Working::on();
    trial_division(&Nat::from(3233), &Nat::from(53), &mut w);
    let [step] = w.steps() else {
        panic!("one step, not {}", w.steps().len());
    };
    let row = |divisor: u64, remainder: u64| {
        vec![
            Cell::Nat(Nat::from(divisor)),
            Cell::Nat(Nat::from(remainder)),
        ]
    };
    assert_eq!(step.rows.len(), 27);
    assert_eq!(step.rows.first(), Some(&row(2, 1)));
    assert_eq!(step.rows.last(), Some(&row(53, 0)));
    assert_eq!(
        step.result.last(),
        Some(&(Symbol::Q, Cell::Nat(Nat::from(61))))
    );
}

#[test]
fn trial_division_shows_nothing_that_is_not_so() {
    for (n, p) in [(3233_u64, 59_u64), (0, 0), (7, 1), (u64::MAX, 65_537 * 641)] {
        let mut w = Working::on();
        trial_division(&Nat::from(n), &Nat::from(p), &mut w);
        assert!(w.steps().is_empty(), "{n} by {p}");
    }
}
