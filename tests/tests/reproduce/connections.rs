//! Connections that no story plays: every signature and group of TLS 1.3, tickets of both families, keys that change.

use padlock_core::Drbg;
use padlock_sim::{
    World, keys,
    scenario::{self, Version},
};
use padlock_tests::{
    conversation::Conversation,
    tls13::{self, SCHEMES, ends, suites},
    value,
};
use padlock_tls::{
    client::{Client, ClientConfig},
    endpoint::{Endpoint, Input, Output},
    extension::SignatureSchemeCode as Scheme,
    group,
    handshake::CipherSuite,
    ledger::ValueKind,
    party::{Party, Size},
    resumption::{ClientResumption, ServerPsk, ServerResumption, SessionCache, TicketKey},
    rules::Versions,
    server::{ClientAuthentication, Identity, Server, ServerConfig},
    shape::Shape,
    signature,
    suite::suite,
    x509::UnixTime,
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
    for code in suites.into_iter().chain([TOY]) {
        resume(tried, of_tls13(code));
    }
    for version in Version::TLS.iter().copied() {
        for code in [
            CipherSuite::TOY_RSA_WITH_SAES_CBC_TOYHASH,
            CipherSuite::TOY_ECDHE_ECDSA_WITH_SAES_CBC_TOYHASH,
            CipherSuite::TLS_DHE_RSA_WITH_AES_256_CBC_SHA,
            CipherSuite::TLS_ECDHE_ECDSA_WITH_3DES_EDE_CBC_SHA,
        ] {
            resume(tried, up_to_tls12(version, code));
        }
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

/// With every extension that changes the arithmetic.
fn up_to_tls12(version: Version, code: CipherSuite) -> Ends {
    let story = scenario::named("tls12-rsa").unwrap();
    let story = story.with_version(version).with_cipher_suite(code);
    let world = World::new(story).unwrap();
    let scenario = world.scenario();
    let held = |party: Party, kind| value(&world, party, kind, party.into());
    let versions = Versions::only(version.protocol());
    let groups = group::curves(scenario.size);
    let client = ClientConfig {
        shape: Shape::default(),
        status_request: false,
        versions: versions.clone(),
        cipher_suites: vec![code],
        groups: groups.clone(),
        signature_algorithms: signature::offer(scenario.size),
        extended_master_secret: true,
        encrypt_then_mac: true,
        application_protocols: vec![],
        resumption: ClientResumption {
            tickets: true,
            ..ClientResumption::default()
        },
        server_name: scenario.server_name.clone(),
        trust_anchors: vec![held(Party::Client, ValueKind::TrustAnchor)],
        now: scenario.clock,
        identities: vec![],
    };
    let server = ServerConfig {
        shape: Shape::default(),
        stapled: None,
        versions,
        cipher_suites: vec![code],
        groups,
        extended_master_secret: true,
        encrypt_then_mac: true,
        application_protocols: vec![],
        resumption: resumption(scenario.clock),
        client_authentication: ClientAuthentication::default(),
        identities: vec![Identity {
            certificate_list: vec![held(Party::Server, ValueKind::ServerCertificate)],
            private_key: keys::for_suite(suite(code).unwrap()).unwrap(),
        }],
    };
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
