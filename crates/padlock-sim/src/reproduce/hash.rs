//! Hashes, HMAC and the PRF (RFC 2104, RFC 2246 section 5, RFC 5246 section 5).

use padlock_core::{Working, hash::Hash};
use padlock_tls::{
    ledger::{Inputs, Op, ValueKind as V},
    party::{Size, Whose},
    session::Session,
};

use super::{
    Task,
    program::{Program, openssl_kdf},
};
use crate::export::hex;

/// Whether Python has to be told how this hash goes.
fn is_toy(hash: &dyn Hash) -> bool {
    hash.output_len() == 2
}

/// The digest of a Python expression.
pub(super) fn digest_of(hash: &dyn Hash, expression: &str) -> String {
    match is_toy(hash) {
        true => format!("toy_hash({expression})"),
        false => format!("hashlib.{}({expression}).digest()", hash.id()),
    }
}

/// The HMAC of Python expressions.
pub(super) fn hmac_of(hash: &dyn Hash, key: &str, message: &str) -> String {
    match is_toy(hash) {
        true => format!("toy_hmac({key}, {message})"),
        false => format!("hmac.digest({key}, {message}, \"{}\")", hash.id()),
    }
}

/// `Hash(handshake_messages)`.
pub(super) fn digest(hash: &dyn Hash, inputs: Inputs<'_>) -> Option<String> {
    let messages = inputs.bytes(V::HandshakeMessages).ok()?;
    let program = Program::default().bytes("messages", messages);
    Some(program.print(&digest_of(hash, "messages")))
}

/// Whether the rules of the session use two hashes where one of the suite would do: the digest of messages is then longer.
fn has_two_hashes(session: Session) -> bool {
    let digest = (session.rules.handshake_hash)(session.suite, &[], &mut Working::off());
    digest.len() != session.suite.prf.output_len()
}

/// The hash of the handshake up to TLS 1.2.
pub(super) fn of_messages(session: Session, inputs: Inputs<'_>) -> Option<String> {
    if !has_two_hashes(session) {
        return digest(session.suite.prf, inputs);
    }
    let messages = inputs.bytes(V::HandshakeMessages).ok()?;
    let program = Program::default().bytes("messages", messages);
    Some(program.print(match session.suite.scale.size {
        Size::Toy => "toy_hash(messages) + second_toy_hash(messages)",
        Size::Full => "hashlib.md5(messages).digest() + hashlib.sha1(messages).digest()",
    }))
}

/// What the PRF makes of a secret, a label and a seed.
pub(super) fn prf(session: Session, task: Task<'_>) -> Option<String> {
    let bytes = |kind| task.inputs.bytes(kind).ok();
    let joined = |first, second| Some([bytes(first)?, bytes(second)?].concat());
    let scale = session.suite.scale;
    let (secret, label, seed, length) = match (task.op, task.output.of) {
        (Op::PrfMasterSecret, _) => (
            bytes(V::PreMasterSecret)?,
            "master secret",
            joined(V::ClientRandom, V::ServerRandom)?,
            scale.master_secret_length,
        ),
        (Op::PrfExtendedMasterSecret, _) => (
            bytes(V::PreMasterSecret)?,
            "extended master secret",
            bytes(V::SessionHash)?.to_vec(),
            scale.master_secret_length,
        ),
        (Op::PrfKeyExpansion, _) => (
            bytes(V::MasterSecret)?,
            "key expansion",
            joined(V::ServerRandom, V::ClientRandom)?,
            key_block_length(session),
        ),
        (_, of) => (
            bytes(V::MasterSecret)?,
            match of {
                Whose::Client => "client finished",
                Whose::Server | Whose::Both => "server finished",
            },
            bytes(V::HandshakeHash)?.to_vec(),
            scale.verify_data_length,
        ),
    };
    Some(match scale.size {
        Size::Toy => toy_prf(session, secret, label, &seed, length),
        Size::Full => openssl_prf(session, secret, label, &seed, length),
    })
}

fn key_block_length(session: Session) -> usize {
    let protection = &session.suite.protection;
    2 * (protection.mac_key_length() + protection.enc_key_length() + session.fixed_iv_length())
}

fn toy_prf(session: Session, secret: &[u8], label: &str, seed: &[u8], length: usize) -> String {
    let function = match has_two_hashes(session) {
        true => "toy_prf_of_two",
        false => "toy_prf",
    };
    let program = Program::default()
        .bytes("secret", secret)
        .bytes("seed", seed);
    program.print(&format!(
        "{function}(secret, b\"{label}\" + seed, {length})"
    ))
}

fn openssl_prf(session: Session, secret: &[u8], label: &str, seed: &[u8], length: usize) -> String {
    let digest = match has_two_hashes(session) {
        true => "MD5-SHA1".to_owned(),
        false => session.suite.prf.id().to_uppercase(),
    };
    let seed = [label.as_bytes(), seed].concat();
    let options = [
        ("digest", digest.as_str()),
        ("hexsecret", &hex(secret)),
        ("hexseed", &hex(&seed)),
    ];
    openssl_kdf("TLS1-PRF", length, &options)
}
