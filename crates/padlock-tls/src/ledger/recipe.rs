//! Recipes: which operation makes which value from which others. They are public, as the RFC is;
//! what protects a secret is only that some input is missing.

use std::collections::BTreeSet;

use super::{Ledger, Op, Slot, ValueId, ValueKind};
use crate::party::Whose;

/// One way to come by a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Recipe {
    /// The operation.
    pub op: Op,
    /// What it makes.
    pub output: ValueKind,
    /// Whose.
    pub of: Whose,
    /// What it takes.
    pub inputs: &'static [(ValueKind, Whose)],
}

/// Adds everything that follows from `ledger` by `recipes`, until nothing more does: the least fixpoint.
///
/// Where several values fit an input (under tampering there may be two `client_random`s), every
/// combination is tried; one that fails its check (a wrong key does not open a record) adds nothing.
pub fn closure(ledger: &mut Ledger, recipes: &[Recipe]) {
    let mut tried: BTreeSet<(usize, Vec<ValueId>)> = BTreeSet::new();
    loop {
        let before = ledger.len();
        for (index, recipe) in recipes.iter().enumerate() {
            for inputs in combinations(ledger, recipe) {
                if tried.insert((index, inputs.clone())) {
                    let number = number_of(ledger, recipe, &inputs);
                    let output = Slot {
                        kind: recipe.output,
                        of: recipe.of,
                        number,
                    };
                    // A combination that fails its check is no knowledge: nothing is added.
                    let _ = ledger.derive(output, recipe.op, &inputs);
                }
            }
        }
        if ledger.len() == before {
            return;
        }
    }
}

/// Every choice of held values for the recipe's inputs; inputs that are numbered must agree on the number.
fn combinations(ledger: &Ledger, recipe: &Recipe) -> Vec<Vec<ValueId>> {
    let mut partial: Vec<Vec<ValueId>> = vec![vec![]];
    for (kind, of) in recipe.inputs {
        let fitting: Vec<ValueId> = ledger
            .lines()
            .filter(|(_, line)| line.value.slot.kind == *kind && line.value.slot.of == *of)
            .map(|(id, _)| id)
            .collect();
        partial = partial
            .into_iter()
            .flat_map(|chosen| {
                fitting.iter().map(move |id| {
                    let mut extended = chosen.clone();
                    extended.push(*id);
                    extended
                })
            })
            .filter(|chosen| same_number(ledger, chosen))
            .collect();
    }
    partial
}

fn same_number(ledger: &Ledger, chosen: &[ValueId]) -> bool {
    let mut numbers = chosen.iter().filter_map(|id| {
        let slot = ledger.line(*id)?.value.slot;
        slot.kind.is_numbered().then_some(slot.number)
    });
    numbers
        .next()
        .is_none_or(|first| numbers.all(|number| number == first))
}

fn number_of(ledger: &Ledger, recipe: &Recipe, inputs: &[ValueId]) -> u64 {
    if !recipe.output.is_numbered() {
        return 0;
    }
    inputs
        .iter()
        .filter_map(|id| ledger.line(*id))
        .find(|line| line.value.slot.kind.is_numbered())
        .map_or(0, |line| line.value.slot.number)
}
