//! Arbitrary handshake messages, for property tests here and in `dissect`.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use super::*;
use crate::extension::{
    CertificateStatusRequest, CertificateStatusType, Extension, ExtensionType, NameType,
    RenegotiationInfo, ServerName, SignatureSchemeCode,
};
use crate::record::ProtocolVersion;
use crate::x509::fixture;

fn bytes(max: usize) -> impl Strategy<Value = Vec<u8>> {
    vec(any::<u8>(), 0..=max)
}

fn version() -> impl Strategy<Value = ProtocolVersion> {
    prop_oneof![
        select(ProtocolVersion::NAMED),
        any::<u16>().prop_map(ProtocolVersion)
    ]
}

fn cipher_suite() -> impl Strategy<Value = CipherSuite> {
    prop_oneof![
        select(CipherSuite::NAMED),
        any::<u16>().prop_map(CipherSuite)
    ]
}

fn server_name() -> impl Strategy<Value = ServerName> {
    prop_oneof![
        "[a-z]{1,9}\\.example".prop_map(|name| ServerName::host_name(&name)),
        (any::<u8>(), vec(any::<u8>(), 1..20)).prop_map(|(code, name)| ServerName {
            name_type: NameType::from_code(code),
            name,
        }),
    ]
}

/// Any extension; the types with a variant of their own come as that variant.
pub fn extension() -> impl Strategy<Value = Extension> {
    prop_oneof![
        vec(server_name(), 0..3).prop_map(Extension::ServerName),
        vec(any::<u16>().prop_map(SignatureSchemeCode), 1..6)
            .prop_map(Extension::SignatureAlgorithms),
        bytes(16).prop_map(|renegotiated_connection| {
            Extension::RenegotiationInfo(RenegotiationInfo {
                renegotiated_connection,
            })
        }),
        vec(any::<u16>().prop_map(NamedGroup), 1..5).prop_map(Extension::SupportedGroups),
        vec(any::<u8>(), 1..4).prop_map(Extension::EcPointFormats),
        vec(vec(any::<u8>(), 1..9), 1..4).prop_map(Extension::Alpn),
        Just(Extension::EncryptThenMac),
        Just(Extension::ExtendedMasterSecret),
        bytes(20).prop_map(Extension::SessionTicket),
        proptest::option::of(status_request()).prop_map(Extension::StatusRequest),
        (unknown_type(), bytes(12)).prop_map(|(extension_type, extension_data)| {
            Extension::Unknown {
                extension_type,
                extension_data,
            }
        }),
    ]
}

fn status_type() -> impl Strategy<Value = CertificateStatusType> {
    let other = |t: &CertificateStatusType| *t != CertificateStatusType::Ocsp;
    any::<u8>()
        .prop_map(CertificateStatusType::from_code)
        .prop_filter("has a variant", other)
}

fn status_request() -> impl Strategy<Value = CertificateStatusRequest> {
    prop_oneof![
        (vec(vec(any::<u8>(), 1..9), 0..3), bytes(9)).prop_map(|(ids, request_extensions)| {
            CertificateStatusRequest::Ocsp {
                responder_id_list: ids,
                request_extensions,
            }
        }),
        (status_type(), bytes(9)).prop_map(|(status_type, request)| {
            CertificateStatusRequest::Unknown {
                status_type,
                request,
            }
        }),
    ]
}

fn certificate_status() -> impl Strategy<Value = CertificateStatus> {
    prop_oneof![
        vec(any::<u8>(), 1..40).prop_map(CertificateStatus::Ocsp),
        (status_type(), bytes(40)).prop_map(|(status_type, response)| {
            CertificateStatus::Unknown {
                status_type,
                response,
            }
        }),
    ]
}

fn unknown_type() -> impl Strategy<Value = ExtensionType> {
    let known = [
        ExtensionType::SERVER_NAME,
        ExtensionType::STATUS_REQUEST,
        ExtensionType::SIGNATURE_ALGORITHMS,
        ExtensionType::SUPPORTED_GROUPS,
        ExtensionType::EC_POINT_FORMATS,
        ExtensionType::ALPN,
        ExtensionType::ENCRYPT_THEN_MAC,
        ExtensionType::EXTENDED_MASTER_SECRET,
        ExtensionType::SESSION_TICKET,
        ExtensionType::RENEGOTIATION_INFO,
        ExtensionType::PRE_SHARED_KEY,
        ExtensionType::EARLY_DATA,
        ExtensionType::SUPPORTED_VERSIONS,
        ExtensionType::COOKIE,
        ExtensionType::PSK_KEY_EXCHANGE_MODES,
        ExtensionType::CERTIFICATE_AUTHORITIES,
        ExtensionType::SIGNATURE_ALGORITHMS_CERT,
        ExtensionType::KEY_SHARE,
    ];
    any::<u16>()
        .prop_map(ExtensionType)
        .prop_filter("has a variant", move |t| !known.contains(t))
}

