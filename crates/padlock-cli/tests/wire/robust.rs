//! `padlock listen` survives any client.

use std::{fs, io::Read, net::TcpStream, thread, time::Instant};

use padlock_tests::{
    live::PATIENCE,
    openssl::{self, Peer},
};

use padlock_tls::record::ProtocolVersion;

use super::{hostile::attack, listen::client_of, listening};
use crate::identity::Identity;

/// How many of each; `PADLOCK_SOAK=1` asks for the long form.
struct Load {
    sequential: u64,
    concurrent: u64,
    hostile: u64,
}

impl Load {
    fn asked_for() -> Self {
        if std::env::var_os("PADLOCK_SOAK").is_some_and(|value| value != "0") {
            return Self {
                sequential: 1000,
                concurrent: 200,
                hostile: 10_000,
            };
        }
        Self {
            sequential: 60,
            concurrent: 16,
            hostile: 300,
        }
    }
}

/// How many attackers at a time.
const GANG: u64 = 8;
/// What the memory in use may vary by, in KiB: what the allocator keeps for each of its arenas.
const SLACK: u64 = 24 << 10;

#[test]
fn it_survives_any_client_and_serves_every_good_one() {
    survive(ProtocolVersion::TLS12, "robust", &[]);
}

#[test]
fn so_it_does_with_tls_1_3() {
    let more = ["--versions", "1.3", "--early-data", "1000"];
    survive(ProtocolVersion::TLS13, "robust13", &more);
}

fn survive(version: ProtocolVersion, name: &str, more: &[&str]) {
    if !openssl::is_here() {
        return;
    }
    let load = Load::asked_for();
    let identity = Identity::make(name, None);
    let (certificate, key) = (identity.path("chain.pem"), identity.path("key.pem"));
    let args = ["--cert", &certificate, "--key", &key];
    let (listener, address) = listening(&[&args, more].concat());
    let serve_well = |number| serve_well(&identity, version, &address, number);
    let rob = |numbers| rob(&address, version, numbers);
    // Whoever says nothing is shown the door in the end.
    let mut silent: Vec<TcpStream> = (0..4)
        .map(|_| TcpStream::connect(&address).unwrap())
        .collect();

    let start = Instant::now();
    for number in 0..load.sequential {
        serve_well(number);
    }
    println!("{} in a row: {:?}", load.sequential, start.elapsed());
    let start = Instant::now();
    thread::scope(|scope| {
        for number in 0..load.concurrent {
            let serve_well = &serve_well;
            scope.spawn(move || serve_well(number));
        }
    });
    println!("{} at once: {:?}", load.concurrent, start.elapsed());
    rob(0..load.hostile / 10);

    let before = memory(&listener);
    let start = Instant::now();
    rob(load.hostile / 10..load.hostile);
    println!("{} attacks: {:?}", load.hostile, start.elapsed());
    let after = memory(&listener);
    println!("memory before and after: {before:?} KiB, {after:?} KiB");
    if let (Some(before), Some(after)) = (before, after) {
        assert!(after < before + SLACK, "{before} KiB grew to {after} KiB");
    }

    serve_well(0);
    for stream in &mut silent {
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        assert_eq!(stream.read(&mut [0; 16]).unwrap(), 0);
    }
    let printed = listener.printed();
    let connections = load.sequential + load.concurrent + load.hostile;
    assert!(printed.len() as u64 >= connections, "{}", printed.len());
    assert!(
        !printed.iter().any(|line| line.contains("panicked")),
        "{printed:#?}"
    );
}

/// One line of a good client comes back to it.
fn serve_well(identity: &Identity, version: ProtocolVersion, address: &str, number: u64) {
    let mut client = client_of(version, identity, address, &[]);
    let line = format!("hello {number}.");
    client.type_line(&line);
    assert_eq!(client.line_after(&line), "");
}

/// These attacks, some at a time.
fn rob(address: &str, version: ProtocolVersion, numbers: std::ops::Range<u64>) {
    thread::scope(|scope| {
        for first in 0..GANG {
            let numbers = numbers.clone().filter(move |n| n % GANG == first);
            scope.spawn(move || numbers.for_each(|number| attack(address, version, number)));
        }
    });
}

/// Resident memory in KiB, where the system tells it.
fn memory(of: &Peer) -> Option<u64> {
    let status = fs::read_to_string(format!("/proc/{}/status", of.id())).ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmRSS:"))?;
    line.trim().strip_suffix(" kB")?.trim().parse().ok()
}
