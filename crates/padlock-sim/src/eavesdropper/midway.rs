//! What she needs to go on in the place of one end: the handshake as the other one has it, and the premaster secret. All of
//! it is off the wire, or computed.

use padlock_tls::{
    handshake::{Handshake, HandshakeJoiner, HandshakeType, MessageShape},
    ledger::{Ledger, Op, Slot, ValueId, ValueKind},
    party::{Party, Whose},
    record::{ContentType, Deframer},
    session::Agreed,
    tls12::midway::Midway,
};

use super::{Capture, observe::whole_messages};

/// The handshake as `party` has it by these captures; `None` where a hello or the premaster secret is missing.
pub(crate) fn midway<'a>(
    captures: impl Iterator<Item = &'a Capture>,
    party: Party,
    known: &Ledger,
) -> Option<Midway> {
    let messages = messages(captures, party);
    let mut ledger = Ledger::default();
    let mut agreed = None;
    for message in &messages {
        let (kind, of, random) = match Handshake::from_bytes_after(message, MessageShape::default())
        {
            Ok(Handshake::ClientHello(hello)) => {
                (ValueKind::ClientRandom, Whose::Client, hello.random)
            }
            Ok(Handshake::ServerHello(hello)) => {
                agreed = Some(Agreed::of(&hello));
                (ValueKind::ServerRandom, Whose::Server, hello.random)
            }
            _ => continue,
        };
        let random = Slot::new(kind, of).holding(random.0.to_vec());
        ledger.add(random, Op::Received, vec![]);
    }
    let secret = Slot::new(ValueKind::PreMasterSecret, Whose::Client);
    let (secret, _) = known.newest(secret)?;
    add_ancestry(&mut ledger, known, secret);
    Some(Midway {
        agreed: agreed?,
        messages,
        ledger,
    })
}

/// The handshake messages that `party` has sent, and those that have reached it, in order.
fn messages<'a>(captures: impl Iterator<Item = &'a Capture>, party: Party) -> Vec<Vec<u8>> {
    let mut messages = Vec::new();
    let mut joiners = [HandshakeJoiner::default(), HandshakeJoiner::default()];
    for capture in captures {
        let [own, other] = &mut joiners;
        let (joiner, bytes) = match capture.from == party {
            true => (own, &capture.sent),
            false => (other, capture.forwarded.as_ref().unwrap_or(&capture.sent)),
        };
        let mut deframer = Deframer::default();
        deframer.push(bytes);
        while let Some(Ok(raw)) = deframer.next() {
            if raw.record.content_type == ContentType::Handshake {
                messages.extend(whole_messages(joiner, &raw.record.fragment));
            }
        }
    }
    // It is in no hash (RFC 5246 section 7.4.1.1).
    messages.retain(|message| message.first() != Some(&HandshakeType::HelloRequest.code()));
    messages
}

/// Adds a value with all that it came from.
fn add_ancestry(ledger: &mut Ledger, known: &Ledger, id: ValueId) {
    let mut places: Vec<(ValueId, ValueId)> = Vec::new();
    for id in known.ancestry(id) {
        let Some(line) = known.line(id) else {
            continue;
        };
        let place = |input: &ValueId| {
            let found = places.iter().find(|(there, _)| there == input);
            found.map(|(_, here)| *here)
        };
        let inputs = line.inputs.iter().filter_map(place).collect();
        let here = ledger.add(line.value.clone(), line.op, inputs);
        places.push((id, here));
    }
}
