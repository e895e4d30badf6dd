//! For any value: whether she has it, and if not, what the cheapest way to it is.

use std::collections::BTreeSet;

use padlock_tls::{
    ledger::{Op, Recipe, Secrecy, Slot, ValueId, ValueKind},
    party::Whose,
};

use super::{
    Could, Knowledge, Need,
    knowledge::{closure_of_kinds, kinds},
};

/// How things stand with a value.
#[derive(Clone, Debug, PartialEq)]
pub enum Status {
    /// She has it, and not from other values: seen, given, guessed, found.
    Known {
        /// Where it stands in her ledger.
        id: ValueId,
        /// How she came by it.
        op: Op,
    },
    /// It follows from others that she has.
    Derivable {
        /// Where it stands in her ledger.
        id: ValueId,
        /// By which operation.
        op: Op,
        /// From what.
        from: Vec<ValueId>,
    },
    /// She has not got it.
    Lacking {
        /// Every way to it, each with what is missing.
        needs: Vec<Need>,
        /// The hard computation that leads to it with the least work.
        cheapest: Option<Box<Could>>,
        /// The values each of which would do if it were leaked, at no work at all.
        leaks: Vec<(ValueKind, Whose)>,
    },
}

impl Knowledge {
    /// How things stand with the value in a slot.
    #[must_use]
    pub fn status(&self, slot: Slot) -> Status {
        let newest = self.known.newest(slot);
        let line = newest.and_then(|(id, _)| Some((id, self.known.line(id)?)));
        match line {
            Some((id, line)) if line.inputs.is_empty() => Status::Known { id, op: line.op },
            Some((id, line)) => Status::Derivable {
                id,
                op: line.op,
                from: line.inputs.clone(),
            },
            None => self.lacking((slot.kind, slot.of)),
        }
    }

    fn lacking(&self, wanted: (ValueKind, Whose)) -> Status {
        let have = kinds(&self.known);
        let ways = self.recipes.iter();
        let ways = ways.filter(|recipe| (recipe.output, recipe.of) == wanted);
        let needs = ways.map(|recipe| Need {
            op: recipe.op,
            missing: missing(recipe, &have),
        });
        let could = self.could.iter();
        let could = could.filter(|could| could.gives.contains(&wanted));
        let cheapest = could.min_by(|a, b| a.cost.bits.total_cmp(&b.cost.bits));
        Status::Lacking {
            needs: needs.collect(),
            cheapest: cheapest.cloned().map(Box::new),
            leaks: self.leaks(wanted, &have),
        }
    }

    /// The secrets from each of which the value would follow.
    fn leaks(
        &self,
        wanted: (ValueKind, Whose),
        have: &BTreeSet<(ValueKind, Whose)>,
    ) -> Vec<(ValueKind, Whose)> {
        let inputs = self.recipes.iter().flat_map(|recipe| recipe.inputs);
        let secrets: BTreeSet<_> = inputs
            .filter(|(kind, _)| kind.secrecy() == Secrecy::Secret)
            .filter(|input| **input != wanted && !have.contains(input))
            .copied()
            .collect();
        let would_do = |secret: &(ValueKind, Whose)| {
            let supposed: BTreeSet<_> = have.iter().chain([secret]).copied().collect();
            closure_of_kinds(supposed, &self.recipes).contains(&wanted)
        };
        secrets.into_iter().filter(would_do).collect()
    }
}

fn missing(recipe: &Recipe, have: &BTreeSet<(ValueKind, Whose)>) -> Vec<(ValueKind, Whose)> {
    let inputs = recipe.inputs.iter().copied();
    inputs.filter(|input| !have.contains(input)).collect()
}
