//! The key log that browsers and Wireshark share (draft-ietf-tls-keylogfile, sections 2 and 3).

use std::fmt::Write;

#[cfg(feature = "all-suites")]
use padlock_tls::tls13;
use padlock_tls::{
    ledger::{Slot, ValueKind},
    party::{Party, Whose},
};

use crate::world::World;

/// What a key log calls a secret, and where the ledger has it.
type Label = (&'static str, ValueKind, Whose);

/// Up to TLS 1.2 there is one.
const MASTER_SECRET: Label = ("CLIENT_RANDOM", ValueKind::MasterSecret, Whose::Both);

/// From TLS 1.3 on there are several.
#[cfg(feature = "all-suites")]
const TLS13: [&[Label]; 2] = [tls13::LOGGED_EARLY, tls13::LOGGED];
#[cfg(not(feature = "all-suites"))]
const TLS13: [&[Label]; 0] = [];

/// `<label> <client_random> <secret>`, a line for each secret that an end has, and for each end whose secret differs; empty
/// before there is one.
#[must_use]
pub fn keylog(world: &World) -> String {
    let labels = [&[MASTER_SECRET], TLS13.concat().as_slice()].concat();
    let mut lines: Vec<String> = Vec::new();
    let parties = [Party::Client, Party::Server].into_iter();
    for ledger in parties.flat_map(|party| world.ledgers(party)) {
        let random = ledger.newest(Slot::new(ValueKind::ClientRandom, Whose::Client));
        for (label, kind, of) in &labels {
            let secret = ledger.newest(Slot::new(*kind, *of));
            if let (Some((_, random)), Some((_, secret))) = (random, secret) {
                let line = format!("{label} {} {}\n", hex(&random.bytes), hex(&secret.bytes));
                if !lines.contains(&line) {
                    lines.push(line);
                }
            }
        }
    }
    lines.concat()
}

/// Lower-case hexadecimal.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes
        .iter()
        .fold(String::with_capacity(2 * bytes.len()), |mut out, byte| {
            // Writing into a String does not fail.
            let _ = write!(out, "{byte:02x}");
            out
        })
}
