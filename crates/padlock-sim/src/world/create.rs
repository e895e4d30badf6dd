//! The first moment of a story: keys, certificates, endpoints, and the client's first message in flight.

use std::rc::Rc;

use padlock_core::{Drbg, signature::PrivateKey};
#[cfg(not(feature = "all-suites"))]
use padlock_tls::{client::Client, server::Server};
use padlock_tls::{
    client::ClientConfig,
    endpoint::{Endpoint, Input},
    extension::SignatureSchemeCode,
    group,
    handshake::{KeyExchangeAlgorithm, NamedGroup},
    party::{Party, Size},
    resumption::{ClientResumption, ServerResumption},
    rules::Versions,
    server::{ClientAuthentication, Identity, ServerConfig},
    shared::Shared,
    signature,
    suite::{self, Suite},
    x509::{Authority, CertificateError, CertificateScheme, Request, UnixTime, Validity},
};
#[cfg(feature = "all-suites")]
use padlock_tls::{hybrid::Hybrid, shape::Shape, suite::Authentication};
use thiserror::Error;

#[cfg(feature = "all-suites")]
use super::{
    Roles,
    settle::{self, Visit},
};
use super::{World, queue::Queue, step::Step};
#[cfg(feature = "all-suites")]
use crate::{certificates, scenario::KeyExchange};
use crate::{
    eavesdropper::Eavesdropper,
    keys,
    scenario::{Scenario, Version},
};

/// A story that cannot begin.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum CreateError {
    /// A key of the story is no key.
    #[error("key: {0}")]
    Key(#[from] padlock_core::rsa::RsaError),
    /// No suite of the engine fits the story's size, version and key exchange.
    #[error("no cipher suite")]
    Suite,
    /// A certificate of the story cannot be made.
    #[error("certificate: {0}")]
    Certificate(#[from] CertificateError),
}

/// 365 days in seconds.
const YEAR: u64 = 365 * 24 * 3600;

impl World {
    /// The first moment: the ClientHello is in flight.
    ///
    /// # Errors
    /// When the scenario's keys or certificates cannot be made.
    pub fn new(scenario: Scenario) -> Result<Self, CreateError> {
        let rng = Drbg::new(scenario.seed);
        let (client, server) = match scenario.version {
            Version::Hybrid => hybrid(&scenario, row(&scenario)?, &rng)?,
            Version::Tls13 => tls13(&scenario, &rng)?,
            Version::Tls10 | Version::Tls11 | Version::Tls12 => {
                tls(&scenario, ways(&scenario)?, &rng)?
            }
        };
        let world = Self {
            client: Rc::new(client),
            server: Rc::new(server),
            eavesdropper: Eavesdropper::default(),
            messages: Shared::new(),
            queue: Queue::default(),
            heard: Shared::new(),
            script_at: 0,
            #[cfg(feature = "all-suites")]
            roles: Roles::by_hand(&scenario.by_hand),
            #[cfg(feature = "all-suites")]
            arrivals: Shared::new(),
            #[cfg(feature = "all-suites")]
            connections: Rc::default(),
            #[cfg(feature = "all-suites")]
            plan_at: 0,
            scenario: Rc::new(scenario),
        };
        let mut first = Step::of(&world);
        first.tell(Party::Server, Input::Start, None);
        first.tell(Party::Client, Input::Start, None);
        Ok(first.world)
    }
}

/// The suite of a story up to TLS 1.2.
fn row(scenario: &Scenario) -> Result<&'static Suite, CreateError> {
    let cipher_suites = scenario.cipher_suites();
    let row = cipher_suites.first().and_then(|code| suite::suite(*code));
    row.ok_or(CreateError::Suite)
}

/// What versions do in ways of their own.
struct Ways {
    /// The server's.
    private_key: PrivateKey,
    groups: Vec<NamedGroup>,
    /// Those that the client offers.
    signature_algorithms: Vec<SignatureSchemeCode>,
}

/// In TLS 1.3 the groups are those of the key exchange, and the server's key always signs.
#[cfg(feature = "all-suites")]
fn tls13(scenario: &Scenario, rng: &Drbg) -> Result<(Endpoint, Endpoint), CreateError> {
    tls(scenario, tls13_ways(scenario)?, rng)
}

