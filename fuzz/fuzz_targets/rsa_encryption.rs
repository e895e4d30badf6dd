//! RSA encryption, textbook and PKCS#1 v1.5: any message under any numbers, and any ciphertext under a key.
#![no_main]

use arbitrary::{Arbitrary, Result, Unstructured};
use libfuzzer_sys::fuzz_target;
use padlock_core::catalog::ENCRYPTIONS;
use padlock_core::rsa::{RsaPrivateKey, private_operation, public_operation};
use padlock_core::working::Symbol;
use padlock_core::{Drbg, Nat, Working};
use padlock_fuzz::{Bytes, Number, about, both, keys};

fuzz_target!(|bytes: &[u8]| {
    let _ = run(&mut Unstructured::new(bytes));
});

fn run(u: &mut Unstructured<'_>) -> Result<()> {
    match u.int_in_range(0..=3)? {
        0 => round_trip(u),
        1 => any_ciphertext(u),
        2 => any_numbers(u),
        _ => any_padding(u),
    }
}

fn round_trip(u: &mut Unstructured<'_>) -> Result<()> {
    let key = keys::rsa(u)?;
    let rng = Drbg::new(u.arbitrary()?);
    let message = Bytes::<140>::arbitrary(u)?.0;
    for scheme in ENCRYPTIONS {
        let encrypted = both(|w| scheme.encrypt(&key.public(), &message, &mut rng.clone(), w));
        let Ok(ciphertext) = encrypted else { continue };
        assert_eq!(ciphertext.len(), key.n.byte_len());
        let opened = both(|w| scheme.decrypt(key, &ciphertext, w)).expect("its own ciphertext");
        assert_eq!(Nat::from_be_bytes(&opened), Nat::from_be_bytes(&message));
        if scheme.id() != "rsa_textbook" {
            assert_eq!(opened, message);
        }
    }
    Ok(())
}

fn any_ciphertext(u: &mut Unstructured<'_>) -> Result<()> {
    let key = keys::rsa(u)?;
    let ciphertext = about(u, key.n.byte_len())?;
    for scheme in ENCRYPTIONS {
        if let Ok(message) = both(|w| scheme.decrypt(key, &ciphertext, w)) {
            assert!(message.len() <= key.n.byte_len());
        }
    }
    Ok(())
}

/// The fields of a key are open: numbers that make no key must do no harm.
fn any_numbers(u: &mut Unstructured<'_>) -> Result<()> {
    let public = keys::any_rsa_public(u)?;
    let mut number = || Ok(Number::<80>::arbitrary(u)?.0);
    let (d, p, q, m) = (number()?, number()?, number()?, number()?);
    let (n, e) = (public.n.clone(), public.e.clone());
    let private = RsaPrivateKey { n, e, d, p, q };
    let message = m.to_be_bytes();
    let _ = public_operation(&public, &m, Symbol::M, &mut Working::off());
    let _ = private_operation(&private, &m, Symbol::C, &mut Working::off());
    let padded = m.to_be_bytes_padded(public.byte_len()).unwrap_or_default();
    for scheme in ENCRYPTIONS {
        let _ = scheme.encrypt(&public, &message, &mut Drbg::new(1), &mut Working::off());
        let _ = scheme.decrypt(&private, &padded, &mut Working::on());
        let _ = scheme.decrypt(&private, &padded, &mut Working::off());
    }
    Ok(())
}

/// Any block under the padding, reached through the raw operation.
fn any_padding(u: &mut Unstructured<'_>) -> Result<()> {
    let key = keys::rsa(u)?;
    let mut block = about(u, key.n.byte_len())?;
    if let [first, second, ..] = block.as_mut_slice()
        && u.arbitrary()?
    {
        (*first, *second) = (0, 2);
    }
    let m = Nat::from_be_bytes(&block);
    let raw = public_operation(&key.public(), &m, Symbol::M, &mut Working::off());
    let Ok(ciphertext) = raw.map(|c| c.to_be_bytes_padded(key.n.byte_len())) else {
        return Ok(());
    };
    let ciphertext = ciphertext.expect("below n");
    for scheme in ENCRYPTIONS {
        if let Ok(message) = both(|w| scheme.decrypt(key, &ciphertext, w)) {
            assert!(block.ends_with(&message) || scheme.id() == "rsa_textbook");
        }
    }
    Ok(())
}
