//! Two ends that speak TLS 1.3, with a chain of certificates for every kind of signature that it has.

use std::{fs, path::Path};

use padlock_core::{
    Drbg,
    nist::{EcPrivateKey, NamedCurve},
    signature::PrivateKey,
};
use padlock_sim::keys;
use padlock_tls::{
    client::ClientConfig,
    codec::{Codec, Reader, U24},
    endpoint::Endpoint,
    extension::{ExtensionType, SignatureSchemeCode as Scheme},
    handshake::{CipherSuite, HandshakeType, NamedGroup, ServerHello},
    ledger::{Slot, ValueKind},
    party::{Size, Whose},
    record::ProtocolVersion,
    resumption::{ClientResumption, EarlyData, Resumed, ServerResumption},
    rules::Versions,
    server::{ClientAuthentication, Identity, ServerConfig},
    shape::Shape,
    tls13::{self, LOGGED, LOGGED_EARLY},
    x509::{
        Authority, CertificateFault, CertificateScheme, Hierarchy, Issued, KeyKind, Name, Purpose,
        Role, Schemes, Signer, Template, UnixTime, Validity,
    },
};

use crate::{cell::machine_time, clients, hex};

/// The name that the server proves.
pub const NAME: &str = "padlock.example";

/// What the clocks say.
pub const NOW: UnixTime = UnixTime(1_774_000_000);

/// The signatures of full size that TLS 1.3 has.
pub const SCHEMES: &[Scheme] = &[
    Scheme::ED25519,
    Scheme::ECDSA_SECP256R1_SHA256,
    Scheme::ECDSA_SECP384R1_SHA384,
    Scheme::RSA_PSS_RSAE_SHA256,
    Scheme::RSA_PSS_RSAE_SHA384,
    Scheme::RSA_PSS_RSAE_SHA512,
];

/// The suites of full size.
#[must_use]
pub fn suites() -> Vec<CipherSuite> {
    let full = tls13::SUITES.iter().filter(|row| row.size == Size::Full);
    full.map(|row| row.code).collect()
}

/// A private key that signs so.
///
/// # Panics
/// Never: the numbers are good.
#[must_use]
#[expect(clippy::expect_used, reason = "a helper of tests")]
pub fn key(scheme: Scheme) -> PrivateKey {
    match scheme {
        Scheme::ED25519 => clients::key(KeyKind::Ed25519),
        Scheme::ECDSA_SECP256R1_SHA256 => clients::key(KeyKind::Ec),
        Scheme::ECDSA_SECP384R1_SHA384 => {
            let d = Drbg::new(1).fork("tls13").bits(383);
            let key = EcPrivateKey::from_scalar(NamedCurve::Secp384r1, &d);
            PrivateKey::Ec(key.expect("a key"))
        }
        Scheme::TOY_ECDSA_TOY_HASH => clients::key(KeyKind::ToyEc),
        Scheme::TOY_RSA_TOY_HASH => clients::key(KeyKind::ToyRsa),
        _ => clients::key(KeyKind::Rsa),
    }
}

/// The server's chain for a signature, with one fault or none.
///
/// # Panics
/// When the fault does not apply.
#[must_use]
pub fn chain(scheme: Scheme, fault: Option<CertificateFault>) -> Issued {
    chain_at(NOW, scheme, fault)
}

