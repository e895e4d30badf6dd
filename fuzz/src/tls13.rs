//! Connections of TLS 1.3 in every suite and many a flow, and stapled responses.

use std::sync::{LazyLock, OnceLock};

use arbitrary::{Arbitrary, Result, Unstructured};
use padlock_core::Drbg;
use padlock_core::signature::PrivateKey;
use padlock_sim::scenario::named;
use padlock_sim::{World, keys};
use padlock_tls::client::{Client, ClientConfig};
use padlock_tls::endpoint::Endpoint;
use padlock_tls::ledger::{Slot, ValueKind};
use padlock_tls::party::{Party, Size, Whose};
use padlock_tls::record::ProtocolVersion;
use padlock_tls::resumption::{
    ClientPsk, ClientResumption, ServerPsk, ServerResumption, SessionCache, StoredSession,
    TicketKey,
};
use padlock_tls::rules::Versions;
use padlock_tls::server::{ClientAuthentication, Demand, Identity, Server, ServerConfig};
use padlock_tls::shape::{Cookies, Shape};
use padlock_tls::tls13::{SUITES, Suite};
use padlock_tls::x509::{
    Authority, CertificateScheme, CertificateStatus, OcspAnswer, Request, Schemes, StapledReport,
    StapledValidator, UnixTime, Validity,
};
use padlock_tls::{group, signature};

use crate::tls::Ends;

/// A suite, and what is needed to play it, made when it is needed.
struct Cell {
    row: &'static Suite,
    plain: OnceLock<Plain>,
    connected: OnceLock<Ends>,
}

/// Both ends' configurations, and a session to go on with.
#[derive(Clone)]
struct Plain {
    client: ClientConfig,
    server: ServerConfig,
    session: Option<StoredSession>,
}

static CELLS: LazyLock<Vec<Cell>> = LazyLock::new(|| {
    let cell = |row| Cell {
        row,
        plain: OnceLock::new(),
        connected: OnceLock::new(),
    };
    SUITES.iter().map(cell).collect()
});

