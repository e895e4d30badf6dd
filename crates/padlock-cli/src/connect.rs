//! `padlock connect`: a client for real servers.

use std::{
    io::{self, BufRead, BufReader, IsTerminal, Read},
    net::{TcpStream, ToSocketAddrs},
    sync::mpsc::{Receiver, TryRecvError, sync_channel},
    thread,
    time::{Duration, Instant},
};

use padlock_core::Drbg;
use padlock_text::Text;
use padlock_tls::{
    client::{Client, ClientConfig},
    endpoint::Endpoint,
    party::Size,
    resumption::{ClientResumption, EarlyData},
    signature,
};
use serde_json::{Map, Value, json};

use crate::{
    Outcome,
    args::{Connect, Resume},
    failure::Failure,
    notation::printable_lines,
    output, report,
    verify::files,
    wire::{
        Agreed, Ending, KeyLog, Limits, Wire, WireFailure, Wishes, identity, now, psk, secrets,
        seed, shape,
    },
};

/// How long a server may take to answer the first knock.
const KNOCK: Duration = Duration::from_secs(10);
/// All of a handshake must be over by then.
const HANDSHAKE: Duration = Duration::from_secs(20);
/// After this much silence nothing more is expected.
const SILENCE: Duration = Duration::from_secs(2);
/// How often to look whether there is something more to say.
const TURN: Duration = Duration::from_millis(20);
/// The longest line that is said at once, in bytes.
const LINE: u64 = 1 << 14;

/// What a connection may come to hold.
const LIMITS: Limits = Limits {
    bytes: 16 << 20,
    values: 1 << 16,
};

/// Connects, talks, and prints what was agreed and heard.
pub fn connect(text: &Text, args: &Connect) -> Result<Outcome, Failure> {
    let granted = Wishes::new(&args.wire).grant()?;
    let own = args.wire.identity();
    let own = own.map(|(certificate, key)| identity::read(certificate, key));
    let (host, _) = split(&args.address)?;
    let config = ClientConfig {
        shape: shape::of_client(args)?,
        versions: granted.versions,
        cipher_suites: granted.cipher_suites,
        groups: granted.groups,
        signature_algorithms: signature::offer(Size::Full),
        extended_master_secret: true,
        encrypt_then_mac: true,
        application_protocols: granted.application_protocols,
        status_request: args.status,
        crls: vec![],
        resumption: ClientResumption {
            tickets: args.resume == Some(Resume::Ticket),
            session: None,
            psk: psk::of_client(args)?,
        },
        server_name: args.name.clone().unwrap_or_else(|| host.to_owned()),
        trust_anchors: files::certificates(&args.ca)?,
        now: now(),
        identities: own.transpose()?.into_iter().collect(),
    };
    let early_data = psk::early_data(args)?;
    let mut key_log = args.wire.keylog.as_deref().map(KeyLog::open).transpose()?;
    let rng = seed()?;
    let mut call = |config: ClientConfig, rng: Drbg, says: Option<Says>| {
        let endpoint = Endpoint::Client(Box::new(Client::new(config, rng)));
        visit(text, args, endpoint, key_log.as_mut(), says)
    };
    let says = |early_data: &[u8]| Says {
        early_data: early_data.to_vec(),
        sayings: sayings(args),
    };
    let mut config = config;
    if args.resume.is_none() {
        config.resumption.psk.early_data = early_data.clone();
        let visit = call(config, rng, Some(says(&early_data)))?;
        return finish(args, &visit, None);
    }
    let first = call(config.clone(), rng.fork("first"), None)?;
    if !first.ending.is_good() {
        return finish(args, &first, None);
    }
    config.resumption.psk.early_data = early_data.clone();
    config.resumption.session = first.endpoint.session_to_keep();
    let second = call(config, rng.fork("second"), Some(says(&early_data)))?;
    finish(args, &second, Some(&first))
}

