//! What size would stop her: the work of a hard computation at every size.

use padlock_sim::{Could, Knowledge, eavesdropper::Cost};
use padlock_text::{Arg, Label, Text, ToolLabel};

use super::{notebook::duration, number};

/// All that the drawing and its slider show.
#[derive(Clone, Debug, PartialEq)]
pub struct WorkCard {
    /// Unique among the drawings.
    pub key: String,
    /// The sizes, ascending.
    pub sizes: Vec<SizeCard>,
    /// Where the present size stands among them.
    pub present: usize,
    /// What a hundred years are enough for, on one processor core: the logarithm of the work to the base 2.
    pub century: f64,
    /// What is drawn, in words.
    pub legend: String,
}

/// One size.
#[derive(Clone, Debug, PartialEq)]
pub struct SizeCard {
    /// In bits.
    pub bits: usize,
    /// The logarithm of the work to the base 2.
    pub work: f64,
    /// The size, in words.
    pub size: String,
    /// The work and the time, in words.
    pub words: String,
}

/// The work behind something that she could do; `None` where no size helps.
pub fn work(text: &Text, knowledge: &Knowledge, could: &Could) -> Option<WorkCard> {
    let problem = could.problem(&knowledge.known)?;
    let here = could.cost.size;
    let mut sizes = problem.sizes().to_vec();
    if let Err(place) = sizes.binary_search(&here) {
        sizes.insert(place, here);
    }
    Some(WorkCard {
        key: format!("work-{}", could.op.id()),
        present: sizes.iter().position(|size| *size == here)?,
        sizes: sizes
            .into_iter()
            .map(|size| of(text, problem.cost(size)))
            .collect(),
        century: Cost::bits_in(100.0),
        legend: text.tool(ToolLabel::WorkLegend, &[("here", Arg::Count(here as u64))]),
    })
}

fn of(text: &Text, cost: Cost) -> SizeCard {
    let bits = number::superscript(cost.bits);
    let time = duration(text, cost.years);
    SizeCard {
        bits: cost.size,
        work: cost.bits,
        size: text.tool(
            ToolLabel::WorkSize,
            &[("bits", Arg::Count(cost.size as u64))],
        ),
        words: text.label_with(
            Label::Work,
            &[("bits", Arg::Text(&bits)), ("time", Arg::Text(&time))],
        ),
    }
}
