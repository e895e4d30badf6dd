//! The same thing through three pairs of eyes.

use padlock_sim::{Fate, Message, Role};
use padlock_text::{Arg, Label};
use padlock_tls::ledger::Value;

use super::{
    Meaning, bytes,
    grid::{FieldCard, Tint},
    number, subject,
    value::ledger,
};
use crate::{
    components::icon::Icon,
    store::{AppState, Selection},
};

/// All that the As seen by tab shows.
#[derive(Clone, Debug, PartialEq)]
pub struct EyesCard {
    /// Said when nothing is selected.
    pub empty: Option<String>,
    /// The three views.
    pub eyes: Vec<EyeCard>,
}

/// What one role sees.
#[derive(Clone, Debug, PartialEq)]
pub struct EyeCard {
    /// The role's id.
    pub key: &'static str,
    /// Its name.
    pub title: String,
    /// The section's name, read aloud.
    pub label: String,
    /// Its picture.
    pub icon: Icon,
    /// The colour of what it sees.
    pub meaning: Meaning,
    /// What it sees, in a few words.
    pub sees: String,
    /// The words said, where it can read them.
    pub quote: Option<String>,
    /// The fields with content, where it can read them.
    pub fields: Vec<(String, String)>,
    /// Bytes.
    pub raw: Option<String>,
}

/// The As seen by tab in this state.
pub fn eyes(state: &AppState) -> EyesCard {
    let eyes: Vec<EyeCard> = match (&state.selection, subject::message(state)) {
        (Selection::Value { value, .. }, _) => Role::ALL
            .iter()
            .map(|role| of_value(state, *role, value))
            .collect(),
        (_, Some(message)) => Role::ALL
            .iter()
            .map(|role| of_message(state, *role, message))
            .collect(),
        _ => Vec::new(),
    };
    EyesCard {
        empty: eyes.is_empty().then(|| state.text.label(Label::NoEyes)),
        eyes,
    }
}

fn blank(state: &AppState, role: Role) -> EyeCard {
    EyeCard {
        key: role.id(),
        title: state.text.role(role),
        label: format!(
            "{}: {}",
            state.text.label(Label::AsSeenBy),
            state.text.role(role)
        ),
        icon: match role {
            Role::Client => Icon::Client,
            Role::Eavesdropper => Icon::Eye,
            Role::Server => Icon::Server,
        },
        meaning: Meaning::Neutral,
        sees: String::new(),
        quote: None,
        fields: Vec::new(),
        raw: None,
    }
}

fn of_value(state: &AppState, role: Role, value: &Value) -> EyeCard {
    let text = &state.text;
    let known = ledger(state, role);
    let eye = blank(state, role);
    match known.find(value).and_then(|id| known.line(id)) {
        Some(line) => EyeCard {
            meaning: super::value::Look::of(state, role).meaning(value.slot.kind),
            sees: text.label_with(Label::KnowsIt, &[("how", Arg::Text(&text.op_how(line.op)))]),
            raw: Some(number::short(value, state.size())),
            ..eye
        },
        None => EyeCard {
            sees: text.label(Label::LacksIt),
            ..eye
        },
    }
}

fn of_message(state: &AppState, role: Role, message: &Message) -> EyeCard {
    let text = &state.text;
    let eye = blank(state, role);
    if message.fate == Fate::InFlight && role == Role::from(message.to()) {
        return EyeCard {
            sees: text.label(Label::SeesNotYet),
            ..eye
        };
    }
    let Some(view) = bytes::seen_by(state, message.id, role) else {
        return eye;
    };
    match (&view.inner, message.protected) {
        (Some(inner), _) => {
            let quote = quote(&inner.fields, &view.inner_bytes);
            EyeCard {
                meaning: if role == Role::Eavesdropper {
                    Meaning::Attack
                } else {
                    Meaning::Secret
                },
                sees: text.label(Label::SeesOpened),
                fields: if quote.is_some() {
                    Vec::new()
                } else {
                    telling(&inner.fields)
                },
                quote,
                ..eye
            }
        }
        (None, true) => EyeCard {
            meaning: Meaning::Protected,
            sees: text.label(Label::SeesCipher),
            raw: Some(number::hex(&message.bytes)),
            ..eye
        },
        (None, false) => EyeCard {
            meaning: Meaning::Plain,
            sees: text.label(Label::Sees),
            fields: telling(&view.outer.fields),
            ..eye
        },
    }
}

/// At most this many fields of a message are shown beside two others.
const TOLD: usize = 8;

/// The fields that carry content.
fn telling(fields: &[FieldCard]) -> Vec<(String, String)> {
    fields
        .iter()
        .filter(|field| !field.branch && field.tint != Tint::Frame && !field.short.is_empty())
        .take(TOLD)
        .map(|field| (field.name.clone(), field.short.clone()))
        .collect()
}

/// The words in the opened record.
fn quote(fields: &[FieldCard], bytes: &[u8]) -> Option<String> {
    let field = fields.iter().find(|field| field.holds_words)?;
    bytes
        .get(field.bytes.clone())
        .map(|words| format!("“{}”", number::words(words)))
}
