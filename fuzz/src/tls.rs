//! What holds for any bytes that are taken apart, and connections of every version and suite.

use std::fmt::Debug;
use std::mem::take;
use std::sync::{LazyLock, OnceLock};

use arbitrary::{Arbitrary, Result, Unstructured};
use padlock_core::Drbg;
use padlock_sim::{World, keys, scenario::Version, scenario::named};
use padlock_tls::client::{Client, ClientConfig};
use padlock_tls::codec::Codec;
use padlock_tls::dissect::{Dissection, dissect};
use padlock_tls::endpoint::{Endpoint, Input, Output};
use padlock_tls::handshake::{KeyExchangeAlgorithm, MessageShape};
use padlock_tls::ledger::{Slot, ValueKind};
use padlock_tls::party::{Party, Size, Whose};
use padlock_tls::resumption::{ClientResumption, ServerResumption};
use padlock_tls::rules::Versions;
use padlock_tls::server::{ClientAuthentication, Identity, Server, ServerConfig};
use padlock_tls::suite::{SUITES, Suite};
use padlock_tls::{group, shape::Shape, signature};

/// The leaves tile the buffer exactly once, and children stay inside their parents.
pub fn tiles<T>(dissection: &Dissection<T>, len: usize) {
    let mut at = 0;
    for leaf in dissection.leaves() {
        assert_eq!(leaf.bytes.start, at, "a gap, or twice the same bytes");
        assert!(leaf.bytes.end >= at, "a leaf runs backwards");
        at = leaf.bytes.end;
    }
    assert_eq!(at, len, "the leaves end too early or too late");
    let mut parents = Vec::new();
    for span in &dissection.spans {
        parents.truncate(span.depth.into());
        assert_eq!(parents.len(), usize::from(span.depth), "a level is missing");
        if let Some(parent) = parents.last() {
            let std::ops::Range { start, end } = parent;
            assert!(*start <= span.bytes.start && span.bytes.end <= *end);
        }
        parents.push(span.bytes.clone());
    }
}

/// A `T` read from `bytes`: tiled; the same value, or the same error, as without notes; and what reads well is written
/// back byte for byte.
pub fn canonical<T: Codec + PartialEq + Debug>(bytes: &[u8]) {
    let dissection = dissect::<T>(bytes);
    tiles(&dissection, bytes.len());
    assert_eq!(dissection.value, T::from_bytes(bytes));
    if let Ok(value) = dissection.value {
        assert_eq!(value.to_bytes(), bytes, "{value:?}");
    }
}

/// What hellos can decide about the messages behind them.
///
/// # Errors
/// As [`Arbitrary`].
pub fn shape(u: &mut Unstructured<'_>) -> Result<MessageShape> {
    Ok(MessageShape {
        key_exchange: *u.choose(KeyExchangeAlgorithm::ALL)?,
        named_signatures: bool::arbitrary(u)?,
    })
}

/// Both ends of a connection, of one version and one suite.
#[derive(Clone)]
pub struct Ends {
    /// The end that opens.
    pub client: Endpoint,
    /// The end that answers.
    pub server: Endpoint,
}

/// A version with a suite, and its ends as far as they were needed: making all of them would take a while.
struct Cell {
    version: Version,
    row: &'static Suite,
    strangers: OnceLock<Ends>,
    connected: OnceLock<Ends>,
}

static CELLS: LazyLock<Vec<Cell>> = LazyLock::new(|| {
    let rows = SUITES.iter();
    let cells = rows.flat_map(|row| Version::TLS.iter().map(move |version| (*version, row)));
    let cells = cells.filter(|(version, row)| row.since <= version.protocol());
    let cell = |(version, row)| Cell {
        version,
        row,
        strangers: OnceLock::new(),
        connected: OnceLock::new(),
    };
    cells.map(cell).collect()
});

