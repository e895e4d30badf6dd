//! Two ends at toy size: a client that asks for a status, and a server that has one.

use padlock_core::{Drbg, Nat, Working, rsa::RsaPrivateKey, signature::PrivateKey};
use padlock_tls::{
    alert::AlertDescription as A,
    client::{Client, ClientConfig},
    codec::{Codec, Field},
    endpoint::{Choice, Endpoint, Input, Output},
    error::Check,
    group,
    handshake::{CertificateStatus as Message, CipherSuite, Handshake},
    message_name::MessageName as M,
    party::{Party, Size},
    record::{ProtocolVersion, Record},
    resumption::{ClientResumption, ServerResumption},
    rules::Versions,
    server::{ClientAuthentication, Identity, Server, ServerConfig},
    shape::Shape,
    signature,
    state::State,
    x509::{
        Authority, CertificateScheme, CertificateStatus as Status, OcspAnswer, Request, Schemes,
        UnixTime, Validity,
    },
};

const NAME: &str = "padlock.example";
pub const NOW: UnixTime = UnixTime(1_774_000_000);
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

pub fn authority(p: u64, q: u64) -> Authority {
    let scheme = CertificateScheme::ToyRsaToyHash;
    Authority::new("CA", key(p, q), scheme, validity(), 1).unwrap()
}

pub fn good() -> OcspAnswer {
    OcspAnswer {
        serial_number: 17,
        status: Status::Good,
        this_update: UnixTime(NOW.0 - DAY),
        next_update: UnixTime(NOW.0 + DAY),
    }
}

pub fn said(authority: &Authority, answer: OcspAnswer) -> Vec<u8> {
    authority.answer(&answer, Schemes::TOY).unwrap()
}

/// Two ends: a client that asks, and a server that has a good answer.
#[derive(Clone)]
pub struct Ends {
    pub client: ClientConfig,
    pub server: ServerConfig,
}

pub fn ends(version: ProtocolVersion, suite: CipherSuite) -> Ends {
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
            shape: Shape::default(),
            versions: Versions::only(version),
            groups: group::curves(Size::Toy),
            signature_algorithms: signature::offer(Size::Toy),
            cipher_suites: vec![suite],
            extended_master_secret: true,
            encrypt_then_mac: true,
            application_protocols: vec![],
            status_request: true,
            crls: vec![],
            resumption: ClientResumption::default(),
            server_name: NAME.to_owned(),
            trust_anchors: vec![authority.certificate().to_vec()],
            now: NOW,
            identities: vec![],
        },
        server: ServerConfig {
            shape: Shape::default(),
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

pub fn for_all(check: impl Fn(&Ends)) {
    for version in VERSIONS {
        for suite in SUITES {
            println!("{} {}", version.id(), suite.id());
            check(&ends(version, suite));
        }
    }
}

/// What happens to a record of the server's on its way: what arrives.
pub type Way<'a> = &'a dyn Fn(M, Vec<u8>) -> Vec<u8>;

pub struct Met {
    pub client: Endpoint,
    pub server: Endpoint,
    pub messages: Vec<M>,
    identity: usize,
}

impl Ends {
    pub fn meet(&self) -> Met {
        self.meet_on(0, &|_, record| record)
    }

    /// A connection in which the server presents the identity at this place.
    pub fn meet_on(&self, identity: usize, way: Way<'_>) -> Met {
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
    pub fn assert_connected(&self) {
        let states = (self.client.state(), self.server.state());
        let errors = (self.client.error(), self.server.error());
        assert_eq!(states, (State::Connected, State::Connected), "{errors:?}");
    }

    /// The client refuses, and the server is told so.
    #[track_caller]
    pub fn assert_refused(&self, check: Check, field: Field, alert: A) {
        let error = self.client.error().unwrap();
        let at = error.field.map(|(field, _)| field);
        assert_eq!((error.check, at, error.alert), (check, Some(field), alert));
        let told = self.server.error().unwrap();
        assert_eq!((told.check, told.alert), (Check::AlertReceived, alert));
    }

    pub fn has_status(&self) -> bool {
        self.messages.contains(&M::CertificateStatus)
    }
}

/// The handshake message in a record, changed.
pub fn changed(record: &[u8], change: impl FnOnce(&mut Handshake)) -> Vec<u8> {
    let mut record = Record::from_bytes(record).unwrap();
    let mut message = Handshake::from_bytes(&record.fragment).unwrap();
    change(&mut message);
    record.fragment = message.to_bytes();
    record.to_bytes()
}

pub fn with_status(message: Message) -> impl Fn(M, Vec<u8>) -> Vec<u8> {
    move |name, record| match name {
        M::CertificateStatus => changed(&record, |handshake| {
            *handshake = Handshake::CertificateStatus(message.clone());
        }),
        _ => record,
    }
}
