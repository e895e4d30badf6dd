use super::*;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

fn nat(n: u64) -> Nat {
    Nat::from(n)
}

#[test]
fn the_textbook_example_holds() {
    // p = 23, g = 5, a = 6, b = 15: A = 8, B = 19, secret 2.
    let group = DhGroup::toy();
    let mut w = Working::on();
    assert_eq!(group.public(&[6], &mut w).unwrap(), [8]);
    let response = group.respond(&[15], &[8], &mut w).unwrap();
    assert_eq!((response.public, response.secret), (vec![19], vec![2]));
    assert_eq!(group.agree(&[6], &[19], &mut w).unwrap(), [2]);
    assert_eq!(w.steps()[0].op, WorkingOp::DiffieHellman);
    assert_eq!(w.steps()[1].op, WorkingOp::ModPow);
}

#[test]
fn the_order_of_every_generator_is_right() {
    for p in [5_u64, 7, 11, 13, 17, 19, 23, 101, 257] {
        for g in 2..p - 1 {
            let mut power = g;
            let mut order = 1;
            while power != 1 {
                power = power * g % p;
                order += 1;
            }
            let group = DhGroup::new(&nat(p), &nat(g)).unwrap();
            assert_eq!(group.q(), Some(&nat(order)), "{g} mod {p}");
        }
    }
    let p = nat(18_446_744_073_709_551_557);
    assert!(DhGroup::new(&p, &nat(2)).is_ok());
}

#[test]
fn bad_groups_and_values_are_refused_by_name() {
    let what = |result: Result<DhGroup, OutOfRange>| result.unwrap_err().what;
    assert_eq!(what(DhGroup::new(&nat(21), &nat(5))), Symbol::P);
    assert_eq!(what(DhGroup::new(&nat(3), &nat(2))), Symbol::P);
    assert_eq!(
        what(DhGroup::new(&Nat::power_of_two(64), &nat(2))),
        Symbol::P
    );
    assert_eq!(what(DhGroup::new(&nat(23), &nat(1))), Symbol::G);
    assert_eq!(what(DhGroup::new(&nat(23), &nat(22))), Symbol::G);
    assert_eq!(what(DhGroup::received(&nat(24), &nat(5))), Symbol::P);
    let group = DhGroup::toy();
    let mut w = Working::off();
    for (private, peer, what) in [
        (&[0][..], &[8][..], Symbol::PrivateKey),
        (&[22], &[8], Symbol::PrivateKey),
        (&[6], &[0], Symbol::PublicKey),
        (&[6], &[1], Symbol::PublicKey),
        (&[6], &[22], Symbol::PublicKey),
        (&[6], &[0, 8], Symbol::PublicKey),
        (&[6], &[], Symbol::PublicKey),
    ] {
        assert_eq!(group.agree(private, peer, &mut w).unwrap_err().what, what);
    }
}

#[test]
fn the_full_groups_are_safe_primes_and_are_recognised() {
    for group in [DhGroup::ffdhe2048(), DhGroup::ffdhe3072()] {
        assert!(is_prime(group.p()) && is_prime(group.q().unwrap()));
        let g_to_q = mod_pow(
            group.g(),
            group.q().unwrap(),
            group.p(),
            &mut Working::off(),
        );
        assert!(g_to_q.unwrap().is_one());
        let received = DhGroup::received(group.p(), group.g()).unwrap();
        assert_eq!(received.id(), group.id());
        assert_eq!(group.public_len() * 8, group.p().bits());
    }
}