#[expect(clippy::expect_used, reason = "a helper of tests")]
fn chain_at(now: UnixTime, scheme: Scheme, fault: Option<CertificateFault>) -> Issued {
    let is_toy = matches!(
        scheme,
        Scheme::TOY_ECDSA_TOY_HASH | Scheme::TOY_RSA_TOY_HASH
    );
    let signer = |key, scheme| Signer { key, scheme };
    let root = |size| PrivateKey::Rsa(keys::authority_key(size).expect("a key"));
    let (root, intermediate, schemes) = match is_toy {
        true => (
            signer(root(Size::Toy), CertificateScheme::ToyRsaToyHash),
            signer(
                clients::key(KeyKind::ToyRsa),
                CertificateScheme::ToyRsaToyHash,
            ),
            Schemes::TOY,
        ),
        false => (
            signer(root(Size::Full), CertificateScheme::RsaPkcs1Sha256),
            signer(clients::key(KeyKind::Ec), CertificateScheme::EcdsaSha256),
            Schemes::FULL,
        ),
    };
    let hierarchy = Hierarchy {
        root_name: Hierarchy::ROOT_NAME.to_owned(),
        root,
        intermediate,
        leaf: key(scheme),
        name: Name::Dns(NAME.to_owned()),
        purpose: Purpose::Server,
        now,
        schemes,
    };
    hierarchy.issue(fault).expect("the fault applies")
}

/// An authority's certificate, and one that it gave the server for this key: no more than two.
///
/// # Panics
/// Never: the numbers are good.
#[must_use]
#[expect(clippy::expect_used, reason = "a helper of tests")]
pub fn root_and_leaf(key: &PrivateKey) -> (Vec<u8>, Vec<u8>) {
    let year = 365 * 24 * 3600;
    let template = |common_name: &str, role, key: &PrivateKey| Template {
        common_name: common_name.to_owned(),
        names: vec![Name::Dns(NAME.to_owned())],
        public_key: key.public(),
        validity: Validity {
            not_before: UnixTime(NOW.0 - year),
            not_after: UnixTime(NOW.0 + year),
        },
        serial_number: 17,
        role,
        permitted_names: vec![],
        excluded_names: vec![],
    };
    let signer = Signer {
        key: PrivateKey::Rsa(keys::authority_key(Size::Full).expect("a key")),
        scheme: CertificateScheme::RsaPkcs1Sha256,
    };
    let root = template("CA", Role::Authority { path_len: None }, &signer.key);
    let authority = Authority::root(&root, signer, Schemes::FULL).expect("an authority");
    let leaf = template(NAME, Role::Leaf(Purpose::Server), key);
    let leaf = authority.certify(&leaf, Schemes::FULL).expect("a leaf");
    (authority.certificate().to_vec(), leaf)
}

/// Two ends with this suite, these groups and this signature, and nothing else.
#[must_use]
pub fn ends(
    suite: CipherSuite,
    groups: &[NamedGroup],
    scheme: Scheme,
    fault: Option<CertificateFault>,
) -> (ClientConfig, ServerConfig) {
    of(chain(scheme, fault), NOW, suite, groups, scheme)
}

/// The same without a fault, for a peer who lives in this machine's time.
#[must_use]
pub fn ends_today(
    suite: CipherSuite,
    groups: &[NamedGroup],
    scheme: Scheme,
) -> (ClientConfig, ServerConfig) {
    let now = machine_time();
    of(chain_at(now, scheme, None), now, suite, groups, scheme)
}

fn of(
    issued: Issued,
    now: UnixTime,
    suite: CipherSuite,
    groups: &[NamedGroup],
    scheme: Scheme,
) -> (ClientConfig, ServerConfig) {
    let versions = Versions::only(ProtocolVersion::TLS13);
    let client = ClientConfig {
        shape: Shape::default(),
        status_request: false,
        crls: vec![],
        versions: versions.clone(),
        cipher_suites: vec![suite],
        groups: groups.to_vec(),
        signature_algorithms: vec![scheme],
        extended_master_secret: true,
        encrypt_then_mac: true,
        application_protocols: vec![b"h2".to_vec()],
        resumption: ClientResumption::default(),
        server_name: NAME.to_owned(),
        trust_anchors: issued.trust_anchors,
        now,
        identities: vec![],
    };
    let server = ServerConfig {
        shape: Shape::default(),
        stapled: None,
        versions,
        cipher_suites: vec![suite],
        groups: groups.to_vec(),
        extended_master_secret: true,
        encrypt_then_mac: true,
        application_protocols: vec![b"h2".to_vec()],
        resumption: ServerResumption::default(),
        client_authentication: ClientAuthentication::default(),
        identities: vec![Identity {
            certificate_list: issued.chain,
            private_key: issued.private_key,
        }],
    };
    (client, server)
}

