//! The tree of a derivation: a value, and below it what it was computed from.
//!
//! ```text
//! master secret = 51a3 · PRF of the premaster secret and both randoms
//! ├─ premaster secret = 0b1c · drawn at random
//! ├─ client random = b45a… · drawn at random
//! └─ server random = 6d0e… · read off the wire
//! ```

use std::collections::BTreeSet;

use padlock_sim::reproduce;
use padlock_text::{CliLabel, Text};
use padlock_tls::{
    ledger::{Ledger, ValueId},
    party::Size,
};

use super::query::written;
use crate::notation;

/// The most bytes of a value that are written out.
const LONG: usize = 64;

/// A value and everything that it came from; what came up before is not told again.
pub fn tree(text: &Text, ledger: &Ledger, id: ValueId) -> String {
    let mut branches = Branches {
        text,
        ledger,
        told: BTreeSet::new(),
        out: String::new(),
    };
    branches.grow(id);
    branches.out
}

/// One to be told, with the strokes in front of it and of what is below it.
struct Branch {
    id: ValueId,
    own: String,
    below: String,
}

struct Branches<'a> {
    text: &'a Text,
    ledger: &'a Ledger,
    told: BTreeSet<ValueId>,
    out: String,
}

impl Branches<'_> {
    fn grow(&mut self, root: ValueId) {
        let mut open = vec![Branch {
            id: root,
            own: String::new(),
            below: String::new(),
        }];
        while let Some(branch) = open.pop() {
            let is_new = self.told.insert(branch.id);
            let line = self.line(branch.id, is_new);
            self.out.push_str(&format!("{}{line}\n", branch.own));
            if is_new {
                open.extend(self.inputs(&branch));
            }
        }
    }

    /// What a value was computed from, the last on top of the pile.
    fn inputs(&self, branch: &Branch) -> Vec<Branch> {
        let line = self.ledger.line(branch.id);
        let inputs = line.map_or(&[][..], |line| line.inputs.as_slice());
        let inputs = inputs.iter().rev().enumerate();
        inputs
            .map(|(from_last, id)| {
                let (own, below) = match from_last {
                    0 => ("└─ ", "   "),
                    _ => ("├─ ", "│  "),
                };
                Branch {
                    id: *id,
                    own: format!("{}{own}", branch.below),
                    below: format!("{}{below}", branch.below),
                }
            })
            .collect()
    }

    /// What it is, its bytes, and how it came to be.
    fn line(&self, id: ValueId, is_new: bool) -> String {
        let Some(line) = self.ledger.line(id) else {
            return String::new();
        };
        let what = self.text.slot(line.value.slot);
        let how = match is_new {
            true => self.text.op_how(line.op),
            false => self.text.cli(CliLabel::AsAbove, &[]),
        };
        let bytes = bytes(self.text, &line.value.bytes);
        format!("{what} = {bytes} · {how}")
    }
}

/// Every value: how it is asked for, what it is.
pub fn list(text: &Text, ledger: &Ledger, size: Size) -> String {
    let rows: Vec<[String; 3]> = ledger
        .lines()
        .map(|(_, line)| {
            [
                written(line.value.slot),
                notation::value(text, &line.value, size),
                text.slot(line.value.slot),
            ]
        })
        .collect();
    let width = |column: usize| {
        let cells = rows.iter().filter_map(|row| row.get(column));
        cells.map(|cell| cell.chars().count()).max().unwrap_or(0)
    };
    let (first, second) = (width(0), width(1));
    rows.iter()
        .map(|[name, value, what]| format!("{name:first$}  {value:second$}  {what}\n"))
        .collect()
}

/// The command lines of a derivation, sources left out, each below a comment that says what it prints.
pub fn commands(text: &Text, ledger: &Ledger, ids: &[ValueId]) -> String {
    let mut out = String::new();
    for id in ids {
        if let (Some(line), Some(command)) = (ledger.line(*id), reproduce::command(ledger, *id)) {
            let what = text.slot(line.value.slot);
            let bytes = bytes(text, &line.value.bytes);
            out.push_str(&format!("\n# {what} = {bytes}\n{command}\n"));
        }
    }
    out
}

/// Bytes in hexadecimal, the very long ones cut.
fn bytes(text: &Text, bytes: &[u8]) -> String {
    match bytes.get(..LONG) {
        Some(shown) if bytes.len() > LONG => {
            format!("{}… {}", hex(shown), text.bytes(bytes.len()))
        }
        _ => hex(bytes),
    }
}

/// Lower-case hexadecimal.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
