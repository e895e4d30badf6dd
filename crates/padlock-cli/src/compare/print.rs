//! Two stories for a person.

use padlock_sim::compare::{Differs, FieldDifference, MessageDifference, Part, Sent, Side};
use padlock_text::{Arg, CliLabel, Text};
use padlock_tls::{
    codec::Field,
    dissect::{Shown, shown},
    ledger::{Slot, ValueKind},
};

use super::{Comparison, json::round_trips};
use crate::{
    notation::{bytes as short, printable},
    trace::arrow,
};

/// The most fields of a message and values of the eavesdropper that are printed; JSON has all.
const MOST: usize = 12;

/// Lines of three columns.
#[derive(Default)]
struct Table(Vec<[String; 3]>);

impl Table {
    fn row(&mut self, what: String, [a, b]: [String; 2]) {
        self.0.push([what, a, b]);
    }

    fn written(&self) -> String {
        let width = |at: usize| {
            let cells = self.0.iter().filter_map(|row| row.get(at));
            cells
                .map(|cell| cell.chars().count())
                .max()
                .unwrap_or_default()
        };
        let (first, second) = (width(0), width(1));
        let line = |[what, a, b]: &[String; 3]| {
            let line = format!("{what:first$}  {a:second$}  {b}");
            format!("{}\n", line.trim_end())
        };
        self.0.iter().map(line).collect()
    }
}

pub fn comparison(text: &Text, comparison: &Comparison) -> String {
    let sides = &comparison.sides;
    let mut out = String::new();
    for (letter, side) in ["A", "B"].into_iter().zip(sides) {
        out.push_str(&format!("{letter}  {}\n", title(text, side)));
    }
    out.push('\n');
    out.push_str(&figures(text, sides).written());
    out.push('\n');
    out.push_str(&messages(text, sides).written());
    let first = comparison.difference.message.as_ref();
    out.push_str(&format!("\n{}\n", differs(text, first, sides)));
    if let Some(message) = first {
        out.push_str(&fields(text, &message.fields));
    }
    let [a, b] = &comparison.difference.knowledge.only;
    for (label, slots, others) in [(CliLabel::KnownInA, a, b), (CliLabel::KnownInB, b, a)] {
        let names = names(text, slots, others);
        if !names.is_empty() {
            out.push_str(&format!(
                "{}\n",
                text.cli(label, &[("names", Arg::Text(&names))])
            ));
        }
    }
    out
}

fn title(text: &Text, side: &Side) -> String {
    let seed = side.scenario.seed.to_string();
    let args = [
        ("id", Arg::Text(&side.scenario.id)),
        ("size", Arg::Text(side.scenario.size.id())),
        ("seed", Arg::Text(&seed)),
    ];
    let mut title = text.cli(CliLabel::Setting, &args);
    for word in [
        Some(side.scenario.version.id()),
        side.cipher_suite.map(|suite| suite.id()),
    ]
    .into_iter()
    .flatten()
    {
        title.push_str(&format!(", {word}"));
    }
    title
}

fn figures(text: &Text, sides: &[Side; 2]) -> Table {
    let mut table = Table::default();
    let mut row = |label, cell: &dyn Fn(&Side) -> String| {
        table.row(text.cli(label, &[]), sides.each_ref().map(cell));
    };
    let total = |[client, server]: [usize; 2]| format!("{client} + {server}");
    row(CliLabel::CompareHead, &|side| side.scenario.id.clone());
    row(CliLabel::CompareMessages, &|side| {
        side.messages.len().to_string()
    });
    row(CliLabel::CompareRoundTrips, &|side| match side.waits {
        Some(waits) => round_trips(waits).to_string(),
        None => "–".to_owned(),
    });
    row(CliLabel::CompareBytes, &|side| total(side.bytes));
    row(CliLabel::CompareBytesBefore, &|side| {
        total(side.bytes_before_data)
    });
    row(CliLabel::CompareReadable, &|side| {
        side.clear.readable.to_string()
    });
    row(CliLabel::CompareNames, &|side| {
        let mut names: Vec<String> = Vec::new();
        for (_, name) in &side.clear.names {
            let name = printable(name.as_bytes());
            if !names.contains(&name) {
                names.push(name);
            }
        }
        match names.is_empty() {
            true => "–".to_owned(),
            false => names.join(", "),
        }
    });
    row(CliLabel::CompareCertificates, &|side| {
        text.bytes(side.clear.certificate_bytes)
    });
    row(CliLabel::CompareKnown, &|side| side.known.len().to_string());
    row(CliLabel::CompareSecrets, &|side| {
        side.secrets.len().to_string()
    });
    let [a, b] = sides.each_ref().map(|side| side.verdict.lamps());
    for ((name, a), (_, b)) in a.into_iter().zip(b) {
        let states = [a, b].map(|lamp| text.verdict(lamp.state));
        table.row(text.lamp(name), states);
    }
    table
}

