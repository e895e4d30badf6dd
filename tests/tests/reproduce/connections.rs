//! Connections that no story plays: every signature and group of TLS 1.3, tickets of both families, clients that
//! prove who they are, keys from elsewhere, keys that change, second hellos.

use padlock_core::Drbg;
use padlock_sim::scenario::Version;
use padlock_tests::{
    clients,
    conversation::Conversation,
    tls13::{self, SCHEMES, ends, suites},
};
use padlock_tls::{
    client::{Client, ClientConfig},
    endpoint::{Endpoint, Input, Output},
    extension::SignatureSchemeCode as Scheme,
    group,
    handshake::CipherSuite,
    ledger::{Slot, ValueKind},
    party::{Size, Whose},
    resumption::{ExternalPsk, Resumed, ServerPsk, ServerResumption, SessionCache, TicketKey},
    server::{ClientAuthentication, Demand, Identity, Server, ServerConfig},
    signature,
    suite::suite,
    x509::{KeyKind, UnixTime},
};

use super::Tried;

type Ends = (ClientConfig, ServerConfig);

const TOY: CipherSuite = CipherSuite::TOY_SAES_AEAD_TOYHASH;

pub(crate) fn collect(tried: &mut Tried) {
    let suites = suites();
    for (index, scheme) in SCHEMES.iter().enumerate() {
        let groups = group::named_groups(Size::Full);
        let group = groups[index % groups.len()];
        let suite = suites[index % suites.len()];
        converse(tried, ends(suite, &[group], *scheme, None));
    }
    for (scheme, group) in [Scheme::TOY_ECDSA_TOY_HASH, Scheme::TOY_RSA_TOY_HASH]
        .into_iter()
        .zip(group::named_groups(Size::Toy))
    {
        converse(tried, ends(TOY, &[group], scheme, None));
    }
    for code in suites.iter().copied().chain([TOY]) {
        resume(tried, of_tls13(code));
    }
    for version in Version::TLS.iter().copied() {
        for (code, kind) in [
            (CipherSuite::TOY_RSA_WITH_SAES_CBC_TOYHASH, KeyKind::ToyRsa),
            (
                CipherSuite::TOY_ECDHE_ECDSA_WITH_SAES_CBC_TOYHASH,
                KeyKind::ToyEc,
            ),
            (CipherSuite::TLS_DHE_RSA_WITH_AES_256_CBC_SHA, KeyKind::Rsa),
            (
                CipherSuite::TLS_ECDHE_ECDSA_WITH_3DES_EDE_CBC_SHA,
                KeyKind::Ec,
            ),
        ] {
            let (client, mut server) = up_to_tls12(version, code, kind);
            for end in meet(&client, &server, 1) {
                tried.ledger("client's certificate", end.ledger());
            }
            // A session with a client's certificate is not kept.
            server.client_authentication = ClientAuthentication::default();
            resume(tried, (client, server));
        }
    }
    for code in [suites[0], TOY] {
        prove(tried, of_tls13(code));
        agree_elsewhere(tried, of_tls13(code));
        ask_again(tried, of_tls13(code));
    }
}

/// A client that proves who it is in TLS 1.3.
fn prove(tried: &mut Tried, (mut client, mut server): Ends) {
    let kind = match size(&client) {
        Size::Toy => KeyKind::ToyEc,
        Size::Full => KeyKind::Ec,
    };
    let issued = clients::chain(kind, tls13::NOW, None);
    client.identities = vec![Identity {
        certificate_list: issued.chain,
        private_key: issued.private_key,
    }];
    client.signature_algorithms = signature::offer(size(&client));
    server.client_authentication = ClientAuthentication {
        demand: Demand::Required,
        trust_anchors: issued.trust_anchors,
        now: tls13::NOW,
    };
    converse(tried, (client, server));
}

/// A key that both ends have from elsewhere.
fn agree_elsewhere(tried: &mut Tried, (mut client, mut server): Ends) {
    let external = ExternalPsk {
        identity: b"door".to_vec(),
        key: vec![5; 32],
        cipher_suite: client.cipher_suites[0],
        max_early_data_size: 0,
    };
    client.resumption.psk.external = vec![external.clone()];
    server.resumption.psk.external = vec![external];
    for end in meet(&client, &server, 1) {
        assert_eq!(end.resumed(), Some(Resumed::ExternalPsk));
        tried.ledger("external key", end.ledger());
    }
}

