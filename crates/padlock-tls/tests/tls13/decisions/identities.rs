//! Whom a server proves to be.

use padlock_core::nist::{EcPrivateKey, NamedCurve};
use padlock_tls::{
    alert::AlertDescription as A,
    client::ClientConfig,
    endpoint::{Choice, DecisionKind},
    error::Check,
    extension::SignatureSchemeCode,
    ledger::ValueKind,
    party::{Size, Whose},
    server::{Identity, ServerConfig},
    x509::Authority,
};

use super::{
    super::{
        Ed25519PrivateKey, NAME, NOW, Name, Nat, PrivateKey, Purpose, Role, Schemes, Signer,
        Template, UnixTime, Validity, keys,
        psk::{acquainted, resuming},
    },
    CLIENT, Pair, SERVER, asked, assert_refused, configs, every_option, play,
};

/// A server with two keys of a kind, one of toy size, and one on a curve; all of one authority's.
fn of_many() -> (ClientConfig, ServerConfig) {
    let (mut client, mut server) = configs(Size::Full);
    let (key, _, scheme) = keys(Size::Full);
    let validity = Validity {
        not_before: UnixTime(NOW.0 - 1000),
        not_after: UnixTime(NOW.0 + 1000),
    };
    let template = |name: &str, role, key: &PrivateKey| Template {
        common_name: name.to_owned(),
        names: vec![Name::Dns(NAME.to_owned())],
        public_key: key.public(),
        validity,
        serial_number: 19,
        role,
        permitted_names: vec![],
        excluded_names: vec![],
    };
    let root = template("CA", Role::Authority { path_len: None }, &key);
    let signer = Signer { key, scheme };
    let authority = Authority::root(&root, signer, Schemes::FULL).expect("issues");
    client.trust_anchors = vec![authority.certificate().to_vec()];
    let (_, toy, _) = keys(Size::Toy);
    let second = PrivateKey::Ed25519(Ed25519PrivateKey::from_seed([3; 32]));
    let curve = EcPrivateKey::from_scalar(NamedCurve::Secp256r1, &Nat::from(7));
    let curve = PrivateKey::Ec(curve.expect("a scalar"));
    let first = server.identities[0].private_key.clone();
    let keys = [first, second, toy, curve];
    let identities = keys.map(|private_key| {
        let leaf = template(NAME, Role::Leaf(Purpose::Server), &private_key);
        Identity {
            certificate_list: vec![authority.certify(&leaf, Schemes::FULL).expect("issues")],
            private_key,
        }
    });
    server.identities = identities.to_vec();
    (client, server)
}

#[test]
fn a_server_may_prove_to_be_any_of_its_identities_that_fits() {
    let (client, server) = of_many();
    let shown = |pair: &Pair| pair.shared(ValueKind::ServerCertificate, Whose::Server);
    let both = (client, server.clone());
    let played = every_option(&both, SERVER, DecisionKind::Identity, 0);
    assert_eq!(played.len(), 3);
    for (at, (choice, mut pair)) in [0, 1, 3].into_iter().zip(played) {
        assert_eq!(choice, Choice::Identity(Some(at)));
        pair.assert_connected();
        let own = &server.identities[at];
        assert_eq!(shown(&pair), own.certificate_list[0]);
        pair.say(SERVER, b"it is you");
    }
}

#[test]
fn a_server_that_proves_nothing_or_with_the_wrong_key_is_refused_by_the_client() {
    let pick = |configs, at| play(configs, SERVER, Choice::Identity(at));
    let pair = pick(of_many(), None);
    assert_refused(&pair, CLIENT, Check::Decode, A::DecodeError);
    let pair = pick(of_many(), Some(2));
    assert_refused(
        &pair,
        CLIENT,
        Check::CertificateKey,
        A::UnsupportedCertificate,
    );
    // A key whose signatures the client does not check signs all the same.
    let (mut client, server) = of_many();
    client.signature_algorithms = vec![SignatureSchemeCode::ED25519];
    let pair = pick((client, server), Some(3));
    assert_refused(
        &pair,
        CLIENT,
        Check::SignatureAlgorithm,
        A::IllegalParameter,
    );
}

#[test]
fn nobody_proves_anything_under_a_key_that_both_have() {
    let pair = Pair::new(acquainted(resuming(Size::Full))).shake(1000);
    pair.assert_connected();
    assert!(pair.server.resumed().is_some());
    assert!(!asked(&pair).contains(&DecisionKind::Identity));
    assert!(asked(&pair).contains(&DecisionKind::Group));
}
