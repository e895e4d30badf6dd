//! What the inspector looks at, and from which side.

use std::rc::Rc;

use padlock_sim::{Fate, Message, Role};
use padlock_text::{Arg, Label};
use padlock_tls::ledger::{Ledger, Value, ValueId};

#[cfg(feature = "whole")]
use super::reproduce::{self, ReproduceCard};
use super::{
    Meaning,
    bytes::{self, BytesCard},
    explain::{self, ExplainCard},
    eyes::{self, EyesCard},
    graph::{self, DerivationCard},
    ladder, lamps, rung,
    value::{Look, ValueCard, ledger, meaning_word},
    working::{self, WorkingCard},
};
use crate::store::{AppState, Selection, Tab};

/// All that the inspector shows.
#[derive(Clone, Debug, PartialEq)]
pub struct InspectorCard {
    /// The tab.
    pub tab: Tab,
    /// The tabs that there are.
    pub tabs: &'static [Tab],
    /// What it is about.
    pub subject: SubjectCard,
    /// The view.
    pub panel: PanelCard,
}

/// The line over the view.
#[derive(Clone, Debug, PartialEq)]
pub struct SubjectCard {
    /// Colour and icon.
    pub meaning: Meaning,
    /// What is selected.
    pub title: String,
    /// The facts about it.
    pub facts: String,
}

/// One of the views.
#[derive(Clone, Debug, PartialEq)]
pub enum PanelCard {
    /// In words.
    Explain(Rc<ExplainCard>),
    /// Its bytes.
    Bytes(Rc<BytesCard>),
    /// The arithmetic.
    Working(Rc<WorkingCard>),
    /// What it came from.
    Derivation(Rc<DerivationCard>),
    /// Three pairs of eyes.
    Eyes(Rc<EyesCard>),
    /// The command line.
    #[cfg(feature = "whole")]
    Reproduce(Rc<ReproduceCard>),
}

impl PanelCard {
    /// Whether it is one record, seen from outside: that scrolls by itself.
    pub fn is_one_piece(&self) -> bool {
        matches!(self, Self::Bytes(card) if card.outer.is_some() && card.viewers.is_empty())
    }
}

/// The inspector in this state.
pub fn inspector(state: &AppState) -> InspectorCard {
    InspectorCard {
        tab: state.tab,
        tabs: Tab::ALL,
        subject: subject(state),
        panel: match state.tab {
            Tab::Explain => PanelCard::Explain(Rc::new(explain::explain(state))),
            Tab::Bytes => PanelCard::Bytes(Rc::new(bytes::bytes(state))),
            Tab::Working => PanelCard::Working(Rc::new(working::working(state))),
            Tab::Derivation => PanelCard::Derivation(Rc::new(graph::derivation(state))),
            Tab::AsSeenBy => PanelCard::Eyes(Rc::new(eyes::eyes(state))),
            #[cfg(feature = "whole")]
            Tab::Reproduce => PanelCard::Reproduce(Rc::new(reproduce::reproduce(state))),
        },
    }
}

/// The message that is selected.
pub fn message(state: &AppState) -> Option<&Message> {
    ladder::shown_message(state).and_then(|id| state.world().message(id))
}

fn subject(state: &AppState) -> SubjectCard {
    let text = &state.text;
    match &state.selection {
        Selection::Value { holder, value } => of_value(&Look::of(state, *holder), value),
        Selection::Lamp(_) => lamps::lamps(state)
            .into_iter()
            .find(|lamp| lamp.selected)
            .map_or_else(
                || nothing(state),
                |lamp| SubjectCard {
                    meaning: lamp.meaning,
                    facts: text
                        .label_with(Label::LampFacts, &[("verdict", Arg::Text(&lamp.verdict))]),
                    title: lamp.name,
                },
            ),
        Selection::Newest | Selection::Message(_) => {
            message(state).map_or_else(|| nothing(state), |message| of_message(state, message))
        }
    }
}

