//! The value that is asked for: `KIND`, `WHOSE:KIND`, `KIND:NUMBER` or `WHOSE:KIND:NUMBER`.

use padlock_tls::{
    ledger::{Ledger, Slot, ValueId, ValueKind},
    party::Whose,
};

use crate::failure::{Failure, LIKENESS};

/// Names that are said to be near.
const NEAR: usize = 3;

/// What is asked for; what it leaves open may be anything.
#[derive(Clone, Copy, Debug)]
pub struct Query {
    /// What it is.
    pub kind: ValueKind,
    of: Option<Whose>,
    number: Option<u64>,
}

impl Query {
    /// Reads what someone typed.
    ///
    /// # Errors
    /// For a kind that there is not, whoever's it would be; names the ones that look like it.
    pub fn read(text: &str) -> Result<Self, Failure> {
        let unknown = |kind: &str| Failure::UnknownValue {
            name: text.to_owned(),
            near: near(kind),
        };
        let mut parts: Vec<&str> = text.split(':').collect();
        let of = parts.first().and_then(|first| whose(first));
        if of.is_some() {
            parts.remove(0);
        }
        let (name, number) = match parts.as_slice() {
            [name] => (*name, None),
            [name, number] => {
                let number = number.parse().map_err(|_| unknown(name))?;
                (*name, Some(number))
            }
            _ => return Err(unknown(text)),
        };
        let mut kinds = ValueKind::ALL.iter().copied();
        let kind = kinds.find(|kind| kind.id() == name);
        let kind = kind.ok_or_else(|| unknown(name))?;
        Ok(Self { kind, of, number })
    }

    /// The newest of those that it may mean.
    pub fn newest(&self, ledger: &Ledger) -> Option<ValueId> {
        let mut lines = ledger.lines().rev();
        lines
            .find(|(_, line)| self.means(line.value.slot))
            .map(|(id, _)| id)
    }

    /// Whose it may be.
    pub fn owners(&self) -> Vec<Whose> {
        let all = Whose::ALL.iter().copied();
        all.filter(|of| self.of.is_none_or(|its| its == *of))
            .collect()
    }

    fn means(&self, slot: Slot) -> bool {
        slot.kind == self.kind
            && self.of.is_none_or(|of| of == slot.of)
            && self.number.is_none_or(|number| number == slot.number)
    }
}

/// How a value of a ledger is asked for.
pub fn written(slot: Slot) -> String {
    let whose = match slot.of {
        Whose::Both => String::new(),
        of => format!("{}:", of.id()),
    };
    let number = match slot.kind.is_numbered() || slot.number > 0 {
        true => format!(":{}", slot.number),
        false => String::new(),
    };
    format!("{whose}{}{number}", slot.kind.id())
}

fn whose(text: &str) -> Option<Whose> {
    Whose::ALL.iter().copied().find(|of| of.id() == text)
}

/// The names that are most like this one, the likest first.
fn near(name: &str) -> Vec<String> {
    let mut near: Vec<(f64, &str)> = ValueKind::ALL
        .iter()
        .map(|kind| (strsim::jaro_winkler(name, kind.id()), kind.id()))
        .filter(|(likeness, _)| *likeness >= LIKENESS)
        .collect();
    near.sort_by(|(a, _), (b, _)| b.total_cmp(a));
    near.truncate(NEAR);
    near.into_iter().map(|(_, id)| id.to_owned()).collect()
}