/// What there is to say.
struct Says {
    /// What has been said early: once more, where the server did not take it.
    early_data: Vec<u8>,
    /// The rest, as it comes.
    sayings: Receiver<Vec<u8>>,
}

/// One connection that is over.
struct Visit {
    peer: String,
    endpoint: Endpoint,
    ending: Ending,
    heard: Vec<u8>,
}

impl Visit {
    /// {peer, agreed, ended, certificate}, and {status} where it was asked for.
    fn json(&self, args: &Connect) -> Map<String, Value> {
        let agreed = Agreed::of(&self.endpoint).map(|agreed| agreed.json());
        let report = self.endpoint.certificate_report();
        let status = json!(self.endpoint.stapled_report());
        let status = args.status.then(|| ("status".to_owned(), status));
        let members = [
            ("peer".to_owned(), json!(self.peer)),
            ("agreed".to_owned(), json!(agreed)),
            ("ended".to_owned(), self.ending.json()),
            ("certificate".to_owned(), json!(report)),
        ];
        members.into_iter().chain(status).collect()
    }
}

/// One connection, from knock to close; what happens is printed, unless it is for JSON.
fn visit(
    text: &Text,
    args: &Connect,
    endpoint: Endpoint,
    key_log: Option<&mut KeyLog>,
    says: Option<Says>,
) -> Result<Visit, Failure> {
    let stream = knock(&args.address)?;
    let peer = stream
        .peer_addr()
        .map_or_else(|_| args.address.clone(), |peer| peer.to_string());

    let mut wire = Wire::start(endpoint, stream, LIMITS);
    wire.handshake(HANDSHAKE);
    if let (Some(log), Some(line)) = (key_log, secrets(wire.endpoint())) {
        log.add(&line)?;
    }
    let mut heard = Vec::new();
    let client = Agreed::of(wire.endpoint()).and_then(|agreed| agreed.client);
    if wire.is_established() {
        if let (false, Some(agreed)) = (args.wire.json, Agreed::of(wire.endpoint())) {
            output::print(&format!("{peer}  {}\n", agreed.words(text)))?;
            if args.status && wire.endpoint().resumed().is_none() {
                output::print(&report::status(text, wire.endpoint().stapled_report()))?;
            }
        }
        if let Some(says) = says {
            talk(&mut wire, says, |piece| match args.wire.json {
                true => {
                    heard.extend(piece);
                    Ok(())
                }
                false => print(&piece),
            })?;
        } else {
            wait_for_ticket(&mut wire);
        }
    }
    let (endpoint, ending) = wire.hang_up();
    if !args.wire.json
        && let Some(agreed) = Agreed::of(&endpoint).filter(|agreed| agreed.client != client)
    {
        // It was asked after the handshake.
        output::print(&format!("{peer}  {}\n", agreed.words(text)))?;
    }
    if !args.wire.json && !ending.is_good() {
        let mut lines = format!("{peer}  {}\n", ending.words(text));
        let report = endpoint.certificate_report();
        if let Some(report) = report.filter(|report| !report.accepted()) {
            lines.push_str(&report::lines(text, report));
        }
        if let Some(report) = endpoint.stapled_report() {
            lines.push_str(&report::stapled(text, report));
        }
        output::print(&lines)?;
    }
    Ok(Visit {
        peer,
        endpoint,
        ending,
        heard,
    })
}

/// From TLS 1.3 on tickets come behind the handshake, without a promise.
fn wait_for_ticket(wire: &mut Wire) {
    let until = Instant::now() + SILENCE;
    let may_come = wire.endpoint().ledger().tls13().is_some();
    while may_come && wire.endpoint().session_to_keep().is_none() && wire.ending().is_none() {
        if !wire.receive(until) {
            return;
        }
    }
}

