//! Clients that can prove who they are: keys of every kind, and a chain for each.

use padlock_core::{
    Nat, Working,
    ec::EcGroup,
    nist::{EcPrivateKey, NamedCurve},
    rsa::RsaPrivateKey,
    signature::{EcToyPrivateKey, Ed25519PrivateKey, PrivateKey},
};
use padlock_sim::{
    World, keys,
    scenario::{self, Version},
};
use padlock_tls::{
    client::ClientConfig,
    group,
    ledger::ValueKind,
    party::{Party, Size, Whose},
    resumption::{ClientResumption, ServerResumption},
    rules::Versions,
    server::{ClientAuthentication, Demand, Identity, ServerConfig},
    shape::Shape,
    signature,
    suite::Suite,
    x509::{
        CertificateFault, CertificateScheme, Hierarchy, Issued, KeyKind, Name, Purpose, Schemes,
        Signer, UnixTime,
    },
};

use crate::value;

/// A private key of this kind.
///
/// # Panics
/// Never: the numbers are good.
#[must_use]
#[expect(clippy::expect_used, reason = "a helper of tests")]
pub fn key(kind: KeyKind) -> PrivateKey {
    match kind {
        KeyKind::Rsa => PrivateKey::Rsa(keys::server_key(Size::Full).expect("a key")),
        KeyKind::Ec => curve_key(77),
        KeyKind::Ed25519 => PrivateKey::Ed25519(Ed25519PrivateKey::from_seed([7; 32])),
        KeyKind::ToyRsa => toy_key(277, 281),
        KeyKind::ToyEc => PrivateKey::EcToy(
            EcToyPrivateKey::from_scalar(&EcGroup::toy(), &Nat::from(5), &mut Working::off())
                .expect("a key"),
        ),
    }
}

#[expect(clippy::expect_used, reason = "a helper of tests")]
fn curve_key(d: u64) -> PrivateKey {
    let key = EcPrivateKey::from_scalar(NamedCurve::Secp256r1, &Nat::from(d));
    PrivateKey::Ec(key.expect("a key"))
}

#[expect(clippy::expect_used, reason = "a helper of tests")]
fn toy_key(p: u64, q: u64) -> PrivateKey {
    let [p, q, e] = [p, q, 17].map(Nat::from);
    PrivateKey::Rsa(RsaPrivateKey::from_primes(&p, &q, &e, &mut Working::off()).expect("a key"))
}

/// A chain for a client with a key of this kind: root, intermediate and leaf, with one fault or none.
///
/// # Panics
/// When the fault does not apply.
#[must_use]
#[expect(clippy::expect_used, reason = "a helper of tests")]
pub fn chain(kind: KeyKind, now: UnixTime, fault: Option<CertificateFault>) -> Issued {
    let size = if kind.is_toy() { Size::Toy } else { Size::Full };
    let root = PrivateKey::Rsa(keys::authority_key(size).expect("a key"));
    let signer = |key, scheme| Signer { key, scheme };
    let (root, intermediate, schemes) = match size {
        Size::Toy => (
            signer(root, CertificateScheme::ToyRsaToyHash),
            signer(toy_key(269, 271), CertificateScheme::ToyRsaToyHash),
            Schemes::TOY,
        ),
        Size::Full => (
            signer(root, CertificateScheme::RsaPkcs1Sha256),
            signer(curve_key(99), CertificateScheme::EcdsaSha256),
            Schemes::FULL,
        ),
    };
    let hierarchy = Hierarchy {
        root_name: Hierarchy::ROOT_NAME.to_owned(),
        root,
        intermediate,
        leaf: key(kind),
        name: Name::Dns("client.example".to_owned()),
        purpose: Purpose::Client,
        now,
        schemes,
    };
    hierarchy.issue(fault).expect("the fault applies")
}

/// Two honest ends for a version and a suite: a client with a chain of this kind, and a server that insists on it.
///
/// # Panics
/// When the scenario cannot begin.
#[must_use]
#[expect(clippy::expect_used, reason = "a helper of tests")]
pub fn configs(
    version: Version,
    suite: &Suite,
    kind: KeyKind,
    fault: Option<CertificateFault>,
) -> (ClientConfig, ServerConfig) {
    let story = scenario::named("tls12-rsa").expect("in the catalogue");
    let story = story.with_version(version).with_cipher_suite(suite.code);
    let world = World::new(story).expect("it begins");
    let scenario = world.scenario();
    let held = |party, kind, of| value(&world, party, kind, of);
    let issued = chain(kind, scenario.clock, fault);
    let versions = Versions::only(version.protocol());
    let groups = group::curves(suite.scale.size);
    let client = ClientConfig {
        shape: Shape::default(),
        status_request: false,
        crls: vec![],
        versions: versions.clone(),
        cipher_suites: vec![suite.code],
        groups: groups.clone(),
        signature_algorithms: signature::offer(suite.scale.size),
        extended_master_secret: true,
        encrypt_then_mac: true,
        application_protocols: vec![],
        resumption: ClientResumption::default(),
        server_name: scenario.server_name.clone(),
        trust_anchors: vec![held(Party::Client, ValueKind::TrustAnchor, Whose::Client)],
        now: scenario.clock,
        identities: vec![Identity {
            certificate_list: issued.chain,
            private_key: issued.private_key,
        }],
    };
    let leaf = held(Party::Server, ValueKind::ServerCertificate, Whose::Server);
    let server = ServerConfig {
        shape: Shape::default(),
        stapled: None,
        versions,
        cipher_suites: vec![suite.code],
        groups,
        extended_master_secret: true,
        encrypt_then_mac: true,
        application_protocols: vec![],
        client_authentication: ClientAuthentication {
            demand: Demand::Required,
            trust_anchors: issued.trust_anchors,
            now: scenario.clock,
        },
        resumption: ServerResumption::default(),
        identities: vec![Identity {
            certificate_list: vec![leaf],
            private_key: keys::for_suite(suite).expect("a key"),
        }],
    };
    (client, server)
}
