//! Two stories as data. Field names are part of the command line's contract.

use padlock_sim::import::hex;
use padlock_sim::{
    Verdict,
    compare::{Difference, FieldDifference, LampDifference, MessageDifference, Side},
};
use padlock_tls::{ledger::Slot, party::Party};
use serde_json::{Value, json};

use super::Comparison;

pub fn comparison(comparison: &Comparison) -> Value {
    let [a, b] = &comparison.sides;
    json!({
        "a": side(a),
        "b": side(b),
        "difference": difference(&comparison.difference),
    })
}

fn side(side: &Side) -> Value {
    let messages: Vec<Value> = side
        .messages
        .iter()
        .map(|sent| {
            json!({
                "from": sent.from.id(),
                "message": sent.name.id(),
                "seen_as": sent.seen_as.id(),
                "protected": sent.protected,
                "length": sent.length,
            })
        })
        .collect();
    let names = side.clear.names.iter();
    let names = names.map(|(field, name)| json!({ "field": field.id(), "name": name }));
    json!({
        "scenario": side.scenario.id,
        "size": side.scenario.size.id(),
        "seed": side.scenario.seed,
        "version": side.scenario.version.id(),
        "key_exchange": side.scenario.key_exchange.id(),
        "cipher_suite": side.cipher_suite.map(|suite| suite.id()),
        "messages": messages,
        "round_trips": side.waits.map(round_trips),
        "bytes": bytes(side.bytes),
        "bytes_before_data": bytes(side.bytes_before_data),
        "known": slots(&side.known),
        "secrets_known": slots(&side.secrets),
        "clear": {
            "messages": side.clear.readable,
            "names": names.collect::<Vec<_>>(),
            "certificate_bytes": side.clear.certificate_bytes,
        },
        "verdict": verdict(&side.verdict),
    })
}

/// Two waits are one round trip.
#[expect(clippy::cast_precision_loss, reason = "a count of a few flights")]
pub fn round_trips(waits: usize) -> f64 {
    waits as f64 / 2.0
}

fn bytes([client, server]: [usize; 2]) -> Value {
    json!({ Party::Client.id(): client, Party::Server.id(): server })
}

fn slots(slots: &[Slot]) -> Vec<Value> {
    let slot =
        |slot: &Slot| json!({ "value": slot.kind.id(), "of": slot.of.id(), "number": slot.number });
    slots.iter().map(slot).collect()
}

fn verdict(verdict: &Verdict) -> Value {
    let lamps = verdict.lamps().into_iter().map(|(name, lamp)| {
        let says = json!({ "state": lamp.state.id(), "reason": lamp.proof.reason.id() });
        (name.id().to_owned(), says)
    });
    Value::Object(lamps.collect())
}

fn difference(difference: &Difference) -> Value {
    let [a, b] = &difference.knowledge.only;
    json!({
        "message": difference.message.as_ref().map(message),
        "knowledge": {
            "only_a": slots(a),
            "only_b": slots(b),
            "changed": slots(&difference.knowledge.changed),
        },
        "verdict": difference.verdict.iter().map(lamp).collect::<Vec<_>>(),
    })
}

fn message(message: &MessageDifference) -> Value {
    json!({
        "index": message.message.index() + 1,
        "differs": message.differs.id(),
        "fields": message.fields.iter().map(field).collect::<Vec<_>>(),
    })
}

fn field(field: &FieldDifference) -> Value {
    let [a, b] = &field.bytes;
    json!({
        "part": field.part.id(),
        "path": field.path(),
        "a": a.as_deref().map(hex::written),
        "b": b.as_deref().map(hex::written),
    })
}

fn lamp(lamp: &LampDifference) -> Value {
    let [a, b] = [0, 1].map(|side: usize| {
        let state = lamp.states.get(side).map(|state| state.id());
        let reason = lamp.reasons.get(side).map(|reason| reason.id());
        json!({ "state": state, "reason": reason })
    });
    json!({ "lamp": lamp.lamp.id(), "a": a, "b": b })
}