/// Any suite; seldom a full one, since the toy is quick.
fn cell(u: &mut Unstructured<'_>) -> Result<&'static Cell> {
    let size = match u.ratio(31, 32)? {
        true => Size::Toy,
        false => Size::Full,
    };
    let sized = CELLS.iter().filter(|cell| cell.row.size == size);
    Ok(*u.choose(&sized.collect::<Vec<_>>())?)
}

/// Two ends before their first message: with a ticket or without, with early data, with questions, with another hello.
///
/// # Errors
/// As [`Arbitrary`].
pub fn strangers(u: &mut Unstructured<'_>) -> Result<Ends> {
    let plain = cell(u)?.plain();
    let (mut client, mut server) = (plain.client.clone(), plain.server.clone());
    if bool::arbitrary(u)? {
        client.resumption.session = plain.session.clone();
        if bool::arbitrary(u)? {
            client.resumption.psk.early_data = b"early".to_vec();
        }
    } else {
        server.client_authentication.demand =
            *u.choose(&[Demand::Nothing, Demand::Requested, Demand::Required])?;
    }
    server.shape.cookies = *u.choose(Cookies::ALL)?;
    let shape = Shape {
        padding: u.int_in_range(0..=40)?,
        joined: bool::arbitrary(u)?,
        grease: bool::arbitrary(u)?,
        compatible: bool::arbitrary(u)?,
        post_handshake_auth: bool::arbitrary(u)?,
        cookies: server.shape.cookies,
    };
    client.shape = shape.clone();
    server.shape = shape;
    Ok(ends(&client, &server))
}

/// Two ends with the handshake behind them.
///
/// # Errors
/// As [`Arbitrary`].
pub fn connected(u: &mut Unstructured<'_>) -> Result<Ends> {
    let cell = cell(u)?;
    let connect = || {
        let plain = cell.plain();
        ends(&plain.client, &plain.server).connect()
    };
    Ok(cell.connected.get_or_init(connect).clone())
}

fn ends(client: &ClientConfig, server: &ServerConfig) -> Ends {
    let client = Client::new(client.clone(), Drbg::new(1));
    let server = Server::new(server.clone(), Drbg::new(2));
    Ends {
        client: Endpoint::Client(Box::new(client)),
        server: Endpoint::Server(Box::new(server)),
    }
}

impl Cell {
    fn plain(&self) -> &Plain {
        self.plain.get_or_init(|| Plain::new(self.row))
    }
}

impl Plain {
    fn new(row: &'static Suite) -> Self {
        let story = named("tls13").expect("the story is in the catalogue");
        let world = World::new(story.with_cipher_suite(row.code)).expect("the story begins");
        let held = |party, kind, of| {
            let held = world.ledger(party).newest(Slot::new(kind, of));
            held.expect("the party holds it").1.bytes.clone()
        };
        let scenario = world.scenario();
        let versions = Versions::only(ProtocolVersion::TLS13);
        let groups = group::named_groups(row.size);
        let client = ClientConfig {
            shape: Shape::default(),
            status_request: false,
            crls: vec![],
            versions: versions.clone(),
            cipher_suites: vec![row.code],
            groups: groups.clone(),
            signature_algorithms: signature::offer(row.size),
            extended_master_secret: false,
            encrypt_then_mac: false,
            application_protocols: vec![],
            resumption: ClientResumption {
                tickets: true,
                session: None,
                psk: ClientPsk::default(),
            },
            server_name: scenario.server_name.clone(),
            trust_anchors: vec![held(Party::Client, ValueKind::TrustAnchor, Whose::Client)],
            now: scenario.clock,
            identities: vec![],
        };
        let certificate = held(Party::Server, ValueKind::ServerCertificate, Whose::Server);
        let server = ServerConfig {
            shape: Shape::default(),
            stapled: None,
            versions,
            cipher_suites: vec![row.code],
            groups,
            extended_master_secret: false,
            encrypt_then_mac: false,
            application_protocols: vec![],
            resumption: ServerResumption {
                sessions: Some(SessionCache::new(4)),
                ticket_keys: vec![TicketKey::draw(&Drbg::new(3))],
                lifetime: 3600,
                now: scenario.clock,
                psk: ServerPsk {
                    max_early_data_size: 1000,
                    ..ServerPsk::default()
                },
            },
            client_authentication: ClientAuthentication::default(),
            identities: vec![Identity {
                certificate_list: vec![certificate],
                private_key: keys::signing(row.size).expect("the story's key is a key"),
            }],
        };
        let session = ends(&client, &server).connect().client.session_to_keep();
        assert!(session.is_some(), "a ticket has come");
        Self {
            client,
            server,
            session,
        }
    }
}

/// A certificate, and what its issuer says of it, with full-size signatures: no change of theirs is accepted by chance.
pub struct Stapled {
    authority: [Vec<u8>; 1],
    leaf: Vec<u8>,
    now: UnixTime,
    /// The issuer's answer, in DER.
    pub response: Vec<u8>,
}

impl Default for Stapled {
    fn default() -> Self {
        Self::new()
    }
}

impl Stapled {
    /// An authority, a leaf, and a good answer about it.
    #[must_use]
    pub fn new() -> Self {
        let now = UnixTime(1_774_000_000);
        let validity = Validity {
            not_before: UnixTime(now.0 - 86_400),
            not_after: UnixTime(now.0 + 86_400),
        };
        let key = keys::authority_key(Size::Full).expect("the story's key is a key");
        let scheme = CertificateScheme::RsaPkcs1Sha256;
        let authority = Authority::new("CA", PrivateKey::Rsa(key), scheme, validity, 1);
        let authority = authority.expect("an authority");
        let leaf = authority.issue(&Request {
            common_name: "padlock.example".to_owned(),
            dns_names: vec!["padlock.example".to_owned()],
            public_key: keys::signing(Size::Full).expect("a key").public(),
            validity,
            serial_number: 17,
            is_ca: false,
        });
        let answer = OcspAnswer {
            serial_number: 17,
            status: CertificateStatus::Good,
            this_update: validity.not_before,
            next_update: validity.not_after,
        };
        let response = authority.answer(&answer, Schemes::FULL);
        Self {
            authority: [authority.certificate().to_vec()],
            leaf: leaf.expect("a leaf"),
            now,
            response: response.expect("an answer"),
        }
    }

    /// Every check of a response about the certificate.
    #[must_use]
    pub fn validate(&self, response: &[u8]) -> StapledReport {
        StapledValidator {
            leaf: &self.leaf,
            issuers: &[&self.authority],
            now: self.now,
            schemes: Schemes::FULL,
        }
        .validate(response)
    }
}
