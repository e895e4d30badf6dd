//! Records under every protection, with keys that both ends have: what was sent arrives; anything else is an alert, and no
//! byte of it is delivered.
#![no_main]

use arbitrary::{Arbitrary, Result, Unstructured};
use libfuzzer_sys::fuzz_target;
use padlock_fuzz::Bytes;
use padlock_fuzz::tls::{answers, connected, damage, tell};
use padlock_tls::endpoint::{Input, Output};
use padlock_tls::party::Size;
use padlock_tls::state::State;

fuzz_target!(|bytes: &[u8]| {
    let _ = run(&mut Unstructured::new(bytes));
});

fn run(u: &mut Unstructured<'_>) -> Result<()> {
    let mut ends = connected(u)?;
    assert_eq!(ends.client.state(), State::Connected);
    let by_client = bool::arbitrary(u)?;
    let (from, to) = match by_client {
        true => (&mut ends.client, &mut ends.server),
        false => (&mut ends.server, &mut ends.client),
    };
    let said = Bytes::<100>::arbitrary(u)?.0;
    let sent = tell(from, Input::Say(said.clone()));
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
    let is_full = to
        .ledger()
        .session()
        .is_some_and(|session| session.suite.scale.size == Size::Full);
    assert!(
        !is_full || said.starts_with(&delivered),
        "forged data is delivered"
    );
    Ok(())
}
