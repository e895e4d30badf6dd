//! The recorder: any computation can show its rows, and nobody pays when nobody asks.

mod cell;
mod symbol;

use serde::{Deserialize, Serialize};

pub use cell::Cell;
pub use symbol::{Symbol, WorkingOp};

#[cfg(test)]
mod tests;

/// Records the steps of computations, or nothing at all.
///
/// Rows are built by closures that run only when recording is on.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Working {
    on: bool,
    depth: u8,
    steps: Vec<Step>,
}

/// One computation: what went in, a table, what came out.
///
/// Steps form a flat list in the order in which they began; a step inside another is one deeper.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// What was computed.
    pub op: WorkingOp,
    /// How many steps enclose this one.
    pub depth: u8,
    /// What went in.
    pub inputs: Vec<(Symbol, Cell)>,
    /// The heads of the table; empty when there is none.
    pub columns: Vec<Symbol>,
    /// The table. A row is as long as `columns`, or one [`Cell::Elided`].
    pub rows: Vec<Vec<Cell>>,
    /// What came out; empty when the computation was refused on the way.
    pub result: Vec<(Symbol, Cell)>,
}

/// A step that has begun: where its rows go.
#[derive(Debug)]
pub struct OpenStep {
    /// The index into the steps; `None` when recording is off.
    index: Option<usize>,
}

impl Working {
    /// A recorder that records nothing.
    #[must_use]
    pub const fn off() -> Self {
        Self {
            on: false,
            depth: 0,
            steps: Vec::new(),
        }
    }

    /// A recorder that records.
    #[must_use]
    pub const fn on() -> Self {
        Self {
            on: true,
            depth: 0,
            steps: Vec::new(),
        }
    }

    /// Whether rows are recorded.
    #[must_use]
    pub const fn is_on(&self) -> bool {
        self.on
    }

    /// What was recorded so far, in the order in which it began.
    #[must_use]
    pub fn steps(&self) -> &[Step] {
        &self.steps
    }

    /// What was recorded.
    #[must_use]
    pub fn into_steps(self) -> Vec<Step> {
        self.steps
    }

    /// Begins a step; steps begun before it is closed are inside it.
    pub fn open(
        &mut self,
        op: WorkingOp,
        inputs: impl FnOnce() -> Vec<(Symbol, Cell)>,
    ) -> OpenStep {
        if !self.on {
            return OpenStep { index: None };
        }
        let index = self.steps.len();
        self.steps.push(Step {
            op,
            depth: self.depth,
            inputs: inputs(),
            columns: Vec::new(),
            rows: Vec::new(),
            result: Vec::new(),
        });
        self.depth = self.depth.saturating_add(1);
        OpenStep { index: Some(index) }
    }

    /// Names the columns of the step's table.
    pub fn columns(&mut self, step: &OpenStep, columns: &[Symbol]) {
        if let Some(step) = self.recorded(step) {
            step.columns = columns.to_vec();
        }
    }

    /// Appends a row to the step's table.
    pub fn row(&mut self, step: &OpenStep, cells: impl FnOnce() -> Vec<Cell>) {
        if let Some(step) = self.recorded(step) {
            step.rows.push(cells());
        }
    }

    /// Leaves a row out of an outline: consecutive ones become one [`Cell::Elided`] row.
    pub fn elide(&mut self, step: &OpenStep) {
        let Some(step) = self.recorded(step) else {
            return;
        };
        if let Some([Cell::Elided(count)]) = step.rows.last_mut().map(Vec::as_mut_slice) {
            *count += 1;
            return;
        }
        step.rows.push(vec![Cell::Elided(1)]);
    }

    /// Ends a step and says what came out.
    pub fn close(&mut self, step: &OpenStep, result: impl FnOnce() -> Vec<(Symbol, Cell)>) {
        if let Some(step) = self.recorded(step) {
            step.result = result();
            let depth = step.depth;
            self.depth = depth;
        }
    }

    fn recorded(&mut self, step: &OpenStep) -> Option<&mut Step> {
        step.index.and_then(|index| self.steps.get_mut(index))
    }
}
