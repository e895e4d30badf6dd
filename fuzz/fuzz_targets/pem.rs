//! PEM files and keys: nothing panics, and what was read is what was written.
#![no_main]

use arbitrary::{Arbitrary, Result, Unstructured};
use libfuzzer_sys::fuzz_target;
use padlock_fuzz::Bytes;
use padlock_fuzz::keys::PRIVATE;
use padlock_fuzz::tls::damage;
use padlock_tls::x509::{
    Pem, read_certificates, read_crls, read_pem, read_private_key, write_private_key,
};

fuzz_target!(|bytes: &[u8]| {
    let _ = run(&mut Unstructured::new(bytes));
});

fn run(u: &mut Unstructured<'_>) -> Result<()> {
    match u.int_in_range(0..=3)? {
        0 => any(u.bytes(u.len())?),
        1 => written(u)?,
        _ => damaged_key(u)?,
    }
    Ok(())
}

fn any(file: &[u8]) {
    let lines = file.split(|&byte| byte == b'\n').count();
    match read_pem(file) {
        Ok(blocks) => {
            let mut before = 0;
            for block in blocks.into_iter().flatten() {
                assert!(
                    block.line > before && block.line <= lines,
                    "line {}",
                    block.line
                );
                before = block.line;
            }
        }
        Err(malformed) => assert!((1..=lines).contains(&malformed.line)),
    }
    let _ = read_certificates(file);
    let _ = read_crls(file);
    if let Ok(key) = read_private_key(file) {
        again(&key);
    }
}

/// Blocks come out as they went in, with text between them.
fn written(u: &mut Unstructured<'_>) -> Result<()> {
    let mut file = String::new();
    let mut ders = Vec::new();
    for _ in 0..u.int_in_range(1..=4)? {
        let der = Bytes::<200>::arbitrary(u)?.0;
        if der.is_empty() {
            continue;
        }
        file += "subject: somebody\n";
        file += &Pem::Certificate
            .write(&der)
            .expect("any bytes can be written");
        ders.push(der);
    }
    let blocks = read_pem(file.as_bytes()).expect("it was just written");
    let read: Vec<_> = blocks
        .into_iter()
        .flatten()
        .map(|block| block.der)
        .collect();
    assert_eq!(read, ders);
    Ok(())
}

fn damaged_key(u: &mut Unstructured<'_>) -> Result<()> {
    // The RSA keys are last, the largest of them slow.
    let quick = PRIVATE.len() - 6;
    let known = if u.ratio(15, 16)? {
        &PRIVATE[..quick]
    } else {
        &PRIVATE
    };
    let key = u.choose(known)?;
    // A toy key may have no form of its own in a file.
    let Ok(file) = write_private_key(key) else {
        return Ok(());
    };
    let mut file = match bool::arbitrary(u)? {
        true => file.into_bytes(),
        // The DER itself.
        false => match read_pem(file.as_bytes()) {
            Ok(Some(blocks)) => blocks.into_iter().next().map(|b| b.der).unwrap_or_default(),
            _ => return Ok(()),
        },
    };
    damage(u, &mut file)?;
    any(&file);
    Ok(())
}

/// A key that was read is written, and read again.
fn again(key: &padlock_core::signature::PrivateKey) {
    if let Ok(file) = write_private_key(key) {
        assert_eq!(read_private_key(file.as_bytes()).as_ref(), Ok(key));
    }
}
