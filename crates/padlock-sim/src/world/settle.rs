//! The story's settings put into what its ends bring along, for each of its connections.

use padlock_core::{Drbg, signature::PrivateKey};
use padlock_tls::{
    client::{Client, ClientConfig},
    endpoint::Endpoint,
    export::Laxity,
    group,
    handshake::{CipherSuite, NamedGroup},
    party::Size,
    record::ProtocolVersion,
    resumption::{SessionCache, StoredSession, TicketKey},
    rules::Versions,
    server::{ClientAuthentication, Demand, Server, ServerConfig},
    shape::Shape,
    signature, suite, tls13,
};

use super::CreateError;
use crate::{
    certificates, keys,
    scenario::{GroupName, Scenario, SuiteName, Version},
};

/// How long a session is good for, in seconds.
const LIFETIME: u32 = 7200;
/// The most sessions that a server keeps.
const SESSIONS: usize = 64;

/// What the ends have from the connections before.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub(super) struct Visit {
    /// The client's session, to go on with.
    pub(super) kept: Option<StoredSession>,
    /// The server's sessions.
    pub(super) sessions: SessionCache,
    /// The newest version that the client still tries, once it has fallen back.
    pub(super) newest: Option<ProtocolVersion>,
}

impl Default for Visit {
    fn default() -> Self {
        Self {
            kept: None,
            sessions: SessionCache::new(SESSIONS),
            newest: None,
        }
    }
}

/// Puts the settings of a story into both configurations.
pub(super) fn settle(
    scenario: &Scenario,
    visit: &Visit,
    client: &mut ClientConfig,
    server: &mut ServerConfig,
) -> Result<(), CreateError> {
    settle_client(scenario, visit, client)?;
    settle_server(scenario, visit, server)?;
    if client.versions != Versions::only(scenario.version.protocol()) {
        client.signature_algorithms = signature::offer(scenario.size);
        if scenario.client.groups.is_empty() {
            client.groups = group::named_groups(scenario.size);
        }
    }
    Ok(())
}

fn settle_client(
    scenario: &Scenario,
    visit: &Visit,
    client: &mut ClientConfig,
) -> Result<(), CreateError> {
    let setting = &scenario.client;
    client.versions = versions(&setting.versions, scenario);
    overwrite(
        &mut client.cipher_suites,
        suites(&setting.cipher_suites, scenario.size),
    );
    overwrite(&mut client.groups, groups(&setting.groups, scenario.size));
    if let Some(newest) = visit.newest {
        client.versions = client.versions.up_to(newest).collect();
        if setting.fallback_scsv {
            client.cipher_suites.push(CipherSuite::TLS_FALLBACK_SCSV);
        }
    }
    client.extended_master_secret = setting.extended_master_secret;
    client.encrypt_then_mac = setting.encrypt_then_mac;
    client.application_protocols = protocols(&setting.application_protocols);
    client.shape = Shape {
        padding: setting.padding,
        ..Shape::default()
    };
    if setting.revocation_lists {
        client.crls = certificates::revocation_lists(scenario)?;
    }
    if setting.certificate {
        client.identities = vec![certificates::client(scenario)?];
    }
    if setting.resumes {
        client.resumption.tickets = true;
        client.resumption.session.clone_from(&visit.kept);
        if visit.kept.is_some() {
            client.resumption.psk.early_data = setting.early_data.clone().into_bytes();
        }
    }
    Ok(())
}