/// No block, or a block without the same type twice.
fn extensions() -> impl Strategy<Value = Option<Vec<Extension>>> {
    let list = vec(extension(), 0..6).prop_map(|mut list| {
        let mut seen = Vec::new();
        list.retain(|e| {
            let new = !seen.contains(&e.extension_type());
            seen.push(e.extension_type());
            new
        });
        list
    });
    proptest::option::of(list)
}

fn session_id() -> impl Strategy<Value = SessionId> {
    bytes(32).prop_map(SessionId)
}

fn client_hello() -> impl Strategy<Value = ClientHello> {
    (
        version(),
        any::<[u8; 32]>(),
        session_id(),
        vec(cipher_suite(), 1..20),
        vec(any::<u8>().prop_map(CompressionMethod), 1..4),
        extensions(),
    )
        .prop_map(
            |(
                client_version,
                random,
                session_id,
                cipher_suites,
                compression_methods,
                extensions,
            )| {
                ClientHello {
                    client_version,
                    random: Random(random),
                    session_id,
                    cipher_suites,
                    compression_methods,
                    extensions,
                }
            },
        )
}

fn server_hello() -> impl Strategy<Value = ServerHello> {
    (
        version(),
        any::<[u8; 32]>(),
        session_id(),
        cipher_suite(),
        any::<u8>(),
        extensions(),
    )
        .prop_map(
            |(server_version, random, session_id, cipher_suite, compression_method, extensions)| {
                ServerHello {
                    server_version,
                    random: Random(random),
                    session_id,
                    cipher_suite,
                    compression_method: CompressionMethod(compression_method),
                    extensions,
                }
            },
        )
}

/// Real certificates of both sizes, and bytes that are none.
fn certificate() -> impl Strategy<Value = Certificate> {
    let mut real = fixture::toy_chain();
    real.extend(fixture::full_chain());
    let one = prop_oneof![3 => select(real), 1 => vec(any::<u8>(), 1..40)];
    vec(one, 0..3).prop_map(|certificate_list| Certificate { certificate_list })
}

fn unknown() -> impl Strategy<Value = Handshake> {
    let has_variant = |t: &HandshakeType| {
        matches!(
            t,
            HandshakeType::HelloRequest
                | HandshakeType::ClientHello
                | HandshakeType::ServerHello
                | HandshakeType::NewSessionTicket
                | HandshakeType::Certificate
                | HandshakeType::CertificateStatus
                | HandshakeType::ServerHelloDone
                | HandshakeType::ClientKeyExchange
                | HandshakeType::ServerKeyExchange
                | HandshakeType::CertificateRequest
                | HandshakeType::CertificateVerify
                | HandshakeType::Finished
        )
    };
    let msg_type = any::<u8>()
        .prop_map(HandshakeType::from_code)
        .prop_filter("has a variant", move |t| !has_variant(t));
    (msg_type, bytes(40)).prop_map(|(msg_type, body)| Handshake::Unknown { msg_type, body })
}

/// With a short RSA key: the shape of RSA key transport.
fn server_key_exchange() -> impl Strategy<Value = ServerKeyExchange> {
    let number = || vec(any::<u8>(), 1..70);
    (number(), number(), any::<u16>(), bytes(70)).prop_map(
        |(rsa_modulus, rsa_exponent, algorithm, signature)| ServerKeyExchange {
            params: ServerParams::Rsa {
                rsa_modulus,
                rsa_exponent,
            },
            signature: Some(DigitallySigned {
                algorithm: Some(SignatureSchemeCode(algorithm)),
                signature,
            }),
        },
    )
}

/// Any handshake message.
pub fn handshake() -> impl Strategy<Value = Handshake> {
    prop_oneof![
        1 => Just(Handshake::HelloRequest),
        3 => client_hello().prop_map(Handshake::ClientHello),
        2 => server_hello().prop_map(Handshake::ServerHello),
        2 => certificate().prop_map(Handshake::Certificate),
        1 => Just(Handshake::ServerHelloDone),
        1 => certificate_status().prop_map(Handshake::CertificateStatus),
        1 => (any::<u32>(), bytes(70)).prop_map(|(ticket_lifetime_hint, ticket)| {
            Handshake::NewSessionTicket(NewSessionTicket { ticket_lifetime_hint, ticket })
        }),
        1 => bytes(70).prop_map(|encrypted_pre_master_secret| {
            Handshake::ClientKeyExchange(ClientKeyExchange::Rsa { encrypted_pre_master_secret })
        }),
        1 => server_key_exchange().prop_map(Handshake::ServerKeyExchange),
        1 => bytes(12).prop_map(|verify_data| Handshake::Finished(Finished { verify_data })),
        1 => unknown(),
    ]
}
