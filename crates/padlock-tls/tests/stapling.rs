//! What the issuer says of the server's certificate comes along with it (RFC 6066 section 8): asked for or not, good or not.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test fails by panicking, its helpers too"
)]

use padlock_core::{Drbg, Nat, Working, rsa::RsaPrivateKey, signature::PrivateKey};
use padlock_tls::{
    alert::AlertDescription as A,
    client::{self, Client, ClientConfig},
    codec::{Codec, Field},
    endpoint::{Choice, Endpoint, Input, Output},
    error::Check,
    extension::{CertificateStatusType, Extension},
    group,
    handshake::{CertificateStatus as Message, CipherSuite, Handshake, KeyExchangeAlgorithm},
    message_name::MessageName as M,
    party::{Party, Size},
    record::{ContentType, ProtocolVersion, Record},
    resumption::{ClientResumption, Resumed, ServerResumption, TicketKey, with_ticket},
    rules::Versions,
    server::{ClientAuthentication, Demand, Identity, Server, ServerConfig},
    signature,
    state::{self, State},
    x509::{
        Authority, CertificateScheme, CertificateStatus as Status, OcspAnswer, Request, Schemes,
        StapledCheckName, UnixTime, Validity,
    },
};

const NAME: &str = "padlock.example";
const NOW: UnixTime = UnixTime(1_774_000_000);
const DAY: u64 = 24 * 3600;
const SUITES: [CipherSuite; 3] = [
    CipherSuite::TOY_RSA_WITH_SAES_CBC_TOYHASH,
    CipherSuite::TOY_DHE_RSA_WITH_SAES_CBC_TOYHASH,
    CipherSuite::TOY_ECDHE_RSA_WITH_SAES_CBC_TOYHASH,
];
const VERSIONS: [ProtocolVersion; 3] = [
    ProtocolVersion::TLS10,
    ProtocolVersion::TLS11,
    ProtocolVersion::TLS12,
];

fn key(p: u64, q: u64) -> PrivateKey {
    let off = &mut Working::off();
    let [p, q, e] = [p, q, 17].map(Nat::from);
    PrivateKey::Rsa(RsaPrivateKey::from_primes(&p, &q, &e, off).unwrap())
}

fn validity() -> Validity {
    Validity {
        not_before: UnixTime(NOW.0 - 9 * DAY),
        not_after: UnixTime(NOW.0 + 9 * DAY),
    }
}

fn authority(p: u64, q: u64) -> Authority {
    let scheme = CertificateScheme::ToyRsaToyHash;
    Authority::new("CA", key(p, q), scheme, validity(), 1).unwrap()
}

fn good() -> OcspAnswer {
    OcspAnswer {
        serial_number: 17,
        status: Status::Good,
        this_update: UnixTime(NOW.0 - DAY),
        next_update: UnixTime(NOW.0 + DAY),
    }
}

fn said(authority: &Authority, answer: OcspAnswer) -> Vec<u8> {
    authority.answer(&answer, Schemes::TOY).unwrap()
}

/// Two ends: a client that asks, and a server that has a good answer.
#[derive(Clone)]
struct Ends {
    client: ClientConfig,
    server: ServerConfig,
}

fn ends(version: ProtocolVersion, suite: CipherSuite) -> Ends {
    let authority = authority(257, 263);
    let private_key = key(277, 281);
    let request = Request {
        common_name: NAME.to_owned(),
        dns_names: vec![NAME.to_owned()],
        public_key: private_key.public(),
        validity: validity(),
        serial_number: 17,
        is_ca: false,
    };
    let identity = Identity {
        certificate_list: vec![authority.issue(&request).unwrap()],
        private_key,
    };
    Ends {
        client: ClientConfig {
            versions: Versions::only(version),
            groups: group::curves(Size::Toy),
            signature_algorithms: signature::offer(Size::Toy),
            cipher_suites: vec![suite],
            extended_master_secret: true,
            encrypt_then_mac: true,
            application_protocols: vec![],
            status_request: true,
            resumption: ClientResumption::default(),
            server_name: NAME.to_owned(),
            trust_anchors: vec![authority.certificate().to_vec()],
            now: NOW,
            identities: vec![],
        },
        server: ServerConfig {
            versions: Versions::only(version),
            cipher_suites: vec![suite],
            groups: group::curves(Size::Toy),
            extended_master_secret: true,
            encrypt_then_mac: true,
            application_protocols: vec![],
            resumption: ServerResumption::default(),
            stapled: Some(said(&authority, good())),
            client_authentication: ClientAuthentication::default(),
            // The same twice: the status goes with the first.
            identities: vec![identity.clone(), identity],
        },
    }
}

