//! What TLS 1.3 leaves to its ends: `--padding`, `--grease`, `--post-handshake-auth` and `--no-anti-replay`.

use std::{
    io::Write,
    net::{Shutdown, TcpStream},
    path::Path,
    process::Command,
};

use padlock_tests::{
    has_judge,
    live::PATIENCE,
    openssl::{self, Peer, openssl},
    output,
};
use padlock_tls::{
    codec::Codec,
    extension::{Extension, ExtensionType},
    handshake::{ClientHello, Handshake},
    record::{ContentType, Deframer, Record},
    tls13::grease,
};

use super::{
    captured::{Recording, relay, write_capture},
    client_auth::files,
    from_json, listening, run,
};

const NEWEST: [&str; 2] = ["--versions", "1.3"];

/// A server of ours with these options, and one that calls it with those, between them a recorder.
fn recorded(name: &str, of_server: &[&str], of_client: &[&str]) -> (String, Recording) {
    let file = files(name);
    let own = ["--cert", &file("server.pem"), "--key", &file("server.key")];
    let once = ["--count", "1"];
    let (listener, address) = listening(&[&own[..], &once, &NEWEST, of_server].concat());
    let (address, recorder) = relay(address);
    let root = file("root.pem");
    let call = ["connect", &address, "--name", "localhost", "--ca", &root];
    let says = ["--send", "attack at dawn"];
    let (out, err, code) = run(&[&call[..], &says, &NEWEST, of_client].concat());
    assert_eq!((err.as_str(), code), ("", Some(0)), "{out}");
    assert!(out.contains("attack at dawn\n"), "{out}");
    let (lines, _) = listener.end();
    assert!(lines[0].contains("TLS 1.3, "), "{lines:#?}");
    (out, recorder.join().unwrap())
}

/// The records that one end sent: `O` is the client.
fn records(recording: &Recording, way: char) -> Vec<Record> {
    let mut deframer = Deframer::default();
    for (from, piece) in recording {
        if *from == way {
            deframer.push(piece);
        }
    }
    let records = std::iter::from_fn(|| deframer.next());
    records.map(|raw| raw.unwrap().record).collect()
}

/// The lengths of what one end's records under keys hold: without the tag of 16 bytes.
fn lengths(recording: &Recording, way: char) -> Vec<usize> {
    let records = records(recording, way).into_iter();
    let protected = records.filter(|record| record.content_type == ContentType::ApplicationData);
    let lengths: Vec<usize> = protected.map(|record| record.fragment.len() - 16).collect();
    assert!(lengths.len() > 2, "{lengths:?}");
    lengths
}

#[test]
fn padding_fills_the_records_of_the_end_that_was_asked_for_it() {
    let padding = ["--padding", "256"];
    for (of_server, of_client, padded, bare) in
        [(&padding[..], &[][..], 'I', 'O'), (&[], &padding, 'O', 'I')]
    {
        let (_, recording) = recorded("shapes-padding", of_server, of_client);
        let lengths = |way| lengths(&recording, way);
        assert!(lengths(padded).iter().all(|length| length % 256 == 0));
        assert!(lengths(bare).iter().any(|length| length % 256 != 0));
    }
}

