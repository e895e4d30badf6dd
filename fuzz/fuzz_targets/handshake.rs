//! Handshake messages and extensions: every byte is in one leaf, and what reads well is written back byte for byte.
#![no_main]

use arbitrary::{Result, Unstructured};
use libfuzzer_sys::fuzz_target;
use padlock_fuzz::tls::{canonical, shape, tiles};
use padlock_tls::codec::Codec;
use padlock_tls::dissect::{Context, dissect_handshake};
use padlock_tls::extension::Extension;
use padlock_tls::handshake::{
    Certificate, CertificateRequest, CertificateVerify, ClientHello, ClientKeyExchange, Finished,
    Handshake, HandshakeType, MessageShape, ServerHello, ServerKeyExchange,
};

fuzz_target!(|bytes: &[u8]| {
    let _ = run(&mut Unstructured::new(bytes));
});

fn run(u: &mut Unstructured<'_>) -> Result<()> {
    let shape = shape(u)?;
    let framed = u.ratio(3, 4)?;
    let msg_type = u.int_in_range(0..=25)?;
    let rest = u.bytes(u.len())?;
    // A header that fits the body, so that what comes behind the check of the length is reached as well.
    let bytes = match framed {
        true => {
            let body = rest.to_vec();
            let msg_type = HandshakeType::from_code(msg_type);
            let mut bytes = Handshake::Unknown { msg_type, body }.to_bytes();
            bytes[0] = msg_type.code();
            bytes
        }
        false => rest.to_vec(),
    };
    message(&bytes, shape);
    canonical::<Handshake>(&bytes);
    canonical::<ClientHello>(rest);
    canonical::<ServerHello>(rest);
    canonical::<Certificate>(rest);
    canonical::<ServerKeyExchange>(rest);
    canonical::<CertificateRequest>(rest);
    canonical::<ClientKeyExchange>(rest);
    canonical::<CertificateVerify>(rest);
    canonical::<Finished>(rest);
    canonical::<Extension>(rest);
    Ok(())
}

/// The message as the hellos before it decided that it is to be read.
fn message(bytes: &[u8], shape: MessageShape) {
    let context = Context {
        shape,
        ..Context::default()
    };
    let dissection = dissect_handshake(bytes, &context);
    tiles(&dissection, bytes.len());
    let read = Handshake::from_bytes_after(bytes, shape);
    assert_eq!(dissection.value, read);
    if let Ok(message) = read {
        assert_eq!(message.to_bytes(), bytes, "{message:?}");
    }
}
