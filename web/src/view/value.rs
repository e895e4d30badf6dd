//! Values as someone holds them.

use std::rc::Rc;

use padlock_sim::Role;
use padlock_text::{Label, Text};
use padlock_tls::{
    ledger::{Derivation, Ledger, Secrecy, ValueId, ValueKind},
    party::Size,
};

use super::{Meaning, number};
use crate::store::{AppState, Selection};

/// One value, ready to be shown.
#[derive(Clone, Debug, PartialEq)]
pub struct ValueCard {
    /// Unique in its list.
    pub key: String,
    /// What opens in the inspector.
    pub target: Selection,
    /// Its colour.
    pub meaning: Meaning,
    /// What it is.
    pub name: String,
    /// Its value in one line.
    pub short: String,
    /// How it came to be; may be empty.
    pub how: String,
    /// All of that and its colour, read aloud.
    pub spoken: String,
    /// Whether the last command brought it.
    pub fresh: bool,
    /// Whether the inspector shows it.
    pub selected: bool,
}

/// So many of the newest values are shown, whatever they are.
const NEWEST: usize = 40;

/// Whose eyes, and what is selected: all that a value's looks depend on.
pub struct Look<'a> {
    /// The words.
    pub text: &'a Text,
    /// How numbers are written.
    pub size: Size,
    /// Who holds the values.
    pub role: Role,
    /// What is selected.
    pub selection: &'a Selection,
    /// What this role held before the last command; all else is fresh. `None` after travelling in time.
    pub before: Option<&'a Ledger>,
}

impl<'a> Look<'a> {
    /// How `role`'s values look in this state.
    pub fn of(state: &'a AppState, role: Role) -> Self {
        Self {
            text: &state.text,
            size: state.size(),
            role,
            selection: &state.selection,
            before: state.before.as_ref().map(|before| before.held(role)),
        }
    }

    /// One value.
    pub fn card(&self, id: ValueId, line: &Derivation) -> ValueCard {
        let meaning = self.meaning(line.value.slot.kind);
        let target = Selection::Value {
            holder: self.role,
            value: line.value.clone(),
        };
        let name = self.text.slot(line.value.slot);
        let short = number::short(&line.value, self.size);
        let how = self.text.op_how(line.op);
        ValueCard {
            key: format!("{}-{}", self.role.id(), id.index()),
            spoken: format!(
                "{name} {short} {how} ({})",
                meaning_word(self.text, meaning)
            ),
            selected: *self.selection == target,
            target,
            meaning,
            name,
            short,
            how,
            fresh: self
                .before
                .is_some_and(|before| before.find(&line.value).is_none()),
        }
    }

    /// Newest first; of what belongs to single records only the newest.
    pub fn cards(&self, ledger: &Ledger) -> Vec<Rc<ValueCard>> {
        let newest = ledger.len().saturating_sub(NEWEST);
        let lines = ledger.lines().rev();
        let shown =
            lines.filter(|(id, line)| id.index() >= newest || !line.value.slot.kind.is_of_record());
        let card = |(id, line)| Rc::new(self.card(id, line));
        shown.map(card).collect()
    }

    /// What is secret to the parties is the eavesdropper's only by attack.
    pub fn meaning(&self, kind: ValueKind) -> Meaning {
        let own = kind.secrecy();
        let under_keys = own == Secrecy::Protected && kind != ValueKind::ProtectedRecord;
        if self.role == Role::Eavesdropper && (own == Secrecy::Secret || under_keys) {
            return Meaning::Attack;
        }
        own.into()
    }
}

/// What a colour says, in words.
pub fn meaning_word(text: &Text, meaning: Meaning) -> String {
    match meaning {
        Meaning::Plain => text.label(Label::MeansPlain),
        Meaning::Protected => text.label(Label::MeansProtected),
        Meaning::Secret => text.label(Label::MeansSecret),
        Meaning::Attack => text.label(Label::MeansAttack),
        Meaning::Neutral => String::new(),
    }
}

/// Every value that a role holds.
pub fn ledger(state: &AppState, role: Role) -> &Ledger {
    state.insight.held(role)
}

#[cfg(all(test, feature = "whole"))]
mod tests {
    use padlock_text::Locale;

    use super::*;

    #[test]
    fn a_long_session_leaves_out_values_of_earlier_records_and_no_other() {
        let words: Vec<String> = (0..60).map(|at| format!("c:word{at}")).collect();
        let address = format!(
            "scenario=tls12-rsa&size=toy&seed=1&do=9,{}",
            words.join(",")
        );
        let state = AppState::open(&address, Text::new(Locale::En));
        assert!(state.notice.is_none());
        let held = ledger(&state, Role::Client);
        let cards = Look::of(&state, Role::Client).cards(held);
        let shown = |line: &Derivation| {
            let target = Selection::Value {
                holder: Role::Client,
                value: line.value.clone(),
            };
            cards.iter().any(|card| card.target == target)
        };
        assert!(held.len() > 2 * NEWEST && cards.len() < held.len());
        for (id, line) in held.lines() {
            let is_old = id.index() < held.len() - NEWEST;
            assert_eq!(
                shown(line),
                !(is_old && line.value.slot.kind.is_of_record())
            );
        }
    }
}
