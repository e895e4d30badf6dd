//! What a role in a person's hands has to decide: the options, what each gives up, and what the decision rests on.

use padlock_core::Nat;
use padlock_sim::evidence::{GivesUp, gives_up};
use padlock_text::{Arg, Text, ToolLabel};
use padlock_tls::{
    endpoint::{Choice, Decision, DecisionKind},
    party::{Party, Size},
};

use super::{
    evidence::{EvidenceCard, evidence},
    number,
};
use crate::store::AppState;

/// A decision, ready to be shown.
#[derive(Clone, Debug, PartialEq)]
pub struct DecisionCard {
    /// Whose it is.
    pub by: Party,
    /// Another decision is another card.
    pub key: String,
    /// What is to be decided.
    pub title: String,
    /// The options.
    pub options: Vec<OptionCard>,
    /// The field for a secret of one's own.
    pub own: Option<OwnCard>,
    /// What it rests on.
    pub evidence: Vec<EvidenceCard>,
}

/// Something that can be chosen.
#[derive(Clone, Debug, PartialEq)]
pub struct OptionCard {
    /// The answer.
    pub choice: Choice,
    /// In words.
    pub words: String,
    /// What it gives up; empty where that cannot be said.
    pub note: String,
    /// Whether the autopilot would take it.
    pub default: bool,
}

/// A secret that a person can make up.
#[derive(Clone, Debug, PartialEq)]
pub struct OwnCard {
    /// What it is for.
    pub kind: DecisionKind,
    /// A number, or bytes in hexadecimal.
    pub size: Size,
    /// What the autopilot would take.
    pub draft: String,
    /// How many bytes that has.
    pub length: usize,
}

/// What `party` has to decide now.
pub fn decision(state: &AppState, party: Party) -> Option<DecisionCard> {
    let decision = state.world().decision(party)?;
    let text = &state.text;
    Some(DecisionCard {
        by: party,
        key: format!("{}-{}", decision.kind.id(), state.timeline.position()),
        title: text.decision(decision.kind),
        options: options(state, decision),
        own: own(state, decision),
        evidence: match decision.kind {
            DecisionKind::Certificate => {
                let report = state.world().endpoint(party).certificate_report();
                report
                    .map(|report| evidence(text, report))
                    .unwrap_or_default()
            }
            _ => Vec::new(),
        },
    })
}

fn options(state: &AppState, decision: &Decision) -> Vec<OptionCard> {
    let mut choices = decision.options.clone();
    if let Choice::Certificate(_) = decision.default {
        choices = vec![Choice::Certificate(true), Choice::Certificate(false)];
    }
    if let (Choice::ClientAuthentication(_), true) = (&decision.default, choices.is_empty()) {
        choices = [true, false].map(Choice::ClientAuthentication).to_vec();
    }
    if !choices.contains(&decision.default) {
        choices.insert(0, decision.default.clone());
    }
    let option = |choice: Choice| OptionCard {
        words: words(state, &choice),
        note: match &choice {
            Choice::CipherSuite(code) => losses(&state.text, &gives_up(*code)),
            _ => String::new(),
        },
        default: choice == decision.default,
        choice,
    };
    choices.into_iter().map(option).collect()
}

fn losses(text: &Text, lost: &[GivesUp]) -> String {
    let label = |loss: &GivesUp| match loss {
        GivesUp::Encryption => ToolLabel::GivesUpEncryption,
        GivesUp::ServerIdentity => ToolLabel::GivesUpServer,
        GivesUp::ForwardSecrecy => ToolLabel::GivesUpForward,
        GivesUp::LongBlocks => ToolLabel::GivesUpBlocks,
        GivesUp::MacLast => ToolLabel::GivesUpCbc,
    };
    match lost {
        [] => text.tool(ToolLabel::GivesUpNothing, &[]),
        lost => {
            let said = lost.iter().map(|loss| text.tool(label(loss), &[]));
            said.collect::<Vec<_>>().join("; ")
        }
    }
}

/// A choice in words.
pub fn words(state: &AppState, choice: &Choice) -> String {
    let text = &state.text;
    let groups = |groups: &[padlock_tls::handshake::NamedGroup]| {
        let names: Vec<&str> = groups.iter().map(|group| group.id()).collect();
        match names.is_empty() {
            true => text.tool(ToolLabel::NoGroup, &[]),
            false => names.join(", "),
        }
    };
    let tool = |label| text.tool(label, &[]);
    match choice {
        Choice::Version(version) => version.id().to_owned(),
        Choice::Groups(list) | Choice::KeyShares(list) => groups(list),
        Choice::CipherSuite(code) => code.id().to_owned(),
        Choice::Identity(None) => tool(ToolLabel::IdentityNone),
        Choice::Identity(Some(at)) => {
            let number = [("number", Arg::Count(*at as u64 + 1))];
            text.tool(ToolLabel::IdentityNumber, &number)
        }
        Choice::Group(group) => group.id().to_owned(),
        Choice::ClientAuthentication(true) => tool(ToolLabel::AskClient),
        Choice::ClientAuthentication(false) => tool(ToolLabel::AskNobody),
        Choice::Certificate(true) => tool(ToolLabel::Accept),
        Choice::Certificate(false) => tool(ToolLabel::Refuse),
        Choice::PreMasterSecret(bytes)
        | Choice::SessionKey(bytes)
        | Choice::EphemeralKey(bytes) => match state.size() {
            Size::Toy => Nat::from_be_bytes(bytes).to_string(),
            Size::Full => number::bytes(bytes),
        },
    }
}

fn own(state: &AppState, decision: &Decision) -> Option<OwnCard> {
    let (Choice::PreMasterSecret(bytes) | Choice::SessionKey(bytes) | Choice::EphemeralKey(bytes)) =
        &decision.default
    else {
        return None;
    };
    Some(OwnCard {
        kind: decision.kind,
        size: state.size(),
        draft: match state.size() {
            Size::Toy => Nat::from_be_bytes(bytes).to_string(),
            Size::Full => number::hex(bytes),
        },
        length: bytes.len(),
    })
}

/// The secret that someone typed; in toy size a number, in as many bytes as the autopilot's or more.
///
/// # Errors
/// What is expected instead.
pub fn typed(card: &OwnCard, text: &str) -> Result<Choice, ToolLabel> {
    let bytes = match card.size {
        Size::Toy => {
            let number = Nat::from_dec(text.trim()).map_err(|_| ToolLabel::ExpectNumber)?;
            let length = card.length.max(number.byte_len());
            number.to_be_bytes_padded(length)
        }
        Size::Full => return hex(text).map(|bytes| secret(card.kind, bytes)),
    };
    let bytes = bytes.map_err(|_| ToolLabel::ExpectNumber)?;
    Ok(secret(card.kind, bytes))
}

/// Bytes from hexadecimal digits; blanks do not count.
///
/// # Errors
/// What is expected instead.
pub fn hex(text: &str) -> Result<Vec<u8>, ToolLabel> {
    let digits: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    padlock_sim::scenario::Hex::try_from(digits)
        .ok()
        .map(|hex| hex.0)
        .filter(|bytes| !bytes.is_empty())
        .ok_or(ToolLabel::ExpectHex)
}

fn secret(kind: DecisionKind, bytes: Vec<u8>) -> Choice {
    match kind {
        DecisionKind::SessionKey => Choice::SessionKey(bytes),
        DecisionKind::EphemeralKey => Choice::EphemeralKey(bytes),
        _ => Choice::PreMasterSecret(bytes),
    }
}