fn nothing(state: &AppState) -> SubjectCard {
    SubjectCard {
        meaning: Meaning::Neutral,
        title: state.text.label(Label::NothingSelected),
        facts: state.text.label(Label::NothingSelectedFacts),
    }
}

/// A value in the eyes of whoever holds it.
pub fn of_value(look: &Look<'_>, value: &Value) -> SubjectCard {
    let Look { text, role, .. } = look;
    let meaning = look.meaning(value.slot.kind);
    SubjectCard {
        meaning,
        title: text.slot(value.slot),
        facts: text.label_with(
            Label::ValueOf,
            &[
                ("role", Arg::Text(&text.role(*role))),
                ("count", Arg::Count(value.bytes.len() as u64)),
                ("meaning", Arg::Text(&meaning_word(text, meaning))),
            ],
        ),
    }
}

fn of_message(state: &AppState, message: &Message) -> SubjectCard {
    let text = &state.text;
    let meaning = ladder::meaning(message.protected);
    let label = match message.fate {
        Fate::Delivered => Label::MessageFacts,
        _ => Label::MessageOnTheWay,
    };
    SubjectCard {
        meaning,
        title: rung::sent_name(state, message),
        facts: text.label_with(
            label,
            &[
                ("number", Arg::Count(message.id.index() as u64 + 1)),
                ("from", Arg::Text(&text.party(message.from))),
                ("to", Arg::Text(&text.party(message.to()))),
                ("count", Arg::Count(message.bytes.len() as u64)),
                ("meaning", Arg::Text(&meaning_word(text, meaning))),
            ],
        ),
    }
}

/// A value with the ledger that it stands in.
pub struct Shown<'a> {
    /// Whose ledger, or the one that proves a lamp.
    pub ledger: &'a Ledger,
    /// Where in it.
    pub id: ValueId,
    /// How it looks.
    pub card: ValueCard,
}

/// The value that Working and Derivation are about: the one selected, the one that decides the lamp,
/// or the one picked among those of the message.
pub fn shown_value(state: &AppState) -> Option<Shown<'_>> {
    if let Selection::Lamp(name) = &state.selection {
        let (_, lamp) = state
            .insight
            .verdict()
            .lamps()
            .into_iter()
            .find(|(other, _)| other == name)?;
        let (ledger, id) = (lamp.proof.ledger.as_ref()?, lamp.proof.value?);
        let card = Look::of(state, Role::Eavesdropper).card(id, ledger.line(id)?);
        return Some(Shown { ledger, id, card });
    }
    let selected = match &state.selection {
        Selection::Value { .. } => state.selection.clone(),
        _ => picked(state)?,
    };
    let Selection::Value { holder, value } = &selected else {
        return None;
    };
    let ledger = ledger(state, *holder);
    let id = ledger.find(value)?;
    Some(Shown {
        ledger,
        id,
        card: Look::of(state, *holder).card(id, ledger.line(id)?),
    })
}

/// The picked value of the message, or the first one that was computed.
fn picked(state: &AppState) -> Option<Selection> {
    let picks = picks(state);
    picks
        .iter()
        .find(|card| card.selected)
        .or_else(|| picks.first())
        .map(|card| card.target.clone())
}

/// The values that the selected message carries or proves, as its sender holds them, else its receiver.
pub fn picks(state: &AppState) -> Vec<ValueCard> {
    let Some(message) = message(state) else {
        return Vec::new();
    };
    let mut cards: Vec<ValueCard> = Vec::new();
    for slot in state
        .world()
        .slots_in(message.id, state.insight.knowledge())
    {
        let holder = [Role::from(message.from), Role::from(message.to())]
            .into_iter()
            .find_map(|role| ledger(state, role).newest(slot).map(|(id, _)| (role, id)));
        let Some((role, id)) = holder else { continue };
        let Some(line) = ledger(state, role).line(id) else {
            continue;
        };
        cards.push(Look::of(state, role).card(id, line));
    }
    let chosen = state
        .picked
        .clone()
        .or_else(|| cards.first().map(|card| card.target.clone()));
    for card in &mut cards {
        card.selected = Some(&card.target) == chosen.as_ref();
    }
    cards
}
