//! Handshakes with damaged flights, of every version and suite: an end never panics; it goes on waiting, or fails with an
//! alert, and then it is silent.
#![no_main]

use arbitrary::{Arbitrary, Result, Unstructured};
use libfuzzer_sys::fuzz_target;
use padlock_fuzz::tls::{answers, damage, strangers};
use padlock_tls::endpoint::{Endpoint, Input, Output};
use padlock_tls::message_name::MessageName;
use padlock_tls::state::State;

fuzz_target!(|bytes: &[u8]| {
    let _ = run(&mut Unstructured::new(bytes));
});

fn run(u: &mut Unstructured<'_>) -> Result<()> {
    let mut ends = strangers(u)?;
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