#[cfg(feature = "all-suites")]
fn tls13_ways(scenario: &Scenario) -> Result<Ways, CreateError> {
    let is_field = scenario.key_exchange == KeyExchange::Dhe;
    let mut groups = group::named_groups(scenario.size);
    groups.retain(|name| group::named_field(*name).is_some() == is_field);
    if scenario.cipher_suites().is_empty() {
        return Err(CreateError::Suite);
    }
    Ok(Ways {
        private_key: keys::signing(scenario.size)?,
        groups,
        signature_algorithms: signature::offer(scenario.size),
    })
}

#[cfg(not(feature = "all-suites"))]
fn tls13(_: &Scenario, _: &Drbg) -> Result<(Endpoint, Endpoint), CreateError> {
    Err(CreateError::Suite)
}

/// What the two ends of a story bring along, of whatever version of TLS.
///
/// # Errors
/// As [`World::new`]; the hybrid idea has no such thing.
#[cfg(feature = "all-suites")]
pub(crate) fn configurations(
    scenario: &Scenario,
) -> Result<(ClientConfig, ServerConfig), CreateError> {
    configurations_for(scenario, &Visit::default())
}

/// The same, for ends that have met before.
///
/// # Errors
/// As [`configurations`].
#[cfg(feature = "all-suites")]
pub(super) fn configurations_for(
    scenario: &Scenario,
    visit: &Visit,
) -> Result<(ClientConfig, ServerConfig), CreateError> {
    let ways = match scenario.version {
        Version::Hybrid => return Err(CreateError::Suite),
        Version::Tls13 => tls13_ways(scenario)?,
        Version::Tls10 | Version::Tls11 | Version::Tls12 => ways(scenario)?,
    };
    let (mut client, mut server) = configured(scenario, ways)?;
    settle::settle(scenario, visit, &mut client, &mut server)?;
    Ok((client, server))
}

/// The ways of a story up to TLS 1.2.
fn ways(scenario: &Scenario) -> Result<Ways, CreateError> {
    let row = row(scenario)?;
    Ok(Ways {
        private_key: private_key(scenario, row)?,
        groups: group::curves(scenario.size),
        signature_algorithms: signatures(row),
    })
}

/// The server's key up to TLS 1.2.
fn private_key(scenario: &Scenario, row: &Suite) -> Result<PrivateKey, CreateError> {
    #[cfg(feature = "all-suites")]
    if scenario.server.short_key
        && scenario.size == Size::Full
        && row.authentication == Authentication::Rsa
    {
        return Ok(keys::short()?);
    }
    #[cfg(not(feature = "all-suites"))]
    let _ = scenario;
    Ok(keys::for_suite(row)?)
}

/// Two ends that speak TLS.
fn tls(scenario: &Scenario, ways: Ways, rng: &Drbg) -> Result<(Endpoint, Endpoint), CreateError> {
    #[cfg(feature = "all-suites")]
    return {
        let (mut client, mut server) = configured(scenario, ways)?;
        settle::settle(scenario, &Visit::default(), &mut client, &mut server)?;
        settle::ends(scenario, (client, server), rng)
    };
    #[cfg(not(feature = "all-suites"))]
    let (client, server) = configured(scenario, ways)?;
    #[cfg(not(feature = "all-suites"))]
    Ok((
        Endpoint::Client(Box::new(Client::new(client, rng.fork("client")))),
        Endpoint::Server(Box::new(Server::new(server, rng.fork("server")))),
    ))
}

/// What two ends that speak TLS bring along.
fn configured(
    scenario: &Scenario,
    ways: Ways,
) -> Result<(ClientConfig, ServerConfig), CreateError> {
    let cipher_suites = scenario.cipher_suites();
    let Ways {
        private_key,
        groups,
        signature_algorithms,
    } = ways;
    let versions = Versions::only(scenario.version.protocol());
    let issued = issue(scenario, private_key)?;
    let client = ClientConfig {
        #[cfg(feature = "all-suites")]
        shape: Shape::default(),
        #[cfg(feature = "all-suites")]
        crls: vec![],
        status_request: false,
        versions: versions.clone(),
        groups: groups.clone(),
        signature_algorithms,
        cipher_suites: cipher_suites.clone(),
        extended_master_secret: false,
        encrypt_then_mac: false,
        application_protocols: vec![],
        resumption: ClientResumption::default(),
        server_name: scenario.server_name.clone(),
        trust_anchors: issued.trust_anchors,
        now: scenario.clock,
        identities: vec![],
    };
    let server = ServerConfig {
        #[cfg(feature = "all-suites")]
        shape: Shape::default(),
        stapled: None,
        versions,
        cipher_suites,
        groups,
        extended_master_secret: false,
        encrypt_then_mac: false,
        application_protocols: vec![],
        resumption: ServerResumption::default(),
        client_authentication: ClientAuthentication::default(),
        identities: vec![issued.identity],
    };
    Ok((client, server))
}

