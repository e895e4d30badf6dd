//! `padlock explain`: where a value is from.

mod query;
mod tree;

use padlock_sim::{Knowledge, Role, World, eavesdropper::Status, reproduce};
use padlock_text::{Arg, CliLabel, Text};
use padlock_tls::{
    ledger::{Ledger, Slot, ValueId, ValueKind},
    party::{Party, Whose},
};
use serde_json::{Value, json};

use crate::{Outcome, args::Explain, failure::Failure, output, run::last, story};
use query::Query;

/// Plays a scenario to its end and tells how a value came to be.
pub fn explain(text: &Text, args: &Explain) -> Result<Outcome, Failure> {
    let query = args.value.as_deref().map(Query::read).transpose()?;
    let link = story::named(&args.scenario, args.size, args.seed)?;
    let scenario = story::scenario(&link, &args.scenario)?;
    let world = last(&World::new(scenario)?, None, |_, _| {});
    let knowledge = world.knowledge();
    let ledger = match args.by.into() {
        Role::Client => world.ledger(Party::Client),
        Role::Server => world.ledger(Party::Server),
        Role::Eavesdropper => &knowledge.known,
    };
    let Some(query) = query else {
        let all: Vec<ValueId> = ledger.lines().map(|(id, _)| id).collect();
        output::print(&match args.json {
            true => document(args, &world, ledger, &all)?,
            false => tree::list(text, ledger, world.scenario().size),
        })?;
        return Ok(Outcome::Held);
    };
    let Some(id) = query.newest(ledger) else {
        output::print(&match args.json {
            true => document(args, &world, ledger, &[])?,
            false => not_held(text, args, &query, &knowledge),
        })?;
        return Ok(Outcome::Failed);
    };
    let ancestry = ledger.ancestry(id);
    output::print(&match args.json {
        true => document(args, &world, ledger, &ancestry)?,
        false => {
            let mut told = tree::tree(text, ledger, id);
            if args.commands {
                told.push_str(&tree::commands(text, ledger, &ancestry));
            }
            told
        }
    })?;
    Ok(Outcome::Held)
}

/// That there is no such value, and for the eavesdropper what she would need for it.
fn not_held(text: &Text, args: &Explain, query: &Query, knowledge: &Knowledge) -> String {
    let role: Role = args.by.into();
    let (who, what) = (text.role(role), text.value_kind(query.kind));
    let both = [("who", Arg::Text(&who)), ("what", Arg::Text(&what))];
    let mut told = text.cli(CliLabel::NotHeld, &both) + "\n";
    if role != Role::Eavesdropper {
        return told;
    }
    for line in ways(text, query, knowledge) {
        told.push_str(&format!("  {line}\n"));
    }
    told
}

/// The ways to a value that she lacks: what is missing, the least work, what a leak would do.
fn ways(text: &Text, query: &Query, knowledge: &Knowledge) -> Vec<String> {
    let list = |values: &[(ValueKind, Whose)]| {
        let names: Vec<String> = values
            .iter()
            .map(|(kind, _)| text.value_kind(*kind))
            .collect();
        names.join(", ")
    };
    let mut lines = Vec::new();
    for of in query.owners() {
        let Status::Lacking {
            needs,
            cheapest,
            leaks,
        } = knowledge.status(Slot::new(query.kind, of))
        else {
            continue;
        };
        for need in needs.iter().filter(|need| !need.missing.is_empty()) {
            let (op, missing) = (text.op(need.op), list(&need.missing));
            let args = [("op", Arg::Text(&op)), ("what", Arg::Text(&missing))];
            lines.push(text.cli(CliLabel::Needs, &args));
        }
        if let Some(could) = cheapest {
            let (op, bits) = (text.hard(could.op), format!("{:.0}", could.cost.bits));
            let args = [("op", Arg::Text(&op)), ("bits", Arg::Text(&bits))];
            lines.push(text.cli(CliLabel::Cheapest, &args));
        }
        if !leaks.is_empty() {
            let what = list(&leaks);
            let args = [("what", Arg::Text(&what))];
            lines.push(text.cli(CliLabel::LeakWouldDo, &args));
        }
    }
    lines
}

/// The same for a program.
fn document(
    args: &Explain,
    world: &World,
    ledger: &Ledger,
    ids: &[ValueId],
) -> Result<String, Failure> {
    let values = ids.iter().filter_map(|id| value(args, ledger, *id));
    let values: Vec<Value> = values.collect();
    let scenario = world.scenario();
    output::json(&json!({
        "scenario": scenario.id,
        "size": scenario.size.id(),
        "seed": scenario.seed,
        "by": Role::from(args.by).id(),
        "values": values,
    }))
}

fn value(args: &Explain, ledger: &Ledger, id: ValueId) -> Option<Value> {
    let line = ledger.line(id)?;
    let slot = line.value.slot;
    let inputs: Vec<usize> = line.inputs.iter().map(|input| input.index()).collect();
    let mut value = json!({
        "id": id.index(),
        "kind": slot.kind.id(),
        "of": slot.of.id(),
        "number": slot.number,
        "op": line.op.id(),
        "bytes": tree::hex(&line.value.bytes),
        "inputs": inputs,
    });
    if let (true, Some(fields)) = (args.commands, value.as_object_mut()) {
        let command = reproduce::command(ledger, id);
        fields.insert("command".to_owned(), json!(command));
    }
    Some(value)
}
