//! OpenSSL computes a full-size run again from what was on the wire and the server's private key.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking, its helpers too"
)]

use std::path::PathBuf;

use padlock_core::Nat;
use padlock_sim::export;
use padlock_tests::{hex, openssl, play, scratch, unhex, value};
use padlock_tls::{
    ledger::ValueKind,
    party::{Party, Size, Whose},
};

/// A run as an outsider has it: the exported bytes, and the server's private key in a file.
struct Recording {
    world: padlock_sim::World,
    records: Vec<Vec<u8>>,
    private_key: PathBuf,
}

/// The place of a record in the run.
const CLIENT_HELLO: usize = 0;
const SERVER_HELLO: usize = 1;
const CLIENT_KEY_EXCHANGE: usize = 4;
const CLIENT_FINISHED: usize = 6;
const SERVER_FINISHED: usize = 8;
const FIRST_WORDS: usize = 9;

/// Bytes of a record's header, and of a handshake message's.
const RECORD_HEADER: usize = 5;
const HANDSHAKE_HEADER: usize = 4;

impl Recording {
    fn make(name: &str) -> Option<Self> {
        if !openssl::is_here() {
            return None;
        }
        let world = play(Size::Full, 1);
        let records = export::trace(&world)
            .steps
            .iter()
            .map(|step| unhex(&step.bytes))
            .collect();
        let number = |kind| Nat::from_be_bytes(&value(&world, Party::Server, kind, Whose::Server));
        let private_key = openssl::private_key(
            &scratch(env!("CARGO_TARGET_TMPDIR"), name),
            &number(ValueKind::RsaPrimeP),
            &number(ValueKind::RsaPrimeQ),
            &number(ValueKind::RsaPublicExponent),
        );
        Some(Self {
            world,
            records,
            private_key,
        })
    }

    /// The handshake message in a record.
    fn message(&self, record: usize) -> &[u8] {
        &self.records[record][RECORD_HEADER..]
    }

    /// `random` of a hello: behind the header and the version.
    fn random(&self, hello: usize) -> &[u8] {
        &self.message(hello)[HANDSHAKE_HEADER + 2..][..32]
    }

    /// The premaster secret, by the private key.
    fn pre_master_secret(&self) -> Vec<u8> {
        let encrypted = &self.message(CLIENT_KEY_EXCHANGE)[HANDSHAKE_HEADER + 2..];
        let key = self.private_key.to_str().unwrap();
        let padding = "rsa_padding_mode:pkcs1";
        openssl::filter(
            &["pkeyutl", "-decrypt", "-inkey", key, "-pkeyopt", padding],
            encrypted,
        )
    }

    fn master_secret(&self) -> Vec<u8> {
        let seed = [self.random(CLIENT_HELLO), self.random(SERVER_HELLO)].concat();
        openssl::prf(&self.pre_master_secret(), "master secret", &seed, 48)
    }

    /// Both MAC keys, then both encryption keys: the client's first (RFC 5246 section 6.3).
    fn key_block(&self) -> Vec<u8> {
        let seed = [self.random(SERVER_HELLO), self.random(CLIENT_HELLO)].concat();
        openssl::prf(
            &self.master_secret(),
            "key expansion",
            &seed,
            2 * 20 + 2 * 16,
        )
    }

    /// A record decrypted: content, MAC, padding and padding length.
    fn opened(&self, record: usize, key: &[u8]) -> Vec<u8> {
        let (iv, encrypted) = self.records[record][RECORD_HEADER..].split_at(16);
        let (key, iv) = (hex(key), hex(iv));
        openssl::filter(
            &[
                "enc",
                "-d",
                "-aes-128-cbc",
                "-nopad",
                "-K",
                &key,
                "-iv",
                &iv,
            ],
            encrypted,
        )
    }

    fn held(&self, party: Party, kind: ValueKind, of: Whose) -> Vec<u8> {
        value(&self.world, party, kind, of)
    }
}

#[test]
fn openssl_finds_the_same_premaster_and_master_secret() {
    let Some(run) = Recording::make("openssl-secrets") else {
        return;
    };
    let pre_master_secret = run.pre_master_secret();
    assert_eq!(pre_master_secret.len(), 48);
    assert_eq!(pre_master_secret[..2], [3, 3]);
    let master_secret = run.master_secret();
    for party in [Party::Client, Party::Server] {
        assert_eq!(
            run.held(party, ValueKind::PreMasterSecret, Whose::Client),
            pre_master_secret
        );
        assert_eq!(
            run.held(party, ValueKind::MasterSecret, Whose::Both),
            master_secret
        );
    }
    let random = hex(run.random(CLIENT_HELLO));
    let line = format!("CLIENT_RANDOM {random} {}\n", hex(&master_secret));
    assert_eq!(export::keylog(&run.world), line);
}

#[test]
fn openssl_finds_the_same_finished_values() {
    let Some(run) = Recording::make("openssl-finished") else {
        return;
    };
    let master_secret = run.master_secret();
    let mut transcript: Vec<u8> = (CLIENT_HELLO..=CLIENT_KEY_EXCHANGE)
        .flat_map(|record| run.message(record).to_vec())
        .collect();
    let key_block = run.key_block();
    let sides = [
        (
            Whose::Client,
            "client finished",
            CLIENT_FINISHED,
            &key_block[40..56],
        ),
        (
            Whose::Server,
            "server finished",
            SERVER_FINISHED,
            &key_block[56..72],
        ),
    ];
    for (of, label, record, key) in sides {
        let hash = openssl::filter(&["dgst", "-sha256", "-binary"], &transcript);
        let verify_data = openssl::prf(&master_secret, label, &hash, 12);
        let finished = [&[20, 0, 0, 12][..], &verify_data].concat();
        for party in [Party::Client, Party::Server] {
            assert_eq!(
                run.held(party, ValueKind::VerifyData, of),
                verify_data,
                "{label}"
            );
        }
        assert_eq!(
            run.opened(record, key)[..16],
            finished,
            "{label} on the wire"
        );
        transcript.extend(finished);
    }
}

#[test]
fn openssl_opens_the_first_words_and_agrees_with_their_mac() {
    let Some(run) = Recording::make("openssl-record") else {
        return;
    };
    let key_block = run.key_block();
    let opened = run.opened(FIRST_WORDS, &key_block[40..56]);
    let (content, rest) = opened.split_at("attack at dawn".len());
    assert_eq!(content, b"attack at dawn");
    // The second record under these keys: number 1; then type, version, length (RFC 5246 section 6.2.3.1).
    let authenticated = [&[0, 0, 0, 0, 0, 0, 0, 1][..], &[23, 3, 3, 0, 14], content].concat();
    let key = format!("hexkey:{}", hex(&key_block[..20]));
    let mac = openssl::filter(
        &["dgst", "-sha1", "-binary", "-mac", "HMAC", "-macopt", &key],
        &authenticated,
    );
    assert_eq!(rest[..20], mac);
}