fn messages(text: &Text, [a, b]: &[Side; 2]) -> Table {
    let mut table = Table::default();
    let longest = a.messages.len().max(b.messages.len());
    for at in 0..longest {
        let cells = [a, b].map(|side| {
            let sent = side.messages.get(at);
            sent.map(|sent| message(text, sent)).unwrap_or_default()
        });
        table.row(format!("{:>3}", at + 1), cells);
    }
    table
}

fn message(text: &Text, sent: &Sent) -> String {
    let arrow = arrow(sent.from, sent.protected);
    let length = text.bytes(sent.length);
    format!("{arrow} {}, {length}", text.message(sent.name))
}

fn differs(text: &Text, first: Option<&MessageDifference>, sides: &[Side; 2]) -> String {
    let Some(first) = first else {
        return text.cli(CliLabel::SameMessages, &[]);
    };
    let at = first.message.index();
    let sent = sides.iter().find_map(|side| side.messages.get(at));
    let name = sent.map(|sent| text.message(sent.name)).unwrap_or_default();
    let label = match first.differs {
        Differs::Missing => CliLabel::DiffersMissing,
        Differs::Sender => CliLabel::DiffersSender,
        Differs::Name => CliLabel::DiffersName,
        Differs::Bytes => CliLabel::DiffersBytes,
        Differs::Fate => CliLabel::DiffersFate,
    };
    let number = u64::try_from(at).unwrap_or(u64::MAX).saturating_add(1);
    let args = [("number", Arg::Count(number)), ("name", Arg::Text(&name))];
    text.cli(label, &args)
}

fn fields(text: &Text, fields: &[FieldDifference]) -> String {
    let mut table = Table::default();
    for field in fields.iter().take(MOST) {
        let inside = match field.part {
            Part::Wire => "  ",
            Part::Opened => "  * ",
        };
        let cells = field
            .bytes
            .each_ref()
            .map(|bytes| cell(text, field, bytes.as_deref()));
        table.row(format!("{inside}{}", path(field)), cells);
    }
    let mut out = table.written();
    if fields
        .iter()
        .take(MOST)
        .any(|field| field.part == Part::Opened)
    {
        out.push_str(&format!("  * {}\n", text.cli(CliLabel::InsideRecord, &[])));
    }
    let left = fields.len().saturating_sub(MOST);
    if left > 0 {
        let count = [("count", Arg::Count(u64::try_from(left).unwrap_or(u64::MAX)))];
        out.push_str(&format!("  {}\n", text.cli(CliLabel::MoreFields, &count)));
    }
    out
}

/// The path without the layers that every message is in.
fn path(field: &FieldDifference) -> String {
    let layers = [Field::Record, Field::Fragment, Field::Handshake];
    let outer = field
        .path
        .iter()
        .take_while(|step| layers.contains(&step.field));
    field.path_behind(outer.count())
}

fn cell(text: &Text, field: &FieldDifference, bytes: Option<&[u8]>) -> String {
    let Some(bytes) = bytes else {
        return "–".to_owned();
    };
    match shown(field.field(), bytes) {
        Shown::Number(number) => number.to_string(),
        Shown::Text(words) => printable(words.as_bytes()),
        Shown::Code { id, .. } => id.to_owned(),
        Shown::Bytes => short(text, bytes),
    }
}

/// The first few of the values by name. That she has the records is no news, nor is a value that the other story numbers
/// otherwise.
fn names(text: &Text, slots: &[Slot], others: &[Slot]) -> String {
    let is_news = |slot: &&Slot| {
        let is_its_like = |other: &Slot| (other.kind, other.of) == (slot.kind, slot.of);
        slot.kind != ValueKind::ProtectedRecord && !others.iter().any(is_its_like)
    };
    let names = slots.iter().filter(is_news).map(|slot| text.slot(*slot));
    let names: Vec<String> = names.collect();
    let shown = names.get(..MOST).unwrap_or(&names).join(", ");
    match names.len().saturating_sub(MOST) {
        0 => shown,
        left => format!("{shown}, … +{left}"),
    }
}
