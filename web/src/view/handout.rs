//! The hand-out: the whole handshake on paper, message by message, with what each end had in hand after it.

use padlock_sim::{Command, Event, Message, Role, World};
use padlock_text::{Arg, Label};
use padlock_tls::{
    ledger::{Op, Value, ValueKind},
    party::Party,
};

use super::{
    Meaning, ladder, lamps, message, notebook, number, passage::Heading, rung, settings,
    value::Look,
};
use crate::store::AppState;

/// Rows that fit a hand-out; what comes behind them is counted.
const MOST: usize = 60;

/// All that is printed.
#[derive(Clone, Debug, PartialEq)]
pub struct HandoutCard {
    /// The story's title.
    pub title: String,
    /// Version, suite, size, seed.
    pub facts: Vec<(String, String)>,
    /// Client, eavesdropper, server.
    pub roles: [String; 3],
    /// From the beginning to the present moment.
    pub rows: Vec<HandoutRow>,
    /// How many moments did not fit.
    pub more: Option<String>,
    /// The heading over the lamps, and each with its reason.
    pub verdict: (String, Vec<(Meaning, String)>),
    /// The heading over what she lacks, and its names.
    pub lacks: (String, Vec<String>),
    /// Where it is to be had again.
    pub again: String,
}

/// One message or deed.
#[derive(Clone, Debug, PartialEq)]
pub struct HandoutRow {
    /// Unique in the list: its number.
    pub number: usize,
    /// Which way it goes.
    pub heading: Heading,
    /// In the clear, or under keys.
    pub meaning: Meaning,
    /// What it is.
    pub name: String,
    /// How long it is; nothing for a deed.
    pub length: Option<String>,
    /// What it is for.
    pub words: String,
    /// What the client, the eavesdropper and the server came to hold with it.
    pub learned: [Vec<LearnedCard>; 3],
}

/// A value that somebody came to hold.
#[derive(Clone, Debug, PartialEq)]
pub struct LearnedCard {
    /// Its colour.
    pub meaning: Meaning,
    /// What it is.
    pub name: String,
    /// Its value in one line.
    pub short: String,
    /// How it came to be.
    pub how: String,
}

/// The hand-out of everything up to this moment; `address` leads back to it.
pub fn handout(state: &AppState, address: &str) -> HandoutCard {
    let (text, world) = (&state.text, state.world());
    let beginning = state.timeline.beginning();
    let mut rows = vec![HandoutRow {
        number: 0,
        heading: Heading::Still,
        meaning: Meaning::Neutral,
        name: text.label(Label::Start),
        length: None,
        words: text.label(Label::HandoutStart),
        learned: learned(state, None, beginning),
    }];
    let mut before = beginning;
    for (command, events, after) in state.timeline.way().take(MOST) {
        rows.extend(row(state, (rows.len(), command), events, (before, after)));
        before = after;
    }
    let more = state.timeline.position().saturating_sub(MOST);
    let count = [("count", Arg::Count(more as u64))];
    let verdict = state
        .insight
        .verdict()
        .lamps()
        .into_iter()
        .map(|(name, lamp)| {
            let (name, verdict) = (text.lamp(name), text.verdict(lamp.state));
            let words = format!("{name}: {verdict}. {}", text.reason(lamp.proof.reason));
            (lamps::meaning(lamp.state), words)
        });
    let lacks = state.insight.knowledge().lacks.iter();
    let lacks = lacks.map(|lack| notebook::lack(text, lack).name);
    HandoutCard {
        title: text.scenario_title(world.scenario()),
        facts: facts(state),
        roles: ROLES.map(|role| text.role(role)),
        rows,
        more: (more > 0).then(|| text.label_with(Label::Later, &count)),
        verdict: (text.label(Label::Verdict), verdict.collect()),
        lacks: (text.label(Label::HandoutLacks), lacks.collect()),
        again: text.label_with(Label::HandoutAgain, &[("address", Arg::Text(address))]),
    }
}

/// The columns.
const ROLES: [Role; 3] = [Role::Client, Role::Eavesdropper, Role::Server];