fn for_all(check: impl Fn(&Ends)) {
    for version in VERSIONS {
        for suite in SUITES {
            println!("{} {}", version.id(), suite.id());
            check(&ends(version, suite));
        }
    }
}

/// What happens to a record of the server's on its way: what arrives.
type Way<'a> = &'a dyn Fn(M, Vec<u8>) -> Vec<u8>;

struct Met {
    client: Endpoint,
    server: Endpoint,
    messages: Vec<M>,
    identity: usize,
}

impl Ends {
    fn meet(&self) -> Met {
        self.meet_on(0, &|_, record| record)
    }

    /// A connection in which the server presents the identity at this place.
    fn meet_on(&self, identity: usize, way: Way<'_>) -> Met {
        let rng = Drbg::new(5);
        let client = Client::new(self.client.clone(), rng.fork("client"));
        let server = Server::new(self.server.clone(), rng.fork("server"));
        let mut met = Met {
            client: Endpoint::Client(Box::new(client)),
            server: Endpoint::Server(Box::new(server)),
            messages: vec![],
            identity,
        };
        met.tell(Party::Server, Input::Start, way);
        met.tell(Party::Client, Input::Start, way);
        met
    }
}

impl Met {
    fn tell(&mut self, to: Party, input: Input, way: Way<'_>) {
        let mut inputs = vec![input];
        let mut wire = vec![];
        while let Some(input) = inputs.pop() {
            let end = match to {
                Party::Client => &mut self.client,
                _ => &mut self.server,
            };
            for output in end.handle(input) {
                match output {
                    Output::Send {
                        record, message, ..
                    } if to == Party::Server => {
                        self.messages.push(message);
                        wire.extend(way(message, record));
                    }
                    Output::Send { record, .. } => wire.extend(record),
                    Output::Decide(decision) => {
                        inputs.push(Input::Choose(match decision.default {
                            Choice::Identity(Some(_)) => Choice::Identity(Some(self.identity)),
                            choice => choice,
                        }))
                    }
                    _ => {}
                }
            }
        }
        if !wire.is_empty() {
            self.tell(to.peer(), Input::Receive(wire), way);
        }
    }

    #[track_caller]
    fn assert_connected(&self) {
        let states = (self.client.state(), self.server.state());
        let errors = (self.client.error(), self.server.error());
        assert_eq!(states, (State::Connected, State::Connected), "{errors:?}");
    }

    /// The client refuses, and the server is told so.
    #[track_caller]
    fn assert_refused(&self, check: Check, field: Field, alert: A) {
        let error = self.client.error().unwrap();
        let at = error.field.map(|(field, _)| field);
        assert_eq!((error.check, at, error.alert), (check, Some(field), alert));
        let told = self.server.error().unwrap();
        assert_eq!((told.check, told.alert), (Check::AlertReceived, alert));
    }

    fn has_status(&self) -> bool {
        self.messages.contains(&M::CertificateStatus)
    }
}

/// The handshake message in a record, changed.
fn changed(record: &[u8], change: impl FnOnce(&mut Handshake)) -> Vec<u8> {
    let mut record = Record::from_bytes(record).unwrap();
    let mut message = Handshake::from_bytes(&record.fragment).unwrap();
    change(&mut message);
    record.fragment = message.to_bytes();
    record.to_bytes()
}

fn with_status(message: Message) -> impl Fn(M, Vec<u8>) -> Vec<u8> {
    move |name, record| match name {
        M::CertificateStatus => changed(&record, |handshake| {
            *handshake = Handshake::CertificateStatus(message.clone());
        }),
        _ => record,
    }
}

#[test]
fn a_good_status_comes_right_behind_the_certificate_when_it_is_asked_for() {
    for_all(|ends| {
        let met = ends.meet();
        met.assert_connected();
        let at = met.messages.iter().position(|name| *name == M::Certificate);
        assert_eq!(met.messages[at.unwrap() + 1], M::CertificateStatus);
        let report = met.client.stapled_report().unwrap();
        assert!(report.accepted(), "{report:#?}");
        assert_eq!(met.server.stapled_report(), None);
    });
}

