//! Recipes: which operation makes which value from which others. They are public, as the RFC is;
//! what protects a secret is only that some input is missing.

#[cfg(feature = "all-suites")]
use std::collections::BTreeMap;
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
    let mut held = Held::default();
    loop {
        let before = ledger.len();
        for (index, recipe) in recipes.iter().enumerate() {
            held.take_in(ledger);
            for inputs in held.combinations(recipe) {
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

#[cfg(feature = "all-suites")]
type Places = BTreeMap<Slot, Vec<ValueId>>;
/// Few enough to be looked through.
#[cfg(not(feature = "all-suites"))]
type Places = Vec<(Slot, ValueId)>;

/// The lines of a ledger by their slots.
#[derive(Default)]
struct Held {
    places: Places,
    /// How many lines are in it.
    covered: usize,
}

/// Inputs chosen so far, and the number that those of them share that have one.
type Chosen = (Vec<ValueId>, Option<u64>);

impl Held {
    /// Takes in the lines that are new.
    fn take_in(&mut self, ledger: &Ledger) {
        for (id, line) in ledger.lines_from(self.covered) {
            #[cfg(feature = "all-suites")]
            self.places.entry(line.value.slot).or_default().push(id);
            #[cfg(not(feature = "all-suites"))]
            self.places.push((line.value.slot, id));
        }
        self.covered = ledger.len();
    }

    /// Every choice of held values for the recipe's inputs; inputs that are numbered must agree on the number.
    fn combinations(&self, recipe: &Recipe) -> Vec<Vec<ValueId>> {
        let mut partial: Vec<Chosen> = vec![(vec![], None)];
        for (kind, of) in recipe.inputs {
            let all = self.fitting(*kind, *of, None);
            let extended = partial.iter().flat_map(|(chosen, number)| {
                let fitting = match number.filter(|_| kind.is_numbered()) {
                    None => all.clone(),
                    number => self.fitting(*kind, *of, number),
                };
                fitting.into_iter().map(|(id, own)| {
                    let own = kind.is_numbered().then_some(own);
                    ([chosen.as_slice(), &[id]].concat(), number.or(own))
                })
            });
            partial = extended.collect();
        }
        partial.into_iter().map(|(chosen, _)| chosen).collect()
    }

    /// The values of a kind, all of them or those with a number, in the order of the ledger.
    #[cfg(not(feature = "all-suites"))]
    fn fitting(&self, kind: ValueKind, of: Whose, number: Option<u64>) -> Vec<(ValueId, u64)> {
        let places = self.places.iter();
        let of_kind = places.filter(|(slot, _)| (slot.kind, slot.of) == (kind, of));
        of_kind
            .map(|(slot, id)| (*id, slot.number))
            .filter(|(_, own)| number.is_none_or(|number| number == *own))
            .collect()
    }

    /// The values of a kind, all of them or those with a number, in the order of the ledger.
    #[cfg(feature = "all-suites")]
    fn fitting(&self, kind: ValueKind, of: Whose, number: Option<u64>) -> Vec<(ValueId, u64)> {
        let slot = |number| Slot { kind, of, number };
        let numbers = slot(number.unwrap_or(0))..=slot(number.unwrap_or(u64::MAX));
        let slots = self.places.range(numbers);
        let mut fitting: Vec<_> = slots
            .flat_map(|(slot, ids)| ids.iter().map(|id| (*id, slot.number)))
            .collect();
        fitting.sort_unstable();
        fitting
    }
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