fn client_hello(recording: &Recording) -> ClientHello {
    let first = records(recording, 'O').into_iter().next().unwrap();
    match Handshake::from_bytes(&first.fragment).unwrap() {
        Handshake::ClientHello(hello) => hello,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_client_with_grease_offers_what_there_is_not() {
    for (options, greases) in [(&["--grease"][..], true), (&[], false)] {
        let (_, recording) = recorded("shapes-grease", &[], options);
        let extensions = client_hello(&recording).extensions.unwrap();
        let mut kinds = extensions
            .iter()
            .map(|extension| extension.extension_type());
        assert_eq!(kinds.any(grease::is_grease), greases);
    }
}

#[test]
fn a_server_with_grease_says_in_its_ticket_what_there_is_not() {
    if !has_judge("tshark", &["--version"]) {
        return;
    }
    let file = files("shapes-ticket");
    for (options, greases) in [(&["--grease"][..], true), (&[], false)] {
        let log = file(&format!("{greases}.keys"));
        let keeps = ["--resume", "--keylog", &log];
        let of_server = [options, &["--count", "2"]].concat();
        let own = ["--cert", &file("server.pem"), "--key", &file("server.key")];
        let (_listener, address) = listening(&[&own[..], &NEWEST, &of_server].concat());
        let (relayed, recorder) = relay(address);
        let root = file("root.pem");
        let call = ["connect", &relayed, "--name", "localhost", "--ca", &root];
        // The relay takes one connection: the second finds nobody.
        let _ = run(&[&call[..], &NEWEST, &keeps, &["--send", "hello"]].concat());
        let capture = file(&format!("{greases}.pcap"));
        write_capture(&recorder.join().unwrap(), Path::new(&capture));
        let mut tshark = Command::new("tshark");
        tshark.args(["-r", &capture, "-o", &format!("tls.keylog_file:{log}")]);
        tshark.args(["-Y", "tls.handshake.type == 4", "-O", "tls"]);
        let said = output(&mut tshark);
        assert!(said.contains("New Session Ticket"), "{said}");
        assert_eq!(said.contains("Reserved (GREASE)"), greases, "{said}");
    }
}

#[test]
fn a_server_with_cookies_wants_every_hello_twice() {
    for (when, hellos) in [("always", 2), ("along", 1), ("never", 1)] {
        let (_, recording) = recorded("shapes-cookies", &["--cookies", when], &[]);
        let records = records(&recording, 'O').into_iter();
        let clear = records.filter(|record| record.content_type == ContentType::Handshake);
        assert_eq!(clear.count(), hellos, "{when}");
    }
    // Where there is another hello anyway, the cookie goes along.
    let groups = ["--groups", "secp384r1", "--cookies"];
    for (when, cookies) in [("along", true), ("never", false)] {
        let options = [&groups[..], &[when]].concat();
        let (_, recording) = recorded("shapes-cookies-along", &options, &[]);
        let hello = records(&recording, 'O').into_iter();
        let mut clear = hello.filter(|record| record.content_type == ContentType::Handshake);
        let Ok(Handshake::ClientHello(second)) =
            Handshake::from_bytes(&clear.nth(1).unwrap().fragment)
        else {
            panic!("no second hello");
        };
        let mut kinds = second
            .extensions
            .iter()
            .flatten()
            .map(Extension::extension_type);
        assert_eq!(kinds.any(|kind| kind == ExtensionType::COOKIE), cookies);
    }
}

#[test]
fn messages_of_a_server_that_joins_them_share_a_record() {
    let count = |options: &[&str]| {
        let (_, recording) = recorded("shapes-joined", options, &[]);
        lengths(&recording, 'I').len()
    };
    // EncryptedExtensions, Certificate, CertificateVerify and Finished are one record in place of four.
    assert_eq!(count(&["--joined"]) + 3, count(&[]));
}

#[test]
fn a_client_without_compatibility_has_no_session_id_and_no_change_cipher_spec() {
    for (options, looks_old) in [(&["--no-compatibility"][..], false), (&[], true)] {
        let (_, recording) = recorded("shapes-compatible", &[], options);
        let session_id = client_hello(&recording).session_id;
        assert_eq!(!session_id.0.is_empty(), looks_old);
        for way in ['O', 'I'] {
            let mut kinds = records(&recording, way).into_iter();
            let changes = kinds.any(|record| record.content_type == ContentType::ChangeCipherSpec);
            assert_eq!(changes, looks_old);
        }
    }
}

/// A server that asks late, and what it and a client say that comes with these options.
fn asked(name: &str, of_client: &[&str]) -> ((String, Option<i32>), Vec<String>) {
    let file = files(name);
    let own = ["--cert", &file("server.pem"), "--key", &file("server.key")];
    let root = file("root.pem");
    let asks = [
        "--client-auth",
        &root,
        "--post-handshake-auth",
        "--count",
        "1",
    ];
    let (listener, address) = listening(&[&own[..], &NEWEST, &asks].concat());
    let call = ["connect", &address, "--name", "localhost", "--ca", &root];
    let shown = of_client
        .iter()
        .map(|word| match word.strip_prefix("demo/") {
            Some(own) => file(own),
            None => (*word).to_owned(),
        });
    let call = [&call[..], &["--send", "hello", "--versions", "1.2,1.3"]].concat();
    let call = call.into_iter().map(str::to_owned).chain(shown);
    let (out, _, code) = run(&call.collect::<Vec<_>>());
    ((out, code), listener.end().0)
}

const SHOWS: [&str; 4] = ["--cert", "demo/client.pem", "--key", "demo/client.key"];

#[test]
fn a_client_that_lets_it_is_asked_who_it_is_after_the_handshake() {
    let options = [&SHOWS[..], &["--post-handshake-auth"]].concat();
    let ((out, code), lines) = asked("shapes-late", &options);
    assert_eq!(code, Some(0), "{out}");
    let agreed: Vec<&str> = out
        .lines()
        .filter(|line| line.contains("TLS 1.3,"))
        .collect();
    let named = agreed
        .iter()
        .map(|line| line.ends_with(", client CN=client.example"));
    assert_eq!(named.collect::<Vec<_>>(), [false, true], "{out}");
    assert!(out.contains("\nhello\n"), "{out}");
    assert_eq!(lines.len(), 1, "{lines:#?}");
    assert!(
        lines[0].ends_with(", client CN=client.example"),
        "{lines:#?}"
    );

    let options = [&options[..], &["--json"]].concat();
    let ((out, code), _) = asked("shapes-late", &options);
    assert_eq!(code, Some(0), "{out}");
    let out = from_json(&out);
    assert_eq!(out["agreed"]["client"], "CN=client.example");
    assert_eq!(out["heard"], "hello\n");
}

#[test]
fn a_client_that_does_not_let_it_is_asked_in_the_handshake() {
    let ((out, code), lines) = asked("shapes-at-once", &SHOWS);
    assert_eq!(code, Some(0), "{out}");
    let agreed: Vec<&str> = out
        .lines()
        .filter(|line| line.contains("TLS 1.3,"))
        .collect();
    assert_eq!(agreed.len(), 1, "{out}");
    assert!(agreed[0].ends_with(", client CN=client.example"), "{out}");
    assert!(
        lines[0].ends_with(", client CN=client.example"),
        "{lines:#?}"
    );
    let ((out, code), lines) = asked("shapes-nobody", &[]);
    assert_eq!(code, Some(1), "{out}");
    assert!(out.contains("is told certificate_required"), "{out}");
    assert!(
        lines[0].contains("(check client_certificate, "),
        "{lines:#?}"
    );
    // Before TLS 1.3 there is no other time.
    let older = [&SHOWS[..], &["--versions", "1.3"]].concat();
    let ((out, code), _) = asked("shapes-older", &older);
    assert_eq!(code, Some(0), "{out}");
}

#[test]
fn a_late_answer_of_somebody_else_ends_the_connection() {
    let other = files("shapes-elsewhere");
    let (certificate, key) = (other("client.pem"), other("client.key"));
    let shows = [
        "--cert",
        &certificate,
        "--key",
        &key,
        "--post-handshake-auth",
    ];
    let ((out, code), lines) = asked("shapes-here", &shows);
    assert_eq!(code, Some(1), "{out}");
    assert!(lines[0].contains("(check signature, "), "{lines:#?}");
    assert!(!out.contains("\nhello\n"), "{out}");
}

#[test]
fn openssl_is_asked_after_the_handshake_and_asks() {
    if !openssl::is_here() {
        return;
    }
    let file = files("shapes-openssl");
    let own = ["--cert", &file("server.pem"), "--key", &file("server.key")];
    let root = file("root.pem");
    let asks = [
        "--client-auth",
        &root,
        "--post-handshake-auth",
        "--count",
        "1",
    ];
    let (listener, address) = listening(&[&own[..], &NEWEST, &asks].concat());
    let mut client = openssl(&["s_client", "-tls1_3", "-enable_pha", "-connect", &address]);
    client.args(["-cert", &file("client.pem"), "-key", &file("client.key")]);
    client.args(["-cert_chain", &file("client.pem"), "-CAfile", &root]);
    let mut client = Peer::start(client);
    client.type_line("hello");
    assert_eq!(client.line_after("hello"), "");
    client.type_line("Q");
    let (lines, _) = listener.end();
    assert!(
        lines[0].ends_with(", client CN=client.example"),
        "{lines:#?}"
    );

    let mut server = openssl(&["s_server", "-accept", "127.0.0.1:0", "-tls1_3"]);
    server.args(["-key", &file("server.key"), "-cert", &file("server.pem")]);
    server.args(["-cert_chain", &file("server.pem"), "-verify", "3"]);
    server.args(["-CAfile", &root]);
    let mut server = Peer::start(server);
    let address = server.line_after("ACCEPT ");
    let call = ["connect", &address, "--name", "localhost", "--ca", &root];
    let (certificate, key) = (file("client.pem"), file("client.key"));
    let shows = [
        "--cert",
        &certificate,
        "--key",
        &key,
        "--post-handshake-auth",
    ];
    let mut client = super::padlock(&[&call[..], &NEWEST, &shows].concat());
    let mut client = Peer::start({
        client.stdin(std::process::Stdio::piped());
        client
    });
    // s_server asks in the handshake too.
    assert_eq!(server.line_after("depth=0 CN = "), "client.example");
    server.type_line("c");
    assert_eq!(server.line_after("depth=0 CN = "), "client.example");
    client.type_line("it is me");
    assert_eq!(server.line_after("it is"), " me");
}

/// What a client of ours sent to `address` first, with early data, as someone between sees it.
fn early(name: &str, of_server: &[&str]) -> (Peer, String, Vec<u8>) {
    let file = files(name);
    let key = ["--psk", "door:5a5a5a5a5a5a5a5a"];
    let own = ["--cert", &file("server.pem"), "--key", &file("server.key")];
    let takes = ["--early-data", "100", "--count", "2", "--json"];
    let (listener, address) = listening(&[&own[..], &NEWEST, &key, &takes, of_server].concat());
    let (relayed, recorder) = relay(address.clone());
    let call = ["connect", &relayed, "--name", "localhost"];
    let says = ["--early-data", "pay the bearer"];
    let (out, err, code) = run(&[&call[..], &NEWEST, &key, &says].concat());
    assert_eq!((err.as_str(), code), ("", Some(0)), "{out}");
    assert!(out.contains("early data accepted\n"), "{out}");
    let recording = recorder.join().unwrap();
    let first = recording.iter().take_while(|(way, _)| *way == 'O');
    let said = first.flat_map(|(_, piece)| piece.clone()).collect();
    (listener, address, said)
}

#[test]
fn early_data_that_comes_again_is_taken_where_nobody_looks_for_replays() {
    for (options, outcome) in [(&["--no-anti-replay"][..], "accepted"), (&[], "rejected")] {
        let (listener, address, said) = early("shapes-replay", options);
        let mut again = TcpStream::connect(&address).unwrap();
        again.set_write_timeout(Some(PATIENCE)).unwrap();
        again.write_all(&said).unwrap();
        again.shutdown(Shutdown::Write).unwrap();
        let (lines, _) = listener.end();
        let events: Vec<_> = lines.iter().map(|line| from_json(line)).collect();
        assert_eq!(events[0]["agreed"]["early_data"], "accepted", "{lines:#?}");
        // Whoever sends it again cannot go on, but has been heard.
        let replayed = events.last().unwrap();
        assert_eq!(replayed["connection"], 2, "{lines:#?}");
        assert_eq!(replayed["agreed"]["early_data"], outcome, "{lines:#?}");
        assert_eq!(replayed["ended"]["id"], "hung_up", "{lines:#?}");
    }
}
