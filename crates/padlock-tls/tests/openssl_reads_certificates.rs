//! OpenSSL as a second reader of the certificates made here. Says so, and passes, where there is no `openssl`.
#![allow(clippy::unwrap_used, reason = "a test")]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use padlock_core::Drbg;
use padlock_core::rsa::RsaPrivateKey;
use padlock_core::signature::PrivateKey;
use padlock_tls::x509::{Authority, CertificateScheme, Request, UnixTime, Validity};

const VALIDITY: Validity = Validity {
    not_before: UnixTime(1_577_836_800),
    not_after: UnixTime(2_682_374_400),
};

fn chain() -> (Vec<u8>, Vec<u8>) {
    let key = |seed| {
        let key = RsaPrivateKey::generate(2048, &mut Drbg::new(seed)).unwrap();
        PrivateKey::Rsa(key)
    };
    let scheme = CertificateScheme::RsaPkcs1Sha256;
    let root = Authority::new("Padlock Root", key(1), scheme, VALIDITY, 1).unwrap();
    let leaf = root.issue(&Request {
        common_name: "bank.example".to_owned(),
        dns_names: vec!["bank.example".to_owned(), "*.bank.example".to_owned()],
        public_key: key(2).public(),
        validity: VALIDITY,
        serial_number: 0xfeed_f00d,
        is_ca: false,
    });
    (leaf.unwrap(), root.certificate().to_vec())
}

fn openssl(arguments: &[&str]) -> Option<Output> {
    match Command::new("openssl").args(arguments).output() {
        Ok(output) => Some(output),
        Err(_) => {
            eprintln!("skipped: no openssl on PATH");
            None
        }
    }
}

/// Writes `der` and has OpenSSL turn it into PEM.
fn pem(name: &str, der: &[u8]) -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let (from, to) = (
        folder.join(format!("{name}.der")),
        folder.join(format!("{name}.pem")),
    );
    std::fs::write(&from, der).unwrap();
    let arguments = [
        "x509",
        "-inform",
        "DER",
        "-in",
        text(&from),
        "-out",
        text(&to),
    ];
    let output = openssl(&arguments)?;
    assert!(output.status.success(), "{output:?}");
    Some(to)
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

#[test]
fn openssl_accepts_a_leaf_of_our_root_under_its_name_and_no_other() {
    let (leaf, root) = chain();
    let (Some(leaf), Some(root)) = (pem("verify_leaf", &leaf), pem("verify_root", &root)) else {
        return;
    };
    let verify = |name| {
        let arguments = [
            "-x509_strict",
            "-purpose",
            "sslserver",
            "-CAfile",
            text(&root),
        ];
        let mut all = vec!["verify"];
        all.extend(arguments);
        all.extend(["-verify_hostname", name, text(&leaf)]);
        openssl(&all).unwrap()
    };
    let output = verify("www.bank.example");
    assert!(output.status.success(), "{output:?}");
    assert!(!verify("bank.test").status.success());
}

#[test]
fn openssl_prints_what_the_certificate_was_asked_to_say() {
    let (leaf, _) = chain();
    let Some(leaf) = pem("print_leaf", &leaf) else {
        return;
    };
    let output = openssl(&["x509", "-noout", "-text", "-in", text(&leaf)]).unwrap();
    let printed = String::from_utf8(output.stdout).unwrap();
    for line in [
        "Version: 3 (0x2)",
        "Serial Number: 4277006349 (0xfeedf00d)",
        "Signature Algorithm: sha256WithRSAEncryption",
        "Issuer: CN = Padlock Root",
        "Not Before: Jan  1 00:00:00 2020 GMT",
        "Not After : Jan  1 00:00:00 2055 GMT",
        "Subject: CN = bank.example",
        "Public Key Algorithm: rsaEncryption",
        "Public-Key: (2048 bit)",
        "X509v3 Basic Constraints: critical\n                CA:FALSE",
        "X509v3 Key Usage: critical\n                Digital Signature, Key Encipherment",
        "DNS:bank.example, DNS:*.bank.example",
    ] {
        assert!(printed.contains(line), "{line} is not in\n{printed}");
    }
}
