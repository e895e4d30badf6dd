//! The tour: five parts of the stage, and what each is for.

use padlock_sim::Role;
use padlock_text::{Arg, DoorLabel, Label, Text};

/// A part of the stage.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Part {
    /// A role's pane.
    Pane(Role),
    /// Another one, by its name.
    Other(Label),
}

/// Where the tour stops.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stop {
    /// What it shows.
    pub part: Part,
    /// The same, as CSS selects it.
    pub selector: &'static str,
    /// What it is for.
    words: DoorLabel,
}

const fn stop(part: Part, selector: &'static str, words: DoorLabel) -> Stop {
    Stop {
        part,
        selector,
        words,
    }
}

/// In the order in which they are visited.
pub const STOPS: [Stop; 5] = [
    stop(
        Part::Pane(Role::Client),
        ".stage > :nth-child(1)",
        DoorLabel::TourClient,
    ),
    stop(
        Part::Pane(Role::Eavesdropper),
        ".stage > :nth-child(2)",
        DoorLabel::TourWire,
    ),
    stop(
        Part::Pane(Role::Server),
        ".stage > :nth-child(3)",
        DoorLabel::TourServer,
    ),
    stop(
        Part::Other(Label::Inspector),
        ".inspector",
        DoorLabel::TourInspector,
    ),
    stop(Part::Other(Label::Time), ".time", DoorLabel::TourTime),
];

/// One stop, ready to be shown.
#[derive(Clone, Debug, PartialEq)]
pub struct TourCard {
    /// Which one, counted from 0.
    pub at: usize,
    /// Where one is.
    pub title: String,
    /// What it is for.
    pub words: String,
    /// "2 of 5".
    pub count: String,
    /// The stop after this one, counted from 0.
    pub next: Option<usize>,
}

/// The stop `at`, counted from 0.
pub fn tour(text: &Text, at: usize) -> Option<TourCard> {
    let stop = STOPS.get(at)?;
    let count = [
        ("at", Arg::Count(at as u64 + 1)),
        ("last", Arg::Count(STOPS.len() as u64)),
    ];
    Some(TourCard {
        at,
        title: match stop.part {
            Part::Pane(role) => text.role(role),
            Part::Other(label) => text.label(label),
        },
        words: text.door(stop.words, &[]),
        count: text.door(DoorLabel::TourAt, &count),
        next: Some(at + 1).filter(|next| *next < STOPS.len()),
    })
}