/// Asserts that a peer's key log has every secret of TLS 1.3 that this end holds, those of early data where it was taken.
///
/// # Panics
/// When it lacks one.
#[expect(clippy::expect_used, reason = "a helper of tests")]
pub fn assert_in_key_log(log: &Path, endpoint: &Endpoint) {
    let log = fs::read_to_string(log).expect("there is a key log");
    let newest = |kind, of| {
        let newest = endpoint.ledger().newest(Slot::new(kind, of));
        hex(&newest.expect("is held").1.bytes)
    };
    let random = newest(ValueKind::ClientRandom, Whose::Client);
    // A server that takes no early data has no secrets of it.
    let early: &[_] = match endpoint.early_data() {
        Some(EarlyData::Accepted) => LOGGED_EARLY,
        _ => &[],
    };
    for (label, kind, of) in LOGGED.iter().chain(early) {
        let line = format!("{label} {random} {}", newest(*kind, *of)).to_lowercase();
        let has = log.to_lowercase().contains(&line);
        assert!(has, "{line} is not in the peer's key log:\n{log}");
    }
}

/// The messages of the whole handshake, as this end has hashed them: type and body.
///
/// # Panics
/// When there are none.
#[must_use]
#[expect(clippy::expect_used, reason = "a helper of tests")]
pub fn messages(endpoint: &Endpoint) -> Vec<(HandshakeType, Vec<u8>)> {
    let lines = endpoint.ledger().lines().map(|(_, line)| &line.value);
    let joined = lines.filter(|value| value.slot.kind == ValueKind::HandshakeMessages);
    let longest = joined.max_by_key(|value| value.bytes.len());
    let mut r = Reader::new(&longest.expect("they are hashed").bytes);
    let mut messages = vec![];
    while r.remaining() > 0 {
        let kind = HandshakeType::read(&mut r).expect("a type");
        let U24(length) = U24::read(&mut r).expect("a length");
        let length = usize::try_from(length).expect("it fits");
        messages.push((kind, r.take(length).expect("a body").to_vec()));
    }
    messages
}

/// Whether the handshake has a message of this type.
#[must_use]
pub fn has_message(endpoint: &Endpoint, wanted: HandshakeType) -> bool {
    messages(endpoint).iter().any(|(kind, _)| *kind == wanted)
}

/// Asserts that the server took a pre-shared key and showed no certificate, or the other way round.
///
/// # Panics
/// When it did not.
#[track_caller]
#[expect(clippy::expect_used, reason = "a helper of tests")]
pub fn assert_went(endpoint: &Endpoint, resumed: Option<Resumed>) {
    assert_eq!(endpoint.resumed(), resumed);
    let has_certificate = has_message(endpoint, HandshakeType::Certificate);
    assert_eq!(has_certificate, resumed.is_none());
    let messages = messages(endpoint);
    let mut hellos = messages.iter().rev();
    let hello = hellos.find(|(kind, _)| *kind == HandshakeType::ServerHello);
    let hello = ServerHello::from_bytes(&hello.expect("it was said").1);
    let hello = hello.expect("it is one");
    let mut extensions = hello.extensions.iter().flatten();
    let takes = extensions.any(|e| e.extension_type() == ExtensionType::PRE_SHARED_KEY);
    assert_eq!(takes, resumed.is_some());
}

/// How often the keys of an end have changed (RFC 8446 section 7.2).
#[must_use]
pub fn generation(endpoint: &Endpoint, of: Whose) -> u64 {
    let slots = endpoint.ledger().lines().map(|(_, line)| line.value.slot);
    let secrets =
        slots.filter(|slot| slot.kind == ValueKind::ApplicationTrafficSecret && slot.of == of);
    secrets.map(|slot| slot.number).max().unwrap_or_default()
}
