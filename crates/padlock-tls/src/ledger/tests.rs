use super::*;
use crate::{handshake::CipherSuite, party::Whose, record::ProtocolVersion, tls12::recipes};

/// Closes under the recipes of the ledger's own suite.
fn close(ledger: &mut Ledger) {
    let recipes = recipes::of(ledger.session().unwrap());
    closure(ledger, &recipes);
}

fn ledger() -> Ledger {
    let mut ledger = Ledger::default();
    ledger.agree(Agreed {
        version: ProtocolVersion::TLS12,
        cipher_suite: CipherSuite::TOY_RSA_WITH_SAES_CBC_TOYHASH,
        extended_master_secret: false,
        encrypt_then_mac: false,
    });
    ledger
}

fn add(ledger: &mut Ledger, kind: ValueKind, of: Whose, bytes: &[u8]) -> ValueId {
    ledger.add(
        Slot::new(kind, of).holding(bytes.to_vec()),
        Op::Received,
        vec![],
    )
}

fn known(ledger: &Ledger, kind: ValueKind, of: Whose) -> Option<Vec<u8>> {
    ledger
        .newest(Slot::new(kind, of))
        .map(|(_, value)| value.bytes.clone())
}

#[test]
fn the_text_books_primes_give_d_and_the_premaster_secret() {
    let mut ledger = ledger();
    for (kind, number) in [
        (ValueKind::RsaModulus, 3233_u16),
        (ValueKind::RsaPublicExponent, 17),
        (ValueKind::RsaPrimeP, 61),
        (ValueKind::RsaPrimeQ, 53),
    ] {
        add(&mut ledger, kind, Whose::Server, &number.to_be_bytes());
    }
    add(
        &mut ledger,
        ValueKind::EncryptedPreMasterSecret,
        Whose::Client,
        &2790_u16.to_be_bytes(),
    );
    close(&mut ledger);
    assert_eq!(
        known(&ledger, ValueKind::RsaPrivateExponent, Whose::Server),
        Some(2753_u16.to_be_bytes().to_vec())
    );
    assert_eq!(
        known(&ledger, ValueKind::PreMasterSecret, Whose::Client),
        Some(65_u16.to_be_bytes().to_vec())
    );
    assert_eq!(
        known(&ledger, ValueKind::MasterSecret, Whose::Both),
        None,
        "both randoms are missing"
    );
}

#[test]
fn nothing_follows_from_public_values_alone() {
    let mut ledger = ledger();
    add(
        &mut ledger,
        ValueKind::RsaModulus,
        Whose::Server,
        &[0x0c, 0xa1],
    );
    add(
        &mut ledger,
        ValueKind::RsaPublicExponent,
        Whose::Server,
        &[17],
    );
    add(
        &mut ledger,
        ValueKind::EncryptedPreMasterSecret,
        Whose::Client,
        &[0x0a, 0xe6],
    );
    add(
        &mut ledger,
        ValueKind::ClientRandom,
        Whose::Client,
        &[1; 32],
    );
    add(
        &mut ledger,
        ValueKind::ServerRandom,
        Whose::Server,
        &[2; 32],
    );
    let before = ledger.clone();
    close(&mut ledger);
    assert_eq!(ledger, before);
}

#[test]
fn with_two_client_randoms_both_master_secrets_follow() {
    let mut ledger = ledger();
    add(
        &mut ledger,
        ValueKind::PreMasterSecret,
        Whose::Client,
        &[0, 65],
    );
    add(
        &mut ledger,
        ValueKind::ServerRandom,
        Whose::Server,
        &[2; 32],
    );
    add(
        &mut ledger,
        ValueKind::ClientRandom,
        Whose::Client,
        &[1; 32],
    );
    add(
        &mut ledger,
        ValueKind::ClientRandom,
        Whose::Client,
        &[3; 32],
    );
    close(&mut ledger);
    let secrets = ledger
        .lines()
        .filter(|(_, line)| line.value.slot.kind == ValueKind::MasterSecret)
        .count();
    assert_eq!(secrets, 2);
}

#[test]
fn ancestry_leads_back_to_the_sources_and_working_shows_the_arithmetic() {
    let mut ledger = ledger();
    add(
        &mut ledger,
        ValueKind::ServerRandom,
        Whose::Server,
        &[2; 32],
    );
    let e = add(
        &mut ledger,
        ValueKind::RsaPublicExponent,
        Whose::Server,
        &[17],
    );
    let p = add(&mut ledger, ValueKind::RsaPrimeP, Whose::Server, &[61]);
    let q = add(&mut ledger, ValueKind::RsaPrimeQ, Whose::Server, &[53]);
    let slot = Slot::new(ValueKind::RsaPrivateExponent, Whose::Server);
    let d = ledger
        .derive(slot, Op::RsaPrivateExponent, &[p, q, e])
        .unwrap();
    assert_eq!(ledger.ancestry(d), [e, p, q, d]);
    assert!(!ledger.working(d).steps().is_empty());
    assert!(
        ledger.working(p).steps().is_empty(),
        "a value off the wire has no working"
    );
}

#[test]
fn a_value_is_held_once_under_its_first_origin() {
    let mut ledger = ledger();
    let first = add(
        &mut ledger,
        ValueKind::ClientRandom,
        Whose::Client,
        &[1; 32],
    );
    let again = ledger.add(
        Slot::new(ValueKind::ClientRandom, Whose::Client).holding(vec![1; 32]),
        Op::Leaked,
        vec![],
    );
    assert_eq!((first, ledger.len()), (again, 1));
    assert_eq!(ledger.line(first).map(|line| line.op), Some(Op::Received));
}
