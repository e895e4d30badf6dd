//! Keys that both ends have before they speak, and what is said with one before the other answers (TLS 1.3).

use std::path::Path;

use padlock_sim::import::hex;
use padlock_tls::{
    handshake::CipherSuite,
    resumption::{ClientPsk, ExternalPsk, ServerPsk},
};

use super::{WireFailure, shape::only_newest};
use crate::{
    args::{Connect, Listen, WireOptions},
    failure::Failure,
    output,
};

/// The longest file that is said early, in bytes.
const FILE: u64 = 1 << 20;
/// The most early data that a client says with a key of its own, in bytes.
const EARLY: u32 = 1 << 14;

/// What the client does with them; early data is for the last connection alone.
pub fn of_client(args: &Connect) -> Result<ClientPsk, Failure> {
    let asked = [("--early-data", args.early_data.is_some())];
    only_newest(&args.wire, &asked)?;
    Ok(ClientPsk {
        external: external(&args.wire, EARLY)?,
        ..ClientPsk::default()
    })
}

/// What to say early: the text, or what is in the file behind an `@`; `@-` is standard input.
pub fn early_data(args: &Connect) -> Result<Vec<u8>, Failure> {
    let Some(text) = &args.early_data else {
        return Ok(vec![]);
    };
    let Some(path) = text.strip_prefix('@').map(Path::new) else {
        let end = if text.ends_with('\n') { "" } else { "\n" };
        return Ok(format!("{text}{end}").into_bytes());
    };
    output::read_any(path, FILE)
}

/// What the server does with them.
pub fn of_server(args: &Listen) -> Result<ServerPsk, Failure> {
    let max_early_data_size = args.early_data.unwrap_or_default();
    let asked = [("--early-data", max_early_data_size > 0)];
    only_newest(&args.wire, &asked)?;
    Ok(ServerPsk {
        external: external(&args.wire, max_early_data_size)?,
        max_early_data_size,
        anti_replay: !args.no_anti_replay,
        ..ServerPsk::default()
    })
}

/// The keys of `--psk`: with SHA-256, as where nothing else is said (RFC 8446 section 4.2.11).
fn external(options: &WireOptions, early: u32) -> Result<Vec<ExternalPsk>, WireFailure> {
    only_newest(options, &[("--psk", !options.psk.is_empty())])?;
    let named = |text: &String| {
        let (identity, key) = text.rsplit_once(':').ok_or(WireFailure::Psk)?;
        let key = hex::read(key.as_bytes()).map_err(|_| WireFailure::Psk)?;
        if key.is_empty() || !(1..=0xffff).contains(&identity.len()) {
            return Err(WireFailure::Psk);
        }
        Ok(ExternalPsk {
            identity: identity.as_bytes().to_vec(),
            key,
            cipher_suite: CipherSuite::TLS_AES_128_GCM_SHA256,
            max_early_data_size: early,
        })
    };
    options.psk.iter().map(named).collect()
}