fn settle_server(
    scenario: &Scenario,
    visit: &Visit,
    server: &mut ServerConfig,
) -> Result<(), CreateError> {
    let setting = &scenario.server;
    server.versions = versions(&setting.versions, scenario);
    overwrite(
        &mut server.cipher_suites,
        suites(&setting.cipher_suites, scenario.size),
    );
    overwrite(&mut server.groups, groups(&setting.groups, scenario.size));
    if setting.export_suites {
        add_export_suites(scenario, server)?;
    }
    add_identities(scenario, server)?;
    server.extended_master_secret = setting.extended_master_secret;
    server.encrypt_then_mac = setting.encrypt_then_mac;
    server.application_protocols = protocols(&setting.application_protocols);
    server.shape = Shape {
        padding: setting.padding,
        ..Shape::default()
    };
    server.client_authentication = ClientAuthentication {
        demand: setting.client_certificate,
        trust_anchors: match setting.client_certificate {
            Demand::Nothing => vec![],
            Demand::Requested | Demand::Required => certificates::client_anchors(scenario)?,
        },
        now: scenario.clock,
    };
    let resumption = &mut server.resumption;
    resumption.now = scenario.clock;
    resumption.lifetime = LIFETIME;
    resumption.sessions = setting.sessions.then(|| visit.sessions.clone());
    if setting.tickets {
        let rng = Drbg::new(scenario.seed).fork("ticket_key");
        resumption.ticket_keys = vec![TicketKey::draw(&rng)];
        resumption.sessions = Some(visit.sessions.clone());
    }
    resumption.psk.tickets = u8::from(setting.tickets);
    resumption.psk.max_early_data_size = setting.max_early_data_size;
    resumption.psk.anti_replay = !setting.forgets_early_data;
    Ok(())
}

/// The suites for export, and one key that signs and decrypts: what is for export is signed.
fn add_export_suites(scenario: &Scenario, server: &mut ServerConfig) -> Result<(), CreateError> {
    let rows = suite::EXPORT.iter();
    let rows = rows.filter(|row| row.scale.size == scenario.size);
    let codes: Vec<CipherSuite> = rows.map(|row| row.code).collect();
    if !codes.is_empty() {
        let key = keys::signing(scenario.size)?;
        server.identities = vec![super::create::issue(scenario, key)?.identity];
        server.cipher_suites.extend(codes);
    }
    Ok(())
}

/// Two ends with these configurations, and the flaws of the story.
///
/// # Errors
/// Never for the built-in keys.
pub(super) fn ends(
    scenario: &Scenario,
    (client, server): (ClientConfig, ServerConfig),
    rng: &Drbg,
) -> Result<(Endpoint, Endpoint), CreateError> {
    let client = Client::new(client, rng.fork("client")).lax(Laxity {
        takes_ephemeral_rsa_keys: scenario.client.takes_ephemeral_rsa_keys,
        takes_any_group: scenario.client.takes_any_group,
    });
    let mut server = Server::new(server, rng.fork("server"));
    if scenario.server.export_suites {
        server = server.exporting(keys::export()?);
    }
    Ok((
        Endpoint::Client(Box::new(client)),
        Endpoint::Server(Box::new(server)),
    ))
}

/// A key for each kind that the server's suites ask for.
fn add_identities(scenario: &Scenario, server: &mut ServerConfig) -> Result<(), CreateError> {
    let has = |server: &ServerConfig, key: &PrivateKey| {
        let mut identities = server.identities.iter();
        identities.any(|own| own.private_key == *key)
    };
    for code in server.cipher_suites.clone() {
        let Some(row) = suite::suite(code) else {
            continue;
        };
        let key = keys::for_suite(row)?;
        let fits = server.identities.iter().any(|own| own.fits(row));
        if !fits && row.authentication != suite::Authentication::Anonymous && !has(server, &key) {
            server
                .identities
                .push(super::create::issue(scenario, key)?.identity);
        }
    }
    Ok(())
}

fn versions(own: &[Version], scenario: &Scenario) -> Versions {
    match own {
        [] => Versions::only(scenario.version.protocol()),
        own => own.iter().map(|version| version.protocol()).collect(),
    }
}

/// Those of a size.
fn suites(names: &[SuiteName], size: Size) -> Vec<CipherSuite> {
    let codes = names.iter().map(|name| name.0);
    let fits = |code: &CipherSuite| {
        let older = suite::suite(*code).map(|row| row.scale.size);
        let newest = tls13::suite(*code).map(|row| row.size);
        older.or(newest) == Some(size)
    };
    codes.filter(fits).collect()
}

/// Those of a size.
fn groups(names: &[GroupName], size: Size) -> Vec<NamedGroup> {
    let codes = names.iter().map(|name| name.0);
    let of_size = group::named_groups(size);
    codes.filter(|code| of_size.contains(code)).collect()
}

fn protocols(names: &[String]) -> Vec<Vec<u8>> {
    names.iter().map(|name| name.clone().into_bytes()).collect()
}

fn overwrite<T>(list: &mut Vec<T>, with: Vec<T>) {
    if !with.is_empty() {
        *list = with;
    }
}