#[test]
fn nothing_comes_that_is_not_asked_for() {
    for_all(|ends| {
        let mut ends = ends.clone();
        ends.client.status_request = false;
        let met = ends.meet();
        met.assert_connected();
        assert!(!met.has_status());
        assert_eq!(met.client.stapled_report(), None);
    });
}

#[test]
fn a_server_without_a_status_goes_on_without() {
    for_all(|ends| {
        let mut ends = ends.clone();
        ends.server.stapled = None;
        let met = ends.meet();
        met.assert_connected();
        assert!(!met.has_status());
    });
}

#[test]
fn a_server_may_say_that_a_status_comes_and_leave_it_out() {
    for_all(|ends| {
        // Asked for a certificate or not: both may follow.
        for demand in [Demand::Nothing, Demand::Requested] {
            let mut ends = ends.clone();
            ends.server.client_authentication.demand = demand;
            let way: Way<'_> = &|name, record| {
                let says = |e: &Extension| *e == Extension::StatusRequest(None);
                if name == M::ServerHello {
                    changed(&record, |message| match message {
                        Handshake::ServerHello(hello) => {
                            assert!(hello.extensions.iter().flatten().any(says));
                        }
                        _ => panic!("{message:?}"),
                    });
                }
                record
            };
            let met = ends.meet_on(1, way);
            met.assert_connected();
            assert!(!met.has_status());
            assert_eq!(met.client.stapled_report(), None);
            ends.meet().assert_connected();
        }
    });
}

#[test]
fn a_session_goes_on_without_a_new_status() {
    for_all(|ends| {
        let mut ends = ends.clone();
        ends.client.resumption.tickets = true;
        ends.server.resumption = ServerResumption {
            ticket_keys: vec![TicketKey::draw(&Drbg::new(9))],
            lifetime: 3600,
            now: NOW,
            ..ServerResumption::default()
        };
        let met = ends.meet();
        met.assert_connected();
        assert!(met.has_status() && met.messages.contains(&M::NewSessionTicket));
        ends.client.resumption.session = met.client.session_to_keep();
        let met = ends.meet();
        met.assert_connected();
        assert_eq!(met.client.resumed(), Some(Resumed::Ticket));
        assert!(!met.has_status());
    });
}

#[test]
fn a_status_that_will_not_do_is_refused_by_name_of_the_check() {
    use StapledCheckName as N;
    let (own, other) = (authority(257, 263), authority(269, 271));
    let mut revoked = good();
    revoked.status = Status::Revoked(UnixTime(NOW.0 - 5));
    let mut unknown = good();
    unknown.status = Status::Unknown;
    let mut old = good();
    old.next_update = UnixTime(NOW.0 - 1);
    let mut early = good();
    early.this_update = UnixTime(NOW.0 + 1);
    let mut of_another = good();
    of_another.serial_number = 18;
    let mut unsigned = said(&own, good());
    *unsigned.last_mut().unwrap() ^= 1;
    let bad = A::BadCertificateStatusResponse;
    let rows = [
        (said(&own, revoked), N::Revocation, A::CertificateRevoked),
        (said(&own, unknown), N::Known, bad),
        (said(&own, old), N::NextUpdate, bad),
        (said(&own, early), N::ThisUpdate, bad),
        (said(&own, of_another), N::Certificate, bad),
        (said(&other, good()), N::Certificate, bad),
        (unsigned, N::Signature, bad),
        (vec![0x30, 0], N::Response, bad),
        (vec![0], N::Response, bad),
    ];
    for_all(|ends| {
        for (response, name, alert) in &rows {
            let mut ends = ends.clone();
            ends.server.stapled = Some(response.clone());
            let met = ends.meet();
            met.assert_refused(Check::StapledStatus, Field::OcspResponse, *alert);
            let report = met.client.stapled_report().unwrap();
            let failed = report.first_failure().map(|check| check.name);
            assert_eq!(failed, Some(*name), "{report:#?}");
        }
    });
}

#[test]
fn a_status_that_nobody_asked_for_is_refused() {
    for_all(|ends| {
        let mut ends = ends.clone();
        ends.client.status_request = false;
        let response = ends.server.stapled.clone().unwrap();
        let met = ends.meet_on(0, &|name, mut record| {
            if name == M::Certificate {
                let version = Record::from_bytes(&record).unwrap().version;
                let message = Handshake::CertificateStatus(Message::Ocsp(response.clone()));
                let content_type = ContentType::Handshake;
                let fragment = message.to_bytes();
                record.extend(
                    Record {
                        content_type,
                        version,
                        fragment,
                    }
                    .to_bytes(),
                );
            }
            record
        });
        let check = Check::ExpectedMessage;
        met.assert_refused(check, Field::HandshakeType, A::UnexpectedMessage);
    });
}

