//! The derivation of a value, laid out in columns: sources at the left, the value at the right.

use std::{collections::BTreeMap, rc::Rc};

use padlock_sim::Role;
use padlock_text::Label;
use padlock_tls::ledger::ValueId;

use super::{
    subject::{self, Shown},
    value::{Look, ValueCard},
};
use crate::store::{AppState, Selection};

/// All that the Derivation tab shows.
#[derive(Clone, Debug, PartialEq)]
pub struct DerivationCard {
    /// Unique for each value.
    pub key: String,
    /// The values to choose from, for a message.
    pub picks: Vec<ValueCard>,
    /// Why the lamp says what it says.
    pub lead: Option<String>,
    /// Said when there is nothing to derive.
    pub empty: Option<String>,
    /// The drawing.
    pub graph: Option<Rc<GraphCard>>,
}

/// A drawing: nodes in columns and rows, edges between them.
#[derive(Clone, Debug, PartialEq)]
pub struct GraphCard {
    /// Sources first.
    pub nodes: Vec<NodeCard>,
    /// From and to, as indexes of nodes.
    pub edges: Vec<(usize, usize)>,
    /// How many columns.
    pub columns: usize,
    /// How many rows in the longest column.
    pub rows: usize,
}

/// One node.
#[derive(Clone, Debug, PartialEq)]
pub struct NodeCard {
    /// The value.
    pub card: ValueCard,
    /// Its column, from the left.
    pub column: usize,
    /// Its row, from the top.
    pub row: usize,
    /// Whether it is what all the others lead to.
    pub goal: bool,
}

/// The Derivation tab in this state.
pub fn derivation(state: &AppState) -> DerivationCard {
    let text = &state.text;
    let shown = subject::shown_value(state);
    let lead = match &state.selection {
        Selection::Lamp(name) => state
            .insight
            .verdict
            .lamps()
            .iter()
            .find(|(other, _)| other == name)
            .map(|(_, lamp)| text.reason(lamp.proof.reason)),
        _ => None,
    };
    let empty = (shown.is_none() && lead.is_none()).then(|| text.label(Label::NoDerivation));
    DerivationCard {
        key: shown
            .as_ref()
            .map(|shown| shown.card.key.clone())
            .unwrap_or_default(),
        picks: subject::picks(state),
        lead,
        empty,
        graph: shown.map(|shown| Rc::new(graph(state, &shown))),
    }
}

fn graph(state: &AppState, shown: &Shown<'_>) -> GraphCard {
    let role = match &shown.card.target {
        Selection::Value { holder, .. } => *holder,
        _ => Role::Eavesdropper,
    };
    let look = Look::of(state, role);
    let ids = shown.ledger.ancestry(shown.id);
    let places = places(shown, &ids);
    let mut nodes = Vec::new();
    let mut edges = Vec::new();
    for id in &ids {
        let (Some(line), Some((column, row))) = (shown.ledger.line(*id), places.get(id)) else {
            continue;
        };
        for input in &line.inputs {
            if let Some(from) = ids.iter().position(|other| other == input) {
                edges.push((from, nodes.len()));
            }
        }
        nodes.push(NodeCard {
            card: look.card(*id, line),
            column: *column,
            row: *row,
            goal: *id == shown.id,
        });
    }
    GraphCard {
        columns: places
            .values()
            .map(|(column, _)| column + 1)
            .max()
            .unwrap_or_default(),
        rows: places
            .values()
            .map(|(_, row)| row + 1)
            .max()
            .unwrap_or_default(),
        nodes,
        edges,
    }
}

/// A value stands one column right of its last input; sources move right, next to where they are used first.
fn places(shown: &Shown<'_>, ids: &[ValueId]) -> BTreeMap<ValueId, (usize, usize)> {
    let mut column: BTreeMap<ValueId, usize> = BTreeMap::new();
    for id in ids {
        let inputs = shown
            .ledger
            .line(*id)
            .map(|line| line.inputs.as_slice())
            .unwrap_or_default();
        let after = inputs
            .iter()
            .filter_map(|input| column.get(input))
            .max()
            .map_or(0, |last| last + 1);
        column.insert(*id, after);
    }
    for id in ids {
        let is_source = shown
            .ledger
            .line(*id)
            .is_some_and(|line| line.inputs.is_empty());
        let used = ids
            .iter()
            .filter(|other| {
                shown
                    .ledger
                    .line(**other)
                    .is_some_and(|line| line.inputs.contains(id))
            })
            .filter_map(|other| column.get(other).copied())
            .min();
        if let (true, Some(used)) = (is_source, used) {
            column.insert(*id, used.saturating_sub(1));
        }
    }
    let mut filled: BTreeMap<usize, usize> = BTreeMap::new();
    let mut places = BTreeMap::new();
    for id in ids {
        let at = column.get(id).copied().unwrap_or_default();
        let row = filled.entry(at).or_insert(0);
        places.insert(*id, (at, *row));
        *row += 1;
    }
    places
}
