//! The key log that browsers and Wireshark share (draft-ietf-tls-keylogfile, section 2).

use std::fmt::Write;

use padlock_tls::{
    ledger::{Slot, ValueKind},
    party::{Party, Whose},
};

use crate::world::World;

/// `CLIENT_RANDOM <client_random> <master_secret>`, one line for each end whose secret differs; empty before
/// there is a master secret.
#[must_use]
pub fn keylog(world: &World) -> String {
    let mut lines: Vec<String> = Vec::new();
    for party in [Party::Client, Party::Server] {
        let ledger = world.ledger(party);
        let random = ledger.newest(Slot::new(ValueKind::ClientRandom, Whose::Client));
        let secret = ledger.newest(Slot::new(ValueKind::MasterSecret, Whose::Both));
        if let (Some((_, random)), Some((_, secret))) = (random, secret) {
            let line = format!(
                "CLIENT_RANDOM {} {}\n",
                hex(&random.bytes),
                hex(&secret.bytes)
            );
            if !lines.contains(&line) {
                lines.push(line);
            }
        }
    }
    lines.concat()
}

/// Lower-case hexadecimal.
pub(super) fn hex(bytes: &[u8]) -> String {
    bytes
        .iter()
        .fold(String::with_capacity(2 * bytes.len()), |mut out, byte| {
            // Writing into a String does not fail.
            let _ = write!(out, "{byte:02x}");
            out
        })
}
