use proptest::prelude::*;

use super::*;
use crate::error::Bound;
use crate::kex::KeyExchange;
use crate::num::Nat;
use crate::working::{Cell, Symbol, Working, WorkingOp};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

fn nat(n: u64) -> Nat {
    Nat::from(n)
}

fn point(x: u64, y: u64) -> Point {
    Point::affine(nat(x), nat(y))
}

fn curve(a: u64, b: u64, p: u64) -> Curve {
    Curve::new(&nat(a), &nat(b), &nat(p)).unwrap()
}

#[test]
fn the_multiples_of_the_textbook_generator_are_as_printed() {
    // Paar and Pelzl, example 9.5.
    let printed = [
        (5, 1),
        (6, 3),
        (10, 6),
        (3, 1),
        (9, 16),
        (16, 13),
        (0, 6),
        (13, 7),
        (7, 6),
        (7, 11),
        (13, 10),
        (0, 11),
        (16, 4),
        (9, 1),
        (3, 16),
        (10, 11),
        (6, 14),
        (5, 16),
    ];
    let group = EcGroup::toy();
    let mut off = Working::off();
    for (k, (x, y)) in (1..).zip(printed) {
        let product = group.curve().multiply(&nat(k), group.g(), &mut off);
        assert_eq!(product.unwrap(), point(x, y), "{k} G");
    }
    let product = group.curve().multiply(&nat(19), group.g(), &mut off);
    assert_eq!(product.unwrap(), Point::Infinity);
    assert_eq!(group.curve().points().unwrap().len(), 19);
    assert_eq!(EcGroup::new(group.curve(), group.g()).unwrap(), group);
    assert_eq!(curve(2, 2, 17), *group.curve());
}

#[test]
fn the_working_of_a_doubling_shows_its_slope() {
    // Paar and Pelzl, example 9.4: 2 (5, 1) has the slope 13.
    let mut w = Working::on();
    let group = EcGroup::toy();
    let double = group.curve().add(group.g(), group.g(), &mut w).unwrap();
    assert_eq!(double, point(6, 3));
    let step = &w.steps()[0];
    assert_eq!(step.op, WorkingOp::PointAdd);
    assert_eq!(step.result[0], (Symbol::Slope, Cell::Nat(nat(13))));
    assert_eq!(w.steps()[1].op, WorkingOp::ExtendedEuclid);
}

#[test]
fn a_curve_is_known_by_one_point_and_a() {
    let group = EcGroup::toy();
    for at in group.curve().points().unwrap() {
        let through = Curve::through(&at, &nat(2), &nat(17));
        match at {
            Point::Infinity => assert!(through.is_err()),
            Point::Affine { .. } => assert_eq!(through.unwrap(), *group.curve()),
        }
    }
}

/// Every pair and triple of points: closure, associativity, neutral and inverse elements, commutativity.
fn check_group_laws(curve: &Curve) {
    let points = curve.points().unwrap();
    let add = |p: &Point, q: &Point| {
        let sum = curve.add(p, q, &mut Working::off()).unwrap();
        assert!(curve.contains(&sum));
        sum
    };
    for p in &points {
        assert_eq!(add(p, &Point::Infinity), *p);
        assert_eq!(add(p, &curve.negate(p).unwrap()), Point::Infinity);
        for q in &points {
            let sum = add(p, q);
            assert_eq!(sum, add(q, p));
            for r in &points {
                assert_eq!(add(&sum, r), add(p, &add(q, r)));
            }
        }
    }
}

#[test]
fn the_group_laws_hold_for_all_points_of_small_curves() {
    check_group_laws(&curve(2, 2, 17));
    check_group_laws(&curve(0, 1, 5));
    check_group_laws(&curve(1, 1, 23));
    check_group_laws(&curve(3, 0, 11));
}

