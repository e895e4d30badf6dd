//! OpenSSL's command line as a calculator: it shares no line of code with Padlock.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use padlock_core::{Nat, Working, num::mod_inverse};

use crate::{hex, output, unhex};

/// `openssl <args>`.
#[must_use]
pub fn openssl(args: &[&str]) -> Command {
    let mut command = Command::new("openssl");
    command.args(args);
    command
}

/// `PRF(secret, label, seed)` of TLS 1.2 with SHA-256 (RFC 5246 section 5), as OpenSSL computes it.
#[must_use]
pub fn prf(secret: &[u8], label: &str, seed: &[u8], length: usize) -> Vec<u8> {
    let seed = [label.as_bytes(), seed].concat();
    unhex(&output(&mut openssl(&[
        "kdf",
        "-keylen",
        &length.to_string(),
        "-kdfopt",
        "digest:SHA256",
        "-kdfopt",
        &format!("hexsecret:{}", hex(secret)),
        "-kdfopt",
        &format!("hexseed:{}", hex(&seed)),
        "TLS1-PRF",
    ])))
}

/// An RSA private key in OpenSSL's hands: a PEM file in `folder`, made from the primes and `e`.
///
/// # Panics
/// When the numbers are no RSA key, or OpenSSL does not take them.
#[must_use]
#[expect(clippy::expect_used, reason = "a helper of tests")]
pub fn private_key(folder: &Path, p: &Nat, q: &Nat, e: &Nat) -> PathBuf {
    let less_one = |prime: &Nat| prime.sub(&Nat::one()).expect("a prime is not 0");
    let inverse =
        |a: &Nat, modulus: &Nat| mod_inverse(a, modulus, &mut Working::off()).expect("an inverse");
    let d = inverse(e, &less_one(p).mul(&less_one(q)));
    let numbers = [
        ("n", p.mul(q)),
        ("e", e.clone()),
        ("d", d.clone()),
        ("p", p.clone()),
        ("q", q.clone()),
        ("dp", d.rem(&less_one(p)).expect("p is not 1")),
        ("dq", d.rem(&less_one(q)).expect("q is not 1")),
        ("qinv", inverse(q, p)),
    ];
    // RSAPrivateKey (RFC 8017 appendix A.1.2).
    let mut structure = "asn1 = SEQUENCE:key\n[key]\nversion = INTEGER:0\n".to_owned();
    for (name, number) in numbers {
        structure.push_str(&format!("{name} = INTEGER:0x{}\n", number.to_hex()));
    }
    let (source, der, pem) = (
        folder.join("key.cnf"),
        folder.join("key.der"),
        folder.join("key.pem"),
    );
    fs::write(&source, structure).expect("the scratch folder can be written");
    let _ = output(
        openssl(&["asn1parse", "-noout", "-genconf"])
            .arg(&source)
            .arg("-out")
            .arg(&der),
    );
    let _ = output(
        openssl(&["rsa", "-check", "-inform", "DER", "-in"])
            .arg(&der)
            .arg("-out")
            .arg(&pem),
    );
    pem
}

/// A DER certificate as a PEM file in `folder`.
///
/// # Panics
/// When OpenSSL cannot read the certificate.
#[must_use]
#[expect(clippy::expect_used, reason = "a helper of tests")]
pub fn certificate(folder: &Path, name: &str, der: &[u8]) -> PathBuf {
    let (from, to) = (
        folder.join(format!("{name}.der")),
        folder.join(format!("{name}.pem")),
    );
    fs::write(&from, der).expect("the scratch folder can be written");
    let _ = output(
        openssl(&["x509", "-inform", "DER", "-in"])
            .arg(&from)
            .arg("-out")
            .arg(&to),
    );
    to
}
