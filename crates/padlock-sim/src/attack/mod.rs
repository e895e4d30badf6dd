//! Attacks that ask: the eavesdropper sends bytes again and again, and learns from what comes back.
//!
//! A [`Job`] runs in slices and can be dropped between any two. It counts its calls: every time that one of those who are
//! attacked does something for her. She herself has bytes and what anyone knows of a suite; what the others hold is behind
//! `target`. What she finds goes to her knowledge as a [`Gain`], and the recipes do the rest. Without the flaw that an
//! attack lives on it runs all the same, and fails.

mod beast;
mod bleichenbacher;
mod blocks;
mod collision;
mod guess;
mod nonce_reuse;
mod padding_oracle;
mod poodle;
mod recording;
mod secret;
mod sweet32;
mod target;
// In a browser the catalogue plays each of them once.
#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests;

use padlock_core::closed_enum;
use padlock_tls::ledger::{Op, Value};

use self::{
    beast::Beast, bleichenbacher::Bleichenbacher, collision::Collision, nonce_reuse::NonceReuse,
    padding_oracle::PaddingOracle, poodle::Poodle, recording::Recording, sweet32::Sweet32,
    target::Target,
};
use crate::{
    eavesdropper::Gain,
    world::{Refused, World},
};

closed_enum! {
    /// An attack that asks.
    #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
    pub enum Attack {
        /// The premaster secret of RSA key transport, from a server that tells what is wrong with its padding (Bleichenbacher
        /// 1998).
        Bleichenbacher = "bleichenbacher",
        /// What the client says in CBC, from a server that takes longer where the padding is right (Vaudenay 2002; Canvel,
        /// Hiltgen, Vaudenay and Vuagnoux 2003).
        PaddingOracle = "padding_oracle",
        /// The same from a server that looks at the last byte of the padding only (Moeller, Duong and Kotowicz 2014).
        Poodle = "poodle",
        /// What the client says in the CBC of TLS 1.0, whose IVs anyone knows beforehand (Duong and Rizzo 2011).
        Beast = "beast",
        /// What the client says under a cipher with a short block, from two blocks that meet (Bhargavan and Leurent 2016).
        Sweet32 = "sweet32",
        /// What the server says under a nonce that it has used before.
        NonceReuse = "nonce_reuse",
        /// A certificate of the server's name with the signature that an authority gave for another one, of the same hash
        /// (Stevens et al. 2009).
        Collision = "collision",
    }
}

/// The most calls of an attack that is run to its end at once.
pub const MAX_CALLS: u64 = 1 << 15;

/// How far an attack has come.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Progress {
    /// Not done: run it again.
    Running {
        /// Calls so far.
        calls: u64,
    },
    /// Something was found.
    Found {
        /// Calls in all.
        calls: u64,
        /// What it is.
        found: Found,
    },
    /// Nothing was found, and nothing will be.
    Failed {
        /// Calls in all.
        calls: u64,
    },
}

/// What an attack has found.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Found {
    /// Values of the session that she has recorded.
    Values(Vec<Gain>),
    /// A certificate: the server's name, her key, and the signature of an authority.
    Certificate(Vec<u8>),
}

/// An attack on the ends of a world, call by call.
#[derive(Clone, Debug)]
pub struct Job {
    target: Target,
    work: Work,
    outcome: Outcome,
}

#[derive(Clone, Debug)]
enum Work {
    Bleichenbacher(Box<Bleichenbacher>),
    PaddingOracle(PaddingOracle),
    Poodle(Poodle),
    Beast(Box<Beast>),
    Sweet32(Box<Sweet32>),
    NonceReuse(NonceReuse),
    Collision(Box<Collision>),
}

/// What a call has led to.
#[derive(Clone, Debug)]
enum Outcome {
    Going,
    Found(Found),
    Failed,
}

impl Outcome {
    const fn values(gains: Vec<Gain>) -> Self {
        Self::Found(Found::Values(gains))
    }
}

impl Job {
    /// An attack on what she has recorded so far.
    ///
    /// # Errors
    /// [`Refused::NothingToCrack`] where the recording has nothing that it could be tried on.
    pub fn new(world: &World, attack: Attack) -> Result<Self, Refused> {
        let mut target = Target::new(world)?;
        let recording = Recording::of(world);
        let work = match attack {
            Attack::Bleichenbacher => Bleichenbacher::new(&recording, &mut target)
                .map(|work| Work::Bleichenbacher(Box::new(work))),
            Attack::PaddingOracle => PaddingOracle::new(&recording).map(Work::PaddingOracle),
            Attack::Poodle => Poodle::new(&recording).map(Work::Poodle),
            Attack::Beast => Beast::new(&recording).map(|work| Work::Beast(Box::new(work))),
            Attack::Sweet32 => Sweet32::new(&recording).map(|work| Work::Sweet32(Box::new(work))),
            Attack::NonceReuse => NonceReuse::new(&recording).map(Work::NonceReuse),
            Attack::Collision => Collision::new(world.scenario(), &target)
                .map(|work| Work::Collision(Box::new(work))),
        };
        Ok(Self {
            target,
            work: work.ok_or(Refused::NothingToCrack)?,
            outcome: Outcome::Going,
        })
    }

    /// Goes on for so many calls, or a few more; at least one step is done.
    pub fn run(&mut self, calls: u64) -> Progress {
        let end = self.target.calls().saturating_add(calls.max(1));
        while matches!(self.outcome, Outcome::Going) && self.target.calls() < end {
            self.outcome = self.work.step(&mut self.target);
        }
        let calls = self.target.calls();
        match &self.outcome {
            Outcome::Going => Progress::Running { calls },
            Outcome::Found(found) => Progress::Found {
                calls,
                found: found.clone(),
            },
            Outcome::Failed => Progress::Failed { calls },
        }
    }
}

impl Work {
    fn step(&mut self, target: &mut Target) -> Outcome {
        // An end that does not go along leaves nothing to be found.
        let outcome = match self {
            Self::Bleichenbacher(work) => work.step(target),
            Self::PaddingOracle(work) => work.step(target),
            Self::Poodle(work) => work.step(target),
            Self::Beast(work) => work.step(target),
            Self::Sweet32(work) => work.step(target),
            Self::NonceReuse(work) => work.step(target),
            Self::Collision(work) => work.step(target),
        };
        outcome.unwrap_or(Outcome::Failed)
    }
}

/// The words of a record that she has, found.
fn found_words(recorded: &Value, words: Vec<u8>) -> Outcome {
    let words = recording::words_of(recorded, words);
    Outcome::values(vec![gain(words, vec![recorded.clone()])])
}

/// A value that was found in what she has recorded.
fn gain(value: Value, inputs: Vec<Value>) -> Gain {
    Gain {
        value,
        op: Op::Oracle,
        inputs,
        wire: None,
    }
}
