//! Clients that mean no good: noise, and handshakes cut short or changed on the way.

use std::{
    io::{ErrorKind, Read, Write},
    net::{Shutdown, TcpStream},
    time::Duration,
};

use padlock_core::{Drbg, Nat};
use padlock_tests::live::PATIENCE;
use padlock_tls::{
    client::{Client, ClientConfig},
    endpoint::{Choice, Endpoint, Input, Output},
    group,
    handshake::CipherSuite,
    party::Size,
    record::ProtocolVersion,
    resumption::ClientResumption,
    rules::Versions,
    shape::Shape,
    signature,
    x509::UnixTime,
};

const SUITES: [CipherSuite; 3] = [
    CipherSuite::TLS_RSA_WITH_AES_128_CBC_SHA,
    CipherSuite::TLS_RSA_WITH_AES_128_GCM_SHA256,
    CipherSuite::TLS_RSA_WITH_AES_256_CBC_SHA256,
];

/// How long to wait for an answer to what should not have one.
const MOMENT: Duration = Duration::from_millis(300);

/// One hostile connection; what it does follows from its number. The server must end it.
pub fn attack(address: &str, version: ProtocolVersion, number: u64) {
    let mut rng = Drbg::new(number).fork("hostile");
    let mut stream = TcpStream::connect(address).unwrap();
    stream.set_write_timeout(Some(PATIENCE)).unwrap();
    match number % 6 {
        0 => send(&mut stream, &noise(&mut rng, 4000)),
        1 => send(&mut stream, &noisy_record(&mut rng)),
        2 => {
            let mut hello = hello(version, &mut rng);
            hello.truncate(below(&mut rng, hello.len()));
            send(&mut stream, &hello);
        }
        3 => {
            let mut hello = hello(version, &mut rng);
            for _ in 0..=below(&mut rng, 6) {
                mutate(&mut hello, &mut rng);
            }
            send(&mut stream, &[hello, noise(&mut rng, 200)].concat());
        }
        _ => handshake(&mut stream, version, &mut rng),
    }
    // The server may have hung up before.
    let _ = stream.shutdown(Shutdown::Write);
    stream.set_read_timeout(Some(PATIENCE)).unwrap();
    let mut rest = vec![0; 4096];
    loop {
        match stream.read(&mut rest) {
            Ok(1..) => {}
            Err(error) if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut) => {
                panic!("connection {number} is still open")
            }
            _ => return,
        }
    }
}

/// A handshake of our own client with one record changed on the way, from ClientHello to the data after Finished.
fn handshake(stream: &mut TcpStream, version: ProtocolVersion, rng: &mut Drbg) {
    let mut client = client(version, rng);
    let (target, mut sent, mut established) = (below(rng, 6), 0, false);
    let mut inputs = vec![Input::Start];
    stream.set_read_timeout(Some(PATIENCE)).unwrap();
    let mut piece = vec![0; 1 << 14];
    loop {
        while let Some(input) = inputs.pop() {
            for output in client.handle(input) {
                match output {
                    Output::Send { mut record, .. } => {
                        if sent == target {
                            mutate(&mut record, rng);
                            stream.set_read_timeout(Some(MOMENT)).unwrap();
                        }
                        sent += 1;
                        send(stream, &record);
                    }
                    Output::Decide(decision) => {
                        inputs.push(Input::Choose(match decision.default {
                            Choice::Certificate(_) => Choice::Certificate(true),
                            choice => choice,
                        }))
                    }
                    Output::Established => {
                        established = true;
                        inputs.push(Input::Say(rng.bytes(10)));
                        inputs.push(Input::Say(rng.bytes(100)));
                    }
                    Output::Failed(_) | Output::Closed => return,
                    _ => {}
                }
            }
        }
        // All is said; or the changed record is gone, and Finished too: nothing more is expected.
        if established || sent > target && sent >= 4 {
            return;
        }
        match stream.read(&mut piece) {
            Ok(length @ 1..) => inputs.push(Input::Receive(piece[..length].to_vec())),
            _ => return,
        }
    }
}

fn client(version: ProtocolVersion, rng: &mut Drbg) -> Endpoint {
    let is_newest = version == ProtocolVersion::TLS13;
    let config = ClientConfig {
        shape: Shape::default(),
        status_request: false,
        crls: vec![],
        versions: Versions::only(version),
        groups: match is_newest {
            true => group::curves(Size::Full),
            false => vec![],
        },
        signature_algorithms: signature::offer(Size::Full),
        cipher_suites: match is_newest {
            true => vec![CipherSuite::TLS_AES_128_GCM_SHA256],
            false => vec![SUITES[below(rng, SUITES.len())]],
        },
        extended_master_secret: true,
        encrypt_then_mac: true,
        application_protocols: vec![],
        resumption: ClientResumption::default(),
        server_name: "localhost".to_owned(),
        trust_anchors: vec![],
        now: UnixTime(0),
        identities: vec![],
    };
    Endpoint::Client(Box::new(Client::new(config, rng.fork("client"))))
}

/// A ClientHello in its record.
fn hello(version: ProtocolVersion, rng: &mut Drbg) -> Vec<u8> {
    let mut client = client(version, rng);
    let mut inputs = vec![Input::Start];
    while let Some(input) = inputs.pop() {
        for output in client.handle(input) {
            match output {
                Output::Send { record, .. } => return record,
                Output::Decide(decision) => inputs.push(Input::Choose(decision.default)),
                _ => {}
            }
        }
    }
    panic!("a client says hello");
}

/// The header of a record with noise in it, of about the length it says.
fn noisy_record(rng: &mut Drbg) -> Vec<u8> {
    let content_type = 20 + u8::try_from(below(rng, 4)).unwrap();
    let body = noise(rng, 20_000);
    let length = u16::try_from(body.len().saturating_sub(below(rng, 3))).unwrap();
    let [high, low] = length.to_be_bytes();
    [&[content_type, 3, 3, high, low], body.as_slice()].concat()
}

fn noise(rng: &mut Drbg, most: usize) -> Vec<u8> {
    let length = below(rng, most);
    rng.bytes(length)
}

/// Changes one byte, cuts the end off, or doubles a part.
fn mutate(bytes: &mut Vec<u8>, rng: &mut Drbg) {
    let at = below(rng, bytes.len());
    match below(rng, 4) {
        0 => bytes.truncate(at),
        1 => bytes.extend_from_within(at..),
        _ => {
            if let Some(byte) = bytes.get_mut(at) {
                *byte ^= 1 << below(rng, 8);
            }
        }
    }
}

fn below(rng: &mut Drbg, n: usize) -> usize {
    let below = rng.below(&Nat::from(n.max(1) as u64));
    let bytes = below.to_be_bytes();
    bytes.iter().fold(0, |n, byte| n << 8 | usize::from(*byte))
}

/// The server may hang up at any time.
fn send(stream: &mut TcpStream, bytes: &[u8]) {
    let _ = stream.write_all(bytes);
}
