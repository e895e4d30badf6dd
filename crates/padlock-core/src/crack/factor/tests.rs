use super::*;
use crate::Drbg;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

fn factors(n: u64, method: Method) -> Progress {
    let mut job = FactorJob::with_method(&Nat::from(n), method).unwrap();
    loop {
        match job.run(1 << 12) {
            Progress::Running { .. } => {}
            done => {
                assert_eq!(job.run(1), done, "a finished job stays finished");
                return done;
            }
        }
    }
}

fn check(n: u64, method: Method) {
    match factors(n, method) {
        Progress::Done { p, q, .. } => {
            assert_eq!(p.mul(&q), Nat::from(n), "{}", method.id());
            assert!(!p.is_one() && p <= q, "{} {n}", method.id());
        }
        Progress::Prime { .. } => assert!(n == 1 || word::is_prime(n), "{} {n}", method.id()),
        Progress::Running { .. } => unreachable!(),
    }
}

#[test]
fn every_method_decides_every_small_number() {
    for method in Method::ALL {
        for n in 1..4000 {
            check(n, *method);
        }
    }
}

#[test]
fn every_method_factors_32_bit_products_of_two_primes() {
    let mut rng = Drbg::new(1);
    for method in Method::ALL {
        for _ in 0..10 {
            let [p, q] = [(); 2].map(|()| crate::num::random_prime(16, &mut rng).unwrap());
            check(p.mul(&q).to_u64().unwrap(), *method);
        }
    }
}

#[test]
fn rho_factors_64_bit_products_of_two_primes() {
    let mut rng = Drbg::new(2);
    for _ in 0..20 {
        let [p, q] = [(); 2].map(|()| crate::num::random_prime(32, &mut rng).unwrap());
        check(p.mul(&q).to_u64().unwrap(), Method::PollardRho);
    }
}

#[test]
fn fermat_is_quick_where_the_primes_are_close() {
    let Progress::Done { work, .. } = factors(4_294_967_291 * 4_294_967_279, Method::Fermat) else {
        panic!();
    };
    assert!(work <= 64, "{work}");
}

#[test]
fn p_minus_one_is_quick_where_it_is_smooth() {
    // 4294966297 - 1 = 2^3 3 7 13^2 151267 is not smooth; 2147483648 + 11 is chosen so that p - 1 is.
    let smooth = 2_u64.pow(4) * 3 * 5 * 7 * 11 * 13 * 17 * 3 + 1;
    let p = (1..)
        .map(|k| (smooth - 1) * k + 1)
        .find(|&p| word::is_prime(p))
        .unwrap();
    let q = 4_294_967_291;
    let Progress::Done { work, p: found, .. } = factors(p * q, Method::PMinusOne) else {
        panic!();
    };
    assert_eq!(found, Nat::from(p.min(q)));
    assert!(work < 2000, "{work}");
}
