use padlock_core::{Nat, Working};

use super::*;
use crate::{
    codec::Codec,
    endpoint::{Choice, DecisionKind},
    ledger::{Slot, ValueKind},
    party::Whose,
    suite::{SUITES, Suite},
};

/// The text-books' key.
fn key(p: &str, q: &str) -> RsaPrivateKey {
    let number = |digits| Nat::from_dec(digits).expect("digits");
    RsaPrivateKey::from_primes(&number(p), &number(q), &Nat::from(17), &mut Working::off())
        .expect("primes")
}

fn toy() -> &'static Suite {
    SUITES.first().expect("a suite")
}

fn ends() -> (Hybrid, Hybrid) {
    let server = Hybrid::server(toy().code, key("61", "53"), Drbg::new(2));
    (Hybrid::client(Drbg::new(1)), server)
}

/// What `end` sends on `input`, decisions answered with their default.
fn sent(end: &mut Hybrid, input: Input) -> Vec<Vec<u8>> {
    let mut records = Vec::new();
    let mut inputs = vec![input];
    while let Some(input) = inputs.pop() {
        for output in end.handle(input) {
            match output {
                Output::Send { record, .. } => records.push(record),
                Output::Decide(decision) => inputs.push(Input::Choose(decision.default)),
                _ => {}
            }
        }
    }
    records
}

/// Both ends, with a session key between them.
fn connected() -> (Hybrid, Hybrid) {
    let (mut client, mut server) = ends();
    assert!(sent(&mut client, Input::Start).is_empty());
    for record in sent(&mut server, Input::Start) {
        for record in sent(&mut client, Input::Receive(record)) {
            sent(&mut server, Input::Receive(record));
        }
    }
    assert_eq!(
        (client.state(), server.state()),
        (State::Connected, State::Connected)
    );
    (client, server)
}

fn session_key(end: &Hybrid) -> Vec<u8> {
    let slot = Slot::new(ValueKind::SessionKey, Whose::Both);
    let (_, value) = end.ledger().newest(slot).expect("held");
    value.bytes.clone()
}

/// What `end` hears in `record`.
fn heard(end: &mut Hybrid, record: Vec<u8>) -> Vec<u8> {
    let outputs = end.handle(Input::Receive(record));
    let data = outputs.into_iter().filter_map(|output| match output {
        Output::Deliver(data) => Some(data),
        _ => None,
    });
    data.flatten().collect()
}

#[test]
fn four_messages_carry_data_both_ways_under_one_key() {
    let (mut client, mut server) = connected();
    assert_eq!(session_key(&client), session_key(&server));
    let m = Nat::from_be_bytes(&session_key(&client));
    assert!(m > Nat::from(1) && m < Nat::from(61 * 53));
    let records = sent(&mut client, Input::Say(b"attack at dawn".to_vec()));
    let [record] = records.as_slice() else {
        panic!("one message");
    };
    assert_eq!(heard(&mut server, record.clone()), b"attack at dawn");
    let records = sent(&mut server, Input::Say(b"dawn it is".to_vec()));
    assert_eq!(heard(&mut client, records.concat()), b"dawn it is");
}

#[test]
fn a_flipped_bit_of_ciphertext_is_a_flipped_bit_of_what_is_heard() {
    let (mut client, mut server) = connected();
    let mut record = sent(&mut client, Input::Say(b"attack at dawn".to_vec())).concat();
    *record.last_mut().expect("a byte") ^= b'n' ^ b'y';
    assert_eq!(heard(&mut server, record), b"attack at dawy");
}

#[test]
fn bytes_may_come_one_at_a_time_and_a_chosen_key_is_used() {
    let (mut client, mut server) = ends();
    sent(&mut client, Input::Start);
    let public_key = sent(&mut server, Input::Start).concat();
    let (last, front) = public_key.split_last().expect("bytes");
    for byte in front {
        assert!(client.handle(Input::Receive(vec![*byte])).is_empty());
    }
    let outputs = client.handle(Input::Receive(vec![*last]));
    assert!(
        matches!(outputs.as_slice(), [Output::Decide(decision)] if decision.kind == DecisionKind::SessionKey)
    );
    assert_eq!(client.state(), State::ChooseSessionKey);
    // Too long for the cipher, then too large for the modulus: refused, and asked again.
    for wrong in [vec![1, 2, 3], vec![0xff, 0xff]] {
        let outputs = client.handle(Input::Choose(Choice::SessionKey(wrong)));
        assert!(
            matches!(outputs.as_slice(), [Output::Refused(error)] if error.check == Check::SessionKey)
        );
        assert_eq!(client.state(), State::ChooseSessionKey);
    }
    for record in sent(&mut client, Input::Choose(Choice::SessionKey(vec![3, 4]))) {
        sent(&mut server, Input::Receive(record));
    }
    assert_eq!(session_key(&server), [3, 4]);
}

#[test]
fn what_comes_out_of_turn_or_is_no_message_ends_the_connection_in_silence() {
    let (_, mut server) = ends();
    let public_key = sent(&mut server, Input::Start).concat();
    let outputs = server.handle(Input::Receive(public_key.clone()));
    assert!(
        matches!(outputs.as_slice(), [Output::Failed(error)] if error.check == Check::ExpectedMessage)
    );
    assert_eq!(server.state(), State::Failed);
    for at in 0..public_key.len() {
        for bit in 0..8 {
            let (mut client, _) = ends();
            sent(&mut client, Input::Start);
            let mut altered = public_key.clone();
            if let Some(byte) = altered.get_mut(at) {
                *byte ^= 1 << bit;
            }
            let outputs = client.handle(Input::Receive(altered));
            // It waits for more, asks for a key, or has failed; it never sends what a broken key made.
            assert!(
                !outputs
                    .iter()
                    .any(|output| matches!(output, Output::Send { .. }))
            );
        }
    }
}

#[test]
fn messages_are_read_as_they_are_written() {
    let message = Message::PublicKey {
        cipher_suite: toy().code,
        modulus: vec![0x0c, 0xa1],
        public_exponent: vec![17],
    };
    let bytes = message.to_bytes();
    assert_eq!(
        bytes,
        [
            1,
            0,
            8,
            0xff,
            toy().code.0.to_be_bytes()[1],
            0,
            2,
            0x0c,
            0xa1,
            1,
            17
        ]
    );
    assert_eq!(Message::from_bytes(&bytes), Ok(message));
    let error = Message::from_bytes(&[9, 0, 0]).expect_err("no such type");
    assert_eq!((error.field.id(), error.at), ("hybrid_body", 0));
}
