//! Captures of TLS 1.3, read with a key log and without.

use std::{fs, path::PathBuf};

use padlock_tests::{
    conversation::{Conversation, SAID},
    tls13::ends,
};
use padlock_tls::{
    extension::SignatureSchemeCode as Scheme,
    handshake::{CipherSuite, NamedGroup},
};

use super::{folder, held, padlock, text};

/// The capture of a connection with a hello that is asked for again and keys that change, and its key log.
fn files(test: &str, suite: CipherSuite) -> (PathBuf, PathBuf) {
    let (groups, scheme) = match suite {
        CipherSuite::TOY_SAES_AEAD_TOYHASH => (
            [NamedGroup::TOY_FIELD, NamedGroup::TOY_CURVE],
            Scheme::TOY_ECDSA_TOY_HASH,
        ),
        _ => ([NamedGroup::SECP256R1, NamedGroup::X25519], Scheme::ED25519),
    };
    let (mut client, server) = ends(suite, &groups[1..], scheme, None);
    client.groups = groups.to_vec();
    let conversation = Conversation::play((client, server), true);
    let folder = folder(&format!("{test}-{}", suite.id()));
    let (capture, log) = (folder.join("capture.pcap"), folder.join("keys.txt"));
    fs::write(&capture, conversation.pcap()).unwrap();
    fs::write(&log, conversation.key_log()).unwrap();
    (capture, log)
}

const SUITES: &[CipherSuite] = &[
    CipherSuite::TOY_SAES_AEAD_TOYHASH,
    CipherSuite::TLS_AES_128_GCM_SHA256,
    CipherSuite::TLS_AES_256_GCM_SHA384,
    CipherSuite::TLS_CHACHA20_POLY1305_SHA256,
    CipherSuite::TLS_AES_128_CCM_SHA256,
];

#[test]
fn a_key_log_opens_every_record_of_tls_1_3() {
    for suite in SUITES {
        let (capture, log) = files("tls13", *suite);
        let [capture, log] = [&capture, &log].map(|file| file.to_str().unwrap());
        let said = held(&["dissect", capture, "--keylog", log]);
        for (name, times) in [
            ("ClientHello", 2),
            ("EncryptedExtensions", 1),
            ("Certificate", 1),
            ("CertificateVerify", 1),
            ("Finished", 2),
            ("KeyUpdate", 2),
            ("ApplicationData", 4),
            ("Alert", 2),
        ] {
            let found = said.matches(&format!("  {name}, ")).count();
            assert_eq!(found, times, "{} {name}: {said}", suite.id());
        }
        for line in SAID {
            let line = String::from_utf8_lossy(line);
            assert!(said.contains(&*line), "{line} is not in {said}");
        }
        assert!(!said.contains("stays closed"), "{said}");
        let closed = held(&["dissect", capture]);
        assert!(closed.contains("-- stays closed: "), "{closed}");
        assert!(!closed.contains("KeyUpdate"), "{closed}");
    }
}

#[test]
fn a_secret_of_another_session_opens_nothing() {
    let (capture, log) = files("tls13-wrong", CipherSuite::TLS_AES_128_GCM_SHA256);
    let wrong = log.with_file_name("wrong.txt");
    let secrets = fs::read_to_string(&log).unwrap();
    let secrets = secrets.lines().map(|line| {
        let (start, _) = line.rsplit_once(' ').unwrap();
        format!("{start} {}\n", "07".repeat(32))
    });
    fs::write(&wrong, secrets.collect::<String>()).unwrap();
    let [capture, wrong] = [&capture, &wrong].map(|file| file.to_str().unwrap());
    let output = padlock(&["dissect", capture, "--keylog", wrong]);
    assert_eq!(output.status.code(), Some(1));
    let said = text(&output.stdout);
    assert!(!said.contains("EncryptedExtensions"), "{said}");
    let why = "does not open with the secret of this session";
    assert!(said.contains(why), "{said}");
}
