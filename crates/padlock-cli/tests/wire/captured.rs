//! What crossed the wire between Padlock and OpenSSL, read again with the key log: by tshark, and by `padlock dissect`.

use std::{
    fmt::Write as _,
    fs,
    io::{Read, Write},
    net::{Shutdown, TcpListener, TcpStream},
    path::Path,
    process::{Command, Stdio},
    sync::Mutex,
    thread::{self, JoinHandle},
};

use padlock_tests::{
    has_judge,
    openssl::{self, Peer, openssl},
    output, unhex,
};

use super::{done, padlock};
use crate::identity::Identity;

/// Pieces in the order of sending: `O` from the client, `I` from the server.
pub type Recording = Vec<(char, Vec<u8>)>;

/// The address of a relay to `address` that takes one connection, and what it records.
pub fn relay(address: String) -> (String, JoinHandle<Recording>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let own = listener.local_addr().unwrap().to_string();
    let recorder = thread::spawn(move || {
        let (client, _) = listener.accept().unwrap();
        let server = TcpStream::connect(address).unwrap();
        let recording = Mutex::new(Recording::new());
        thread::scope(|scope| {
            scope.spawn(|| pass(&client, &server, 'O', &recording));
            scope.spawn(|| pass(&server, &client, 'I', &recording));
        });
        recording.into_inner().unwrap()
    });
    (own, recorder)
}

fn pass(mut from: &TcpStream, mut to: &TcpStream, way: char, recording: &Mutex<Recording>) {
    let mut piece = [0; 1024];
    while let Ok(length @ 1..) = from.read(&mut piece) {
        let piece = &piece[..length];
        recording.lock().unwrap().push((way, piece.to_vec()));
        if to.write_all(piece).is_err() {
            break;
        }
    }
    // The other way may have closed it before.
    let _ = to.shutdown(Shutdown::Write);
}

/// The recording as a capture of one TCP connection.
pub fn write_capture(recording: &Recording, path: &Path) {
    let mut dump = String::new();
    for (way, piece) in recording {
        writeln!(dump, "{way}").unwrap();
        for (row, bytes) in piece.chunks(16).enumerate() {
            let hex: Vec<String> = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
            writeln!(dump, "{:06x} {}", 16 * row, hex.join(" ")).unwrap();
        }
    }
    let text = path.with_extension("txt");
    fs::write(&text, dump).unwrap();
    let mut text2pcap = Command::new("text2pcap");
    text2pcap.args(["-q", "-D", "-T", "49152,4433"]);
    let _ = output(text2pcap.arg(text).arg(path));
}

#[test]
fn extended_sessions_with_openssl_are_read_again_by_tshark_and_by_dissect() {
    if !openssl::is_here() || !has_judge("tshark", &["--version"]) {
        return;
    }
    let identity = Identity::make("captured", None);
    for (version, flag) in [("1.0", "-tls1"), ("1.1", "-tls1_1"), ("1.2", "-tls1_2")] {
        let mut server = openssl(&["s_server", "-accept", "127.0.0.1:0", "-rev", flag]);
        server.args(["-cipher", "ALL:@SECLEVEL=0"]);
        server.args(["-key", &identity.path("key.pem")]);
        server.args(["-cert", &identity.path("chain.pem")]);
        server.args(["-cert_chain", &identity.path("chain.pem")]);
        let server = Peer::start(server);
        let (address, recorder) = relay(server.line_after("ACCEPT "));

        let log = identity.path(&format!("{version}.keys"));
        let mut client = padlock(&["connect", &address, "--name", "localhost"]);
        client.args(["--ca", &identity.path("root.pem"), "--keylog", &log]);
        client.args(["--suites", "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA"]);
        client.args(["--send", "attack at dawn"]);
        let (out, err, code) = done(client.stdin(Stdio::null()));
        assert_eq!((err.as_str(), code), ("", Some(0)), "{version}: {out}");

        let capture = identity.path(&format!("{version}.pcap"));
        write_capture(&recorder.join().unwrap(), Path::new(&capture));
        let tshark = |args: &[&str]| {
            let mut tshark = Command::new("tshark");
            tshark.args(["-r", &capture, "-o", &format!("tls.keylog_file:{log}")]);
            output(tshark.args(args))
        };
        let agreed = tshark(&["-O", "tls"]);
        for extension in ["encrypt_then_mac", "extended_master_secret"] {
            let both = agreed.matches(&format!("Extension: {extension}")).count();
            assert_eq!(both, 2, "{version}: {agreed}");
        }
        let said = tshark(&["-Y", "tls.app_data", "-T", "fields", "-e", "data.data"]);
        let said = String::from_utf8(unhex(&said)).unwrap();
        assert_eq!(said, "attack at dawn\nnwad ta kcatta\n", "{version}");

        let mut dissect = padlock(&["dissect", &capture, "--keylog", &log]);
        let (out, err, code) = done(&mut dissect);
        assert_eq!((err.as_str(), code), ("", Some(0)), "{version}: {out}");
        for opened in ["attack at dawn", "nwad ta kcatta", "Finished"] {
            assert!(out.contains(opened), "{version}: {opened}: {out}");
        }
        assert!(!out.contains("stays closed"), "{version}: {out}");
    }
}