/// Whom the server can prove to be, and whom the client trusts.
pub(super) struct Issued {
    pub(super) identity: Identity,
    trust_anchors: Vec<Vec<u8>>,
}

pub(super) fn issue(scenario: &Scenario, private_key: PrivateKey) -> Result<Issued, CreateError> {
    #[cfg(feature = "all-suites")]
    if let Some(fault) = scenario.server.certificate_fault {
        let faulty = certificates::faulty(scenario, &private_key, fault)?;
        return Ok(Issued {
            trust_anchors: faulty.trust_anchors,
            identity: Identity {
                certificate_list: faulty.chain,
                private_key: faulty.private_key,
            },
        });
    }
    let (authority, validity) = authority(scenario)?;
    let leaf = authority.issue(&Request {
        common_name: scenario.server_name.clone(),
        dns_names: vec![scenario.server_name.clone()],
        public_key: private_key.public(),
        validity,
        serial_number: 17,
        is_ca: false,
    })?;
    let anchors = vec![authority.certificate().to_vec()];
    #[cfg(feature = "all-suites")]
    let anchors = match scenario.client.trusts_rogue_authority {
        true => [anchors, vec![certificates::rogue_anchor(scenario)?]].concat(),
        false => anchors,
    };
    Ok(Issued {
        identity: Identity {
            certificate_list: vec![leaf],
            private_key,
        },
        trust_anchors: anchors,
    })
}

/// The authority that everyone trusts, and how long what it issues is valid.
///
/// # Errors
/// Never for the built-in keys.
pub(crate) fn authority(scenario: &Scenario) -> Result<(Authority, Validity), CreateError> {
    let authority_key = PrivateKey::Rsa(keys::authority_key(scenario.size)?);
    let (name, scheme) = match scenario.size {
        Size::Toy => ("Padlock Toy Root CA", CertificateScheme::ToyRsaToyHash),
        Size::Full => (
            "Padlock Demonstration Root CA",
            CertificateScheme::RsaPkcs1Sha256,
        ),
    };
    let validity = Validity {
        not_before: UnixTime(scenario.clock.0.saturating_sub(YEAR)),
        not_after: UnixTime(scenario.clock.0.saturating_add(YEAR)),
    };
    let authority = Authority::new(name, authority_key, scheme, validity, 1)?;
    Ok((authority, validity))
}

/// Two ends that speak the hybrid idea.
#[cfg(feature = "all-suites")]
fn hybrid(
    scenario: &Scenario,
    row: &Suite,
    rng: &Drbg,
) -> Result<(Endpoint, Endpoint), CreateError> {
    if row.key_exchange != KeyExchangeAlgorithm::Rsa || !row.protection.is_block() {
        return Err(CreateError::Suite);
    }
    let key = keys::server_key(scenario.size)?;
    let client = Hybrid::client(rng.fork("client"));
    let server = Hybrid::server(row.code, key, rng.fork("server"));
    Ok((
        Endpoint::Hybrid(Box::new(client)),
        Endpoint::Hybrid(Box::new(server)),
    ))
}

#[cfg(not(feature = "all-suites"))]
fn hybrid(_: &Scenario, _: &Suite, _: &Drbg) -> Result<(Endpoint, Endpoint), CreateError> {
    Err(CreateError::Suite)
}

/// The signatures that the client offers: for key transport those of the certificates are enough.
fn signatures(suite: &Suite) -> Vec<SignatureSchemeCode> {
    match (suite.key_exchange, suite.scale.size) {
        (KeyExchangeAlgorithm::Rsa, Size::Toy) => vec![SignatureSchemeCode::TOY_RSA_TOY_HASH],
        (KeyExchangeAlgorithm::Rsa, Size::Full) => vec![SignatureSchemeCode::RSA_PKCS1_SHA256],
        (_, size) => signature::offer(size),
    }
}
