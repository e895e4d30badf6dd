//! `padlock ca` and `padlock verify`: what the one makes, the other and OpenSSL judge alike.

use std::{
    fs,
    path::{Path, PathBuf},
};

use padlock_tests::openssl::{self, openssl};
use padlock_tls::x509::{CertificateFault, read_certificates, read_private_key};
use serde_json::Value;

use super::{folder, held, padlock, refused, text};

const TIME: &str = "2026-03-20T12:00:00Z";
/// The same in seconds.
const SECONDS: &str = "1774008000";

/// The folder of an authority with this kind of keys and this fault; `None` when there is no such one.
fn authority(kind: &str, fault: Option<CertificateFault>) -> Option<PathBuf> {
    let fault = fault.map(CertificateFault::id);
    let out = folder(&format!("ca-{kind}-{}", fault.unwrap_or("good"))).join("new");
    let shown = out.to_str().unwrap();
    let mut args = vec![
        "ca", "--out", shown, "--kind", kind, "--seed", "1", "--time", TIME,
    ];
    args.extend(["--name", "bank.example", "--name", "192.0.2.7"]);
    args.extend(fault.iter().flat_map(|fault| ["--fault", fault]));
    let output = padlock(&args);
    let said = text(&output.stderr);
    match output.status.code() {
        Some(0) => Some(out),
        _ if said.contains("cannot have this fault") => None,
        _ => unreachable!("{args:?}: {said}"),
    }
}

/// The checks that fail for the server, or for the client.
fn failed(authority: &Path, client: bool) -> Vec<String> {
    let path = |name: &str| authority.join(name).to_str().unwrap().to_owned();
    let mut args = vec!["verify".to_owned(), "--json".to_owned()];
    args.extend([
        "--trust".to_owned(),
        path("root.pem"),
        "--time".to_owned(),
        TIME.to_owned(),
    ]);
    args.extend(["--profile".to_owned(), "web-pki".to_owned()]);
    if authority.join("crls.pem").exists() {
        args.extend(["--crl".to_owned(), path("crls.pem")]);
    }
    match client {
        true => args.extend(["--client".to_owned(), path("client.pem")]),
        false => args.extend([
            "--name".to_owned(),
            "bank.example".to_owned(),
            path("server.pem"),
        ]),
    }
    let output = padlock(&args);
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    let failed = report["failed"].as_array().unwrap().iter();
    let failed: Vec<String> = failed
        .map(|name| name.as_str().unwrap().to_owned())
        .collect();
    let expected = if failed.is_empty() { 0 } else { 1 };
    assert_eq!(output.status.code(), Some(expected), "{report:#}");
    assert_eq!(report["accepted"], failed.is_empty());
    failed
}

/// The first error, by number, that `openssl verify` finds; none when it is content.
fn openssl_error(authority: &Path, client: bool) -> Option<u32> {
    let (purpose, leaf) = match client {
        true => ("sslclient", "client.pem"),
        false => ("sslserver", "server.pem"),
    };
    let mut command = openssl(&[
        "verify",
        "-x509_strict",
        "-auth_level",
        "2",
        "-attime",
        SECONDS,
    ]);
    command.args(["-purpose", purpose]);
    command.arg("-CAfile").arg(authority.join("root.pem"));
    command
        .arg("-untrusted")
        .arg(authority.join("intermediate.pem"));
    if !client {
        command.args(["-verify_hostname", "bank.example"]);
    }
    let crls = authority.join("crls.pem");
    if crls.exists() {
        command.arg("-crl_check_all").arg("-CRLfile").arg(crls);
    }
    let output = command.arg(authority.join(leaf)).output().unwrap();
    let said = [output.stdout, output.stderr].concat();
    let said = String::from_utf8_lossy(&said).into_owned();
    let error = said.lines().find_map(|line| line.strip_prefix("error "));
    let error = error.and_then(|rest| rest.split(' ').next()?.parse().ok());
    assert_eq!(output.status.success(), error.is_none(), "{said}");
    error
}

