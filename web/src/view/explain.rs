//! A thing in plain words, then in the exact ones.

use padlock_sim::{Lamp, LampState, Message, Role, verdict::LampName};
use padlock_text::{Arg, Label, Text};
use padlock_tls::{
    ledger::{Derivation, Ledger, Value},
    source::Source,
};

use super::{Meaning, eyes, lamps, subject, value::ledger};
use crate::{
    components::icon::Icon,
    store::{AppState, Selection},
};

/// All that the Explain tab shows.
#[derive(Clone, Debug, PartialEq)]
pub struct ExplainCard {
    /// In plain words.
    pub plain: String,
    /// The exact ones: what they are about, and they.
    pub exact: Vec<(String, String)>,
    /// Over the list.
    pub about: String,
    /// What everyone makes of it.
    pub views: Vec<ViewCard>,
}

/// What someone makes of it.
#[derive(Clone, Debug, PartialEq)]
pub struct ViewCard {
    /// Unique in the list.
    pub key: &'static str,
    /// Who.
    pub icon: Icon,
    /// Who, in a word or a few.
    pub who: String,
    /// Colour.
    pub meaning: Meaning,
    /// What.
    pub what: String,
}

/// The Explain tab in this state.
pub fn explain(state: &AppState) -> ExplainCard {
    match (&state.selection, subject::message(state)) {
        (Selection::Value { holder, value }, _) => of_value(state, *holder, value),
        (Selection::Lamp(name), _) => of_lamp(state, *name),
        (_, Some(message)) => of_message(state, message),
        _ => ExplainCard {
            plain: state.text.label(Label::NoBytes),
            exact: Vec::new(),
            about: String::new(),
            views: Vec::new(),
        },
    }
}

fn of_message(state: &AppState, message: &Message) -> ExplainCard {
    let text = &state.text;
    let size = Arg::Count(message.bytes.len() as u64);
    ExplainCard {
        plain: super::message::explained(state, message),
        exact: vec![
            (text.label(Label::RfcName), message.name.id().to_owned()),
            defined(text, message.name.sources()),
            (
                text.label(Label::Size),
                text.label_with(Label::BytesShort, &[("count", size)]),
            ),
        ],
        about: text.label(Label::WhoKnows),
        views: views(state),
    }
}

fn of_value(state: &AppState, holder: Role, value: &Value) -> ExplainCard {
    let text = &state.text;
    ExplainCard {
        about: text.label(Label::WhoKnows),
        views: views(state),
        ..value_explained(text, ledger(state, holder), value)
    }
}

/// A value as the one explains it who has it in this ledger.
pub fn value_explained(text: &Text, known: &Ledger, value: &Value) -> ExplainCard {
    let line = known.find(value).and_then(|id| known.line(id));
    let size = Arg::Count(value.bytes.len() as u64);
    let made = |line: &Derivation| {
        [
            (text.label(Label::HowMade), text.op_how(line.op)),
            defined(text, line.op.sources()),
        ]
    };
    let size = (
        text.label(Label::Size),
        text.label_with(Label::BytesShort, &[("count", size)]),
    );
    ExplainCard {
        plain: text.secrecy_explained(value.slot.kind.secrecy()),
        exact: line.map(made).into_iter().flatten().chain([size]).collect(),
        about: String::new(),
        views: Vec::new(),
    }
}

fn of_lamp(state: &AppState, name: LampName) -> ExplainCard {
    let text = &state.text;
    let lamps = state.insight.verdict().lamps();
    let lamp = lamps.iter().find(|(other, _)| *other == name);
    let why = lamp.map(|(_, lamp)| (text.label(Label::Why), text.reason(lamp.proof.reason)));
    ExplainCard {
        plain: text.lamp_explained(name),
        exact: why.into_iter().collect(),
        about: text.label(Label::Verdict),
        views: lamp
            .map(|(_, lamp)| verdicts(state, name, lamp))
            .unwrap_or_default(),
    }
}

/// What is true; and what each end believes.
fn verdicts(state: &AppState, name: LampName, lamp: &Lamp) -> Vec<ViewCard> {
    let truth = verdict(
        state,
        "truth",
        Icon::Words,
        state.text.lamp(name),
        lamp.state,
    );
    std::iter::once(truth).chain(beliefs(state, name)).collect()
}

fn verdict(
    state: &AppState,
    key: &'static str,
    icon: Icon,
    who: String,
    says: LampState,
) -> ViewCard {
    ViewCard {
        key,
        icon,
        who,
        meaning: lamps::meaning(says),
        what: state.text.verdict(says),
    }
}

#[cfg(not(feature = "whole"))]
fn beliefs(_: &AppState, _: LampName) -> Vec<ViewCard> {
    Vec::new()
}

#[cfg(feature = "whole")]
fn beliefs(state: &AppState, name: LampName) -> Vec<ViewCard> {
    use padlock_text::ToolLabel;
    use padlock_tls::party::Party;
    let place = LampName::ALL.iter().position(|other| *other == name);
    let ends = [(Party::Client, Icon::Client), (Party::Server, Icon::Server)].into_iter();
    ends.filter_map(|(party, icon)| {
        let believed = state.world().belief(party).lamps();
        let says = *believed.get(place?)?;
        let args = [("party", Arg::Text(&state.text.party(party)))];
        let who = state.text.tool(ToolLabel::BeliefOf, &args);
        Some(verdict(state, party.id(), icon, who, says))
    })
    .collect()
}

fn views(state: &AppState) -> Vec<ViewCard> {
    let eyes = eyes::eyes(state).eyes.into_iter();
    eyes.map(|eye| ViewCard {
        key: eye.key,
        icon: eye.icon,
        who: eye.title,
        meaning: eye.meaning,
        what: eye.sees,
    })
    .collect()
}

/// The sections that say so.
pub fn defined(text: &Text, sources: &[Source]) -> (String, String) {
    let sections = sources.iter().map(|source| {
        let label = match source.is_appendix() {
            true => Label::RfcAppendix,
            false => Label::RfcSection,
        };
        let rfc = source.rfc.to_string();
        let args = [
            ("rfc", Arg::Text(&rfc)),
            ("section", Arg::Text(source.section)),
        ];
        text.label_with(label, &args)
    });
    let list = sections.collect::<Vec<_>>().join(" · ");
    (text.label(Label::DefinedIn), list)
}
