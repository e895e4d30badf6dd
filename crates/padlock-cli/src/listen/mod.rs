//! `padlock listen`: a server for real clients.

mod accept;
mod event;
mod http;
mod serve;
mod sessions;
mod slots;

use std::net::{IpAddr, SocketAddr, TcpListener};

use padlock_text::{Arg, CliLabel, Text};
use padlock_tls::server::{ClientAuthentication, Demand, ServerConfig};
use serde_json::json;

use self::{accept::Acceptor, serve::Service};
use crate::{
    Outcome,
    args::Listen,
    failure::Failure,
    output,
    verify::files,
    wire::{KeyLog, WireFailure, Wishes, identity, now, psk, seed, shape},
};

/// Listens, answers every client, and prints a line for each.
pub fn listen(text: &Text, args: &Listen) -> Result<Outcome, Failure> {
    let granted = Wishes::new(&args.wire).grant()?;
    let stapled = args.ocsp.as_deref().map(files::ocsp).transpose()?;
    let client_authentication = client_authentication(args)?;
    let psk = psk::of_server(args)?;
    let shape = shape::of_server(args)?;
    let mut key_log = args.wire.keylog.as_deref().map(KeyLog::open).transpose()?;
    let rng = seed()?;
    let files = args.wire.identity();
    let own = match files {
        Some((certificate, key)) => identity::read(certificate, key)?,
        None => {
            identity::demonstration(args.bind, now(), &rng).map_err(WireFailure::Demonstration)?
        }
    };
    let (listener, address) = bind(args.bind, args.port)?;
    begin(text, args.wire.json, address, files.is_none())?;
    let acceptor = Acceptor {
        config: ServerConfig {
            shape,
            versions: granted.versions,
            cipher_suites: granted.cipher_suites,
            groups: granted.groups,
            extended_master_secret: true,
            encrypt_then_mac: true,
            application_protocols: granted.application_protocols,
            resumption: sessions::resumption(&rng, psk),
            stapled,
            client_authentication,
            identities: vec![own],
        },
        rng,
        service: match args.http {
            true => Service::Http,
            false => Service::Echo,
        },
        asks_late: args.post_handshake_auth,
        count: args.count,
    };
    for event in acceptor.start(listener) {
        if let (Some(log), Some(line)) = (&mut key_log, &event.secrets) {
            log.add(line)?;
        }
        output::print(&match args.wire.json {
            true => format!("{}\n", event.json()),
            false => format!("{}\n", event.words(text)),
        })?;
    }
    Ok(Outcome::Held)
}

/// A certificate is insisted on, of the authorities in this file.
fn client_authentication(args: &Listen) -> Result<ClientAuthentication, Failure> {
    let Some(authorities) = &args.client_auth else {
        return Ok(ClientAuthentication::default());
    };
    Ok(ClientAuthentication {
        demand: Demand::Required,
        trust_anchors: files::certificates(&[authorities])?,
        now: now(),
    })
}

fn bind(address: IpAddr, port: u16) -> Result<(TcpListener, SocketAddr), WireFailure> {
    let wanted = SocketAddr::new(address, port);
    let bound = TcpListener::bind(wanted).and_then(|listener| {
        let address = listener.local_addr()?;
        Ok((listener, address))
    });
    bound.map_err(|error| WireFailure::Bind {
        address: wanted.to_string(),
        error,
    })
}

/// Says where it listens, and what its certificate is worth.
fn begin(
    text: &Text,
    as_json: bool,
    address: SocketAddr,
    demonstration: bool,
) -> Result<(), Failure> {
    let address = address.to_string();
    if as_json {
        let line = json!({ "listening": address, "demonstration_certificate": demonstration });
        return output::print(&format!("{line}\n"));
    }
    let args = [("address", Arg::Text(&address))];
    let mut lines = format!("{}\n", text.cli(CliLabel::Listening, &args));
    if demonstration {
        lines.push_str(&text.cli(CliLabel::Demonstration, &[]));
        lines.push('\n');
    }
    output::print(&lines)
}