/// What OpenSSL calls the fault: `X509_V_ERR_*`.
const fn named_by_openssl(fault: CertificateFault) -> u32 {
    match fault {
        CertificateFault::BadSignature => 7,
        CertificateFault::NotYetValid => 9,
        CertificateFault::Expired => 10,
        CertificateFault::SelfSigned => 18,
        CertificateFault::UnknownCa => 19,
        CertificateFault::Revoked => 23,
        CertificateFault::PathTooLong => 25,
        CertificateFault::KeyUsage | CertificateFault::ExtendedKeyUsage => 26,
        CertificateFault::NameExcluded => 48,
        CertificateFault::WrongName => 62,
        CertificateFault::WeakKey => 66,
        CertificateFault::WeakHash => 68,
        CertificateFault::IssuerNotCa => 79,
    }
}

#[test]
fn what_the_authority_makes_is_accepted_here_and_by_openssl() {
    for kind in ["rsa", "ecdsa", "ed25519"] {
        let out = authority(kind, None).unwrap();
        for client in [false, true] {
            assert_eq!(failed(&out, client), [""; 0], "{kind}");
            if openssl::is_here() {
                assert_eq!(openssl_error(&out, client), None, "{kind}");
            }
        }
        for name in ["root", "intermediate", "server", "client"] {
            let read = |ending: &str| fs::read(out.join(format!("{name}.{ending}"))).unwrap();
            let key = read_private_key(&read("key")).unwrap();
            let certificate = read_certificates(&read("pem")).unwrap().remove(0);
            let certificate = padlock_tls::x509::ParsedCertificate::parse(&certificate).unwrap();
            assert_eq!(certificate.public_key, key.public(), "{kind} {name}");
        }
    }
}

#[test]
fn a_fault_is_found_by_its_name_here_and_by_its_number_by_openssl() {
    let mut ran = 0;
    // RSA has the same faults, and takes its time.
    for kind in ["ecdsa", "ed25519"] {
        for &fault in CertificateFault::ALL {
            let Some(out) = authority(kind, Some(fault)) else {
                continue;
            };
            assert_eq!(
                failed(&out, false),
                [fault.check().id()],
                "{kind} {}",
                fault.id()
            );
            if openssl::is_here() {
                let number = named_by_openssl(fault);
                assert_eq!(
                    openssl_error(&out, false),
                    Some(number),
                    "{kind} {}",
                    fault.id()
                );
            }
            ran += 1;
        }
    }
    assert_eq!(
        ran,
        2 * CertificateFault::ALL.len() - 1,
        "Ed25519 has no weak hash"
    );
}

#[test]
fn the_same_seed_and_time_make_the_same_files_and_none_is_overwritten_unasked() {
    let make = |name: &str, seed: &[&str]| {
        let out = folder(name);
        let path = out.to_str().unwrap().to_owned();
        let args = ["ca", "--out", &path, "--kind", "ecdsa", "--time", TIME];
        held(&[&args, seed].concat());
        (fs::read(out.join("server.key")).unwrap(), path)
    };
    let (first, path) = make("ca-seed-1", &["--seed", "1"]);
    assert_eq!(first, make("ca-seed-2", &["--seed", "1"]).0);
    assert_ne!(first, make("ca-seed-3", &["--seed", "2"]).0);
    assert_ne!(make("ca-fresh-1", &[]).0, make("ca-fresh-2", &[]).0);

    let again = ["ca", "--out", &path, "--kind", "ecdsa", "--seed", "2"];
    let said = refused(&again);
    assert!(said.contains("root.pem: it is there already"), "{said}");
    let server_key = Path::new(&path).join("server.key");
    assert_eq!(fs::read(&server_key).unwrap(), first);
    held(&[&again[..], &["--force"]].concat());
    assert_ne!(fs::read(&server_key).unwrap(), first);
}

#[cfg(unix)]
#[test]
fn private_keys_are_for_their_owner_alone() {
    use std::os::unix::fs::PermissionsExt;
    let out = authority("ed25519", None).unwrap();
    let mode = |name: &str| fs::metadata(out.join(name)).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode("server.key"), 0o600);
    assert_ne!(mode("server.pem"), 0o600);
}

