//! A recorded message in words and in bytes.

use std::rc::Rc;

use padlock_sim::{Role, import::Imported};
use padlock_text::{Arg, Label, Text, ToolLabel};

use super::wire::{look, shown};
use crate::{
    components::icon::Icon,
    store::{Action, AppState, Played, Selection, Tab},
    view::{
        Choice, Meaning,
        bytes::BytesCard,
        explain::{self, ExplainCard, ViewCard},
        grid, ladder, own,
        subject::{self, InspectorCard, PanelCard, SubjectCard},
        value::meaning_word,
    },
};

/// The inspector.
pub fn inspector(state: &AppState, played: &Played) -> InspectorCard {
    let text = &state.text;
    let tab = match state.tab {
        Tab::Explain => Tab::Explain,
        _ => Tab::Bytes,
    };
    let messages = &played.playback.conversation().messages;
    let found = shown(played).and_then(|at| Some((at, messages.get(at)?)));
    InspectorCard {
        tab,
        tabs: Tab::RECORDED,
        subject: match (&played.selection, found) {
            (Selection::Value { value, .. }, _) => subject::of_value(&look(text, played), value),
            (_, Some((at, message))) => subject(text, played, at, message),
            _ => SubjectCard {
                meaning: Meaning::Neutral,
                title: text.label(Label::NothingSelected),
                facts: text.label(Label::NothingSelectedFacts),
            },
        },
        panel: match tab {
            Tab::Explain => PanelCard::Explain(Rc::new(explained(text, played, found))),
            _ => PanelCard::Bytes(Rc::new(bytes(text, played, found))),
        },
    }
}

fn subject(text: &Text, played: &Played, at: usize, message: &Imported) -> SubjectCard {
    let meaning = ladder::meaning(message.protected);
    let label = match at < played.playback.position() {
        true => Label::MessageFacts,
        false => Label::MessageOnTheWay,
    };
    let args = [
        ("number", Arg::Count(at as u64 + 1)),
        ("from", Arg::Text(&text.party(message.from))),
        ("to", Arg::Text(&text.party(message.from.peer()))),
        ("count", Arg::Count(message.view.bytes.len() as u64)),
        ("meaning", Arg::Text(&meaning_word(text, meaning))),
    ];
    SubjectCard {
        meaning,
        title: own::names(text, message),
        facts: text.label_with(label, &args),
    }
}

fn explained(text: &Text, played: &Played, found: Option<(usize, &Imported)>) -> ExplainCard {
    match (&played.selection, found) {
        (Selection::Value { value, .. }, _) => {
            explain::value_explained(text, &played.knowledge.known, value)
        }
        (_, Some((_, message))) => of_message(text, played, message),
        _ => ExplainCard {
            plain: text.label(Label::NoBytes),
            exact: Vec::new(),
            about: String::new(),
            views: Vec::new(),
        },
    }
}

fn of_message(text: &Text, played: &Played, message: &Imported) -> ExplainCard {
    let tool = |label| text.tool(label, &[]);
    let plain = message
        .names
        .iter()
        .map(|name| text.message_explained(*name));
    let mut plain: Vec<String> = plain.collect();
    plain.dedup();
    let mut exact = Vec::new();
    for name in &message.names {
        exact.push((text.label(Label::RfcName), name.id().to_owned()));
        exact.push(explain::defined(text, name.sources()));
    }
    let count = [("count", Arg::Count(message.view.bytes.len() as u64))];
    let size = text.label_with(Label::BytesShort, &count);
    exact.push((text.label(Label::Size), size));
    if message.packet > 0 {
        let packet = message.packet.to_string();
        exact.push((tool(ToolLabel::RecordedPacket), packet));
    }
    let offset = message.offset.to_string();
    exact.push((tool(ToolLabel::RecordedOffset), offset));
    ExplainCard {
        plain: match plain.is_empty() {
            true => own::names(text, message),
            false => plain.join(" "),
        },
        exact,
        about: text.label(Label::WhoKnows),
        views: views(text, played, message),
    }
}

