//! Records: cut anywhere, taken apart before and after they are opened; every byte is in one leaf, and nothing panics.
#![no_main]

use arbitrary::{Arbitrary, Result, Unstructured};
use libfuzzer_sys::fuzz_target;
use padlock_fuzz::tls::{canonical, shape, tiles};
use padlock_tls::alert::Alert;
use padlock_tls::codec::Codec;
use padlock_tls::dissect::{
    Context, RecordShape, dissect_bodies, dissect_continuation, dissect_opened, dissect_record,
    message_names,
};
use padlock_tls::record::{ChangeCipherSpec, ContentType, Deframer, Record, RecordHeader};

fuzz_target!(|bytes: &[u8]| {
    let _ = run(&mut Unstructured::new(bytes));
});

fn run(u: &mut Unstructured<'_>) -> Result<()> {
    let context = context(u)?;
    let (cut, continued) = (u8::arbitrary(u)?, u16::arbitrary(u)?);
    let content_type = ContentType::from_code(u.int_in_range(19..=25)?);
    let bytes = u.bytes(u.len())?;
    canonical::<Record>(bytes);
    canonical::<RecordHeader>(bytes);
    canonical::<Alert>(bytes);
    canonical::<ChangeCipherSpec>(bytes);
    deframe(bytes, cut.into());
    taken_apart(bytes, &context);
    tiles(&dissect_opened(bytes, content_type, &context), bytes.len());
    tiles(
        &dissect_continuation(bytes, &context, continued.into()),
        bytes.len(),
    );
    tiles(&dissect_bodies(bytes), bytes.len());
    Ok(())
}

fn context(u: &mut Unstructured<'_>) -> Result<Context> {
    let (front, back) = (u.int_in_range(0..=20)?, u.int_in_range(0..=48)?);
    let (mac_len, block_len) = (back, front);
    let cipher = match u.int_in_range(0..=5)? {
        0 => RecordShape::NullCipher,
        1 => RecordShape::Readable { mac_len },
        2 => RecordShape::StreamCipher { mac_len },
        3 => RecordShape::Aead {
            nonce_len: front,
            tag_len: back,
        },
        // The MAC inside or behind, with and without an IV in front.
        kind => RecordShape::BlockCipher {
            block_len,
            iv_len: if bool::arbitrary(u)? { block_len } else { 0 },
            inner_mac_len: if kind == 4 { mac_len } else { 0 },
            outer_mac_len: if kind == 4 { 0 } else { mac_len },
        },
    };
    Ok(Context {
        protected: bool::arbitrary(u)?,
        cipher,
        shape: shape(u)?,
    })
}

fn taken_apart(bytes: &[u8], context: &Context) {
    let dissection = dissect_record(bytes, context);
    tiles(&dissection, bytes.len());
    if let Ok(view) = dissection.value {
        assert_eq!(view.messages, message_names(bytes, context));
    }
}

/// Wherever the stream is cut, the same records come out, and the bytes of each are what it says.
fn deframe(bytes: &[u8], cut: usize) {
    let mut whole = Deframer::default();
    whole.push(bytes);
    let records: Vec<_> = whole.by_ref().collect();
    let mut pieces = Deframer::default();
    let mut from_pieces = Vec::new();
    for piece in bytes.chunks(cut + 1) {
        pieces.push(piece);
        from_pieces.extend(pieces.by_ref());
    }
    assert_eq!(records, from_pieces, "it matters where the stream is cut");
    let mut at = 0;
    for raw in records.iter().flatten() {
        assert_eq!(raw.record.to_bytes(), raw.bytes);
        assert!(bytes[at..].starts_with(&raw.bytes), "other bytes came out");
        at += raw.bytes.len();
    }
    if records.iter().all(|record| record.is_ok()) {
        assert_eq!(whole.pending(), &bytes[at..], "bytes went missing");
    }
}