/// The document, and the outcome of the last connection; `first` is the one whose session it was to go on with.
fn finish(args: &Connect, last: &Visit, first: Option<&Visit>) -> Result<Outcome, Failure> {
    if args.wire.json {
        let mut document = last.json(args);
        let heard = String::from_utf8_lossy(&last.heard);
        document.insert("heard".to_owned(), json!(heard));
        if let Some(first) = first {
            document.insert("first".to_owned(), Value::Object(first.json(args)));
        }
        output::print(&output::json(&Value::Object(document))?)?;
    }
    let resumed = first.is_none() || last.endpoint.resumed().is_some();
    Ok(match last.ending {
        Ending::Closed if resumed => Outcome::Held,
        _ => Outcome::Failed,
    })
}

/// Host and port; the brackets around an IPv6 address are not part of it.
fn split(address: &str) -> Result<(&str, u16), WireFailure> {
    let wrong = || WireFailure::Address(address.to_owned());
    let (host, port) = address.rsplit_once(':').ok_or_else(wrong)?;
    let bare = host
        .strip_prefix('[')
        .and_then(|host| host.strip_suffix(']'));
    let host = match bare {
        Some(host) => host,
        None if host.contains(':') || host.is_empty() => return Err(wrong()),
        None => host,
    };
    Ok((host, port.parse().map_err(|_| wrong())?))
}

/// A connection to the first address that answers.
fn knock(address: &str) -> Result<TcpStream, WireFailure> {
    let no_answer = |error| WireFailure::NoAnswer {
        address: address.to_owned(),
        error,
    };
    let mut last = io::Error::from(io::ErrorKind::NotFound);
    for found in split(address)?.to_socket_addrs().map_err(no_answer)? {
        match TcpStream::connect_timeout(&found, KNOCK) {
            Ok(stream) => return Ok(stream),
            Err(error) => last = error,
        }
    }
    Err(no_answer(last))
}

/// Everything that there is to say, as it comes; no more when the other end of the channel is gone.
fn sayings(args: &Connect) -> Receiver<Vec<u8>> {
    let (said, sayings) = sync_channel(16);
    if let Some(text) = &args.send {
        let end = if text.ends_with('\n') { "" } else { "\n" };
        // There is room for it.
        let _ = said.send(format!("{text}{end}").into_bytes());
    } else if !io::stdin().is_terminal() {
        thread::spawn(move || {
            let mut stdin = BufReader::new(io::stdin());
            loop {
                let mut line = Vec::new();
                let read = (&mut stdin).take(LINE).read_until(b'\n', &mut line);
                if !matches!(read, Ok(1..)) || said.send(line).is_err() {
                    return;
                }
            }
        });
    }
    sayings
}

/// Says what there is to say and hands on what comes back, until the end or a silence.
///
/// When nothing was said, no answer is waited for.
fn talk(
    wire: &mut Wire,
    says: Says,
    mut hear: impl FnMut(Vec<u8>) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let mut more_to_say = true;
    let mut quiet_at = Instant::now();
    if !says.early_data.is_empty() {
        quiet_at += SILENCE;
    }
    if wire.endpoint().early_data() == Some(EarlyData::Rejected) {
        wire.say(&says.early_data);
    }
    loop {
        let heard = wire.take_heard();
        if !heard.is_empty() {
            quiet_at = Instant::now() + SILENCE;
            hear(heard)?;
        }
        if wire.ending().is_some() || (!more_to_say && Instant::now() >= quiet_at) {
            return Ok(());
        }
        match says.sayings.try_recv() {
            Ok(line) => {
                wire.say(&line);
                quiet_at = Instant::now() + SILENCE;
            }
            Err(TryRecvError::Empty) => {}
            Err(TryRecvError::Disconnected) => more_to_say = false,
        }
        wire.receive(match more_to_say {
            true => Instant::now() + TURN,
            false => quiet_at,
        });
    }
}

/// Prints what the peer said: as it is into a file or a pipe, fit for a terminal on one.
fn print(heard: &[u8]) -> Result<(), Failure> {
    match io::stdout().is_terminal() {
        true => output::print(&printable_lines(heard)),
        false => output::print_bytes(heard),
    }
}
