//! What a premaster secret comes to on paper, as one types it.

use std::rc::Rc;

use padlock_core::Nat;
use padlock_sim::{World, evidence::Locked};
use padlock_text::{Arg, Text, ToolLabel};
use padlock_tls::endpoint::Choice;

use crate::store::AppState;

/// What a premaster secret comes to on paper, as one types it.
pub fn sum(state: &AppState) -> Sum {
    Sum {
        world: state.world().clone(),
        text: state.text.clone(),
    }
}

/// What it takes to say so: the moment, and the words.
#[derive(Clone)]
pub struct Sum {
    world: Rc<World>,
    text: Text,
}

impl PartialEq for Sum {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.world, &other.world) && self.text == other.text
    }
}

impl Sum {
    /// The sum of a choice that is a premaster secret.
    pub fn of(&self, choice: &Choice) -> Option<String> {
        let Choice::PreMasterSecret(bytes) = choice else {
            return None;
        };
        let locked = self.world.locked(&Nat::from_be_bytes(bytes))?;
        Some(written(&self.text, &locked))
    }
}

fn written(text: &Text, locked: &Locked) -> String {
    let [m, e, n] = [&locked.m, &locked.e, &locked.n].map(Nat::to_string);
    let c = locked.c.as_ref().map(Nat::to_string);
    let args = [
        ("m", Arg::Text(&m)),
        ("e", Arg::Text(&e)),
        ("n", Arg::Text(&n)),
        ("c", Arg::Text(c.as_deref().unwrap_or_default())),
    ];
    let label = match &c {
        Some(_) => ToolLabel::Sum,
        None => ToolLabel::SumTooLarge,
    };
    text.tool(label, &args)
}
