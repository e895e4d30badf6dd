//! The eavesdropper's notebook: what she could do, at which price, and what she lacks.

use padlock_sim::{Command, Could, HardOp, Lack, Refused};
use padlock_text::{Arg, Label, Text};
use padlock_tls::{
    ledger::{Slot, ValueKind},
    party::Whose,
};

use super::number;
#[cfg(feature = "whole")]
use super::work::{self, WorkCard};
use crate::store::{Action, AppState, leak_server_key};

/// Something she could do.
#[derive(Clone, Debug, PartialEq)]
pub struct CouldCard {
    /// Unique in the list.
    pub key: &'static str,
    /// What.
    pub what: String,
    /// The price.
    pub cost: String,
    /// What it would give.
    pub gives: String,
    /// The button and what it does.
    pub button: Option<(String, Action)>,
    /// Whether it can be done here and now.
    pub feasible: bool,
    /// Why it was refused, when it just was.
    pub refusal: Option<String>,
    /// What size would stop her.
    #[cfg(feature = "whole")]
    pub work: Option<WorkCard>,
}

/// Something she lacks.
#[derive(Clone, Debug, PartialEq)]
pub struct LackCard {
    /// Unique in the list.
    pub key: String,
    /// What.
    pub name: String,
    /// What it would take.
    pub needs: String,
}

/// What she could do in this state.
pub fn could(state: &AppState) -> Vec<CouldCard> {
    let hard_ones = state.insight.knowledge().could.iter();
    hard_ones
        .map(|could| hard(state, could))
        .chain(leak(state))
        .collect()
}

fn hard(state: &AppState, could: &Could) -> CouldCard {
    let text = &state.text;
    let on = state
        .insight
        .knowledge()
        .known
        .line(could.on)
        .map(|line| number::short(&line.value, state.size()))
        .unwrap_or_default();
    let time = duration(text, could.cost.years);
    let bits = number::superscript(could.cost.bits);
    let refusal = match &state.refused {
        Some((Command::Crack(_), Refused::TooMuchWork)) => Some(text.label_with(
            Label::RefusedWork,
            &[("bits", Arg::Text(&bits)), ("time", Arg::Text(&time))],
        )),
        Some((Command::Crack(_), why)) => Some(text.refused(*why)),
        _ => None,
    };
    let (what, button) = match could.op {
        HardOp::Factor => (
            match could.feasible {
                true => text.label_with(Label::FactorWhat, &[("n", Arg::Text(&on))]),
                false => text.label_with(
                    Label::FactorWhatLong,
                    &[("bits", Arg::Count(could.cost.size as u64))],
                ),
            },
            text.label(Label::FactorButton),
        ),
        HardOp::Logarithm | HardOp::Quantum => (text.hard_explained(could.op), text.hard(could.op)),
    };
    CouldCard {
        key: could.op.id(),
        what,
        cost: text.label_with(
            Label::Work,
            &[("bits", Arg::Text(&bits)), ("time", Arg::Text(&time))],
        ),
        gives: if refusal.is_some() {
            String::new()
        } else {
            gives(text, &could.gives)
        },
        button: Some((button, Action::Do(Command::Crack(could.op)))),
        feasible: could.feasible,
        refusal,
        #[cfg(feature = "whole")]
        work: work::work(text, state.insight.knowledge(), could),
    }
}

/// The leak of the server's key, while there is something to gain.
fn leak(state: &AppState) -> Option<CouldCard> {
    let text = &state.text;
    let known = &state.insight.knowledge().known;
    let key = Slot::new(ValueKind::RsaPrivateExponent, Whose::Server);
    let seen = known
        .newest(Slot::new(ValueKind::RsaModulus, Whose::Server))
        .is_some();
    (seen && known.newest(key).is_none()).then(|| CouldCard {
        key: "leak",
        what: text.label(Label::LeakWhat),
        cost: text.label(Label::LeakCost),
        gives: String::new(),
        button: Some((text.label(Label::LeakButton), Action::Do(leak_server_key()))),
        feasible: true,
        refusal: match &state.refused {
            Some((Command::Leak(_), why)) => Some(text.refused(*why)),
            _ => None,
        },
        #[cfg(feature = "whole")]
        work: None,
    })
}

/// At most this many values are named.
const NAMED: usize = 4;

fn gives(text: &Text, gives: &[(ValueKind, Whose)]) -> String {
    let mut names: Vec<String> = Vec::new();
    for (kind, _) in gives {
        let name = text.value_kind(*kind);
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let rest = names.len().saturating_sub(NAMED);
    names.truncate(NAMED);
    let list = names.join(", ");
    let list = match rest {
        0 => list,
        rest => text.label_with(
            Label::GivesMore,
            &[
                ("list", Arg::Text(&list)),
                ("count", Arg::Count(rest as u64)),
            ],
        ),
    };
    text.label_with(Label::Gives, &[("list", Arg::Text(&list))])
}

pub fn lack(text: &Text, lack: &Lack) -> LackCard {
    let ways = lack.needs.iter().map(|need| {
        let missing: Vec<String> = need
            .missing
            .iter()
            .map(|(kind, _)| text.value_kind(*kind))
            .collect();
        missing.join(", ")
    });
    let list = ways
        .filter(|way| !way.is_empty())
        .reduce(|one, other| {
            text.label_with(
                Label::OrElse,
                &[("one", Arg::Text(&one)), ("other", Arg::Text(&other))],
            )
        })
        .unwrap_or_default();
    LackCard {
        key: format!("{}-{}", lack.kind.id(), lack.of.id()),
        name: text.slot(Slot::new(lack.kind, lack.of)),
        needs: text.label_with(Label::Needs, &[("list", Arg::Text(&list))]),
    }
}

/// A time that a person can imagine.
pub fn duration(text: &Text, years: f64) -> String {
    let seconds = years * 365.25 * 24.0 * 3600.0;
    let count = |label, count: f64| {
        text.label_with(
            label,
            &[("count", Arg::Count(count.round().max(1.0) as u64))],
        )
    };
    match seconds {
        s if s < 1.0 => text.label(Label::TimeInstant),
        s if s < 7_200.0 => count(Label::TimeSeconds, s),
        s if s < 172_800.0 => count(Label::TimeHours, s / 3_600.0),
        s if years < 2.0 => count(Label::TimeDays, s / 86_400.0),
        _ if years < 100_000.0 => count(Label::TimeYears, years),
        _ => text.label_with(
            Label::TimeAeons,
            &[("power", Arg::Text(&number::superscript(years.log10())))],
        ),
    }
}
