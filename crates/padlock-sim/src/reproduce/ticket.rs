//! Tickets (RFC 5077 section 4).

use padlock_tls::ledger::{Inputs, ValueKind as V};

use super::program::Program;

const AES_128_CBC: &str = "enc -aes-128-cbc -K {key[16:32].hex()} -iv {iv.hex()}";

/// `key_name | iv | length | encrypted_state | mac`; OpenSSL pads as PKCS #7 says.
pub(super) fn seal(inputs: Inputs<'_>) -> Option<String> {
    let program = Program::default()
        .bytes("key", inputs.bytes(V::TicketKey).ok()?)
        .bytes("iv", inputs.bytes(V::TicketIv).ok()?)
        .bytes("state", inputs.bytes(V::SessionState).ok()?)
        .line(format!("encrypted = openssl(f\"{AES_128_CBC}\", state)"))
        .line("covered = key[:16] + iv + octets(len(encrypted), 2) + encrypted");
    Some(program.print("covered + hmac.digest(key[32:], covered, \"sha256\")"))
}

/// The state in a ticket.
pub(super) fn open(inputs: Inputs<'_>) -> Option<String> {
    let program = Program::default()
        .bytes("key", inputs.bytes(V::TicketKey).ok()?)
        .bytes("ticket", inputs.bytes(V::SessionTicket).ok()?)
        .line("iv, encrypted = ticket[16:32], ticket[34:-32]");
    Some(program.print(&format!("openssl(f\"{AES_128_CBC} -d\", encrypted)")))
}

/// The master secret in a state: behind version, suite and compression method, with its length in front.
pub(super) fn read_state(inputs: Inputs<'_>) -> Option<String> {
    let program = Program::default().bytes("state", inputs.bytes(V::SessionState).ok()?);
    Some(program.print("state[6:6 + state[5]]"))
}
