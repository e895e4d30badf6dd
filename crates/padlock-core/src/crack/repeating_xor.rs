//! Frequency analysis of the repeating XOR (Kasiski 1863; Friedman 1920).
//!
//! Under a key of `k` bytes every `k`-th byte of the text has met the same key byte. For each `k` the bytes are dealt into
//! `k` columns; in each column the key byte is the one that makes it look most like English.

use serde::{Deserialize, Serialize};

use super::Search;
use crate::error::{Bound, OutOfRange};
use crate::working::Symbol;

#[cfg(test)]
mod tests;

/// A search for the key, in slices. A step is one key length.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct XorJob {
    ciphertext: Vec<u8>,
    longest: usize,
    next: usize,
    best: Option<XorGuess>,
}

/// A key that makes the text look like English.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct XorGuess {
    /// The key.
    pub key: Vec<u8>,
    /// How likely the text is under it: mean logarithm of a byte's frequency, minus what a longer key gains by chance.
    pub score: f64,
}

impl XorJob {
    /// The search among key lengths from 1 to `longest`.
    ///
    /// # Errors
    /// [`Bound::LengthAtLeast`] for a ciphertext with fewer than four bytes for each byte of the longest key.
    pub fn new(ciphertext: &[u8], longest: usize) -> Result<Self, OutOfRange> {
        let least = longest.max(1).saturating_mul(4);
        if ciphertext.len() < least {
            let bound = Bound::LengthAtLeast(least as u64);
            return Err(OutOfRange::length(
                Symbol::Ciphertext,
                ciphertext.len(),
                bound,
            ));
        }
        Ok(Self {
            ciphertext: ciphertext.to_vec(),
            longest: longest.max(1),
            next: 1,
            best: None,
        })
    }

    /// Steps so far.
    #[must_use]
    pub const fn work(&self) -> u64 {
        self.next as u64 - 1
    }

    /// How many steps there are.
    #[must_use]
    pub const fn expected_work(&self) -> f64 {
        self.longest as f64
    }

    /// Tries at most `max_steps` more key lengths; the best key is found when all were tried.
    pub fn run(&mut self, max_steps: u64) -> Search<XorGuess> {
        for _ in 0..max_steps.max(1) {
            if self.next > self.longest {
                break;
            }
            let guess = guess(&self.ciphertext, self.next);
            if self
                .best
                .as_ref()
                .is_none_or(|best| guess.score > best.score)
            {
                self.best = Some(guess);
            }
            self.next += 1;
        }
        let work = self.work();
        match &self.best {
            Some(best) if self.next > self.longest => Search::Found {
                value: best.clone(),
                work,
            },
            _ => Search::Running { work },
        }
    }
}

/// The best key of one length.
fn guess(ciphertext: &[u8], len: usize) -> XorGuess {
    let mut key = Vec::with_capacity(len);
    let mut total = 0.0;
    for offset in 0..len {
        let column: Vec<u8> = ciphertext
            .iter()
            .copied()
            .skip(offset)
            .step_by(len)
            .collect();
        let scored = (0..=u8::MAX).map(|byte| (score(&column, byte), byte));
        let best = scored.fold((f64::NEG_INFINITY, 0), |best, next| {
            if next.0 > best.0 { next } else { best }
        });
        total += best.0;
        key.push(best.1);
    }
    // Choosing one of 256 bytes per column fits noise by up to ln(256) each (Akaike's penalty in spirit).
    let penalty = len as f64 * 256_f64.ln();
    XorGuess {
        key,
        score: (total - penalty) / ciphertext.len() as f64,
    }
}

fn score(column: &[u8], key: u8) -> f64 {
    column.iter().map(|byte| likelihood(byte ^ key)).sum()
}

/// The logarithm of how often a byte occurs in English text: letters by Lewand (*Cryptological Mathematics*, 2000),
/// a space for every five letters, capitals and marks seldom, and other bytes hardly ever.
fn likelihood(byte: u8) -> f64 {
    let letter = |frequency: u32| f64::from(frequency) / 100_000.0;
    let share = match byte {
        b' ' => 0.18,
        b'a'..=b'z' => 0.76 * letter(frequency(byte)),
        b'A'..=b'Z' => 0.02 * letter(frequency(byte.to_ascii_lowercase())),
        b'.' | b',' => 0.01,
        b'\n' | b'\r' | b'\'' | b'-' | b'"' | b':' | b';' | b'/' | b'(' | b')' | b'?' | b'!' => {
            0.002
        }
        b'0'..=b'9' => 0.001,
        b'!'..=b'~' => 0.0003,
        _ => 0.000_001,
    };
    share.ln()
}

/// How many of 100,000 letters of English text are this one.
const fn frequency(letter: u8) -> u32 {
    match letter {
        b'e' => 12_702,
        b't' => 9_056,
        b'a' => 8_167,
        b'o' => 7_507,
        b'i' => 6_966,
        b'n' => 6_749,
        b's' => 6_327,
        b'h' => 6_094,
        b'r' => 5_987,
        b'd' => 4_253,
        b'l' => 4_025,
        b'c' => 2_782,
        b'u' => 2_758,
        b'm' => 2_406,
        b'w' => 2_360,
        b'f' => 2_228,
        b'g' => 2_015,
        b'y' => 1_974,
        b'p' => 1_929,
        b'b' => 1_492,
        b'v' => 978,
        b'k' => 772,
        b'j' => 153,
        b'x' => 150,
        b'q' => 95,
        _ => 74,
    }
}