/// Any version with any suite; seldom a full one, since the toys are quick.
fn cell(u: &mut Unstructured<'_>) -> Result<&'static Cell> {
    let size = if u.ratio(63, 64)? {
        Size::Toy
    } else {
        Size::Full
    };
    let sized = CELLS.iter().filter(|cell| cell.row.scale.size == size);
    Ok(*u.choose(&sized.collect::<Vec<_>>())?)
}

/// Two ends before their first message.
///
/// # Errors
/// As [`Arbitrary`].
pub fn strangers(u: &mut Unstructured<'_>) -> Result<Ends> {
    Ok(cell(u)?.strangers().clone())
}

/// Two ends with the handshake behind them.
///
/// # Errors
/// As [`Arbitrary`].
pub fn connected(u: &mut Unstructured<'_>) -> Result<Ends> {
    let cell = cell(u)?;
    let connect = || cell.strangers().clone().connect();
    Ok(cell.connected.get_or_init(connect).clone())
}

impl Cell {
    fn strangers(&self) -> &Ends {
        let make = || Ends::new(self.version, self.row);
        self.strangers.get_or_init(make)
    }
}

impl Ends {
    /// The same with the handshake behind them.
    #[must_use]
    pub fn connect(mut self) -> Self {
        let mut to_client = tell(&mut self.server, Input::Start);
        let mut to_server = tell(&mut self.client, Input::Start);
        while !to_server.is_empty() || !to_client.is_empty() {
            to_client.extend(tell(&mut self.server, Input::Receive(take(&mut to_server))));
            to_server.extend(tell(&mut self.client, Input::Receive(take(&mut to_client))));
        }
        self
    }

    fn new(version: Version, row: &'static Suite) -> Self {
        let story = named("tls12-rsa").expect("the story is in the catalogue");
        let story = story.with_size(row.scale.size).with_version(version);
        let world = World::new(story.with_cipher_suite(row.code)).expect("the story begins");
        let held = |party, kind, of| {
            let held = world.ledger(party).newest(Slot::new(kind, of));
            held.expect("the party holds it").1.bytes.clone()
        };
        let versions = Versions::only(version.protocol());
        let groups = group::curves(row.scale.size);
        let client = ClientConfig {
            shape: Shape::default(),
            status_request: false,
            crls: vec![],
            versions: versions.clone(),
            cipher_suites: vec![row.code],
            groups: groups.clone(),
            signature_algorithms: signature::offer(row.scale.size),
            extended_master_secret: false,
            encrypt_then_mac: true,
            application_protocols: vec![],
            resumption: ClientResumption::default(),
            server_name: world.scenario().server_name.clone(),
            trust_anchors: vec![held(Party::Client, ValueKind::TrustAnchor, Whose::Client)],
            now: world.scenario().clock,
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
            encrypt_then_mac: true,
            application_protocols: vec![],
            resumption: ServerResumption::default(),
            client_authentication: ClientAuthentication::default(),
            identities: vec![Identity {
                certificate_list: vec![certificate],
                private_key: keys::for_suite(row).expect("the story's key is a key"),
            }],
        };
        Self {
            client: Endpoint::Client(Box::new(Client::new(client, Drbg::new(1)))),
            server: Endpoint::Server(Box::new(Server::new(server, Drbg::new(2)))),
        }
    }
}

/// What an end sends in answer; its decisions are the defaults.
pub fn tell(endpoint: &mut Endpoint, input: Input) -> Vec<u8> {
    let mut sent = Vec::new();
    for output in answers(endpoint, input) {
        if let Output::Send { record, .. } = output {
            sent.extend(record);
        }
    }
    sent
}

/// Everything that follows from an input; decisions are the defaults.
pub fn answers(endpoint: &mut Endpoint, input: Input) -> Vec<Output> {
    let mut answers = Vec::new();
    let mut outputs = endpoint.handle(input);
    while !outputs.is_empty() {
        match outputs.remove(0) {
            Output::Decide(decision) => {
                outputs.extend(endpoint.handle(Input::Choose(decision.default)));
            }
            output => answers.push(output),
        }
    }
    answers
}

/// Changes bytes here and there, cuts some out, or puts some in.
///
/// # Errors
/// As [`Arbitrary`].
pub fn damage(u: &mut Unstructured<'_>, bytes: &mut Vec<u8>) -> Result<()> {
    for _ in 0..u.int_in_range(0..=4)? {
        if bytes.is_empty() {
            return Ok(());
        }
        let at = u.choose_index(bytes.len())?;
        match u.int_in_range(0..=3)? {
            0 => bytes.truncate(at),
            1 => drop(bytes.remove(at)),
            2 => bytes.insert(at, u8::arbitrary(u)?),
            _ => bytes[at] = u8::arbitrary(u)?,
        }
    }
    Ok(())
}
