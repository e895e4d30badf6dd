//! The attacks that ask an oracle, when it tells the truth and when it does not.
#![no_main]

use std::sync::LazyLock;

use arbitrary::{Arbitrary, Result, Unstructured};
use libfuzzer_sys::fuzz_target;
use padlock_core::Drbg;
use padlock_core::crack::{BleichenbacherJob, CbcPadding, Search, VaudenayJob};
use padlock_core::rsa::{RsaPrivateKey, RsaPublicKey};
use padlock_fuzz::{Bytes, about, keys};

fuzz_target!(|bytes: &[u8]| {
    let _ = run(&mut Unstructured::new(bytes));
});

fn run(u: &mut Unstructured<'_>) -> Result<()> {
    match u.int_in_range(0..=2)? {
        0 => bleichenbacher(u),
        1 => vaudenay_by_any_answers(u),
        _ => vaudenay_by_a_server(u),
    }
}

/// The smallest size that the attack takes.
static KEY: LazyLock<RsaPrivateKey> =
    LazyLock::new(|| RsaPrivateKey::generate(96, &mut Drbg::new(3)).expect("a size in range"));

fn bleichenbacher(u: &mut Unstructured<'_>) -> Result<()> {
    let key: RsaPublicKey = match u.ratio(3, 4)? {
        true => KEY.public(),
        false => keys::any_rsa_public(u)?,
    };
    let ciphertext = about(u, key.byte_len())?;
    let Ok(mut job) = BleichenbacherJob::new(&key, &ciphertext, &Drbg::new(u.arbitrary()?)) else {
        return Ok(());
    };
    let answers = Bytes::<60>::arbitrary(u)?.0;
    for answer in answers {
        if let Ok(Some(query)) = job.query() {
            assert_eq!(query.len(), key.byte_len());
        }
        let _ = job.open_bits();
        if job.answer(answer % 2 == 1).is_err() {
            break;
        }
        let _ = job.message();
    }
    let _ = job.run(5, &mut |query| {
        query.last().is_some_and(|byte| byte % 3 == 0)
    });
    Ok(())
}

fn vaudenay(u: &mut Unstructured<'_>) -> Result<(Vec<u8>, Vec<u8>, CbcPadding)> {
    let block = Bytes::<20>::arbitrary(u)?.0;
    let previous = about(u, block.len())?;
    Ok((previous, block, *u.choose(CbcPadding::ALL)?))
}

/// Answers without sense, also after the end.
fn vaudenay_by_any_answers(u: &mut Unstructured<'_>) -> Result<()> {
    let (previous, block, padding) = vaudenay(u)?;
    let Ok(mut job) = VaudenayJob::new(&previous, &block, padding) else {
        return Ok(());
    };
    for answer in Bytes::<600>::arbitrary(u)?.0 {
        if let Some(query) = job.query() {
            assert_eq!(query.len(), 2 * block.len());
        }
        job.answer(answer >= 200);
        assert!(job.plaintext().len() <= block.len());
    }
    Ok(())
}

/// A server whose cipher is an XOR with a fixed pattern: the plaintext is found.
fn vaudenay_by_a_server(u: &mut Unstructured<'_>) -> Result<()> {
    let (previous, block, padding) = vaudenay(u)?;
    let Ok(mut job) = VaudenayJob::new(&previous, &block, padding) else {
        return Ok(());
    };
    let decrypt = |block: &[u8]| -> Vec<u8> {
        block
            .iter()
            .zip(0_u8..)
            .map(|(byte, i)| byte ^ i.wrapping_mul(73) ^ 0x5a)
            .collect()
    };
    let mut oracle = |query: &[u8]| {
        let (forged, block) = query.split_at(query.len() / 2);
        let text: Vec<u8> = decrypt(block)
            .iter()
            .zip(forged)
            .map(|(a, b)| a ^ b)
            .collect();
        let last = text.last().copied().unwrap_or_default();
        let count = match padding {
            CbcPadding::Tls => usize::from(last) + 1,
            CbcPadding::Pkcs7 => usize::from(last),
        };
        count > 0 && count <= text.len() && text.iter().rev().take(count).all(|b| *b == last)
    };
    let search = job.run(6000, &mut oracle);
    let plaintext: Vec<u8> = decrypt(&block)
        .iter()
        .zip(&previous)
        .map(|(a, b)| a ^ b)
        .collect();
    match search {
        Search::Found { value, .. } => assert_eq!(value, plaintext),
        other => panic!("{other:?} for a block of {}", block.len()),
    }
    Ok(())
}
