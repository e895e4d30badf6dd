//! The eavesdropper's pane: the ladder and her notebook.

use std::rc::Rc;

use padlock_sim::{Command, Role};
use padlock_text::Label;

use super::{
    ladder::{self, LadderCard},
    notebook::{self, CouldCard, LackCard},
    switch::{SwitchCard, switch},
    value::{Look, ValueCard},
};
use crate::store::AppState;

/// All that the eavesdropper's pane shows.
#[derive(Clone, Debug, PartialEq)]
pub struct WireCard {
    /// Her name.
    pub title: String,
    /// Who plays her; nobody plays in a recording.
    pub switch: Option<SwitchCard>,
    /// The ladder.
    pub ladder: LadderCard,
    /// What she knows, newest first.
    pub knows: Vec<Rc<ValueCard>>,
    /// How many values that is, those included that a long recording leaves out.
    pub known: usize,
    /// What she could do.
    pub could: Vec<CouldCard>,
    /// Said when she could do nothing.
    pub idle: String,
    /// What she lacks.
    pub lacks: Vec<LackCard>,
}

/// The eavesdropper's pane in this state.
pub fn wire(state: &AppState) -> WireCard {
    let knowledge = state.insight.knowledge();
    let text = &state.text;
    WireCard {
        title: text.role(Role::Eavesdropper),
        switch: Some(switch(state, Role::Eavesdropper)),
        ladder: ladder::ladder(state),
        knows: Look::of(state, Role::Eavesdropper).cards(&knowledge.known),
        known: knowledge.known.len(),
        could: notebook::could(state),
        idle: text.label(
            match state
                .timeline
                .commands()
                .iter()
                .any(|done| matches!(done, Command::Crack(_) | Command::Leak(_)))
            {
                true => Label::CouldNoMore,
                false => Label::CouldNothing,
            },
        ),
        lacks: knowledge
            .lacks
            .iter()
            .map(|missing| notebook::lack(text, missing))
            .collect(),
    }
}
