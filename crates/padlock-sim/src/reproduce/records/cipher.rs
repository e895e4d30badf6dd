//! Block and stream ciphers: OpenSSL's where its default provider has them.

use padlock_core::{cipher::BlockCipher, stream::StreamCipher};
use padlock_tls::{
    ledger::{Inputs, Op, ValueKind as V},
    protection::Protection,
    session::Session,
};

use super::write_key;
use crate::reproduce::{Task, program::Program};

/// CBC over `text`, with `key` and `iv`.
pub(super) fn cbc(cipher: &dyn BlockCipher, is_decryption: bool) -> Option<String> {
    let name = match cipher.id() {
        "s_aes" if is_decryption => return Some("s_aes_cbc_inverse(key, iv, text)".to_owned()),
        "s_aes" => return Some("s_aes_cbc(key, iv, text)".to_owned()),
        "aes_128" => "aes-128-cbc",
        "aes_256" => "aes-256-cbc",
        "3des_ede" => "des-ede3-cbc",
        _ => return None,
    };
    let way = if is_decryption { " -d" } else { "" };
    let command = format!("enc -{name}{way} -nopad -K {{key.hex()}} -iv {{iv.hex()}}");
    Some(format!("openssl(f\"{command}\", text)"))
}

/// A keystream over `text`, from where the record before stopped; nothing for NULL.
pub(super) fn keystream(
    cipher: Option<&dyn StreamCipher>,
    program: Program,
    inputs: Inputs<'_>,
) -> Option<(Program, String)> {
    let Some(cipher) = cipher else {
        return Some((program, "text".to_owned()));
    };
    let function = match cipher.id() {
        "rc4_128" => "rc4",
        "repeating_xor" => "repeating_xor",
        _ => return None,
    };
    let program = program
        .bytes("key", write_key(inputs)?)
        .number("offset", inputs.bytes(V::KeystreamOffset).ok()?);
    Some((program, format!("{function}(key, offset, text)")))
}

/// Data of the hybrid idea: counter mode, and for a message its type, its length, and the counter in front.
pub(in crate::reproduce) fn data(session: Session, task: Task<'_>) -> Option<String> {
    let Protection::Block { cipher, .. } = session.suite.protection else {
        return None;
    };
    let function = match cipher.id() {
        "s_aes" => "s_aes_ctr",
        "aes_128" | "aes_256" => "aes_ctr",
        _ => return None,
    };
    let inputs = task.inputs;
    let program = Program::default().bytes("key", inputs.bytes(V::SessionKey).ok()?);
    if task.op == Op::DecryptData {
        let program = program
            .bytes("message", inputs.bytes(V::ProtectedRecord).ok()?)
            .line("counter, text = message[4:4 + message[3]], message[4 + message[3]:]");
        return Some(program.print(&format!("{function}(key, counter, text)")));
    }
    let program = program
        .bytes("counter", inputs.bytes(V::RecordIv).ok()?)
        .bytes("text", inputs.bytes(V::ApplicationData).ok()?)
        .line("body = bytes([len(counter)]) + counter")
        .line(format!("body += {function}(key, counter, text)"));
    Some(program.print("b\"\\3\" + octets(len(body), 2) + body"))
}
