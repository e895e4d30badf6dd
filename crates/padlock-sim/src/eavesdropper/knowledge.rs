//! Knowledge: everything that follows from what she saw, was given, or found by work.

use std::collections::BTreeSet;

use padlock_tls::{
    ledger::{Ledger, Op, Recipe, Value, ValueId, ValueKind, closure},
    party::Whose,
    shared::Shared,
};

#[cfg(feature = "all-suites")]
use padlock_tls::tls13;

use super::{Capture, Cost, Eavesdropper, Gain, HardOp, Observed, Seen, hard, observe};

/// What the eavesdropper knows, lacks, and could do.
#[derive(Clone, Debug, PartialEq)]
pub struct Knowledge {
    /// Every value that she holds, with where it came from; newest last.
    pub known: Ledger,
    /// What each capture is.
    pub seen: Vec<Seen>,
    /// What she is missing, and what it would take.
    pub lacks: Vec<Lack>,
    /// The hard computations that would get her further.
    pub could: Vec<Could>,
    /// What follows from what, in the connections that she saw.
    #[cfg(feature = "all-suites")]
    pub(super) recipes: Vec<Recipe>,
}

/// A value that she does not know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lack {
    /// What it is.
    pub kind: ValueKind,
    /// Whose it is.
    pub of: Whose,
    /// Every way to it, each with what is missing.
    pub needs: Vec<Need>,
}

/// One way to a value, and what is missing for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Need {
    /// The operation that would give it.
    pub op: Op,
    /// The inputs of the operation that she does not know.
    pub missing: Vec<(ValueKind, Whose)>,
}

/// A hard computation that she could do, at a cost.
#[derive(Clone, Debug, PartialEq)]
pub struct Could {
    /// The computation.
    pub op: HardOp,
    /// What it would be done on.
    pub on: ValueId,
    /// What it would cost.
    pub cost: Cost,
    /// Whether it can be done here and now.
    pub feasible: bool,
    /// What would follow, by the same recipes.
    pub gives: Vec<(ValueKind, Whose)>,
}

/// What a learner asks after; the rest of what is lacking follows from these.
const WANTED: &[ValueKind] = &[
    ValueKind::RsaPrivateExponent,
    ValueKind::EphemeralPrivateKey,
    ValueKind::PreMasterSecret,
    ValueKind::MasterSecret,
    ValueKind::SharedSecret,
    ValueKind::ApplicationTrafficSecret,
    ValueKind::SessionKey,
    ValueKind::ApplicationData,
];

impl Knowledge {
    /// The least fixpoint of the recipes over all that she holds.
    #[must_use]
    pub fn of(eavesdropper: &Eavesdropper) -> Self {
        #[cfg(feature = "all-suites")]
        if eavesdropper.has_many_wires() {
            return Self::of_all_wires(eavesdropper);
        }
        Self::of_captures(eavesdropper.captures(), eavesdropper.gains())
    }

    /// What follows from these captures, and from what she has besides.
    pub(super) fn of_captures(captures: &Shared<Capture>, gains: &[Gain]) -> Self {
        let observed = observe(captures);
        let recipes = observed.recipes();
        let recipes = recipes.as_slice();
        let mut known = observed.ledger.clone();
        observed.follow(&mut known, recipes);
        for gain in gains {
            let inputs: Vec<ValueId> = gain
                .inputs
                .iter()
                .filter_map(|input| known.find(input))
                .collect();
            // What was found by work on something that was not seen here has no place here.
            if inputs.len() < gain.inputs.len() {
                continue;
            }
            known.add(gain.value.clone(), gain.op, inputs);
            observed.follow(&mut known, recipes);
        }
        let lacks = lacks(&known, recipes);
        let could = hard::within_reach(&known, recipes);
        Self {
            known,
            seen: observed.seen,
            lacks,
            could,
            #[cfg(feature = "all-suites")]
            recipes: recipes.to_vec(),
        }
    }

    /// Whether she knows this very value.
    #[must_use]
    pub fn knows(&self, value: &Value) -> bool {
        self.known.find(value).is_some()
    }
}

impl Observed {
    /// What follows from what, given what both ends agreed on.
    fn recipes(&self) -> Vec<Recipe> {
        #[cfg(feature = "all-suites")]
        if self.ledger.tls13().is_some() {
            return tls13::recipes::all(self.behind.psks.exchange());
        }
        let session = self.ledger.session();
        let recipes = session.map(|session| (session.rules.recipes)(session));
        #[cfg(feature = "all-suites")]
        let recipes = recipes.map(|recipes| [recipes, self.names.recipes()].concat());
        recipes.unwrap_or_default()
    }

    /// Adds everything that follows from `known`, until nothing more does.
    fn follow(&self, known: &mut Ledger, recipes: &[Recipe]) {
        #[cfg(feature = "all-suites")]
        let by_kind: Vec<Recipe> = match self.ledger.tls13() {
            Some(_) => recipes
                .iter()
                .copied()
                .filter(|recipe| !tls13::recipes::goes_by_place(recipe))
                .collect(),
            None => recipes.to_vec(),
        };
        #[cfg(feature = "all-suites")]
        let recipes = by_kind.as_slice();
        closure(known, recipes);
        while self.read_on(known) {
            closure(known, recipes);
        }
    }

    /// Reads on in what has opened; whether that gave anything new.
    #[cfg(feature = "all-suites")]
    fn read_on(&self, known: &mut Ledger) -> bool {
        self.behind.read_on(known)
    }

    #[cfg(not(feature = "all-suites"))]
    fn read_on(&self, _known: &mut Ledger) -> bool {
        false
    }
}

/// The kinds of value that a ledger holds.
pub(super) fn kinds(known: &Ledger) -> BTreeSet<(ValueKind, Whose)> {
    // One after the other: there are few kinds, and many lines, which collecting would sort.
    let mut kinds = BTreeSet::new();
    for (_, line) in known.lines() {
        kinds.insert((line.value.slot.kind, line.value.slot.of));
    }
    kinds
}

/// All kinds that would follow if `have` were known.
pub(super) fn closure_of_kinds(
    mut have: BTreeSet<(ValueKind, Whose)>,
    recipes: &[Recipe],
) -> BTreeSet<(ValueKind, Whose)> {
    loop {
        let before = have.len();
        for recipe in recipes {
            if recipe.inputs.iter().all(|input| have.contains(input)) {
                have.insert((recipe.output, recipe.of));
            }
        }
        if have.len() == before {
            return have;
        }
    }
}

/// What is wanted and not known, once something that it is made from has been seen.
fn lacks(known: &Ledger, recipes: &[Recipe]) -> Vec<Lack> {
    let have = kinds(known);
    let started = |recipe: &Recipe| recipe.inputs.iter().any(|input| have.contains(input));
    let mut lacks: Vec<Lack> = Vec::new();
    for recipe in recipes {
        let wanted = WANTED.contains(&recipe.output) && !have.contains(&(recipe.output, recipe.of));
        if !wanted || !started(recipe) {
            continue;
        }
        let missing = recipe
            .inputs
            .iter()
            .copied()
            .filter(|input| !have.contains(input))
            .collect();
        let need = Need {
            op: recipe.op,
            missing,
        };
        match lacks
            .iter_mut()
            .find(|lack| (lack.kind, lack.of) == (recipe.output, recipe.of))
        {
            Some(lack) => lack.needs.push(need),
            None => lacks.push(Lack {
                kind: recipe.output,
                of: recipe.of,
                needs: vec![need],
            }),
        }
    }
    lacks
}
