//! Captures: no bytes make the reader panic, and every byte of a stream is in one piece, in order.
#![no_main]

use std::collections::BTreeMap;

use arbitrary::{Arbitrary, Result, Unstructured};
use libfuzzer_sys::fuzz_target;
use padlock_fuzz::Bytes;
use padlock_sim::import::capture::{Capture, records};

fuzz_target!(|bytes: &[u8]| {
    let _ = run(&mut Unstructured::new(bytes));
});

fn run(u: &mut Unstructured<'_>) -> Result<()> {
    match u.int_in_range(0..=2)? {
        0 => check(&raw(u)?),
        1 => check(&pcap(u)?),
        _ => {
            let stream = u.take_rest()?;
            let pieces = records(&stream);
            let joined = pieces.iter().flat_map(|piece| piece.content.bytes());
            assert!(joined.eq(&stream), "bytes went missing");
        }
    }
    Ok(())
}

trait Rest {
    fn take_rest(&mut self) -> Result<Vec<u8>>;
}

impl Rest for Unstructured<'_> {
    fn take_rest(&mut self) -> Result<Vec<u8>> {
        Ok(self.bytes(self.len())?.to_vec())
    }
}

/// Any bytes behind the first ones of a capture.
fn raw(u: &mut Unstructured<'_>) -> Result<Vec<u8>> {
    let starts: [&[u8]; 7] = [
        &[],
        &[0xA1, 0xB2, 0xC3, 0xD4],
        &[0xD4, 0xC3, 0xB2, 0xA1],
        &[0x4D, 0x3C, 0xB2, 0xA1],
        &[0x0A, 0x0D, 0x0D, 0x0A],
        // A whole section header, then an interface.
        b"\x0A\x0D\x0D\x0A\x1C\0\0\0\x4D\x3C\x2B\x1A\x01\0\0\0\xff\xff\xff\xff\xff\xff\xff\xff\x1C\0\0\0\
          \x01\0\0\0\x14\0\0\0\x01\0\0\0\0\0\0\0\x14\0\0\0",
        b"\x0A\x0D\x0D\x0A\0\0\0\x1C\x1A\x2B\x3C\x4D\0\x01\0\0\xff\xff\xff\xff\xff\xff\xff\xff\0\0\0\x1C\
          \0\0\0\x01\0\0\0\x14\0\x65\0\0\0\0\0\0\0\0\0\x14",
    ];
    let start = *u.choose(&starts)?;
    Ok([start, &u.take_rest()?].concat())
}

/// A capture of TCP segments between few ends, in any order.
fn pcap(u: &mut Unstructured<'_>) -> Result<Vec<u8>> {
    // Raw IP, packets of any length.
    let mut file = b"\xA1\xB2\xC3\xD4\0\x02\0\x04\0\0\0\0\0\0\0\0\0\x01\0\0\0\0\0\x65".to_vec();
    while !u.is_empty() {
        let (from, to) = (u8::arbitrary(u)? & 1, u8::arbitrary(u)? & 1);
        let start = *u.choose(&[0, 1000, u32::MAX])?;
        let sequence = u32::wrapping_add(start, u16::arbitrary(u)?.into());
        let flags = *u.choose(&[0x02, 0x12, 0x10, 0x10, 0x11])?;
        let payload = Bytes::<60>::arbitrary(u)?.0;
        let header = *u.choose(&[&[][..], &[22, 3, 3, 0, 20], &[23, 3, 3, 0, 70]])?;
        let payload = [header, &payload].concat();
        let length = u8::try_from(40 + payload.len()).unwrap_or(u8::MAX);
        let mut packet = vec![
            0x45, 0, 0, length, 0, 0, 0, 0, 64, 6, 0, 0, 10, 0, 0, from, 10, 0, 0, to,
        ];
        packet.extend([0, from, 0, to]);
        packet.extend(sequence.to_be_bytes());
        packet.extend([0, 0, 0, 0, 0x50, flags, 0, 0, 0, 0, 0, 0]);
        packet.extend(payload);
        file.extend([0; 8]);
        file.extend([0, 0, 0, length, 0, 0, 0, length]);
        file.extend(packet);
    }
    Ok(file)
}

fn check(file: &[u8]) {
    let Ok(capture) = Capture::read(file) else {
        return;
    };
    assert!(
        capture.passed_over <= capture.packets,
        "more packets than there are"
    );
    for connection in &capture.connections {
        // Each direction goes on where it was, or behind a gap.
        let mut ends = BTreeMap::new();
        for (from, piece) in &connection.pieces {
            let end = ends.entry(*from).or_insert(0);
            assert!(
                piece.offset >= *end,
                "a piece begins before the one in front of it ends"
            );
            assert!(!piece.content.bytes().is_empty(), "an empty piece");
            *end = piece.offset + u64::try_from(piece.content.bytes().len()).unwrap_or(u64::MAX);
        }
        assert!(!ends.is_empty(), "a connection without content");
    }
}
