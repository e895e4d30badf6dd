//! The eavesdropper's tools for what is on the wire.

use padlock_sim::{Command, Fate, Hand, MessageId, Role, attack::Attack};
use padlock_text::{Text, ToolLabel};
use padlock_tls::{codec::Field, party::Party, x509::CertificateFault};

use super::{deed, field, ladder, number, rung};
use crate::store::{Action, AppState};

/// A tool that needs nothing but a press.
#[derive(Clone, Debug, PartialEq)]
pub struct ToolCard {
    /// Unique among the tools.
    pub key: &'static str,
    /// What it is called.
    pub words: String,
    /// What it does.
    pub action: Action,
}

/// A field that can be rewritten.
#[derive(Clone, Debug, PartialEq)]
pub struct FieldChoice {
    /// Which.
    pub field: Field,
    /// Which of that name, from 0.
    pub nth: usize,
    /// Its name, and what is in it.
    pub words: String,
    /// Its bytes in hexadecimal.
    pub hex: String,
}

/// All that the eavesdropper can lay hands on.
#[derive(Clone, Debug, PartialEq)]
pub struct HandsCard {
    /// The message, if one is chosen.
    pub message: Option<HandledCard>,
    /// What can be done without one.
    pub wire: Vec<ToolCard>,
    /// Attacks that ask.
    pub attacks: Vec<ToolCard>,
    /// Whether she can still go between, with each certificate that she could show.
    pub between: Option<Vec<(Option<CertificateFault>, String)>>,
    /// Why the last thing was refused.
    pub refusal: Option<String>,
}

/// One message that she has in her hands.
#[derive(Clone, Debug, PartialEq)]
pub struct HandledCard {
    /// Which.
    pub id: MessageId,
    /// Its name.
    pub name: String,
    /// What can be done with a press.
    pub tools: Vec<ToolCard>,
    /// Whether it is still on the wire, so that it can be changed.
    pub changes: bool,
    /// How many bytes it has.
    pub length: usize,
    /// Its fields.
    pub fields: Vec<FieldChoice>,
}

/// Her tools in this state, where a person plays her.
pub fn hands(state: &AppState) -> Option<HandsCard> {
    if !state.plays(Role::Eavesdropper) {
        return None;
    }
    let text = &state.text;
    let connect = Command::Connect {
        by: Role::Eavesdropper,
    };
    let refusal = match &state.refused {
        Some((Command::Crack(_) | Command::Leak(_), _)) | None => None,
        Some((_, why)) => Some(text.refused(*why)),
    };
    Some(HandsCard {
        message: handled(state),
        wire: vec![tool(state, "connect", ToolLabel::Connect, connect)],
        attacks: Attack::ALL
            .iter()
            .map(|attack| ToolCard {
                key: attack.id(),
                words: deed::attack(text, *attack),
                action: Action::Attack(*attack),
            })
            .collect(),
        between: can_go_between(state).then(|| faults(state)),
        refusal,
    })
}

fn tool(state: &AppState, key: &'static str, label: ToolLabel, command: Command) -> ToolCard {
    ToolCard {
        key,
        words: state.text.tool(label, &[]),
        action: Action::Hand(command),
    }
}

/// The message that she has in her hands: the one selected, or the one that arrives next.
fn handled(state: &AppState) -> Option<HandledCard> {
    let world = state.world();
    let selected = match state.selection {
        crate::store::Selection::Message(id) => Some(id),
        _ => None,
    };
    let next = world.next_message().map(|next| next.id);
    let held = || {
        let mut messages = world.messages().iter();
        messages.find(|message| message.fate == Fate::Held)
    };
    let id = selected.or(next).or_else(|| held().map(|held| held.id));
    let id = id.or_else(|| ladder::shown_message(state))?;
    let message = world.message(id)?;
    let hand = |key, label, hand| tool(state, key, label, Command::Hand(hand));
    let tools = match message.fate {
        Fate::InFlight => vec![
            hand("hold", ToolLabel::Hold, Hand::Hold(id)),
            hand("drop", ToolLabel::Drop, Hand::Drop(id)),
            hand("delay", ToolLabel::Delay, Hand::Delay(id)),
            hand("hurry", ToolLabel::Hurry, Hand::Hurry(id)),
            hand("duplicate", ToolLabel::Duplicate, Hand::Duplicate(id)),
        ],
        Fate::Held => vec![
            hand("release", ToolLabel::Release, Hand::Release(id)),
            hand("drop", ToolLabel::Drop, Hand::Drop(id)),
        ],
        Fate::Delivered => vec![hand("replay", ToolLabel::Replay, Hand::Replay(id))],
        Fate::Dropped => vec![],
    };
    Some(HandledCard {
        id,
        name: rung::sent_name(state, message),
        tools,
        changes: matches!(message.fate, Fate::InFlight),
        length: message.bytes.len(),
        fields: fields(state, id),
    })
}

/// The named fields of a message as it crosses the wire.
fn fields(state: &AppState, id: MessageId) -> Vec<FieldChoice> {
    let knowledge = state.insight.knowledge();
    let Some(view) = state
        .world()
        .message_seen_by(id, Role::Eavesdropper, knowledge)
    else {
        return Vec::new();
    };
    let mut fields: Vec<FieldChoice> = Vec::new();
    for span in &view.outer.spans {
        let nth = fields.iter().filter(|other| other.field == span.field);
        let nth = nth.count();
        let bytes = view.bytes.get(span.bytes.clone()).unwrap_or_default();
        let name = state.text.field(span.field);
        let name = match name.is_empty() {
            true => span.field.id().to_owned(),
            false => span.field.name().to_owned(),
        };
        fields.push(FieldChoice {
            field: span.field,
            nth,
            words: format!("{name}: {}", field::short(span.field, bytes)),
            hex: number::hex(bytes),
        });
    }
    fields
}

fn can_go_between(state: &AppState) -> bool {
    let world = state.world();
    let present = world.connection();
    let mut messages = world.messages().iter();
    world.between().is_none()
        && !messages.any(|message| message.connection == present && message.fate == Fate::Delivered)
}

fn faults(state: &AppState) -> Vec<(Option<CertificateFault>, String)> {
    let text = &state.text;
    let none = (None, text.tool(ToolLabel::FaultNone, &[]));
    let known = CertificateFault::ALL
        .iter()
        .map(|fault| (Some(*fault), fault_words(text, *fault)));
    [none].into_iter().chain(known).collect()
}

fn fault_words(text: &Text, fault: CertificateFault) -> String {
    match fault {
        CertificateFault::SelfSigned => text.tool(ToolLabel::FaultSelfSigned, &[]),
        fault => text.certificate_check_failed(fault.check()),
    }
}

/// For whom she can put something on the wire.
pub const ENDS: [Party; 2] = [Party::Client, Party::Server];
