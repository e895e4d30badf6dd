//! A keystream from a linear feedback shift register (Paar and Pelzl 2010, section 2.3).
//!
//! The register holds `m` bits. Each clock puts out its lowest bit, shifts right, and puts the XOR of the tapped bits
//! on top. With a primitive polynomial the stream repeats after `2^m - 1` bits.

use super::StreamCipher;
use crate::error::{Bound, OutOfRange, require_length};
use crate::num::Nat;
use crate::working::{Cell, Symbol, Working, WorkingOp};

/// So many clocks are shown.
pub const ROWS: usize = 64;

/// A shift register of 2 to 8 bits; its key is one byte, the first content, not 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lfsr {
    width: u32,
    taps: u8,
}

impl Lfsr {
    /// Three bits with the primitive polynomial `x^3 + x + 1`: `s_{i+3} = s_{i+1} xor s_i`, period 7.
    pub const THREE_BITS: Self = Self {
        width: 3,
        taps: 0b011,
    };

    /// A register of `width` bits whose feedback is the XOR of the bits set in `taps`; bit 0 is put out next.
    ///
    /// # Errors
    /// [`Bound::Bits`] unless `width` is 2 to 8; [`Bound::Odd`] for `taps` without bit 0 (the sequence would forget its
    /// start), [`Bound::Below`] for taps beyond the register.
    pub fn new(width: u32, taps: u8) -> Result<Self, OutOfRange> {
        if !(2..=8).contains(&width) {
            let bound = Bound::Bits { min: 2, max: 8 };
            return Err(OutOfRange::length(Symbol::Register, width as usize, bound));
        }
        let number = Nat::from(u64::from(taps));
        if taps.is_multiple_of(2) {
            return Err(OutOfRange::value(Symbol::Taps, &number, Bound::Odd));
        }
        let limit = 1_u64 << width;
        if u64::from(taps) >= limit {
            let bound = Bound::Below(Nat::from(limit));
            return Err(OutOfRange::value(Symbol::Taps, &number, bound));
        }
        Ok(Self { width, taps })
    }

    /// The register after one clock, and the bit put out.
    #[must_use]
    pub const fn clock(&self, register: u8) -> (u8, bool) {
        let feedback = (register & self.taps).count_ones() as u8 & 1;
        let shifted = register >> 1 | feedback << (self.width - 1);
        (shifted, register & 1 == 1)
    }

    /// After how many clocks the register is what it was.
    #[must_use]
    pub fn period(&self, start: u8) -> usize {
        let mut register = self.clock(start).0;
        let mut clocks = 1;
        // Bit 0 is tapped, so that the step can be undone and the start is met again.
        while register != start && clocks <= 256 {
            register = self.clock(register).0;
            clocks += 1;
        }
        clocks
    }
}

impl StreamCipher for Lfsr {
    fn id(&self) -> &'static str {
        match *self {
            Self::THREE_BITS => "lfsr_3",
            _ => "lfsr",
        }
    }

    fn key_len(&self) -> usize {
        1
    }

    /// Eight clocks per byte, the first bit on top.
    fn keystream(&self, key: &[u8], offset: usize, len: usize) -> Result<Vec<u8>, OutOfRange> {
        let mut register = self.after(key, offset)?;
        let mut byte = || {
            (0..8).fold(0, |byte, _| {
                let (next, bit) = self.clock(register);
                register = next;
                byte << 1 | u8::from(bit)
            })
        };
        Ok((0..len).map(|_| byte()).collect())
    }

    /// The working has one row per clock: the register before it and the bit put out; of long texts the first
    /// `ROWS` alone.
    fn apply(
        &self,
        key: &[u8],
        offset: usize,
        text: &[u8],
        w: &mut Working,
    ) -> Result<Vec<u8>, OutOfRange> {
        let keystream = self.keystream(key, offset, text.len())?;
        let out: Vec<u8> = text.iter().zip(&keystream).map(|(a, b)| a ^ b).collect();
        let mut register = self.after(key, offset)?;
        let step = w.open(WorkingOp::StreamCipher, || {
            vec![
                (Symbol::Key, key.into()),
                (Symbol::Index, offset.into()),
                (Symbol::Block, text.into()),
            ]
        });
        w.columns(&step, &[Symbol::Register, Symbol::Bit]);
        if w.is_on() {
            for clock in 0..text.len() * 8 {
                let (next, bit) = self.clock(register);
                if clock < ROWS {
                    w.row(&step, || vec![self.cell(register), bit.into()]);
                } else {
                    w.elide(&step);
                }
                register = next;
            }
        }
        w.close(&step, || {
            vec![
                (Symbol::Keystream, (&keystream).into()),
                (Symbol::Xor, (&out).into()),
            ]
        });
        Ok(out)
    }
}

impl Lfsr {
    /// The register when `offset` bytes of its stream are spent.
    fn after(&self, key: &[u8], offset: usize) -> Result<u8, OutOfRange> {
        require_length(Symbol::Key, key, 1)?;
        let start = key.first().copied().unwrap_or(0);
        let number = Nat::from(u64::from(start));
        let limit = 1_u64 << self.width;
        if start == 0 || u64::from(start) >= limit {
            let bound = match start {
                0 => Bound::AtLeast(Nat::one()),
                _ => Bound::Below(Nat::from(limit)),
            };
            return Err(OutOfRange::value(Symbol::Key, &number, bound));
        }
        let mut register = start;
        for _ in 0..offset % self.period(start) * 8 {
            register = self.clock(register).0;
        }
        Ok(register)
    }

    fn cell(&self, register: u8) -> Cell {
        Cell::Bits(
            (0..self.width)
                .rev()
                .map(|bit| register >> bit & 1 == 1)
                .collect(),
        )
    }
}
