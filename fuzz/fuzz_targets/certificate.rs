//! Certificates and revocation lists: any DER, and damaged real ones. Nothing panics, every byte is in one leaf, and only a
//! certificate that its issuer signed is accepted.
#![no_main]

use std::sync::LazyLock;

use arbitrary::{Arbitrary, Result, Unstructured};
use libfuzzer_sys::fuzz_target;
use padlock_fuzz::tls::{damage, tiles};
use padlock_sim::World;
use padlock_sim::scenario::{Scenario, named};
use padlock_tls::dissect::dissect_certificate;
use padlock_tls::handshake::CipherSuite;
use padlock_tls::ledger::{Slot, ValueKind};
use padlock_tls::party::{Party, Size, Whose};
use padlock_tls::x509::{Crl, Name, ParsedCertificate, Policy, Purpose, Schemes, Validator};

fuzz_target!(|bytes: &[u8]| {
    let _ = run(&mut Unstructured::new(bytes));
});

/// A leaf, and the anchor that signed it.
struct Pair {
    scenario: Scenario,
    leaf: Vec<u8>,
    anchor: Vec<u8>,
}

/// Of both sizes and every kind of key, each made when it is needed.
static PAIRS: [LazyLock<Pair>; 5] = [
    LazyLock::new(|| pair(CipherSuite::TOY_RSA_WITH_SAES_CBC_TOYHASH)),
    LazyLock::new(|| pair(CipherSuite::TOY_ECDHE_RSA_WITH_SAES_CBC_TOYHASH)),
    LazyLock::new(|| pair(CipherSuite::TOY_ECDHE_ECDSA_WITH_SAES_CBC_TOYHASH)),
    LazyLock::new(|| pair(CipherSuite::TLS_RSA_WITH_AES_128_CBC_SHA)),
    LazyLock::new(|| pair(CipherSuite::TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA)),
];

fn pair(code: CipherSuite) -> Pair {
    let story = named("tls12-rsa").expect("the story is in the catalogue");
    let world = World::new(story.with_cipher_suite(code)).expect("the story begins");
    let held = |party, kind, of| {
        let held = world.ledger(party).newest(Slot::new(kind, of));
        held.expect("the party holds it").1.bytes.clone()
    };
    Pair {
        leaf: held(Party::Server, ValueKind::ServerCertificate, Whose::Server),
        anchor: held(Party::Client, ValueKind::TrustAnchor, Whose::Client),
        scenario: world.scenario().clone(),
    }
}

fn run(u: &mut Unstructured<'_>) -> Result<()> {
    let pair = u.choose(&PAIRS)?;
    let strict = bool::arbitrary(u)?;
    let (mut leaf, mut anchor) = (pair.leaf.clone(), pair.anchor.clone());
    match u.int_in_range(0..=3)? {
        0 => leaf = u.bytes(u.len())?.to_vec(),
        1 => damage(u, &mut anchor)?,
        _ => damage(u, &mut leaf)?,
    }
    read(&leaf);
    read(&anchor);
    validate(pair, &leaf, anchor, strict);
    Ok(())
}

/// Reading, taking apart and checking the shape are of one mind about what is a certificate.
fn read(der: &[u8]) {
    let dissection = dissect_certificate(der);
    tiles(&dissection, der.len());
    let parsed = ParsedCertificate::parse(der);
    if parsed.is_ok() {
        assert_eq!(ParsedCertificate::check_shape(der), Ok(()));
    }
    let _ = Crl::read(der);
}

fn validate(pair: &Pair, leaf: &[u8], anchor: Vec<u8>, strict: bool) {
    let schemes = match pair.scenario.size {
        Size::Toy => Schemes::TOY,
        Size::Full => Schemes::FULL,
    };
    let policy = match strict {
        true => Policy::web_pki(schemes),
        false => Policy::rfc5280(schemes),
    };
    let name = Name::Dns(pair.scenario.server_name.clone());
    let anchors = [anchor];
    let report = Validator {
        trust_anchors: &anchors,
        untrusted: &anchors,
        crls: &[],
        now: pair.scenario.clock,
        purpose: Purpose::Server,
        name: Some(&name),
        policy,
    }
    .validate(leaf);
    assert_eq!(report.accepted(), report.first_failure().is_none());
    assert_eq!(report.accepted(), report.alert().is_none());
    // Toy signatures can be forged by chance.
    if pair.scenario.size == Size::Full && report.accepted() {
        assert_eq!(leaf, pair.leaf, "a leaf that nobody signed");
    }
}