#[test]
fn point_counts_and_orders_are_right_for_every_curve_over_small_fields() {
    for p in [5_u64, 7, 11, 13] {
        for (a, b) in (0..p).flat_map(|a| (0..p).map(move |b| (a, b))) {
            let Ok(curve) = Curve::new(&nat(a), &nat(b), &nat(p)) else {
                assert_eq!((4 * a * a * a + 27 * b * b) % p, 0);
                continue;
            };
            let on_curve = |x: u64, y: u64| (y * y) % p == (x * x * x + a * x + b) % p;
            let count = (0..p).flat_map(|x| (0..p).map(move |y| (x, y)));
            let count = count.filter(|&(x, y)| on_curve(x, y)).count() + 1;
            let points = curve.points().unwrap();
            assert_eq!(points.len(), count);
            for g in points.iter().filter(|&g| *g != Point::Infinity) {
                let mut sum = g.clone();
                let mut order = 1;
                while sum != Point::Infinity {
                    sum = curve.add(&sum, g, &mut Working::off()).unwrap();
                    order += 1;
                }
                assert_eq!(*EcGroup::new(&curve, g).unwrap().n(), nat(order));
            }
        }
    }
}

#[test]
fn the_order_of_a_48_bit_curve_is_found() {
    let curve = curve(1, 6, 281_474_976_710_597);
    let g = (0..100)
        .find_map(|x| {
            let right = nat(x * x * x + x + 6);
            let y = crate::num::mod_sqrt(&right, curve.p()).unwrap()?;
            Some(Point::affine(nat(x), y))
        })
        .unwrap();
    let group = EcGroup::new(&curve, &g).unwrap();
    assert!(EcGroup::with_order(&curve, &g, group.n()).is_ok());
    assert!(EcGroup::with_order(&curve, &g, &group.n().add(&nat(1))).is_err());
}

#[test]
fn bad_curves_and_points_are_refused_by_name() {
    let what = |a, b, p| Curve::new(&nat(a), &nat(b), &nat(p)).unwrap_err().what;
    assert_eq!(what(2, 2, 15), Symbol::P);
    assert_eq!(what(2, 2, 3), Symbol::P);
    assert_eq!(what(0, 0, 17), Symbol::Discriminant);
    let group = EcGroup::toy();
    let mut w = Working::off();
    let off_curve = group.agree(&[3], &[4, 5, 2], &mut w).unwrap_err();
    assert_eq!(
        (off_curve.what, off_curve.bound),
        (Symbol::PublicKey, Bound::OnCurve)
    );
    let infinity = group.agree(&[3], &[0], &mut w).unwrap_err();
    assert_eq!(infinity.bound, Bound::LargeOrder);
    for private in [0, 19, 200] {
        let error = group.public(&[private], &mut w).unwrap_err();
        assert_eq!(error.what, Symbol::PrivateKey);
    }
    for bytes in [
        &[][..],
        &[4],
        &[4, 5],
        &[2, 5, 1],
        &[4, 22, 1],
        &[4, 5, 1, 0],
    ] {
        assert_eq!(
            group.curve().decode(bytes).unwrap_err().what,
            Symbol::PublicKey
        );
    }
    let unreduced = group.curve().add(&point(22, 1), group.g(), &mut w);
    assert_eq!(unreduced.unwrap_err().what, Symbol::PointP);
}

proptest! {
    #[test]
    fn words_and_numbers_agree(p in 5..(1_u64 << 61), a: u64, b: u64, x1: u64, x2: u64) {
        let p = (p..).find(|&p| crate::num::is_prime(&nat(p))).unwrap();
        let Ok(curve) = Curve::new(&nat(a), &nat(b), &nat(p)) else { return Ok(()); };
        let lift = |x: u64| (x % p..p).chain(0..p).find_map(|x| {
            let x = nat(x);
            let right = x.mul(&x).mul(&x).add(&curve.a().mul(&x)).add(curve.b());
            let y = crate::num::mod_sqrt(&right, curve.p()).unwrap()?;
            Some(Point::affine(x, y))
        });
        let (Some(g), Some(q)) = (lift(x1), lift(x2)) else { return Ok(()); };
        let words = curve.to_words().unwrap();
        let sum = words.add(g.to_words().unwrap(), q.to_words().unwrap());
        prop_assert_eq!(Point::from_words(sum), curve.add(&g, &q, &mut Working::off()).unwrap());
        let product = words.multiply(x2, g.to_words().unwrap());
        prop_assert_eq!(
            Point::from_words(product),
            curve.multiply(&nat(x2), &g, &mut Working::off()).unwrap()
        );
    }
}

#[test]
fn an_order_of_0_is_none() {
    let toy = EcGroup::toy();
    let refused = EcGroup::with_order(toy.curve(), toy.g(), &Nat::zero());
    assert_eq!(refused.map_err(|error| error.what), Err(Symbol::N));
}
