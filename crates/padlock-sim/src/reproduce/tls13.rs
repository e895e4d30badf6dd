//! The key schedule and the records of TLS 1.3 (RFC 8446 sections 5.2, 5.3 and 7.1).

use padlock_core::Working;
use padlock_tls::{
    handshake::HandshakeType,
    ledger::{Inputs, ValueKind as V},
    party::{Size, Whose},
    tls13::{Suite, key_schedule, record},
};

use super::{
    Task,
    hash::hmac_of,
    program::{Program, openssl_kdf},
    records::{opened, sealed},
};
use crate::export::hex;

/// `HKDF-Extract(salt, IKM)`; a missing salt is one of zeros, and so is a missing IKM.
pub(super) fn extract(suite: &Suite, task: Task<'_>) -> Option<String> {
    let bytes = |kind| task.inputs.bytes(kind).ok();
    let (salt, ikm) = match task.output.kind {
        V::EarlySecret => (None, bytes(V::PreSharedKey)),
        V::HandshakeSecret => (Some(bytes(V::HandshakeSalt)?), bytes(V::SharedSecret)),
        _ => (Some(bytes(V::MasterSalt)?), None),
    };
    let length = suite.hash.output_len();
    let zeros = vec![0; length];
    let (salt, ikm) = (salt.unwrap_or(&zeros), ikm.unwrap_or(&zeros));
    Some(match suite.size {
        Size::Toy => {
            let program = Program::default().bytes("salt", salt).bytes("ikm", ikm);
            program.print("toy_hmac(salt, ikm)")
        }
        Size::Full => {
            let options = [
                ("digest", suite.hash.id()),
                ("mode", "EXTRACT_ONLY"),
                ("hexsalt", &hex(salt)),
                ("hexkey", &hex(ikm)),
            ];
            openssl_kdf("HKDF", length, &options)
        }
    })
}

/// `Derive-Secret(Secret, Label, Messages)`.
pub(super) fn derive(suite: &Suite, task: Task<'_>) -> Option<String> {
    let (from, label) = key_schedule::derived_from(task.output)?;
    let secret = task.inputs.bytes(from).ok()?;
    let nothing = suite.hash.digest(&[], &mut Working::off());
    let messages = match key_schedule::is_over_nothing(label) {
        true => &nothing,
        false => task.inputs.bytes(V::HandshakeHash).ok()?,
    };
    expand_label(suite, secret, label, messages, suite.hash.output_len())
}

/// `HKDF-Expand-Label(Secret, Label, Context, Length)`.
pub(super) fn expand(suite: &Suite, task: Task<'_>) -> Option<String> {
    let (label, length) = key_schedule::expanded(suite, task.output.kind)?;
    let context = task.inputs.bytes(V::TicketNonce).unwrap_or_default();
    let secret = &task.inputs.first().ok()?.bytes;
    expand_label(suite, secret, label, context, length)
}

fn expand_label(
    suite: &Suite,
    secret: &[u8],
    label: &str,
    context: &[u8],
    length: usize,
) -> Option<String> {
    let info = key_schedule::hkdf_label(label, context, length).ok()?;
    Some(match suite.size {
        Size::Toy => {
            let program = Program::default()
                .bytes("secret", secret)
                .bytes("info", &info);
            program.print(&format!("toy_hkdf_expand(secret, info, {length})"))
        }
        Size::Full => {
            let options = [
                ("digest", suite.hash.id()),
                ("mode", "EXPAND_ONLY"),
                ("hexkey", &hex(secret)),
                ("hexinfo", &hex(&info)),
            ];
            openssl_kdf("HKDF", length, &options)
        }
    })
}

/// `HMAC(finished_key, Transcript-Hash)`.
pub(super) fn verify_data(suite: &Suite, inputs: Inputs<'_>) -> Option<String> {
    let program = Program::default()
        .bytes("key", inputs.bytes(V::FinishedKey).ok()?)
        .bytes("hash", inputs.bytes(V::HandshakeHash).ok()?);
    Some(program.print(&hmac_of(suite.hash, "key", "hash")))
}