#[test]
fn a_status_is_not_promised_to_a_client_that_does_not_ask() {
    for_all(|ends| {
        let mut ends = ends.clone();
        ends.client.status_request = false;
        let met = ends.meet_on(0, &|name, record| match name {
            M::ServerHello => changed(&record, |message| {
                if let Handshake::ServerHello(hello) = message {
                    let extensions = hello.extensions.get_or_insert_default();
                    extensions.push(Extension::StatusRequest(None));
                }
            }),
            _ => record,
        });
        let check = Check::ExtensionOffered;
        met.assert_refused(check, Field::ExtensionType, A::UnsupportedExtension);
    });
}

#[test]
fn a_status_comes_once_and_of_the_kind_that_was_asked_for() {
    for_all(|ends| {
        let twice = |name, record: Vec<u8>| match name {
            M::CertificateStatus => record.repeat(2),
            _ => record,
        };
        let met = ends.meet_on(0, &twice);
        let check = Check::ExpectedMessage;
        met.assert_refused(check, Field::HandshakeType, A::UnexpectedMessage);
        let other = with_status(Message::Unknown {
            status_type: CertificateStatusType::Unknown(2),
            response: vec![0, 0, 1, 7],
        });
        let met = ends.meet_on(0, &other);
        let alert = A::BadCertificateStatusResponse;
        met.assert_refused(Check::StapledStatus, Field::StatusType, alert);
        let empty = with_status(Message::Ocsp(vec![]));
        let met = ends.meet_on(0, &empty);
        met.assert_refused(Check::Decode, Field::OcspResponseLength, A::DecodeError);
    });
}

#[test]
fn a_server_passes_over_a_kind_of_status_that_it_does_not_know() {
    for_all(|ends| {
        let client = Client::new(ends.client.clone(), Drbg::new(5));
        let mut client = Endpoint::Client(Box::new(client));
        let server = Server::new(ends.server.clone(), Drbg::new(6));
        let mut server = Endpoint::Server(Box::new(server));
        let drive = |end: &mut Endpoint, input| {
            let (mut inputs, mut sent) = (vec![input], vec![]);
            while let Some(input) = inputs.pop() {
                for output in end.handle(input) {
                    match output {
                        Output::Send {
                            record, message, ..
                        } => sent.push((message, record)),
                        Output::Decide(decision) => inputs.push(Input::Choose(decision.default)),
                        _ => {}
                    }
                }
            }
            sent
        };
        let _ = drive(&mut server, Input::Start);
        let (_, hello) = drive(&mut client, Input::Start).remove(0);
        let hello = changed(&hello, |message| {
            let Handshake::ClientHello(hello) = message else {
                panic!("{message:?}");
            };
            for extension in hello.extensions.iter_mut().flatten() {
                if matches!(extension, Extension::StatusRequest(_)) {
                    *extension = Extension::from_bytes(&[0, 5, 0, 2, 2, 9]).unwrap();
                }
            }
        });
        let sent = drive(&mut server, Input::Receive(hello));
        assert_eq!(server.error(), None);
        let names: Vec<_> = sent.iter().map(|(name, _)| *name).collect();
        assert!(names.contains(&M::Certificate));
        assert!(!names.contains(&M::CertificateStatus));
    });
}

#[test]
fn the_state_machines_with_a_status_are_the_reviewed_ones() {
    let mut dot = String::new();
    for exchange in KeyExchangeAlgorithm::ALL {
        let table = client::with_status(client::transitions(*exchange));
        dot += &state::dot(&format!("{}_with_status", exchange.id()), &table);
    }
    let both = client::with_status(client::transitions(KeyExchangeAlgorithm::Rsa));
    dot += &state::dot("rsa_with_status_and_ticket", &with_ticket(&both));
    let file = format!("{}/tests/golden/stapling.dot", env!("CARGO_MANIFEST_DIR"));
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        return std::fs::write(file, dot).unwrap();
    }
    assert_eq!(dot, std::fs::read_to_string(file).unwrap());
}
