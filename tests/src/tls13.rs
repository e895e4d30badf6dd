//! Two ends that speak TLS 1.3, with a chain of certificates for every kind of signature that it has.

use padlock_core::{
    Drbg,
    nist::{EcPrivateKey, NamedCurve},
    signature::PrivateKey,
};
use padlock_sim::keys;
use padlock_tls::{
    client::ClientConfig,
    extension::SignatureSchemeCode as Scheme,
    handshake::{CipherSuite, NamedGroup},
    party::Size,
    record::ProtocolVersion,
    resumption::{ClientResumption, ServerResumption},
    rules::Versions,
    server::{ClientAuthentication, Identity, ServerConfig},
    tls13,
    x509::{
        CertificateFault, CertificateScheme, Hierarchy, Issued, KeyKind, Name, Purpose, Schemes,
        Signer, UnixTime,
    },
};

use crate::clients;

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
#[expect(clippy::expect_used, reason = "a helper of tests")]
pub fn chain(scheme: Scheme, fault: Option<CertificateFault>) -> Issued {
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
        root,
        intermediate,
        leaf: key(scheme),
        name: Name::Dns(NAME.to_owned()),
        purpose: Purpose::Server,
        now: NOW,
        schemes,
    };
    hierarchy.issue(fault).expect("the fault applies")
}

/// Two ends with this suite, these groups and this signature, and nothing else.
#[must_use]
pub fn ends(
    suite: CipherSuite,
    groups: &[NamedGroup],
    scheme: Scheme,
    fault: Option<CertificateFault>,
) -> (ClientConfig, ServerConfig) {
    let issued = chain(scheme, fault);
    let versions = Versions::only(ProtocolVersion::TLS13);
    let client = ClientConfig {
        status_request: false,
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
        now: NOW,
        identities: vec![],
    };
    let server = ServerConfig {
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
