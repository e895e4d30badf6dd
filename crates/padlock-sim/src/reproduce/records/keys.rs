//! Where keys and IVs are taken from (RFC 2246 section 6.2.3.2, RFC 5246 section 6.3).

use padlock_tls::{
    ledger::{Inputs, ValueKind as V},
    session::Session,
};

use super::before_mac;
use crate::reproduce::{Task, program::Program};

/// One part of `key_block`.
pub(in crate::reproduce) fn split_key_block(session: Session, task: Task<'_>) -> Option<String> {
    let protection = &session.suite.protection;
    let (mac, key) = (protection.mac_key_length(), protection.enc_key_length());
    let iv = session.fixed_iv_length();
    let (from, length) = match task.output.kind {
        V::ClientWriteMacKey => (0, mac),
        V::ServerWriteMacKey => (mac, mac),
        V::ClientWriteKey => (2 * mac, key),
        V::ServerWriteKey => (2 * mac + key, key),
        V::ClientWriteIv => (2 * (mac + key), iv),
        _ => (2 * (mac + key) + iv, iv),
    };
    let program = Program::default().bytes("key_block", task.inputs.bytes(V::KeyBlock).ok()?);
    Some(program.print(&format!("key_block[{from}:{}]", from + length)))
}

/// The IV of the first record of TLS 1.0: as the key block has it.
pub(in crate::reproduce) fn first_iv(inputs: Inputs<'_>) -> Option<String> {
    let program = Program::default().bytes("iv", &inputs.first().ok()?.bytes);
    Some(program.print("iv"))
}

/// The IV of a later one: the last block of the record before.
pub(in crate::reproduce) fn chain_iv(session: Session, inputs: Inputs<'_>) -> Option<String> {
    let block = session.suite.protection.record_iv_length();
    let record = inputs.bytes(V::ProtectedRecord).ok()?;
    let program = Program::default().bytes("record", record);
    Some(program.print(&format!("{}[-{block}:]", before_mac(session))))
}