fn facts(state: &AppState) -> Vec<(String, String)> {
    let (text, scenario) = (&state.text, state.world().scenario());
    let suite = scenario.cipher_suites().first().map(|suite| suite.id());
    let size = text.size(scenario.size);
    let facts = [
        (
            Label::Version,
            settings::version_name(text, scenario.version),
        ),
        (Label::CipherSuite, suite.unwrap_or_default().to_owned()),
        (Label::Size, size),
        (Label::Seed, scenario.seed.to_string()),
    ];
    let facts = facts
        .into_iter()
        .map(|(label, fact)| (text.label(label), fact));
    facts.collect()
}

/// Nothing for a command that leaves no trace on paper, such as a change of hands.
fn row(
    state: &AppState,
    (number, command): (usize, &Command),
    events: &[Event],
    (before, after): (&World, &World),
) -> Option<HandoutRow> {
    let delivered = events.iter().find_map(|event| match event {
        Event::Delivered(id) => after.message(*id),
        _ => None,
    });
    let row = HandoutRow {
        number,
        heading: Heading::Still,
        meaning: Meaning::Attack,
        name: String::new(),
        length: None,
        words: String::new(),
        learned: learned(state, Some(before), after),
    };
    match delivered {
        Some(message) => Some(HandoutRow {
            heading: message.from.into(),
            meaning: ladder::meaning(message.protected),
            name: rung::sent_name(state, message),
            length: Some(length(state, message)),
            words: message::explained(state, message),
            ..row
        }),
        None => deed(state, command, before).map(|name| HandoutRow { name, ..row }),
    }
}

fn length(state: &AppState, message: &Message) -> String {
    let count = [("count", Arg::Count(message.bytes.len() as u64))];
    state.text.label_with(Label::BytesShort, &count)
}

/// What the eavesdropper did, of her own or because it was planned.
#[cfg(feature = "whole")]
fn deed(state: &AppState, command: &Command, before: &World) -> Option<String> {
    let planned = before.planned().filter(|_| *command == Command::Step);
    let deed = match planned.as_ref().unwrap_or(command) {
        Command::Step
        | Command::Say { .. }
        | Command::Close { .. }
        | Command::Play { .. }
        | Command::Choose { .. } => return None,
        deed => deed,
    };
    Some(super::deed::deed(&state.text, deed))
}

#[cfg(not(feature = "whole"))]
fn deed(state: &AppState, command: &Command, _: &World) -> Option<String> {
    let title = match command {
        Command::Crack(_) => Label::StoryCrackedTitle,
        Command::Leak(_) => Label::StoryLeakedTitle,
        _ => return None,
    };
    Some(state.text.label(title))
}

/// What each has in `after` and had not in `before`.
fn learned(state: &AppState, before: Option<&World>, after: &World) -> [Vec<LearnedCard>; 3] {
    ROLES.map(|role| {
        let look = Look::of(state, role);
        let card = |value: &Value, op: Op| LearnedCard {
            meaning: look.meaning(value.slot.kind),
            name: state.text.slot(value.slot),
            short: number::short(value, state.size()),
            how: state.text.op_how(op),
        };
        let Some(party) = Party::ALL.iter().find(|party| Role::from(**party) == role) else {
            let had = before.map_or(0, |before| before.eavesdropper().gains().len());
            let gains = after.eavesdropper().gains().iter().skip(had);
            return gains.map(|gain| card(&gain.value, gain.op)).collect();
        };
        let ledger = after.ledger(*party);
        let had = before.map_or(0, |before| before.ledger(*party).len());
        // Another connection begins with a ledger of its own.
        let had = if had > ledger.len() { 0 } else { had };
        let lines = ledger.lines_from(had).map(|(_, line)| line);
        let told = lines.filter(|line| is_told(line.value.slot.kind));
        told.map(|line| card(&line.value, line.op)).collect()
    })
}

/// Whether paper has room for a value: what keys are made of and what was said, not each record's own numbers.
fn is_told(kind: ValueKind) -> bool {
    let of_record = kind.is_of_record() && kind != ValueKind::ApplicationData;
    let of_transcript = matches!(
        kind,
        ValueKind::HandshakeMessages
            | ValueKind::HandshakeHash
            | ValueKind::SignedContent
            | ValueKind::SignedParams
            | ValueKind::TrustAnchor
            | ValueKind::ServerCertificate
            | ValueKind::ClientCertificate
    );
    !of_record && !of_transcript
}
