//! A message taken apart: what crossed the wire, and what is inside.

use std::rc::Rc;

use padlock_sim::{MessageId, MessageView, Role};
use padlock_text::{Arg, Label};

use super::{
    choice::{self, Choice},
    grid::{GridCard, grid, of_value},
    subject,
};
use crate::store::{Action, AppState, Selection};

/// All that the Bytes tab shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BytesCard {
    /// Said when there is nothing to show.
    pub empty: Option<String>,
    /// What crossed the wire, or a value.
    pub outer: Option<Rc<GridCard>>,
    /// Whose keys may open it; empty where nothing is locked.
    pub viewers: Vec<Choice>,
    /// What is inside.
    pub inner: Option<Rc<GridCard>>,
    /// Said when the viewer cannot open it.
    pub shut: Option<String>,
    /// Messages that began in records before and end in this one, each under its words.
    pub joined: Vec<(String, Rc<GridCard>)>,
}

/// A message through a role's eyes.
pub struct Seen {
    /// What crossed the wire.
    pub outer: GridCard,
    /// What is inside, where the role can open it.
    pub inner: Option<GridCard>,
    /// The inside's bytes.
    pub inner_bytes: Vec<u8>,
}

/// The Bytes tab in this state.
pub fn bytes(state: &AppState) -> BytesCard {
    let text = &state.text;
    let blank = BytesCard::default();
    match &state.selection {
        Selection::Value { value, .. } => BytesCard {
            outer: Some(Rc::new(of_value(
                text,
                &text.slot(value.slot),
                &value.bytes,
            ))),
            ..blank
        },
        Selection::Lamp(_) => BytesCard {
            empty: Some(text.label(Label::NoBytesOfLamp)),
            ..blank
        },
        Selection::Newest | Selection::Message(_) => of_message(state, blank),
    }
}

fn of_message(state: &AppState, blank: BytesCard) -> BytesCard {
    let text = &state.text;
    let Some(message) = subject::message(state) else {
        return BytesCard {
            empty: Some(text.label(Label::NoBytes)),
            ..blank
        };
    };
    let role = state.viewer.unwrap_or(Role::from(message.to()));
    let Some(seen) = seen_by(state, message.id, role) else {
        return blank;
    };
    let outer = Some(Rc::new(seen.outer));
    if !message.protected {
        return BytesCard { outer, ..blank };
    }
    let name = text.role(role);
    let args = [("role", Arg::Text(&name))];
    BytesCard {
        outer,
        viewers: choice::roles(text, role, Action::Viewer),
        shut: seen
            .inner
            .is_none()
            .then(|| text.label_with(Label::ShutFor, &args)),
        inner: seen.inner.map(Rc::new),
        ..blank
    }
}

/// Whether a role can open a message.
pub fn opened_by(state: &AppState, id: MessageId, role: Role) -> bool {
    view(state, id, role).is_some_and(|view| view.opened.is_some())
}

fn view(state: &AppState, id: MessageId, role: Role) -> Option<MessageView> {
    state
        .world()
        .message_seen_by(id, role, state.insight.knowledge())
}

/// A message through a role's eyes.
pub fn seen_by(state: &AppState, id: MessageId, role: Role) -> Option<Seen> {
    let view = view(state, id, role)?;
    let key = format!("m{}", id.index());
    let outer = grid(
        &state.text,
        key.clone(),
        &view.bytes,
        &view.outer.spans,
        false,
    );
    let (inner, inner_bytes) = match view.opened {
        Some(opened) => {
            let inner = grid(
                &state.text,
                format!("{key}-{}", role.id()),
                &opened.bytes,
                &opened.dissection.spans,
                true,
            );
            (Some(inner), opened.bytes)
        }
        None => (None, Vec::new()),
    };
    Some(Seen {
        outer,
        inner,
        inner_bytes,
    })
}

/// Which alert a message is, to someone who can read it.
#[cfg(feature = "whole")]
pub fn alert_in(
    state: &AppState,
    id: MessageId,
    role: Role,
) -> Option<padlock_tls::alert::AlertDescription> {
    use padlock_tls::{alert::AlertDescription, codec::Field};
    let view = view(state, id, role)?;
    let (bytes, spans) = match &view.opened {
        Some(opened) => (&opened.bytes, &opened.dissection.spans),
        None => (&view.bytes, &view.outer.spans),
    };
    let span = spans
        .iter()
        .find(|span| span.field == Field::AlertDescription)?;
    let code = bytes.get(span.bytes.start)?;
    Some(AlertDescription::from_code(*code))
}
