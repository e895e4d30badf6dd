//! `padlock explain`: where a value is from.

mod query;
mod tree;

use padlock_sim::{Knowledge, Role, World, reproduce};
use padlock_text::{Arg, CliLabel, Text};
use padlock_tls::{
    ledger::{Ledger, ValueId},
    party::Party,
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
    let lacks = knowledge.lacks.iter();
    let lacks = lacks.filter(|lack| role == Role::Eavesdropper && lack.kind == query.kind);
    let needs = lacks.flat_map(|lack| &lack.needs);
    for need in needs.filter(|need| !need.missing.is_empty()) {
        let missing: Vec<String> = need
            .missing
            .iter()
            .map(|(kind, _)| text.value_kind(*kind))
            .collect();
        let (op, missing) = (text.op(need.op), missing.join(", "));
        let args = [("op", Arg::Text(&op)), ("what", Arg::Text(&missing))];
        told.push_str(&format!("  {}\n", text.cli(CliLabel::Needs, &args)));
    }
    told
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
