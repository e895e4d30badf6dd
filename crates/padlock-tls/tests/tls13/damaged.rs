//! Flights with pre-shared keys and early data, damaged on the way: an end goes on waiting, or fails with an alert.

use padlock_core::Drbg;
use padlock_tls::{
    endpoint::{Input, Output},
    error::Check,
    handshake::NamedGroup,
    message_name::MessageName as M,
    party::Size,
    state::State,
};

use super::{
    Pair,
    psk::{Configs, acquainted, resuming},
};

/// Bytes are changed, cut out or put in, at up to three places.
fn damage(rng: &mut Drbg, bytes: &mut Vec<u8>) {
    for _ in 0..=below(rng, 3) {
        if bytes.is_empty() {
            return;
        }
        let at = below(rng, bytes.len());
        let byte = rng.bytes(1)[0];
        match below(rng, 8) {
            0 => bytes.truncate(at),
            1 => drop(bytes.remove(at)),
            2 => bytes.insert(at, byte),
            _ => bytes[at] = byte,
        }
    }
}

fn below(rng: &mut Drbg, limit: usize) -> usize {
    let bytes = rng.bytes(2);
    usize::from(u16::from_be_bytes([bytes[0], bytes[1]])) % limit.max(1)
}

/// The flights go to and fro, and one of them is damaged.
fn play(both: Configs, seed: u64) -> Pair {
    let mut rng = Drbg::new(seed);
    let damaged = below(&mut rng, 4);
    let mut pair = Pair::seeded(both, 5);
    pair.tell(true, Input::Start);
    let mut flight = pair.tell(false, Input::Start);
    let mut to_server = true;
    for number in 0..8 {
        if number == damaged {
            damage(&mut rng, &mut flight);
        }
        flight = pair.tell(to_server, Input::Receive(flight));
        to_server = !to_server;
    }
    pair
}

#[test]
fn whoever_gives_up_a_damaged_flight_says_so() {
    let (client, mut server) = resuming(Size::Full);
    server.resumption.psk.max_early_data_size = 1000;
    let (mut client, server) = acquainted((client, server));
    client.resumption.psk.early_data = b"at once".to_vec();
    let mut retrying = server.clone();
    retrying.groups = vec![NamedGroup::SECP256R1];
    let mut failures = 0;
    for seed in 0..600 {
        let server = if seed % 3 == 0 { &retrying } else { &server };
        let pair = play((client.clone(), server.clone()), seed);
        let alerted = |output: &&Output| {
            matches!(
                output,
                Output::Send {
                    message: M::Alert,
                    ..
                }
            )
        };
        let alerts = pair.outputs.iter().filter(alerted).count();
        for end in [&pair.client, &pair.server] {
            assert_eq!(end.error().is_some(), end.state() == State::Failed);
            let is_own = |check| check != Check::AlertReceived;
            if end.error().is_some_and(|error| is_own(error.check)) {
                failures += 1;
                assert!(alerts > 0, "{seed}: {:?}", end.error());
            }
        }
    }
    assert!(failures > 300, "{failures} only");
}
