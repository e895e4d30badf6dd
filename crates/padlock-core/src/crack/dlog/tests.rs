use super::*;
use crate::ec::Curve;
use crate::num::{is_prime, mod_pow, mod_sqrt};
use crate::{Drbg, Working};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

fn nat(n: u64) -> Nat {
    Nat::from(n)
}

fn solve(mut job: DlogJob) -> Option<u64> {
    loop {
        match job.run(1 << 14) {
            Search::Running { work } => assert!(work >= 1 << 14),
            Search::Found { value, work } => {
                assert_eq!(
                    job.run(1),
                    Search::Found {
                        value: value.clone(),
                        work
                    }
                );
                return value.to_u64();
            }
            Search::Exhausted { .. } => return None,
        }
    }
}

#[test]
fn every_logarithm_in_small_fields_is_found() {
    for p in [5_u64, 23, 31, 37, 64_u64.pow(2) + 3] {
        let p = (p..).find(|&p| is_prime(&nat(p))).unwrap();
        for g in 2..(p - 1).min(12) {
            let group = DhGroup::new(&nat(p), &nat(g)).unwrap();
            let order = group.q().unwrap().to_u64().unwrap();
            let mut powers = vec![None; p as usize];
            let mut power = 1;
            for x in 0..order {
                powers[power as usize] = Some(x);
                power = power * g % p;
            }
            for y in 1..p {
                let job = DlogJob::in_field(&group, &nat(y)).unwrap();
                assert_eq!(solve(job), powers[y as usize], "{g}^x = {y} mod {p}");
            }
        }
    }
}

/// A prime of this many bits whose half is prime as well: the hardest case.
fn safe_prime(bits: usize, rng: &mut Drbg) -> Nat {
    loop {
        let q = crate::num::random_prime(bits - 1, rng).unwrap();
        let p = q.add(&q).add(&Nat::one());
        if is_prime(&p) {
            return p;
        }
    }
}

fn check_field(p: &Nat, rng: &mut Drbg) {
    let group = DhGroup::new(p, &nat(5)).unwrap();
    let x = rng.below(group.q().unwrap());
    let y = mod_pow(group.g(), &x, p, &mut Working::off()).unwrap();
    assert_eq!(
        solve(DlogJob::in_field(&group, &y).unwrap()),
        x.to_u64(),
        "{p}"
    );
}

#[test]
fn logarithms_in_fields_of_many_sizes_are_found() {
    let mut rng = Drbg::new(1);
    for bits in (8..=40).step_by(4) {
        check_field(&crate::num::random_prime(bits, &mut rng).unwrap(), &mut rng);
        check_field(&safe_prime(bits, &mut rng), &mut rng);
    }
}

#[test]
fn a_smooth_order_of_60_bits_is_no_obstacle() {
    // p - 1 has only small factors: Pohlig and Hellman's point.
    let p = (1_u64..)
        .map(|k| 2 * 3 * 5 * 7 * 11 * 13 * 17 * 19 * 23 * 29 * 31 * 37 * 41 * k + 1)
        .find(|&p| is_prime(&nat(p)))
        .unwrap();
    check_field(&nat(p), &mut Drbg::new(2));
}

#[test]
fn every_logarithm_on_the_textbook_curve_is_found() {
    let group = EcGroup::toy();
    for x in 0..19 {
        let point = group
            .curve()
            .multiply(&nat(x), group.g(), &mut Working::off())
            .unwrap();
        assert_eq!(solve(DlogJob::on_curve(&group, &point).unwrap()), Some(x));
    }
}

#[test]
fn a_point_outside_the_subgroup_has_no_logarithm() {
    // y^2 = x^3 + 3 x over 11 elements has 12 points; G of order 2 reaches two of them.
    let curve = Curve::new(&nat(3), &nat(0), &nat(11)).unwrap();
    let points = curve.points().unwrap();
    let group = EcGroup::new(&curve, &Point::affine(nat(0), nat(0))).unwrap();
    assert_eq!(*group.n(), nat(2));
    for point in &points {
        let found = solve(DlogJob::on_curve(&group, point).unwrap());
        let expected = [Point::Infinity, group.g().clone()]
            .iter()
            .position(|p| p == point);
        assert_eq!(found, expected.map(|x| x as u64), "{point}");
    }
}

#[test]
fn logarithms_on_larger_curves_are_found() {
    for (p, table) in [(1_048_583_u64, true), (1_099_511_627_791, false)] {
        let (curve, g) = (1..)
            .find_map(|b| {
                let curve = Curve::new(&nat(1), &nat(b), &nat(p)).ok()?;
                let y = mod_sqrt(&nat(b), &nat(p)).unwrap()?;
                let g = Point::affine(Nat::zero(), y);
                let group = EcGroup::new(&curve, &g).ok()?;
                // Prime for the small one; the large one is to have a factor that asks for a walk.
                let fits = !table || is_prime(group.n());
                fits.then_some((curve, g))
            })
            .unwrap();
        let group = EcGroup::new(&curve, &g).unwrap();
        let x = Drbg::new(p).below(group.n());
        let point = curve.multiply(&x, &g, &mut Working::off()).unwrap();
        assert_eq!(
            solve(DlogJob::on_curve(&group, &point).unwrap()),
            x.to_u64()
        );
    }
}

#[test]
fn what_is_too_large_or_no_element_is_refused() {
    let group = DhGroup::toy();
    assert!(DlogJob::in_field(&group, &nat(0)).is_err());
    assert!(DlogJob::in_field(&group, &nat(23)).is_err());
    assert!(DlogJob::in_field(&DhGroup::ffdhe2048(), &nat(2)).is_err());
    let off_curve = Point::affine(nat(1), nat(1));
    assert!(DlogJob::on_curve(&EcGroup::toy(), &off_curve).is_err());
}

/// Checks every logarithm to the base `g`, when its owner says that its order is `n`.
fn check_points(curve: &Curve, g: &Point, n: &Nat) {
    let group = EcGroup::with_order(curve, g, n).unwrap();
    let multiples = |k: u64| curve.multiply(&nat(k), g, &mut Working::off()).unwrap();
    let order = (1..).find(|&k| multiples(k) == Point::Infinity).unwrap();
    for y in curve.points().unwrap() {
        let expected = (0..order).find(|&k| multiples(k) == y);
        let job = DlogJob::on_curve(&group, &y).unwrap();
        assert_eq!(solve(job), expected, "{curve:?} {g:?} {n} {y:?}");
    }
}

#[test]
fn points_outside_the_subgroup_have_no_logarithm() {
    // Groups of two generators are among these: a point may have a fitting order and be no multiple.
    for (a, b) in [(0, 1), (0, 6), (4, 0), (6, 0), (1, 1)] {
        let curve = Curve::new(&nat(a), &nat(b), &nat(7)).unwrap();
        for g in curve.points().unwrap() {
            let Ok(group) = EcGroup::new(&curve, &g) else {
                continue;
            };
            check_points(&curve, &g, group.n());
            check_points(&curve, &g, &group.n().mul(&nat(6)));
        }
    }
}
