//! What holds of the two ends of any connection, whatever comes over the wire.

use arbitrary::{Arbitrary, Result, Unstructured};
use padlock_tls::endpoint::{Endpoint, Input, Output};
use padlock_tls::message_name::MessageName;
use padlock_tls::party::Size;
use padlock_tls::state::State;

use crate::Bytes;
use crate::tls::{self, Ends, answers, damage};

/// A handshake with one damaged flight: an end never panics; it goes on waiting, or fails with an alert, and then it is silent.
///
/// # Errors
/// As [`Arbitrary`].
pub fn shake_hands(u: &mut Unstructured<'_>, mut ends: Ends) -> Result<()> {
    let mut to_client = tell(&mut ends.server, Input::Start);
    let mut to_server = tell(&mut ends.client, Input::Start);
    let spoiled = u.int_in_range(0..=5)?;
    for flight in 0..6 {
        if flight == spoiled {
            spoil(u, &mut to_client)?;
            spoil(u, &mut to_server)?;
        }
        let (client, server) = (to_client, to_server);
        to_client = tell(&mut ends.server, Input::Receive(server));
        to_server = tell(&mut ends.client, Input::Receive(client));
    }
    Ok(())
}

/// Records with keys that both ends have: what was sent arrives; anything else is an alert, and no byte of it is delivered.
///
/// # Errors
/// As [`Arbitrary`].
pub fn talk(u: &mut Unstructured<'_>, mut ends: Ends) -> Result<()> {
    assert_eq!(ends.client.state(), State::Connected);
    let by_client = bool::arbitrary(u)?;
    let (from, to) = match by_client {
        true => (&mut ends.client, &mut ends.server),
        false => (&mut ends.server, &mut ends.client),
    };
    let said = Bytes::<100>::arbitrary(u)?.0;
    let sent = tls::tell(from, Input::Say(said.clone()));
    let mut wire = sent.clone();
    match u.int_in_range(0..=4)? {
        0 => {}
        // Any record in front of the true one.
        1 => {
            let content = Bytes::<120>::arbitrary(u)?.0;
            let length = u16::try_from(content.len()).unwrap_or_default();
            let mut record = vec![u.int_in_range(20..=23)?, 3, u.int_in_range(1..=3)?];
            record.extend(length.to_be_bytes());
            record.extend(content);
            wire.splice(0..0, record);
        }
        _ => damage(u, &mut wire)?,
    }
    let mut delivered = Vec::new();
    for output in answers(to, Input::Receive(wire.clone())) {
        if let Output::Deliver(data) = output {
            delivered.extend(data);
        }
    }
    if wire == sent {
        assert_eq!(delivered, said);
    }
    // Toy MACs can be forged by chance.
    let older = to.ledger().suite().map(|suite| suite.scale.size);
    let newer = to.ledger().tls13().map(|suite| suite.size);
    let is_full = older.or(newer) == Some(Size::Full);
    assert!(
        !is_full || said.starts_with(&delivered),
        "forged data is delivered"
    );
    Ok(())
}

/// Other bytes, damaged ones, or more of them.
fn spoil(u: &mut Unstructured<'_>, flight: &mut Vec<u8>) -> Result<()> {
    match u.int_in_range(0..=3)? {
        0 => *flight = u.bytes(u.len() / 2)?.to_vec(),
        1 => {
            // A record that is whole, of anything.
            let content = u.bytes(u.len().min(300) / 2)?;
            let length = u16::try_from(content.len()).unwrap_or_default();
            let content_type = u.int_in_range(20..=23)?;
            let mut record = vec![content_type, 3, u.int_in_range(1..=3)?];
            record.extend(length.to_be_bytes());
            record.extend(content);
            let end = if bool::arbitrary(u)? { flight.len() } else { 0 };
            flight.splice(end..end, record);
        }
        _ => damage(u, flight)?,
    }
    Ok(())
}

/// What an end sends; on the way, what holds of every end.
fn tell(endpoint: &mut Endpoint, input: Input) -> Vec<u8> {
    let before = endpoint.state();
    let ended = matches!(before, State::Closed | State::Failed);
    let (mut sent, mut alerted, mut failed) = (Vec::new(), false, false);
    for output in answers(endpoint, input) {
        match output {
            Output::Send {
                record, message, ..
            } => {
                alerted |= message == MessageName::Alert;
                sent.extend(record);
            }
            // It came from the peer: none is due.
            Output::Alerted(_) => alerted = true,
            Output::Failed(_) => failed = true,
            _ => {}
        }
    }
    assert!(!ended || sent.is_empty(), "an end speaks after its end");
    assert!(!failed || alerted, "an end failed without a word");
    assert_eq!(failed, !ended && endpoint.state() == State::Failed);
    assert_eq!(
        endpoint.error().is_some(),
        endpoint.state() == State::Failed
    );
    sent
}
