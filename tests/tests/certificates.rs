//! Certificates that Padlock issues, before OpenSSL as the judge: the good ones are good, the faulty ones bad for the
//! same reason.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test fails by panicking, its helpers too"
)]

use std::{fs, path::Path};

use padlock_core::{
    Drbg, Nat,
    nist::{EcPrivateKey, NamedCurve},
    rsa::RsaPrivateKey,
    signature::{Ed25519PrivateKey, PrivateKey},
};
use padlock_tests::{has_judge, openssl::openssl, scratch};
use padlock_tls::x509::{
    CertificateError, CertificateFault, CertificateScheme as Scheme, Crl, Hierarchy, Issued, Name,
    Pem, Policy, Purpose, Report, Schemes, Signer, UnixTime, Validator, Verdict, read_certificates,
    read_private_key, write_private_key,
};

/// 2026-01-01T00:00:00Z.
const NOW: UnixTime = UnixTime(1_767_225_600);

fn ec(curve: NamedCurve, d: u64) -> PrivateKey {
    PrivateKey::Ec(EcPrivateKey::from_scalar(curve, &Nat::from(d)).unwrap())
}

fn rsa(seed: u64) -> PrivateKey {
    PrivateKey::Rsa(RsaPrivateKey::generate(2048, &mut Drbg::new(seed)).unwrap())
}

fn ed25519(byte: u8) -> PrivateKey {
    PrivateKey::Ed25519(Ed25519PrivateKey::from_seed([byte; 32]))
}

fn hierarchy(
    (root, root_scheme): (PrivateKey, Scheme),
    (intermediate, scheme): (PrivateKey, Scheme),
    leaf: PrivateKey,
    name: &str,
    purpose: Purpose,
) -> Hierarchy {
    Hierarchy {
        root_name: Hierarchy::ROOT_NAME.to_owned(),
        root: Signer {
            key: root,
            scheme: root_scheme,
        },
        intermediate: Signer {
            key: intermediate,
            scheme,
        },
        leaf,
        name: Name::parse(name),
        purpose,
        now: NOW,
        schemes: Schemes::FULL,
    }
}

/// Every full-size kind of key and way to sign, for servers and clients, by domain name and by address.
fn hierarchies() -> Vec<Hierarchy> {
    use NamedCurve::{Secp256r1, Secp384r1};
    let p384 = || ec(Secp384r1, 5);
    let p256 = |d| ec(Secp256r1, d);
    let (one, two) = (rsa(1), rsa(2));
    let rsa = |scheme| (one.clone(), scheme);
    vec![
        hierarchy(
            rsa(Scheme::RsaPkcs1Sha256),
            rsa(Scheme::RsaPkcs1Sha384),
            two.clone(),
            "bank.example",
            Purpose::Server,
        ),
        hierarchy(
            rsa(Scheme::RsaPkcs1Sha512),
            rsa(Scheme::RsaPssSha256),
            p256(7),
            "192.0.2.1",
            Purpose::Server,
        ),
        hierarchy(
            rsa(Scheme::RsaPssSha384),
            rsa(Scheme::RsaPssSha512),
            ed25519(7),
            "bank.example",
            Purpose::Client,
        ),
        hierarchy(
            (p384(), Scheme::EcdsaSha384),
            (p256(9), Scheme::EcdsaSha256),
            p256(7),
            "bank.example",
            Purpose::Client,
        ),
        hierarchy(
            (ed25519(1), Scheme::Ed25519),
            (ed25519(2), Scheme::Ed25519),
            two,
            "2001:db8::1",
            Purpose::Server,
        ),
    ]
}

fn validate(hierarchy: &Hierarchy, issued: &Issued) -> Report {
    let (leaf, untrusted) = issued.chain.split_first().unwrap();
    let validator = Validator {
        trust_anchors: &issued.trust_anchors,
        untrusted,
        crls: &Crl::read_all(&issued.crls),
        now: NOW,
        purpose: hierarchy.purpose,
        name: Some(&hierarchy.name),
        policy: Policy::web_pki(Schemes::FULL),
    };
    validator.validate(leaf)
}