/// A server that does not take the group of the first hello.
fn ask_again(tried: &mut Tried, (mut client, mut server): Ends) {
    let groups = group::named_groups(size(&client));
    server.groups = vec![groups[1]];
    client.groups = groups;
    for end in meet(&client, &server, 1) {
        let retry = Slot::of_record(
            ValueKind::EphemeralPublicKey,
            Whose::Client,
            server.groups[0].0.into(),
        );
        assert!(end.ledger().newest(retry).is_some());
        tried.ledger("second hello", end.ledger());
    }
}

fn size(client: &ClientConfig) -> Size {
    match client.cipher_suites[0] {
        TOY => Size::Toy,
        _ => Size::Full,
    }
}

/// A conversation of TLS 1.3 with new keys in its midst.
fn converse(tried: &mut Tried, ends: Ends) {
    let conversation = Conversation::play(ends, true);
    for end in [&conversation.client, &conversation.server] {
        tried.ledger("conversation", end.ledger());
    }
}

fn resumption(now: UnixTime) -> ServerResumption {
    ServerResumption {
        sessions: Some(SessionCache::new(4)),
        ticket_keys: vec![TicketKey::draw(&Drbg::new(5))],
        lifetime: 3600,
        now,
        psk: ServerPsk {
            max_early_data_size: 1000,
            ..ServerPsk::default()
        },
    }
}

fn of_tls13(code: CipherSuite) -> Ends {
    let is_toy = code == TOY;
    let size = if is_toy { Size::Toy } else { Size::Full };
    let scheme = match is_toy {
        true => Scheme::TOY_ECDSA_TOY_HASH,
        false => Scheme::ED25519,
    };
    let group = group::named_groups(size)[0];
    let (mut client, mut server) = ends(code, &[group], scheme, None);
    client.resumption.tickets = true;
    server.resumption = resumption(tls13::NOW);
    (client, server)
}

/// With every extension that changes the arithmetic, and a client that proves who it is.
fn up_to_tls12(version: Version, code: CipherSuite, kind: KeyKind) -> Ends {
    let (mut client, mut server) = clients::configs(version, suite(code).unwrap(), kind, None);
    client.resumption.tickets = true;
    server.resumption = resumption(client.now);
    (client, server)
}

/// Two connections, the second of which goes on with the session of the first.
fn resume(tried: &mut Tried, (mut client, mut server): Ends) {
    for seed in 1..=2 {
        let both = meet(&client, &server, seed);
        for end in &both {
            tried.ledger("resumption", end.ledger());
            assert_eq!(end.error(), None);
            assert_eq!(end.resumed().is_some(), seed == 2);
        }
        let [of_client, of_server] = both;
        let sessions = server.resumption.sessions.as_mut().unwrap();
        sessions.settle(&of_server);
        client.resumption.session = of_client.session_to_keep();
        assert!(client.resumption.session.is_some());
        client.resumption.psk.early_data = b"at once".to_vec();
    }
}

fn meet(client: &ClientConfig, server: &ServerConfig, seed: u64) -> [Endpoint; 2] {
    let rng = Drbg::new(seed);
    let client = Client::new(client.clone(), rng.fork("client"));
    let server = Server::new(server.clone(), rng.fork("server"));
    let mut client = Endpoint::Client(Box::new(client));
    let mut server = Endpoint::Server(Box::new(server));
    assert!(tell(&mut server, Input::Start).is_empty());
    let mut flight = tell(&mut client, Input::Start);
    while !flight.is_empty() {
        flight = tell(&mut server, Input::Receive(flight));
        flight = tell(&mut client, Input::Receive(flight));
    }
    let said = tell(&mut client, Input::Say(b"well met".to_vec()));
    assert!(tell(&mut server, Input::Receive(said)).is_empty());
    [client, server]
}

/// What an end sends.
fn tell(endpoint: &mut Endpoint, input: Input) -> Vec<u8> {
    let mut wire = Vec::new();
    let mut inputs = vec![input];
    while let Some(input) = inputs.pop() {
        for output in endpoint.handle(input) {
            match output {
                Output::Send { record, .. } => wire.extend(record),
                Output::Decide(decision) => inputs.push(Input::Choose(decision.default)),
                _ => {}
            }
        }
    }
    wire
}