#[test]
fn a_person_is_shown_every_check_and_why_it_failed() {
    let out = authority("ecdsa", Some(CertificateFault::Expired)).unwrap();
    let path = |name: &str| out.join(name).to_str().unwrap().to_owned();
    let (root, server) = (path("root.pem"), path("server.pem"));
    let args = [
        "verify",
        "--trust",
        &root,
        "--name",
        "192.0.2.8",
        "--time",
        TIME,
        &server,
    ];
    let output = padlock(&args);
    assert_eq!(output.status.code(), Some(1));
    let said = text(&output.stdout);
    assert!(said.ends_with("refused: not_after, name\n"), "{said}");
    for line in [
        "  failed           not_after            The certificate has expired.\n",
        "valid until: 2026-03-19T12:00:00Z\n",
        "  passed           signature            signature\n",
        "name the client wants: 192.0.2.8\n",
        "  nothing to check revocation ",
    ] {
        assert!(said.contains(line), "{line}: {said}");
    }
}

#[test]
fn a_file_that_is_none_of_certificates_is_refused_by_name_place_and_reason() {
    let out = authority("ed25519", None).unwrap();
    let path = |name: &str| out.join(name).to_str().unwrap().to_owned();
    let (root, server) = (path("root.pem"), path("server.pem"));
    let bad = path("bad.pem");
    let good = fs::read_to_string(&root).unwrap();
    let broken = format!("some words\n\n{good}{}", good.replace("MII", "M?I"));
    let line = good.lines().count() + 3;
    let other = "-----BEGIN CERTIFICATE-----\nMAA=\n-----END CERTIFICATE-----\n";
    for (file, option, complaint) in [
        (
            broken.as_str(),
            "--trust",
            format!("bad.pem, line {line}: this PEM block is broken"),
        ),
        (
            &good[..100],
            "--untrusted",
            "bad.pem, line 1: this PEM block is broken".to_owned(),
        ),
        (
            other,
            "--trust",
            "bad.pem, line 1: this is no certificate".to_owned(),
        ),
        (
            "0",
            "--trust",
            "bad.pem, byte 0: this is no certificate".to_owned(),
        ),
        ("", "--trust", "bad.pem: there is no certificate".to_owned()),
        (
            &good,
            "--crl",
            "bad.pem: there is no list of revoked".to_owned(),
        ),
        (
            "0",
            "--crl",
            "bad.pem, byte 0: this is no list of revoked".to_owned(),
        ),
    ] {
        fs::write(&bad, file).unwrap();
        let args = [
            "verify",
            "--trust",
            &root,
            option,
            &bad,
            "--name",
            "bank.example",
            &server,
        ];
        let said = refused(&args);
        assert!(said.contains(&complaint), "{complaint}: {said}");
    }
    // What a peer sent is another matter: that it cannot be read is the answer.
    fs::write(&bad, other).unwrap();
    let output = padlock(&["verify", "--trust", &root, "--name", "bank.example", &bad]);
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stdout).ends_with("refused: parse\n"));
}

#[test]
fn wrong_questions_are_usage_errors() {
    let out = authority("ed25519", None).unwrap();
    let path = |name: &str| out.join(name).to_str().unwrap().to_owned();
    let (root, server) = (path("root.pem"), path("server.pem"));
    let nowhere = path("nowhere.pem");
    for args in [
        &["verify", &server][..],
        &["verify", "--trust", &root, &server],
        &[
            "verify",
            "--trust",
            &root,
            "--name",
            "x",
            "--time",
            "yesterday",
            &server,
        ],
        &["verify", "--trust", &nowhere, "--name", "x", &server],
        &["verify", "--trust", &root, "--name", "x", &nowhere],
        &[
            "verify",
            "--trust",
            &root,
            "--name",
            "x",
            "--profile",
            "mine",
            &server,
        ],
        &["ca"],
        &["ca", "--out", &root],
        &["ca", "--out", &nowhere, "--fault", "ugly"],
        &["ca", "--out", &nowhere, "--name", "no host"],
        &["ca", "--out", &nowhere, "--time", "2026-13-01T00:00:00Z"],
        &[
            "ca",
            "--out",
            &nowhere,
            "--kind",
            "ed25519",
            "--fault",
            "weak_hash",
        ],
    ] {
        assert!(!refused(args).is_empty(), "{args:?}");
    }
    assert!(!Path::new(&nowhere).exists());
}
