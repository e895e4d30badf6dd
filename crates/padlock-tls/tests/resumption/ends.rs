//! Two ends that meet again and again, at toy size.

use padlock_core::{
    Drbg, Nat, Working,
    rsa::RsaPrivateKey,
    signature::{PrivateKey, PublicKey},
};
use padlock_tls::{
    client::{Client, ClientConfig},
    endpoint::{Endpoint, Input, Output},
    extension::SignatureSchemeCode,
    handshake::CipherSuite,
    ledger::{Slot, ValueKind},
    message_name::MessageName as M,
    party::{Party, Whose},
    record::ProtocolVersion,
    resumption::{
        ClientResumption, Resumed, ServerPsk, ServerResumption, SessionCache, StoredSession,
        TicketKey,
    },
    rules::Versions,
    server::{ClientAuthentication, Identity, Server, ServerConfig},
    shape::Shape,
    state::State,
    x509::{Authority, CertificateScheme, Request, UnixTime, Validity},
};

pub const NAME: &str = "padlock.example";
pub const NOW: UnixTime = UnixTime(1_774_000_000);
pub const SUITE: CipherSuite = CipherSuite::TOY_RSA_WITH_SAES_CBC_TOYHASH;
pub const OTHER: CipherSuite = CipherSuite::TOY_RSA_WITH_XOR_TOYHASH;

fn key(p: u64, q: u64) -> RsaPrivateKey {
    let off = &mut Working::off();
    RsaPrivateKey::from_primes(&Nat::from(p), &Nat::from(q), &Nat::from(17), off).unwrap()
}

/// Two ends that can do everything, and remember nothing yet.
pub struct Ends {
    pub client: ClientConfig,
    pub server: ServerConfig,
}

pub fn ends(version: ProtocolVersion) -> Ends {
    let validity = Validity {
        not_before: UnixTime(NOW.0 - 1000),
        not_after: UnixTime(NOW.0 + 1_000_000),
    };
    let scheme = CertificateScheme::ToyRsaToyHash;
    let authority =
        Authority::new("CA", PrivateKey::Rsa(key(257, 263)), scheme, validity, 1).unwrap();
    let private_key = key(61, 53);
    let request = Request {
        common_name: NAME.to_owned(),
        dns_names: vec![NAME.to_owned(), "other.example".to_owned()],
        public_key: PublicKey::Rsa(private_key.public()),
        validity,
        serial_number: 17,
        is_ca: false,
    };
    let leaf = authority.issue(&request).unwrap();
    Ends {
        client: ClientConfig {
            shape: Shape::default(),
            status_request: false,
            crls: vec![],
            versions: Versions::only(version),
            groups: vec![],
            signature_algorithms: vec![SignatureSchemeCode::TOY_RSA_TOY_HASH],
            cipher_suites: vec![SUITE, OTHER],
            extended_master_secret: true,
            encrypt_then_mac: true,
            application_protocols: vec![],
            resumption: ClientResumption::default(),
            server_name: NAME.to_owned(),
            trust_anchors: vec![authority.certificate().to_vec()],
            now: NOW,
            identities: vec![],
        },
        server: ServerConfig {
            shape: Shape::default(),
            stapled: None,
            versions: Versions::only(version),
            cipher_suites: vec![SUITE, OTHER],
            groups: vec![],
            extended_master_secret: true,
            encrypt_then_mac: true,
            application_protocols: vec![],
            resumption: ServerResumption {
                sessions: Some(SessionCache::new(8)),
                ticket_keys: vec![TicketKey::draw(&Drbg::new(9))],
                lifetime: 3600,
                now: NOW,
                psk: ServerPsk::default(),
            },
            client_authentication: ClientAuthentication::default(),
            identities: vec![Identity {
                certificate_list: vec![leaf],
                private_key: PrivateKey::Rsa(private_key),
            }],
        },
    }
}

/// Both ends after a connection, and the messages in their order.
pub struct Met {
    pub client: Endpoint,
    pub server: Endpoint,
    pub messages: Vec<(Party, M)>,
}

impl Ends {
    /// One connection, in which both say something at the end; the server's cache and the client's session are kept.
    pub fn meet(&mut self, seed: u64) -> Met {
        let rng = Drbg::new(seed);
        let client = Client::new(self.client.clone(), rng.fork("client"));
        let server = Server::new(self.server.clone(), rng.fork("server"));
        let mut met = Met {
            client: Endpoint::Client(Box::new(client)),
            server: Endpoint::Server(Box::new(server)),
            messages: vec![],
        };
        met.tell(Party::Server, Input::Start);
        met.tell(Party::Client, Input::Start);
        if met.client.state() == State::Connected {
            met.tell(Party::Client, Input::Say(b"hello".to_vec()));
            met.tell(Party::Server, Input::Say(b"hello".to_vec()));
        }
        if let Some(cache) = &mut self.server.resumption.sessions {
            cache.settle(&met.server);
        }
        self.client.resumption.session = met.client.session_to_keep();
        met
    }

    pub fn session(&self) -> &StoredSession {
        self.client.resumption.session.as_ref().expect("a session")
    }
}

impl Met {
    fn end(&mut self, party: Party) -> &mut Endpoint {
        match party {
            Party::Client => &mut self.client,
            Party::Server => &mut self.server,
        }
    }

    pub fn tell(&mut self, to: Party, input: Input) {
        let mut inputs = vec![input];
        let mut wire = vec![];
        while let Some(input) = inputs.pop() {
            for output in self.end(to).handle(input) {
                match output {
                    Output::Send {
                        record, message, ..
                    } => {
                        wire.extend(record);
                        self.messages.push((to, message));
                    }
                    Output::Decide(decision) => inputs.push(Input::Choose(decision.default)),
                    _ => {}
                }
            }
        }
        if !wire.is_empty() {
            self.tell(to.peer(), Input::Receive(wire));
        }
    }

    pub fn assert_connected(&self, resumed: Option<Resumed>) {
        let states = (self.client.state(), self.server.state());
        let errors = (self.client.error(), self.server.error());
        assert_eq!(states, (State::Connected, State::Connected), "{errors:?}");
        assert_eq!(self.client.resumed(), resumed);
        assert_eq!(self.server.resumed(), resumed);
        let has_certificate = self.messages.contains(&(Party::Server, M::Certificate));
        assert_eq!(has_certificate, resumed.is_none());
        let said = self
            .messages
            .iter()
            .filter(|(_, name)| *name == M::ApplicationData);
        assert_eq!(said.count(), 2);
        let [client, server] = [&self.client, &self.server].map(|end| {
            let slot = Slot::new(ValueKind::MasterSecret, Whose::Both);
            end.ledger().newest(slot).unwrap().1.bytes.clone()
        });
        assert_eq!(client, server);
    }
}
