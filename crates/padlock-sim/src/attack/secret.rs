//! A secret that the client says with words of hers around it, which an attack finds byte by byte.

use std::ops::ControlFlow;

use padlock_tls::{ledger::Value, party::Whose};

use super::{Outcome, blocks::Blocks, found_words, recording::Recording, target::Target};

/// What she knows of it.
#[derive(Clone, Debug)]
pub(super) struct Secret {
    /// The shape of the records that it comes in.
    pub blocks: Blocks,
    /// The record that it came in first.
    recorded: Value,
    /// How many bytes it has, once she has measured it.
    length: Option<usize>,
    /// Its first bytes.
    pub known: Vec<u8>,
}

impl Secret {
    /// The client's first words, in CBC; `None` where there are none.
    pub fn of(recording: &Recording) -> Option<Self> {
        Some(Self {
            blocks: Blocks::of(recording.session()?)?,
            recorded: recording.records(Whose::Client).into_iter().next()?,
            length: None,
            known: vec![],
        })
    }

    /// How long it is, where the next byte of it is what she looks for. Otherwise this step measures it, or all of it is known.
    pub fn length(&mut self, target: &mut Target) -> Option<ControlFlow<Outcome, usize>> {
        Some(match self.length {
            None => {
                let mut connection = target.connect()?;
                self.length = Some(self.blocks.secret_length(target, &mut connection)?);
                ControlFlow::Break(Outcome::Going)
            }
            Some(length) if self.known.len() == length => {
                ControlFlow::Break(found_words(&self.recorded, self.known.clone()))
            }
            Some(length) => ControlFlow::Continue(length),
        })
    }
}
