//! The derivation of a value, laid out in columns: sources at the left, the value at the right.

use std::rc::Rc;

use padlock_sim::Role;
use padlock_text::Label;
use padlock_tls::ledger::{Ledger, ValueId};

#[cfg(feature = "whole")]
use super::schedule;
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
    /// The column of a key schedule's spine: then every node stands in its own row, and lines lead down from the spine.
    pub spine: Option<usize>,
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
    /// Whether it is shown beside them, and leads nowhere.
    pub aside: bool,
}

/// The Derivation tab in this state.
pub fn derivation(state: &AppState) -> DerivationCard {
    let text = &state.text;
    let shown = subject::shown_value(state);
    let lead = match &state.selection {
        Selection::Lamp(name) => state
            .insight
            .verdict()
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
    let own = shown.ledger.ancestry(shown.id);
    let ids = diagram(shown.ledger, &own);
    let mut cards = Vec::new();
    let mut edges = Vec::new();
    for id in &ids {
        let Some(line) = shown.ledger.line(*id) else {
            continue;
        };
        for input in &line.inputs {
            if let Some(from) = ids.iter().position(|other| other == input) {
                edges.push((from, cards.len()));
            }
        }
        cards.push((*id, look.card(*id, line)));
    }
    let (places, spine) = places(shown.ledger, &ids, &edges);
    let mut nodes: Vec<NodeCard> = Vec::new();
    for ((id, card), (column, row)) in cards.into_iter().zip(places) {
        let above = nodes.iter().filter(|node| node.column == column);
        nodes.push(NodeCard {
            row: row.unwrap_or_else(|| above.count()),
            card,
            column,
            goal: id == shown.id,
            aside: !own.contains(&id),
        });
    }
    let most = |of: fn(&NodeCard) -> usize| nodes.iter().map(of).max().unwrap_or_default();
    GraphCard {
        columns: most(|node| node.column + 1),
        rows: most(|node| node.row + 1),
        nodes,
        edges,
        spine,
    }
}

/// The column of every node, its row where that is given, and the spine's column.
type Places = (Vec<(usize, Option<usize>)>, Option<usize>);

fn in_columns(count: usize, edges: &[(usize, usize)]) -> Places {
    let columns = columns(count, edges).into_iter();
    (columns.map(|column| (column, None)).collect(), None)
}

#[cfg(not(feature = "whole"))]
fn diagram(_: &Ledger, own: &[ValueId]) -> Vec<ValueId> {
    own.to_vec()
}

/// The values that are drawn: a key schedule is drawn whole.
#[cfg(feature = "whole")]
fn diagram(ledger: &Ledger, own: &[ValueId]) -> Vec<ValueId> {
    let mut ids = own.to_vec();
    if ledger.tls13().is_some() {
        ids.extend(schedule::beside(ledger, own));
        ids.sort_unstable();
    }
    ids
}

#[cfg(not(feature = "whole"))]
fn places(_: &Ledger, ids: &[ValueId], edges: &[(usize, usize)]) -> Places {
    in_columns(ids.len(), edges)
}

#[cfg(feature = "whole")]
fn places(ledger: &Ledger, ids: &[ValueId], edges: &[(usize, usize)]) -> Places {
    let Some(schedule) = schedule::schedule(ledger, ids) else {
        return in_columns(ids.len(), edges);
    };
    let places = schedule.places.iter();
    let places = places.map(|(_, column, row)| (*column, Some(*row)));
    (places.collect(), Some(schedule.spine))
}

/// The column of every node, inputs before what is made of them: a value stands one column right of its last input;
/// sources move right, next to where they are used first.
fn columns(count: usize, edges: &[(usize, usize)]) -> Vec<usize> {
    let mut columns: Vec<usize> = Vec::with_capacity(count);
    for node in 0..count {
        let inputs = edges.iter().filter(|(_, to)| *to == node);
        let last = inputs.filter_map(|(from, _)| columns.get(*from)).max();
        columns.push(last.map_or(0, |last| last + 1));
    }
    for node in 0..count {
        let is_source = edges.iter().all(|(_, to)| *to != node);
        let uses = edges.iter().filter(|(from, _)| *from == node);
        let used = uses.filter_map(|(_, to)| columns.get(*to)).min().copied();
        if let (true, Some(used), Some(column)) = (is_source, used, columns.get_mut(node)) {
            *column = used.saturating_sub(1);
        }
    }
    columns
}
