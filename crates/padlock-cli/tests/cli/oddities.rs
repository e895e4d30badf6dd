//! `padlock dissect` and bytes that are no ordinary handshake: cut, malformed, of suites that nobody here knows.

use padlock_tests::hex;

use super::{
    dissects::{ALERT, assert_tiled, dissect, dissect_json},
    folder, refused, text,
};

/// A handshake record of one message.
fn message(msg_type: u8, body: &[u8]) -> Vec<u8> {
    let length = |extra: usize| u16::try_from(body.len() + extra).unwrap().to_be_bytes();
    let header = [&[22, 3, 3], &length(4)[..], &[msg_type, 0], &length(0)].concat();
    [header.as_slice(), body].concat()
}

/// A hello of either side with this suite and one extension.
fn hello(msg_type: u8, suite: [u8; 2], extension: [u8; 4]) -> Vec<u8> {
    let random = [7; 32];
    let suites: &[u8] = if msg_type == 1 { &[0, 2] } else { &[] };
    let compression: &[u8] = if msg_type == 1 { &[1, 0] } else { &[0] };
    let parts = [
        &[3, 3],
        &random[..],
        &[0],
        suites,
        &suite,
        compression,
        &[0, 4],
        &extension,
    ];
    message(msg_type, &parts.concat())
}

#[test]
fn what_padlock_cannot_open_it_does_not_call_malformed() {
    let (change, finished) = (
        vec![20, 3, 3, 0, 1, 1],
        [&[22, 3, 3, 0, 48][..], &[9; 48]].concat(),
    );
    let data = [&[23, 3, 3, 0, 9][..], &[9; 9]].concat();
    let extended_master_secret = [0, 23, 0, 0];
    // Camellia, of which nobody here knows what is in ClientKeyExchange either.
    let stream = [
        hello(2, [0xc0, 0x76], extended_master_secret),
        message(16, &[4, 1, 2, 3, 4]),
        change.clone(),
        finished,
    ];
    let output = dissect(&stream.concat(), &[]);
    let said = text(&output.stdout);
    assert_eq!(output.status.code(), Some(0), "{said}");
    assert!(
        said.contains("  encrypted handshake message, 53 bytes\n"),
        "{said}"
    );
    assert!(
        said.contains("-- stays closed: Padlock does not open records yet"),
        "{said}"
    );
    // TLS 1.3: all is application data, but what a retry says in the clear.
    let tls13 = |msg_type| hello(msg_type, [0x13, 1], extended_master_secret);
    let stream = [tls13(1), tls13(2), change, tls13(1), tls13(2), data.clone()];
    let said = text(&dissect(&stream.concat(), &[]).stdout);
    for name in ["ClientHello", "ServerHello"] {
        assert_eq!(said.matches(&format!("  {name}, ")).count(), 2, "{said}");
    }
    assert!(
        said.contains("  encrypted application data, 14 bytes\n"),
        "{said}"
    );
    // Data without any handshake.
    let said = text(&dissect(&data, &[]).stdout);
    assert!(
        said.contains("-- stays closed: the handshake before it is not here"),
        "{said}"
    );
}

#[test]
fn a_message_over_several_records_is_joined() {
    let whole = hello(2, [0, 0x2f], [0, 23, 0, 0]);
    let (start, rest) = whole[5..].split_at(20);
    let record = |part: &[u8]| {
        let length = u8::try_from(part.len()).unwrap();
        [&[22, 3, 3, 0, length], part].concat()
    };
    let stream = [record(start), record(&[rest, &[14, 0, 0, 0]].concat())].concat();
    let (code, document) = dissect_json(&stream);
    assert_eq!(code, 0, "{document:#}");
    assert_tiled(&document);
    let parts = document["parts"].as_array().unwrap();
    assert_eq!(
        parts[0]["messages"],
        serde_json::json!(["HandshakeFragment"])
    );
    let names = serde_json::json!(["HandshakeFragment", "ServerHelloDone"]);
    assert_eq!(parts[1]["messages"], names);
    assert_eq!(parts[1]["trees"][1]["of"], "joined");
    assert_eq!(parts[1]["trees"][1]["bytes"], hex(&whole[5..]));
}

#[test]
fn what_is_malformed_or_cut_off_is_said_and_is_a_failure() {
    for (input, complaint) in [
        (&ALERT[..6], "the start of a record, whose rest is missing"),
        (
            &[&ALERT[..], &[1, 2, 3]].concat(),
            "bytes in which nobody can tell where a record begins",
        ),
        (
            &[22, 3, 3, 0, 6, 1, 0, 0, 2, 3, 3],
            "malformed: random at 000b: it needs 32 bytes, and 0 are left",
        ),
        (
            &[20, 3, 3, 0, 1, 2],
            "malformed: type at 0005: 2 is no value it may have",
        ),
    ] {
        let output = dissect(input, &[]);
        let said = text(&output.stdout);
        assert_eq!(output.status.code(), Some(1), "{said}");
        assert!(said.contains(complaint), "{complaint}: {said}");
        assert_tiled(&dissect_json(input).1);
    }
}

#[test]
fn what_is_nothing_of_all_this_is_refused_by_its_place() {
    for (input, complaint) in [
        (&b"hello"[..], "-, byte 0: this begins neither"),
        (b"", "-, byte 0: this begins neither"),
        (b"15 03 0", "-, byte 6: a byte has two hexadecimal digits"),
        (
            b"15 03 03 00 02 02 28\nthat is it",
            "-, byte 21: this is no hexadecimal digit",
        ),
        (
            b"-----BEGIN CERTIFICATE-----\nMAA=\n",
            "-, line 1: this PEM block is broken",
        ),
        (
            b"-----BEGIN NOTE-----\nMAA=\n-----END NOTE-----\n",
            "-: there is no certificate",
        ),
        (
            &[0x0A, 0x0D, 0x0D, 0x0A, 1, 2, 3],
            "-, byte 0: the capture cannot be read",
        ),
    ] {
        let output = dissect(input, &[]);
        let said = text(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{said}");
        assert!(said.contains(complaint), "{complaint}: {said}");
    }
    let nowhere = folder("dissect-nowhere").join("none.pcap");
    assert!(refused(&["dissect", nowhere.to_str().unwrap()]).contains("none.pcap"));
}
