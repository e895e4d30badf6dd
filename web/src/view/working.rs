//! The arithmetic behind a value, as nested steps with tables.

use std::rc::Rc;

use padlock_core::{
    ec::Point,
    working::{Cell, Step, Symbol},
};
use padlock_text::{Arg, Label, Text};

#[cfg(feature = "whole")]
use super::curve::{self, CurveCard};
use super::{Meaning, number, subject, value::ValueCard};
use crate::store::AppState;

/// All that the Working tab shows.
#[derive(Clone, Debug, PartialEq)]
pub struct WorkingCard {
    /// The values to choose from, for a message.
    pub picks: Vec<ValueCard>,
    /// How the value came to be, in one line.
    pub lead: Option<Lead>,
    /// Its colour.
    pub meaning: Meaning,
    /// The outermost steps.
    pub steps: Vec<Rc<StepCard>>,
    /// Said when there is nothing to compute.
    pub empty: Option<String>,
}

/// A value, and how it came to be.
#[derive(Clone, Debug, PartialEq)]
pub struct Lead {
    /// What it is.
    pub name: String,
    /// The value in one line.
    pub short: String,
    /// How it came to be.
    pub how: String,
}

/// One computation.
#[derive(Clone, Debug, PartialEq)]
pub struct StepCard {
    /// Unique in the working.
    pub key: usize,
    /// What was computed.
    pub title: String,
    /// Its result in one short line.
    pub brief: String,
    /// What went in.
    pub inputs: Vec<(String, String)>,
    /// The heads of the table.
    pub columns: Vec<String>,
    /// The curve, where points were added.
    #[cfg(feature = "whole")]
    pub curve: Option<CurveCard>,
    /// The table.
    pub rows: Vec<RowCard>,
    /// What came out.
    pub result: Vec<(String, String)>,
    /// The steps inside.
    pub inner: Vec<Rc<StepCard>>,
    /// Whether it shows its inside at first.
    pub open: bool,
}

/// A row of a table.
#[derive(Clone, Debug, PartialEq)]
pub enum RowCard {
    /// Its cells.
    Cells(Vec<CellCard>),
    /// Rows that were left out.
    Elided(String),
}

/// A cell of a table.
#[derive(Clone, Debug, PartialEq)]
pub enum CellCard {
    /// Words or a number.
    Words(String),
    /// A state of S-AES, down its columns.
    Matrix([String; 4]),
}

/// The Working tab in this state.
pub fn working(state: &AppState) -> WorkingCard {
    let text = &state.text;
    let shown = subject::shown_value(state);
    let steps = shown
        .as_ref()
        .map(|shown| shown.ledger.working(shown.id).into_steps())
        .unwrap_or_default();
    let lead = shown.as_ref().map(|shown| Lead {
        name: shown.card.name.clone(),
        short: shown.card.short.clone(),
        how: shown.card.how.clone(),
    });
    let empty = steps.is_empty().then(|| text.label(Label::NoWorking));
    WorkingCard {
        picks: subject::picks(state),
        lead,
        meaning: shown.map_or(Meaning::Neutral, |shown| shown.card.meaning),
        steps: nest(text, &mut steps.iter().enumerate().peekable(), 0),
        empty,
    }
}

type Steps<'a> = std::iter::Peekable<std::iter::Enumerate<std::slice::Iter<'a, Step>>>;

/// The steps at `depth`, each with the deeper ones that follow it inside.
fn nest(text: &Text, steps: &mut Steps<'_>, depth: u8) -> Vec<Rc<StepCard>> {
    let mut cards = Vec::new();
    while let Some((key, step)) = steps.next_if(|(_, step)| step.depth >= depth) {
        let within = steps.clone();
        let inner = nest(text, steps, step.depth.saturating_add(1));
        cards.push(Rc::new(card(text, key, (step, within), inner)));
    }
    cards
}

/// `within` begins with the steps inside.
fn card(
    text: &Text,
    key: usize,
    (step, within): (&Step, Steps<'_>),
    inner: Vec<Rc<StepCard>>,
) -> StepCard {
    #[cfg(not(feature = "whole"))]
    let _ = within;
    let named = |pairs: &[(Symbol, Cell)]| -> Vec<(String, String)> {
        pairs
            .iter()
            .map(|(symbol, cell)| (text.symbol(*symbol), words(text, cell)))
            .collect()
    };
    let result = named(&step.result);
    StepCard {
        key,
        title: text.working_op(step.op),
        brief: result
            .iter()
            .map(|(name, words)| format!("{name} = {words}"))
            .collect::<Vec<_>>()
            .join(", "),
        inputs: named(&step.inputs),
        #[cfg(feature = "whole")]
        curve: curve::curve(text, step, within.map(|(_, step)| step)),
        columns: step
            .columns
            .iter()
            .map(|symbol| text.symbol(*symbol))
            .collect(),
        rows: step.rows.iter().map(|row| self::row(text, row)).collect(),
        result,
        inner,
        open: step.depth == 0 || (step.depth == 1 && key < 8),
    }
}

fn row(text: &Text, row: &[Cell]) -> RowCard {
    match row {
        [Cell::Elided(count)] => {
            RowCard::Elided(text.label_with(Label::RowsLeftOut, &[("count", Arg::Count(*count))]))
        }
        cells => RowCard::Cells(cells.iter().map(|cell| self::cell(text, cell)).collect()),
    }
}

fn cell(text: &Text, cell: &Cell) -> CellCard {
    match cell {
        Cell::Nibbles(nibbles) => CellCard::Matrix(nibbles.map(|nibble| format!("{nibble:x}"))),
        cell => CellCard::Words(words(text, cell)),
    }
}

/// A cell as a person reads it; the four nibbles of an S-AES state in the order of the block.
fn words(text: &Text, cell: &Cell) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Nat(nat) => number::number(nat),
        Cell::Int(int) => int.to_string(),
        Cell::Bytes(bytes) => number::bytes(bytes),
        Cell::Bit(bit) => u8::from(*bit).to_string(),
        Cell::Bits(bits) => bits
            .iter()
            .map(|bit| if *bit { '1' } else { '0' })
            .collect(),
        Cell::Nibbles(nibbles) => nibbles
            .iter()
            .map(|nibble| format!("{nibble:x}"))
            .collect::<Vec<_>>()
            .join(" "),
        Cell::Name(symbol) => text.symbol(*symbol),
        Cell::Point(Point::Infinity) => "O".to_owned(),
        Cell::Point(Point::Affine { x, y }) => {
            format!("({}, {})", number::number(x), number::number(y))
        }
        Cell::Elided(count) => {
            text.label_with(Label::RowsLeftOut, &[("count", Arg::Count(*count))])
        }
    }
}