/// Spaces, a context string, a zero and the transcript's hash.
pub(super) fn signed_content(task: Task<'_>) -> Option<String> {
    let signer = match task.output.of {
        Whose::Client => "client",
        Whose::Server | Whose::Both => "server",
    };
    let program = Program::default().bytes("hash", task.inputs.bytes(V::HandshakeHash).ok()?);
    let context = format!("b\"TLS 1.3, {signer} CertificateVerify\"");
    Some(program.print(&format!("b\" \" * 64 + {context} + b\"\\0\" + hash")))
}

/// The IV XOR the sequence number.
pub(super) fn nonce(inputs: Inputs<'_>) -> Option<String> {
    let iv = inputs.bytes(V::ClientWriteIv);
    let iv = iv.or_else(|_| inputs.bytes(V::ServerWriteIv)).ok()?;
    let program = Program::default()
        .bytes("iv", iv)
        .number("count", inputs.bytes(V::SequenceNumber).ok()?);
    Some(program.print("nonce_of(iv, count)"))
}

/// Content, its type, zeros.
pub(super) fn append_type(inputs: Inputs<'_>) -> Option<String> {
    let content = inputs.first().ok()?;
    let content_type = match content.slot.kind {
        V::ApplicationData => 23,
        V::Alert => 21,
        _ => 22,
    };
    let zeros = inputs.bytes(V::RecordPadding).unwrap_or_default().len();
    let program = Program::default().bytes("content", &content.bytes);
    Some(program.print(&format!(
        "content + bytes([{content_type}]) + bytes({zeros})"
    )))
}

fn write_key(inputs: Inputs<'_>) -> Option<&[u8]> {
    let key = inputs.bytes(V::ClientWriteKey);
    key.or_else(|_| inputs.bytes(V::ServerWriteKey)).ok()
}

/// Header and ciphertext.
pub(super) fn encrypt(suite: &Suite, inputs: Inputs<'_>) -> Option<String> {
    let program = Program::default()
        .bytes("key", write_key(inputs)?)
        .bytes("n", inputs.bytes(V::RecordNonce).ok()?)
        .bytes("text", inputs.bytes(V::OpenedRecord).ok()?)
        .line(format!(
            "header = b\"\\x17\\3\\3\" + octets(len(text) + {}, 2)",
            suite.aead.tag_len()
        ));
    Some(program.print(&format!("header + {}", sealed(suite.aead)?)))
}

/// The inner plaintext.
pub(super) fn open(suite: &Suite, inputs: Inputs<'_>) -> Option<String> {
    let program = Program::default()
        .bytes("key", write_key(inputs)?)
        .bytes("n", inputs.bytes(V::RecordNonce).ok()?)
        .bytes("record", inputs.bytes(V::ProtectedRecord).ok()?)
        .line("sealed = record[5:]");
    Some(program.print(&opened(suite.aead)?))
}

/// What stands before the type, which is the last byte that is no zero; of a certificate or a signature, the message in it.
pub(super) fn content(task: Task<'_>) -> Option<String> {
    let inner = task.inputs.bytes(V::OpenedRecord).ok()?;
    let program = Program::default()
        .bytes("inner", inner)
        .line("content = inner.rstrip(b\"\\0\")[:-1]");
    let (message, value) = match task.output.kind {
        V::ServerCertificate | V::ClientCertificate => {
            (HandshakeType::Certificate, "body[body[0] + 4:]")
        }
        V::Signature => (HandshakeType::CertificateVerify, "b\"\\0\" + body[2:]"),
        _ => return Some(program.print("content")),
    };
    let code = message.code();
    if !holds_whole(inner, code) {
        return None;
    }
    let program = program
        .line(format!("body = message_body(content, {code})"))
        .line(format!("value = {value}"));
    Some(program.print("value[3:3 + number(value[:3])]"))
}

/// Whether a message of this type begins and ends in what a record holds.
fn holds_whole(inner: &[u8], code: u8) -> bool {
    let mut rest = record::split(inner).map_or(&[][..], |(_, content)| content);
    while let [kind, a, b, c, behind @ ..] = rest {
        let length = usize::try_from(u32::from_be_bytes([0, *a, *b, *c])).unwrap_or(usize::MAX);
        let Some(next) = behind.get(length..) else {
            return false;
        };
        if *kind == code {
            return true;
        }
        rest = next;
    }
    false
}
