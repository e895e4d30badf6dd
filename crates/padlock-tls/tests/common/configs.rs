//! What two ends bring that make nothing of their freedom; a test changes it before they begin.

use padlock_tls::{
    client::ClientConfig,
    handshake::CipherSuite,
    party::Size,
    record::ProtocolVersion,
    resumption::{ClientResumption, ServerResumption},
    rules::Versions,
    server::{ClientAuthentication, Identity, ServerConfig},
    shape::Shape,
    signature,
    x509::{UnixTime, Validity},
};

pub const NAME: &str = "padlock.example";
pub const NOW: UnixTime = UnixTime(1_774_000_000);
pub const VALIDITY: Validity = Validity {
    not_before: UnixTime(NOW.0 - 1000),
    not_after: UnixTime(NOW.0 + 1000),
};

/// A client that asks for [`NAME`] and trusts `anchor`, and a server with an identity.
pub fn configs(
    size: Size,
    version: ProtocolVersion,
    cipher_suites: Vec<CipherSuite>,
    (anchor, identity): (Vec<u8>, Identity),
) -> (ClientConfig, ServerConfig) {
    let versions = Versions::only(version);
    let client = ClientConfig {
        shape: Shape::default(),
        status_request: false,
        crls: vec![],
        versions: versions.clone(),
        groups: vec![],
        signature_algorithms: signature::offer(size),
        cipher_suites: cipher_suites.clone(),
        extended_master_secret: false,
        encrypt_then_mac: false,
        application_protocols: vec![],
        resumption: ClientResumption::default(),
        server_name: NAME.to_owned(),
        trust_anchors: vec![anchor],
        now: NOW,
        identities: vec![],
    };
    let server = ServerConfig {
        shape: Shape::default(),
        stapled: None,
        versions,
        cipher_suites,
        groups: vec![],
        extended_master_secret: false,
        encrypt_then_mac: false,
        application_protocols: vec![],
        resumption: ServerResumption::default(),
        client_authentication: ClientAuthentication::default(),
        identities: vec![identity],
    };
    (client, server)
}
