use super::*;
use crate::dh::DhGroup;
use crate::ec::EcGroup;

fn check(exchange: &dyn KeyExchange) {
    for seed in 0..4 {
        let mut rng = Drbg::new(seed);
        let mut w = Working::on();
        let private = exchange.random_private(&mut rng);
        let public = exchange.public(&private, &mut w).unwrap();
        assert_eq!(public.len(), exchange.public_len(), "{}", exchange.id());
        let answer = exchange.random_response(&mut rng);
        // A toy group is small enough to draw an element that everyone knows; draw again.
        let Ok(response) = exchange.respond(&answer, &public, &mut w) else {
            assert!(exchange.public_len() < 20, "{}", exchange.id());
            continue;
        };
        assert_eq!(response.public.len(), exchange.response_len());
        assert_eq!(response.secret.len(), exchange.secret_len());
        let mut off = Working::off();
        match exchange.agree(&private, &response.public, &mut off) {
            Ok(secret) => assert_eq!(secret, response.secret, "{}", exchange.id()),
            Err(_) => assert!(exchange.public_len() < 20, "{}", exchange.id()),
        }
    }
}

#[test]
fn both_sides_agree() {
    check(&DhGroup::toy());
    check(&DhGroup::ffdhe2048());
    check(&EcGroup::toy());
}
