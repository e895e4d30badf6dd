use padlock_core::{Drbg, Working};

use super::{SessionCache, SessionState, TICKET_RECIPES, TicketKey, ticket, with_ticket};
use crate::message_name::MessageName as M;
use crate::{
    client::transitions,
    codec::Codec,
    handshake::{CipherSuite, KeyExchangeAlgorithm, SessionId},
    ledger::{Inputs, Ledger, Op, OpError, Slot, Value, ValueKind, closure},
    party::Whose,
    record::ProtocolVersion,
    session::Agreed,
    state::{State, follow},
};

fn state(timestamp: u32) -> SessionState {
    SessionState {
        protocol_version: ProtocolVersion::TLS12,
        cipher_suite: CipherSuite::TLS_RSA_WITH_AES_128_CBC_SHA,
        master_secret: (0..48).collect(),
        timestamp,
        extended_master_secret: true,
        server_name: b"padlock.example".to_vec(),
        terms: None,
    }
}

fn value(kind: ValueKind, of: Whose, bytes: Vec<u8>) -> Value {
    Slot::new(kind, of).holding(bytes)
}

fn sealed(key: &TicketKey, state: &[u8]) -> Vec<u8> {
    let key = value(ValueKind::TicketKey, Whose::Server, key.to_bytes());
    let iv = value(ValueKind::TicketIv, Whose::Server, vec![7; 16]);
    let state = value(ValueKind::SessionState, Whose::Both, state.to_vec());
    ticket::seal(Inputs(&[&key, &iv, &state]), &mut Working::off()).unwrap()
}

fn opened(key: &TicketKey, presented: &[u8]) -> Result<Vec<u8>, OpError> {
    ticket::opened(&key.to_bytes(), presented, &mut Working::off())
}

#[test]
fn a_state_comes_back_from_its_bytes_and_no_part_of_them_is_one() {
    let bytes = state(17).to_bytes();
    assert_eq!(SessionState::from_bytes(&bytes), Ok(state(17)));
    for length in 0..bytes.len() {
        assert!(SessionState::from_bytes(&bytes[..length]).is_err());
    }
}

#[test]
fn a_ticket_opens_under_its_key_alone_and_no_changed_bit_is_accepted() {
    let key = TicketKey::draw(&Drbg::new(1));
    let other = TicketKey::draw(&Drbg::new(2));
    for length in 0..40 {
        let state = vec![3; length];
        let ticket = sealed(&key, &state);
        // RFC 5077 section 4: 16 + 16 + 2 + whole blocks + 32.
        assert_eq!(ticket.len(), 66 + (length / 16 + 1) * 16);
        assert_eq!(opened(&key, &ticket), Ok(state));
        assert_eq!(opened(&other, &ticket), Err(OpError::Ticket));
    }
    let ticket = sealed(&key, b"the state");
    for at in 0..ticket.len() {
        for bit in 0..8 {
            let mut changed = ticket.clone();
            changed[at] ^= 1 << bit;
            assert_eq!(opened(&key, &changed), Err(OpError::Ticket), "{at}.{bit}");
        }
        assert_eq!(opened(&key, &ticket[..at]), Err(OpError::Ticket), "{at}");
    }
}

#[test]
fn a_cache_keeps_the_newest_sessions_and_forgets_what_it_is_told_to() {
    let id = |byte| SessionId(vec![byte; 32]);
    let mut cache = SessionCache::new(2);
    for byte in 1..=3 {
        cache.insert(id(byte), state(byte.into()));
    }
    cache.insert(SessionId(vec![]), state(9));
    assert_eq!(cache.len(), 2);
    assert_eq!(cache.find(&id(1)), None);
    assert_eq!(cache.find(&id(2)), Some(&state(2)));
    cache.remove(&id(2));
    assert_eq!(cache.find(&id(2)), None);
    assert_eq!(cache.find(&id(3)), Some(&state(3)));
}

#[test]
fn a_promised_ticket_comes_right_in_front_of_change_cipher_spec_in_every_table() {
    let full = KeyExchangeAlgorithm::ALL.iter().map(|kx| transitions(*kx));
    for table in full.chain([super::ABBREVIATED_CLIENT]) {
        let extended = with_ticket(table);
        assert_eq!(extended.len(), table.len() + 1);
        assert_eq!(
            follow(
                &extended,
                State::ExpectNewSessionTicket,
                M::NewSessionTicket
            ),
            Some(State::ExpectChangeCipherSpec)
        );
        let too_early = follow(
            &extended,
            State::ExpectNewSessionTicket,
            M::ChangeCipherSpec,
        );
        assert_eq!(too_early, None);
        let direct = extended
            .iter()
            .filter(|arrow| arrow.to == State::ExpectChangeCipherSpec);
        assert_eq!(direct.count(), 1, "only the ticket leads there");
    }
}

#[test]
fn whoever_has_the_key_of_the_tickets_reads_the_master_secret_out_of_one() {
    let key = TicketKey::draw(&Drbg::new(1));
    let ticket = sealed(&key, &state(17).to_bytes());
    for of in [Whose::Client, Whose::Server] {
        let mut known = Ledger::default();
        known.agree(Agreed {
            version: ProtocolVersion::TLS12,
            cipher_suite: CipherSuite::TLS_RSA_WITH_AES_128_CBC_SHA,
            extended_master_secret: true,
            encrypt_then_mac: false,
        });
        let seen = value(ValueKind::SessionTicket, of, ticket.clone());
        known.add(seen, Op::Received, vec![]);
        let secret = value(ValueKind::MasterSecret, Whose::Both, (0..48).collect());
        closure(&mut known, TICKET_RECIPES);
        assert_eq!(known.find(&secret), None);
        let leaked = value(ValueKind::TicketKey, Whose::Server, key.to_bytes());
        known.add(leaked, Op::Leaked, vec![]);
        closure(&mut known, TICKET_RECIPES);
        assert!(known.find(&secret).is_some(), "a ticket of the {}", of.id());
    }
}