/// What someone with the key log makes of it, and someone without.
fn views(text: &Text, played: &Played, message: &Imported) -> Vec<ViewCard> {
    let with_key_log = match (message.protected, &message.view.opened) {
        (false, _) => (Meaning::Plain, text.label(Label::Sees)),
        (true, Some(_)) => (Meaning::Secret, text.label(Label::SeesOpened)),
        (true, None) => (Meaning::Protected, why_shut(text, message)),
    };
    let without = match (message.protected, she_reads(played, message)) {
        (false, _) => (Meaning::Plain, text.label(Label::Sees)),
        (true, true) => (Meaning::Attack, text.label(Label::SeesOpened)),
        (true, false) => (Meaning::Protected, text.label(Label::SeesCipher)),
    };
    let view = |key, icon, who, (meaning, what)| ViewCard {
        key,
        icon,
        who,
        meaning,
        what,
    };
    let key_log = text.tool(ToolLabel::RecordedKeyLog, &[]);
    vec![
        view("key-log", Icon::Key, key_log, with_key_log),
        view(
            "eavesdropper",
            Icon::Eye,
            text.role(Role::Eavesdropper),
            without,
        ),
    ]
}

/// Whether what is inside follows from the bytes alone, as it does where nothing is encrypted.
fn she_reads(played: &Played, message: &Imported) -> bool {
    let mut known = played.knowledge.known.lines();
    let opened = message.view.opened.as_ref();
    opened.is_some_and(|opened| known.any(|(_, line)| line.value.bytes == opened.bytes))
}

fn why_shut(text: &Text, message: &Imported) -> String {
    let why = message.closed.map(|why| own::closed(text, why));
    why.unwrap_or_else(|| own::names(text, message))
}

fn bytes(text: &Text, played: &Played, found: Option<(usize, &Imported)>) -> BytesCard {
    let blank = BytesCard::default();
    if let Selection::Value { value, .. } = &played.selection {
        let name = text.slot(value.slot);
        let outer = grid::of_value(text, &name, &value.bytes);
        let outer = Some(Rc::new(outer));
        return BytesCard { outer, ..blank };
    }
    let Some((at, message)) = found else {
        let empty = Some(text.label(Label::NoBytes));
        return BytesCard { empty, ..blank };
    };
    let grids = own::bytes(text, at, message);
    let outer = Some(grids.outer);
    let words = text.tool(ToolLabel::RecordedJoined, &[]);
    let joined = grids.joined.into_iter();
    let joined = joined.map(|grid| (words.clone(), grid)).collect();
    if !message.protected {
        return BytesCard {
            outer,
            joined,
            ..blank
        };
    }
    let is_hers = played.viewer == Role::Eavesdropper;
    let is_open = !is_hers || she_reads(played, message);
    let inner = grids.inner.filter(|_| is_open);
    let role = [("role", Arg::Text(&text.role(Role::Eavesdropper)))];
    let shut = match (&inner, is_hers) {
        (Some(_), _) => None,
        (None, true) => Some(text.label_with(Label::ShutFor, &role)),
        (None, false) => Some(why_shut(text, message)),
    };
    BytesCard {
        outer,
        viewers: viewers(text, is_hers),
        shut,
        joined: if inner.is_some() { joined } else { Vec::new() },
        inner,
        ..blank
    }
}

/// With the key log, or as the eavesdropper.
fn viewers(text: &Text, is_hers: bool) -> Vec<Choice> {
    let choice = |key, words, role, chosen| Choice {
        key,
        words,
        action: Action::Viewer(role),
        chosen,
    };
    let key_log = text.tool(ToolLabel::RecordedKeyLog, &[]);
    let her = text.role(Role::Eavesdropper);
    vec![
        choice("key-log", key_log, Role::Client, !is_hers),
        choice("eavesdropper", her, Role::Eavesdropper, is_hers),
    ]
}
