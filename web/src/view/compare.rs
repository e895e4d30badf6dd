//! Two worlds side by side: two configurations of one story, or two of its branches.

use padlock_sim::{
    World,
    compare::{Difference, Side, finish, worlds},
    scenario::Version,
};
use padlock_text::{Arg, Label, Text, ToolLabel};

use super::{Meaning, lamps};
use crate::store::{AppState, Moment};

/// The most messages that a story is played for.
const MOST: usize = 2_000;

/// What the present story can be held against.
#[derive(Clone, Debug, PartialEq)]
pub enum With {
    /// Itself in another version.
    Version(Version),
    /// Itself with its defence on.
    Defence,
    /// Another story of the catalogue.
    Story(&'static str),
    /// The end of another branch.
    Branch(padlock_sim::BranchEnd),
}

/// A row: what, and how it is in each of the two; whether that differs.
#[derive(Clone, Debug, PartialEq)]
pub struct RowCard {
    /// What.
    pub name: String,
    /// How it is.
    pub cells: [String; 2],
    /// The colours.
    pub meanings: [Meaning; 2],
}

impl RowCard {
    /// Whether the two differ.
    pub fn differs(&self) -> bool {
        self.cells[0] != self.cells[1]
    }
}

/// The two worlds.
#[derive(Clone, Debug, PartialEq)]
pub struct ComparedCard {
    /// What the present story is held against.
    pub with: With,
    /// What each is.
    pub titles: [String; 2],
    /// The figures and the lamps.
    pub rows: Vec<RowCard>,
    /// The messages, in the order of sending.
    pub messages: Vec<RowCard>,
    /// Where they first differ, and in which fields.
    pub first: Vec<String>,
}

/// Holds the present story against another.
///
/// # Errors
/// Why the other cannot be played, in words.
pub fn compare(state: &AppState, with: &With) -> Result<ComparedCard, String> {
    let (mine, other) = match with {
        With::Branch(end) => {
            let there = state.timeline.world_at(*end).ok_or_else(String::new)?;
            (state.world().as_ref().clone(), there.as_ref().clone())
        }
        with => {
            let other = varied(&state.story, with);
            (played(state, &state.story)?, played(state, &other)?)
        }
    };
    let sides = [Side::of(&mine), Side::of(&other)];
    Ok(card(state, with, &sides, &worlds([&mine, &other])))
}

fn varied(story: &Moment, with: &With) -> Moment {
    let mut other = story.clone();
    other.unset("cipher_suite");
    match with {
        With::Version(version) => other.set("version", version.id().to_owned()),
        With::Defence => other.set("defended", "true".to_owned()),
        With::Story(id) => {
            other = Moment {
                scenario: (*id).to_owned(),
                ..Moment::default()
            };
        }
        With::Branch(_) => {}
    }
    other
}

fn played(state: &AppState, story: &Moment) -> Result<World, String> {
    let scenario = story.scenario();
    let scenario = scenario.map_err(|why| state.text.link_error(&why))?;
    finish(scenario, MOST).map_err(|why| why.to_string())
}

fn card(state: &AppState, with: &With, sides: &[Side; 2], difference: &Difference) -> ComparedCard {
    let text = &state.text;
    let figure = |name: String, of: &dyn Fn(&Side) -> String| RowCard {
        name,
        cells: [of(&sides[0]), of(&sides[1])],
        meanings: [Meaning::Neutral; 2],
    };
    let tool = |label| text.tool(label, &[]);
    let mut rows = vec![
        figure(text.label(Label::Version), &|side| {
            side.scenario.version.id().to_owned()
        }),
        figure(text.label(Label::CipherSuite), &|side| {
            side.cipher_suite
                .map(|suite| suite.id().to_owned())
                .unwrap_or_default()
        }),
        figure(tool(ToolLabel::CompareMessages), &|side| {
            side.messages.len().to_string()
        }),
        figure(tool(ToolLabel::CompareTrips), &|side| {
            side.waits
                .map_or_else(|| "–".to_owned(), |waits| (waits as f64 / 2.0).to_string())
        }),
        figure(tool(ToolLabel::CompareBytes), &|side| {
            let [client, server] = side.bytes;
            format!("{} = {client} + {server}", client + server)
        }),
        figure(tool(ToolLabel::CompareLearns), &|side| {
            let args = [
                ("known", Arg::Count(side.known.len() as u64)),
                ("secrets", Arg::Count(side.secrets.len() as u64)),
            ];
            text.tool(ToolLabel::CompareKnown, &args)
        }),
    ];
    let lamps_of = sides.each_ref().map(|side| side.verdict.lamps());
    for ((name, one), (_, other)) in lamps_of[0].into_iter().zip(lamps_of[1]) {
        rows.push(RowCard {
            name: text.lamp(name),
            cells: [one, other].map(|lamp| text.verdict(lamp.state)),
            meanings: [one, other].map(|lamp| lamps::meaning(lamp.state)),
        });
    }
    ComparedCard {
        with: with.clone(),
        titles: sides
            .each_ref()
            .map(|side| text.scenario_title(&side.scenario)),
        rows,
        messages: messages(text, sides),
        first: first(text, sides, difference),
    }
}

fn messages(text: &Text, sides: &[Side; 2]) -> Vec<RowCard> {
    let most = sides.iter().map(|side| side.messages.len()).max();
    let row = |at: usize| {
        let cell = |side: &Side| {
            side.messages.get(at).map_or_else(String::new, |sent| {
                let (from, name) = (text.party(sent.from), text.message(sent.name));
                format!("{from}: {name}, {} B", sent.length)
            })
        };
        let meaning = |side: &Side| {
            let sent = side.messages.get(at);
            sent.map_or(Meaning::Neutral, |sent| {
                super::ladder::meaning(sent.protected)
            })
        };
        RowCard {
            name: (at + 1).to_string(),
            cells: [cell(&sides[0]), cell(&sides[1])],
            meanings: [meaning(&sides[0]), meaning(&sides[1])],
        }
    };
    (0..most.unwrap_or_default()).map(row).collect()
}

/// At most so many fields are named.
const FIELDS: usize = 12;

fn first(text: &Text, sides: &[Side; 2], difference: &Difference) -> Vec<String> {
    let Some(first) = &difference.message else {
        return vec![text.tool(ToolLabel::CompareSame, &[])];
    };
    let at = first.message.index();
    let sent = sides.iter().find_map(|side| side.messages.get(at));
    let name = sent.map_or_else(String::new, |sent| text.message(sent.name));
    let args = [
        ("number", Arg::Count(at as u64 + 1)),
        ("name", Arg::Text(&name)),
    ];
    let lines = first.fields.iter().take(FIELDS).map(|field| {
        let bytes = field.bytes.each_ref().map(|bytes| {
            bytes.as_ref().map_or_else(
                || "–".to_owned(),
                |bytes| super::number::hex_short(bytes, 8),
            )
        });
        format!("{}: {} | {}", field.path(), bytes[0], bytes[1])
    });
    [text.tool(ToolLabel::CompareFirst, &args)]
        .into_iter()
        .chain(lines)
        .collect()
}
