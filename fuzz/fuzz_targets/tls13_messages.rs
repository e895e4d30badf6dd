//! Messages and inner plaintexts of TLS 1.3: every byte is in one leaf, and what reads well is written back byte for byte.
#![no_main]

use libfuzzer_sys::fuzz_target;
use padlock_fuzz::tls::{canonical, tiles};
use padlock_tls::codec::Codec;
use padlock_tls::dissect::dissect_inner_plaintext;
use padlock_tls::handshake::HandshakeType;
use padlock_tls::handshake::tls13::{
    Certificate, CertificateRequest, EncryptedExtensions, KeyUpdate, Message, NewSessionTicket,
};

fuzz_target!(|bytes: &[u8]| {
    canonical::<Message>(bytes);
    canonical::<EncryptedExtensions>(bytes);
    canonical::<CertificateRequest>(bytes);
    canonical::<Certificate>(bytes);
    canonical::<NewSessionTicket>(bytes);
    canonical::<KeyUpdate>(bytes);
    tiles(&dissect_inner_plaintext(bytes), bytes.len());
    // A header that fits the body, so that what comes behind the check of the length is reached as well.
    if let Some((first, body)) = bytes.split_first() {
        let msg_type = HandshakeType::from_code(first % 26);
        let body = body.to_vec();
        let mut framed = Message::Unknown { msg_type, body }.to_bytes();
        if let Some(code) = framed.first_mut() {
            *code = msg_type.code();
        }
        canonical::<Message>(&framed);
        framed.push(22);
        tiles(&dissect_inner_plaintext(&framed), framed.len());
    }
});
