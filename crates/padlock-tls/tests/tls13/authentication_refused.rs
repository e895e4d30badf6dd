//! Questions and answers of other forms than RFC 8446 gives them, by ends that are scripted.

use padlock_core::{Drbg, Working};
use padlock_tls::{
    alert::AlertDescription,
    client::ClientConfig,
    endpoint::{Endpoint, Input},
    error::Check,
    extension::{
        Extension, SignatureSchemeCode,
        tls13::{KeyShareEntry, Tls13Extension},
    },
    group,
    handshake::{
        CertificateVerify, CipherSuite, CompressionMethod, DigitallySigned, NamedGroup, Random,
        ServerHello,
        tls13::{Certificate, CertificateEntry, CertificateRequest, EncryptedExtensions, Message},
    },
    ledger::{Slot, ValueKind},
    party::{Size, Whose},
    record::ProtocolVersion,
    server::{Demand, Server, ServerConfig},
};

use super::{
    Pair,
    authentication::{alert, asking, client_of},
    configs, signature,
};
/// What a client says that someone else wrote, and how the server takes it.
fn answered(authentication: Vec<Message>) -> Option<(Check, AlertDescription)> {
    let (client, server) = asking(Size::Full, Demand::Requested);
    let hello = first_hello(client.clone());
    let group = client.groups[0];
    // The private value is the first draw of a client with this seed.
    let mut pair = Pair::new((client.clone(), server.clone()));
    let slot = Slot::of_record(
        ValueKind::EphemeralPrivateKey,
        Whose::Client,
        group.0.into(),
    );
    assert!(!pair.tell(false, Input::Start).is_empty());
    let private = pair
        .client
        .ledger()
        .newest(slot)
        .expect("is drawn")
        .1
        .bytes
        .clone();
    let scripted = padlock_tls::client::Scripted {
        hellos: vec![hello],
        group,
        private,
        authentication,
    };
    pair = Pair::new((client.clone(), server));
    let rng = Drbg::new(1).fork("client");
    let client = padlock_tls::client::Client::scripted(client, rng, scripted);
    pair.client = Endpoint::Client(Box::new(client));
    alert(&pair.shake(1000).server)
}

pub(super) fn first_hello(config: ClientConfig) -> padlock_tls::handshake::ClientHello {
    use padlock_tls::{codec::Codec, handshake::Handshake};
    let mut pair = Pair::new((config, configs(Size::Full).1));
    let record = pair.tell(false, Input::Start);
    match Handshake::from_bytes(&record[5..]) {
        Ok(Handshake::ClientHello(hello)) => hello,
        other => panic!("no hello: {other:?}"),
    }
}

#[test]
fn an_answer_of_another_form_is_refused() {
    let (_, identity) = client_of(Size::Full, "Client CA", 1000);
    let shows = |context: &[u8], extensions: Vec<Extension>| {
        Message::Certificate(Certificate {
            certificate_request_context: context.to_vec(),
            certificate_list: vec![CertificateEntry {
                cert_data: identity.certificate_list[0].clone(),
                extensions,
            }],
        })
    };
    let proves = |code| {
        Message::CertificateVerify(CertificateVerify(DigitallySigned {
            algorithm: Some(code),
            signature: vec![0; 64],
        }))
    };
    let elsewhere = Extension::Tls13(Tls13Extension::PostHandshakeAuth);
    let unknown = Extension::Unknown {
        extension_type: elsewhere.extension_type(),
        extension_data: vec![],
    };
    let ed25519 = SignatureSchemeCode::ED25519;
    for (said, check, alert) in [
        (
            vec![shows(&[1], vec![]), proves(ed25519)],
            Check::CertificateContext,
            AlertDescription::IllegalParameter,
        ),
        (
            vec![shows(&[], vec![unknown]), proves(ed25519)],
            Check::ExtensionOffered,
            AlertDescription::UnsupportedExtension,
        ),
        (
            vec![shows(&[], vec![]), proves(ed25519)],
            Check::CertificateVerify,
            AlertDescription::DecryptError,
        ),
        // A scheme that no key of this kind has, and one that TLS 1.3 does not have.
        (
            vec![
                shows(&[], vec![]),
                proves(SignatureSchemeCode::RSA_PSS_RSAE_SHA256),
            ],
            Check::SignatureAlgorithm,
            AlertDescription::IllegalParameter,
        ),
        (
            vec![
                shows(&[], vec![]),
                proves(SignatureSchemeCode::RSA_PKCS1_SHA256),
            ],
            Check::SignatureAlgorithm,
            AlertDescription::IllegalParameter,
        ),
        // A certificate without proof, and a proof without certificate.
        (
            vec![shows(&[], vec![])],
            Check::ExpectedMessage,
            AlertDescription::UnexpectedMessage,
        ),
        (
            vec![proves(ed25519)],
            Check::ExpectedMessage,
            AlertDescription::UnexpectedMessage,
        ),
    ] {
        assert_eq!(answered(said.clone()), Some((check, alert)), "{said:?}");
    }
}