/// The errors, by number, that `openssl verify` finds; none when it is content.
fn openssl_errors(folder: &Path, hierarchy: &Hierarchy, issued: &Issued) -> Vec<u32> {
    let write = |name: &str, pem: Pem, ders: &[Vec<u8>]| {
        let path = folder.join(name);
        let text: String = ders.iter().map(|der| pem.write(der).unwrap()).collect();
        fs::write(&path, text).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let (leaf, untrusted) = issued.chain.split_at(1);
    let leaf = write("leaf.pem", Pem::Certificate, leaf);
    let anchors = write("anchors.pem", Pem::Certificate, &issued.trust_anchors);
    let (at, name) = (NOW.0.to_string(), hierarchy.name.to_string());
    let name_option = match hierarchy.name {
        Name::Dns(_) => "-verify_hostname",
        Name::Ip(_) => "-verify_ip",
    };
    let purpose = match hierarchy.purpose {
        Purpose::Server => "sslserver",
        Purpose::Client => "sslclient",
    };
    let mut command = openssl(&["verify", "-x509_strict", "-auth_level", "2", "-attime", &at]);
    command.args(["-purpose", purpose, name_option, &name, "-CAfile", &anchors]);
    if !untrusted.is_empty() {
        let untrusted = write("untrusted.pem", Pem::Certificate, untrusted);
        command.args(["-untrusted", &untrusted]);
    }
    if !issued.crls.is_empty() {
        let crls = write("crls.pem", Pem::Crl, &issued.crls);
        command.args(["-crl_check_all", "-CRLfile", &crls]);
    }
    let output = command.arg(&leaf).output().unwrap();
    let said = [output.stdout, output.stderr].concat();
    let said = String::from_utf8_lossy(&said);
    // "error 10 at 0 depth lookup: certificate has expired"
    let errors = said.lines().filter_map(|line| line.strip_prefix("error "));
    let errors: Vec<u32> = errors
        .filter_map(|rest| rest.split(' ').next()?.parse().ok())
        .collect();
    assert_eq!(output.status.success(), errors.is_empty(), "{said}");
    errors
}

/// What OpenSSL calls the fault: `X509_V_ERR_*`.
const fn openssl_error(fault: CertificateFault) -> u32 {
    match fault {
        CertificateFault::BadSignature => 7,
        CertificateFault::NotYetValid => 9,
        CertificateFault::Expired => 10,
        CertificateFault::SelfSigned => 18,
        CertificateFault::UnknownCa => 19,
        CertificateFault::Revoked => 23,
        CertificateFault::PathTooLong => 25,
        // One error for both: unsuitable certificate purpose.
        CertificateFault::KeyUsage | CertificateFault::ExtendedKeyUsage => 26,
        CertificateFault::NameExcluded => 48,
        // By domain name; by address it is 64.
        CertificateFault::WrongName => 62,
        CertificateFault::WeakKey => 66,
        CertificateFault::WeakHash => 68,
        CertificateFault::IssuerNotCa => 79,
    }
}

#[test]
fn what_padlock_issues_is_good_before_openssl_and_padlock() {
    if !has_judge("openssl", &["version"]) {
        return;
    }
    let folder = scratch(env!("CARGO_TARGET_TMPDIR"), "certificates-good");
    for hierarchy in hierarchies() {
        let issued = hierarchy.issue(None).unwrap();
        let report = validate(&hierarchy, &issued);
        assert!(report.accepted(), "{report:#?}");
        let passed = |check: &padlock_tls::x509::Check| check.verdict == Verdict::Passed;
        assert!(report.checks.iter().all(passed), "{report:#?}");
        assert_eq!(openssl_errors(&folder, &hierarchy, &issued), [0u32; 0]);
    }
}

#[test]
fn a_fault_is_found_by_openssl_and_padlock_for_the_same_reason() {
    if !has_judge("openssl", &["version"]) {
        return;
    }
    let folder = scratch(env!("CARGO_TARGET_TMPDIR"), "certificates-faulty");
    let mut ran = 0;
    for (i, hierarchy) in hierarchies().iter().enumerate() {
        for &fault in CertificateFault::ALL {
            let issued = match hierarchy.issue(Some(fault)) {
                Ok(issued) => issued,
                Err(CertificateError::FaultNotApplicable) => continue,
                Err(error) => panic!("{}: {error}", fault.id()),
            };
            let expected = match (fault, &hierarchy.name) {
                (CertificateFault::WrongName, Name::Ip(_)) => 64,
                _ => openssl_error(fault),
            };
            let report = validate(hierarchy, &issued);
            let failed = report
                .checks
                .iter()
                .filter(|c| c.verdict != Verdict::Passed && c.verdict != Verdict::Skipped);
            let failed: Vec<_> = failed.map(|check| check.name).collect();
            assert_eq!(failed, [fault.check()], "{i} {}: {report:#?}", fault.id());
            let errors = openssl_errors(&folder, hierarchy, &issued);
            assert_eq!(
                errors.first(),
                Some(&expected),
                "{i} {}: {errors:?}",
                fault.id()
            );
            ran += 1;
        }
    }
    println!("{ran} faulty hierarchies");
    assert!(ran > 60, "only {ran} faults were tried");
}

#[test]
fn keys_and_certificates_survive_openssl_and_back() {
    if !has_judge("openssl", &["version"]) {
        return;
    }
    let folder = scratch(env!("CARGO_TARGET_TMPDIR"), "certificates-keys");
    let keys = [
        rsa(1),
        ec(NamedCurve::Secp256r1, 7),
        ec(NamedCurve::Secp384r1, 7),
        ed25519(7),
    ];
    for (i, key) in keys.iter().enumerate() {
        let (ours, theirs) = (folder.join("ours.pem"), folder.join("theirs.pem"));
        let text = write_private_key(key).unwrap();
        assert_eq!(read_private_key(text.as_bytes()).as_ref(), Ok(key));
        fs::write(&ours, text).unwrap();
        // As OpenSSL writes it: PKCS#8 again, and in the older forms, which have other labels.
        for forms in [&["pkey"][..], &["rsa", "-traditional", "-check"], &["ec"]] {
            let is_of_kind = match forms[0] {
                "rsa" => i == 0,
                "ec" => i == 1 || i == 2,
                _ => true,
            };
            if is_of_kind {
                let _ = padlock_tests::output(
                    openssl(forms)
                        .arg("-in")
                        .arg(&ours)
                        .arg("-out")
                        .arg(&theirs),
                );
                let written = fs::read_to_string(&theirs).unwrap();
                let is_checked = forms.contains(&"-check");
                assert_eq!(written.contains("RSA key ok"), is_checked, "{written}");
                let read = read_private_key(written.as_bytes());
                assert_eq!(read.as_ref(), Ok(key), "{forms:?}");
            }
        }
    }
    let issued = hierarchies()[3].issue(None).unwrap();
    let pem = folder.join("chain.pem");
    let text: String = issued
        .chain
        .iter()
        .map(|der| Pem::Certificate.write(der).unwrap())
        .collect();
    fs::write(&pem, &text).unwrap();
    let with_text = padlock_tests::output(openssl(&["x509", "-text", "-in"]).arg(&pem));
    assert_eq!(
        read_certificates(with_text.as_bytes()).unwrap(),
        issued.chain[..1]
    );
    assert_eq!(read_certificates(text.as_bytes()).unwrap(), issued.chain);
    let with_carriage_returns = text.replace('\n', " \r\n");
    assert_eq!(
        read_certificates(with_carriage_returns.as_bytes()).unwrap(),
        issued.chain
    );
    assert_eq!(
        read_certificates(&issued.chain[0]).unwrap(),
        issued.chain[..1]
    );
}
