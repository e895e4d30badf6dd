use super::*;
use crate::hash::{Sha256, ToyHash};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

fn digest(hash: &dyn Hash, message: &[u8], bits: usize) -> Vec<u8> {
    cut(hash.digest(message, &mut Working::off()), bits)
}

fn check_collision(hash: &dyn Hash, bits: usize) -> u64 {
    let mut job = CollisionJob::new(b"", bits).unwrap();
    loop {
        match job.run(hash, 100) {
            Search::Found {
                value: (a, b),
                work,
            } => {
                assert_ne!(a, b);
                assert_eq!(digest(hash, &a, bits), digest(hash, &b, bits));
                assert!((work as f64) < 5.0 * job.expected_work(), "{work}");
                return work;
            }
            Search::Running { work } => assert!(work.is_multiple_of(100)),
            Search::Exhausted { .. } => unreachable!(),
        }
    }
}

#[test]
fn collisions_take_the_square_root() {
    check_collision(&ToyHash, 16);
    check_collision(&Sha256, 9);
    check_collision(&Sha256, 24);
}

#[test]
fn a_second_preimage_of_the_toy_hash_is_found() {
    let mut job = SecondPreimageJob::new(b"pay 10", b"pay 99", 16).unwrap();
    let Search::Found { value, work } = job.run(&ToyHash, 1 << 20) else {
        panic!();
    };
    assert_eq!(
        digest(&ToyHash, &value, 16),
        digest(&ToyHash, b"pay 10", 16)
    );
    assert!(value.starts_with(b"pay 99"));
    assert!(work < 1 << 20);
}

#[test]
fn cutting_keeps_the_first_bits() {
    assert_eq!(cut(vec![0xff, 0xff, 0xff], 12), [0xff, 0xf0]);
    assert_eq!(cut(vec![0xff, 0xff, 0xff], 16), [0xff, 0xff]);
    assert_eq!(cut(vec![0xff], 1), [0x80]);
    assert!(CollisionJob::new(b"", 0).is_err());
    assert!(CollisionJob::new(b"", 49).is_err());
    assert!(SecondPreimageJob::new(b"", b"", 65).is_err());
}