/// A server that says these things in its first flight, and those after the handshake, and what the client makes of it.
pub(super) fn told(
    (client, server): (ClientConfig, ServerConfig),
    flight: Vec<Message>,
    afterwards: Vec<Message>,
) -> Pair {
    let mut pair = Pair::new((client, server.clone()));
    let scripted = padlock_tls::server::Scripted {
        flight,
        afterwards,
        ..padlock_tls::server::Scripted::default()
    };
    let rng = Drbg::new(1).fork("server");
    let server = Server::scripted(server, rng, scripted);
    pair.server = Endpoint::Server(Box::new(server));
    pair.shake(1000)
}

pub(super) fn request(context: &[u8], extensions: Vec<Extension>) -> Message {
    Message::CertificateRequest(CertificateRequest {
        certificate_request_context: context.to_vec(),
        extensions,
    })
}

pub(super) fn schemes() -> Vec<Extension> {
    vec![Extension::SignatureAlgorithms(signature::offer(Size::Full))]
}

#[test]
fn a_question_of_another_form_is_refused() {
    let flight = |request| {
        let extensions = vec![];
        let extensions = Message::EncryptedExtensions(EncryptedExtensions { extensions });
        vec![extensions, request]
    };
    for (request, check, alert) in [
        (
            request(&[1], schemes()),
            Check::CertificateContext,
            AlertDescription::IllegalParameter,
        ),
        (
            request(&[], vec![]),
            Check::MissingExtension,
            AlertDescription::MissingExtension,
        ),
        // Known, and of another message (section 4.2).
        (
            request(
                &[],
                [schemes(), vec![Extension::Alpn(vec![b"h2".to_vec()])]].concat(),
            ),
            Check::ExtensionAllowed,
            AlertDescription::IllegalParameter,
        ),
    ] {
        let pair = told(configs(Size::Full), flight(request), vec![]);
        let error = pair.client.error().expect("refuses");
        assert_eq!((error.check, error.alert), (check, alert));
    }
}

#[test]
fn a_scheme_that_the_client_did_not_offer_is_refused_though_the_key_has_it() {
    let (mut client, server) = configs(Size::Full);
    client
        .signature_algorithms
        .retain(|code| *code != SignatureSchemeCode::ED25519);
    client.groups = vec![NamedGroup::X25519];
    let private = vec![8; 32];
    let exchange = group::named(NamedGroup::X25519).expect("is spoken");
    let public = exchange.public(&private, &mut Working::off());
    let share = KeyShareEntry {
        group: NamedGroup::X25519,
        key_exchange: public.expect("a scalar"),
    };
    let hello = ServerHello {
        server_version: ProtocolVersion::TLS12,
        random: Random([7; 32]),
        session_id: first_hello(client.clone()).session_id,
        cipher_suite: CipherSuite::TLS_AES_128_GCM_SHA256,
        compression_method: CompressionMethod::NULL,
        extensions: Some(vec![
            Extension::Tls13(Tls13Extension::SelectedVersion(ProtocolVersion::TLS13)),
            Extension::Tls13(Tls13Extension::ServerShare(share)),
        ]),
    };
    let entry = |cert_data: &Vec<u8>| CertificateEntry {
        cert_data: cert_data.clone(),
        extensions: vec![],
    };
    let chain = server.identities[0].certificate_list.iter().map(entry);
    let scripted = padlock_tls::server::Scripted {
        hello: Some((hello, private)),
        flight: vec![
            Message::EncryptedExtensions(EncryptedExtensions { extensions: vec![] }),
            Message::Certificate(Certificate {
                certificate_request_context: vec![],
                certificate_list: chain.collect(),
            }),
            Message::CertificateVerify(CertificateVerify(DigitallySigned {
                algorithm: Some(SignatureSchemeCode::ED25519),
                signature: vec![0; 64],
            })),
        ],
        ..padlock_tls::server::Scripted::default()
    };
    let mut pair = Pair::new((client, server.clone()));
    let server = Server::scripted(server, Drbg::new(1), scripted);
    pair.server = Endpoint::Server(Box::new(server));
    let pair = pair.shake(1000);
    let refused = (
        Check::SignatureAlgorithm,
        AlertDescription::IllegalParameter,
    );
    assert_eq!(alert(&pair.client), Some(refused));
}
