//! Records up to TLS 1.2 (RFC 5246 section 6.2.3), and the messages of the hybrid idea.

mod aead;
mod cipher;
mod keys;
mod read;

pub(super) use aead::{opened, sealed};
pub(super) use cipher::data;
pub(super) use keys::{chain_iv, first_iv, split_key_block};
pub(super) use read::{content, read_unencrypted};

use padlock_tls::{
    ledger::{Inputs, Value, ValueKind as V},
    protection::Protection,
    record::ProtocolVersion,
    session::Session,
};

use self::cipher::{cbc, keystream};
use super::{
    Task,
    hash::hmac_of,
    program::{Program, literal},
};

/// The content type that a value has in a record, and the bytes in front of it.
fn wrapped(value: &Value) -> Option<(u8, Vec<u8>)> {
    let length = u32::try_from(value.bytes.len()).ok()?;
    Some(match value.slot.kind {
        V::ApplicationData => (23, vec![]),
        V::Alert => (21, vec![]),
        V::VerifyData => (22, (20 << 24 | length).to_be_bytes().to_vec()),
        _ => return None,
    })
}

/// A type and a version: how a record begins.
fn start(content_type: u8, version: ProtocolVersion) -> Vec<u8> {
    [&[content_type], version.0.to_be_bytes().as_slice()].concat()
}

/// `seq_num + type + version`: what is authenticated besides the length and the content.
fn place(session: Session, task: Task<'_>, content_type: u8) -> Vec<u8> {
    let start = start(content_type, session.rules.version);
    [task.output.number.to_be_bytes().as_slice(), &start].concat()
}

fn write_key(inputs: Inputs<'_>) -> Option<&[u8]> {
    let key = inputs.bytes(V::ClientWriteKey);
    key.or_else(|_| inputs.bytes(V::ServerWriteKey)).ok()
}

fn mac_key(inputs: Inputs<'_>) -> Option<&[u8]> {
    let key = inputs.bytes(V::ClientWriteMacKey);
    key.or_else(|_| inputs.bytes(V::ServerWriteMacKey)).ok()
}

/// Content, and behind it what the protection adds before it encrypts.
pub(super) fn enclose(session: Session, task: Task<'_>) -> Option<String> {
    let value = task.inputs.first().ok()?;
    let (content_type, front) = wrapped(value)?;
    let content = [front.as_slice(), &value.bytes].concat();
    let mut program = Program::default().bytes("content", &content);
    let mut expression = "content".to_owned();
    let (mac, cipher) = match session.suite.protection {
        Protection::Stream { mac, .. } => (Some(mac), None),
        Protection::Block { cipher, .. } if session.encrypt_then_mac => (None, Some(cipher)),
        Protection::Block { cipher, mac } => (Some(mac), Some(cipher)),
        Protection::Aead { .. } => (None, None),
    };
    if let Some(mac) = mac {
        program = program
            .bytes("key", mac_key(task.inputs)?)
            .bytes("place", &place(session, task, content_type));
        let covered = "place + octets(len(content), 2) + content";
        expression = format!("content + {}", hmac_of(mac, "key", covered));
    }
    if let Some(cipher) = cipher {
        let block = cipher.block_len();
        let padding = block - 1 - (content.len() + session.inner_mac_length()) % block;
        expression = format!("{expression} + bytes([{padding}] * {})", padding + 1);
    }
    Some(program.print(&expression))
}

/// Header, explicit part and ciphertext.
pub(super) fn encrypt(session: Session, task: Task<'_>) -> Option<String> {
    let inputs = task.inputs;
    let (content_type, _) = wrapped(inputs.first().ok()?)?;
    let place = place(session, task, content_type);
    let text = inputs.bytes(V::OpenedRecord).ok()?;
    let program = Program::default().bytes("text", text);
    let program = match session.suite.protection {
        Protection::Stream { cipher, .. } => {
            let (program, encrypted) = keystream(cipher, program, inputs)?;
            program.line(format!("fragment = {encrypted}"))
        }
        Protection::Block { cipher, mac } => {
            let explicit = if session.chains_iv() { "" } else { "iv + " };
            let program = program
                .bytes("key", write_key(inputs)?)
                .bytes("iv", inputs.bytes(V::RecordIv).ok()?)
                .line(format!("fragment = {explicit}{}", cbc(cipher, false)?));
            match session.encrypt_then_mac {
                true => {
                    let covered = "place + octets(len(fragment), 2) + fragment";
                    program
                        .bytes("mac_key", mac_key(inputs)?)
                        .bytes("place", &place)
                        .line(format!("fragment += {}", hmac_of(mac, "mac_key", covered)))
                }
                false => program,
            }
        }
        Protection::Aead { aead, .. } => {
            let explicit = inputs.bytes(V::RecordIv).unwrap_or_default();
            aead::with_nonce(program, aead, task.output.number, explicit, inputs)
                .bytes("key", write_key(inputs)?)
                .bytes("header", &place)
                .line("header += octets(len(text), 2)")
                .line(format!(
                    "fragment = {} + {}",
                    literal(explicit),
                    sealed(aead)?
                ))
        }
    };
    let start = literal(&start(content_type, session.rules.version));
    Some(program.print(&format!("{start} + octets(len(fragment), 2) + fragment")))
}

/// What an opened record holds, padding and MAC included.
pub(super) fn open(session: Session, task: Task<'_>) -> Option<String> {
    let inputs = task.inputs;
    let record = inputs.bytes(V::ProtectedRecord).ok()?;
    let program = Program::default().bytes("record", record);
    match session.suite.protection {
        Protection::Stream { cipher, .. } => {
            let program = program.line("text = record[5:]");
            let (program, opened) = keystream(cipher, program, inputs)?;
            Some(program.print(&opened))
        }
        Protection::Block { cipher, .. } => {
            let block = cipher.block_len();
            let program = program
                .bytes("key", write_key(inputs)?)
                .line(format!("encrypted = {}", before_mac(session)));
            let program = match session.chains_iv() {
                true => program
                    .bytes("iv", inputs.bytes(V::RecordIv).ok()?)
                    .line("text = encrypted"),
                false => program.line(format!(
                    "iv, text = encrypted[:{block}], encrypted[{block}:]"
                )),
            };
            Some(program.print(&cbc(cipher, true)?))
        }
        Protection::Aead { aead, .. } => {
            let behind = 5 + session.record_iv_length();
            let explicit = record.get(5..behind)?;
            let program = aead::with_nonce(program, aead, task.output.number, explicit, inputs)
                .bytes("key", write_key(inputs)?)
                .line(format!("sealed = record[{behind}:]"));
            Some(program.print(&opened(aead)?))
        }
    }
}

/// The fragment of `record`, without a MAC behind its ciphertext.
fn before_mac(session: Session) -> String {
    match session.outer_mac_length() {
        0 => "record[5:]".to_owned(),
        length => format!("record[5:-{length}]"),
    }
}
