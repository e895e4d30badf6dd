//! Simplified AES (Musa, Schaefer and Wedig, Cryptologia 27(2), 2003).
//!
//! The block is four nibbles `n0 n1 n2 n3`, the columns of a 2 by 2 state. In GF(16) with `x^4 + x + 1`:
//!
//! 1. Add round key 0.
//! 2. Substitute nibbles, shift row (exchange `n1` and `n3`), mix columns by `[1 4; 4 1]`, add round key 1.
//! 3. Substitute nibbles, shift row, add round key 2.
//!
//! The key schedule makes six bytes: `w0 w1` is the key, and
//! `w[2i] = w[2i-2] xor RCON[i] xor SubNib(RotNib(w[2i-1]))`, `w[2i+1] = w[2i] xor w[2i-1]`,
//! with `RCON[1] = 80` and `RCON[2] = 30`.

use super::BlockCipher;
use crate::error::{Bound, OutOfRange};
use crate::working::{Cell, Symbol, Working, WorkingOp};

/// Simplified AES: block 2 bytes, key 2 bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SAes;

/// The state as nibbles in the order of the block.
type State = [u8; 4];

/// One direction of the cipher: round keys and block in, block out, each operation told.
type Direction = fn([u16; 3], u16, &mut dyn FnMut(Symbol, u16)) -> u16;

const SBOX: [u8; 16] = [
    0x9, 0x4, 0xa, 0xb, 0xd, 0x1, 0x8, 0x5, 0x6, 0x2, 0x0, 0x3, 0xc, 0xe, 0xf, 0x7,
];

const INVERSE_SBOX: [u8; 16] = [
    0xa, 0x5, 0x9, 0xb, 0x1, 0x7, 0x8, 0xf, 0x6, 0x0, 0x2, 0x3, 0xc, 0x4, 0xd, 0xe,
];

impl BlockCipher for SAes {
    fn id(&self) -> &'static str {
        "s_aes"
    }

    fn block_len(&self) -> usize {
        2
    }

    fn key_len(&self) -> usize {
        2
    }

    fn encrypt_block(
        &self,
        key: &[u8],
        block: &mut [u8],
        w: &mut Working,
    ) -> Result<(), OutOfRange> {
        let (key, word) = (word(Symbol::Key, key)?, word(Symbol::Block, block)?);
        let out = record(WorkingOp::BlockEncrypt, key, word, w, encrypt_rows);
        block.copy_from_slice(&out.to_be_bytes());
        Ok(())
    }

    fn decrypt_block(
        &self,
        key: &[u8],
        block: &mut [u8],
        w: &mut Working,
    ) -> Result<(), OutOfRange> {
        let (key, word) = (word(Symbol::Key, key)?, word(Symbol::Block, block)?);
        let out = record(WorkingOp::BlockDecrypt, key, word, w, decrypt_rows);
        block.copy_from_slice(&out.to_be_bytes());
        Ok(())
    }
}

/// Encrypts one block, both as big-endian words.
pub(crate) fn encrypt(key: u16, block: u16) -> u16 {
    encrypt_rows(round_keys(key), block, &mut |_, _| {})
}

fn encrypt_rows(keys: [u16; 3], block: u16, row: &mut dyn FnMut(Symbol, u16)) -> u16 {
    let [k0, k1, k2] = keys;
    let mut apply = |operation, value| {
        row(operation, value);
        value
    };
    let mut state = apply(Symbol::AddRoundKey, block ^ k0);
    state = apply(Symbol::Substitute, substitute(state, &SBOX));
    state = apply(Symbol::ShiftRow, shift_row(state));
    state = apply(Symbol::MixColumns, mix_columns(state, 1, 4));
    state = apply(Symbol::AddRoundKey, state ^ k1);
    state = apply(Symbol::Substitute, substitute(state, &SBOX));
    state = apply(Symbol::ShiftRow, shift_row(state));
    apply(Symbol::AddRoundKey, state ^ k2)
}

fn decrypt_rows(keys: [u16; 3], block: u16, row: &mut dyn FnMut(Symbol, u16)) -> u16 {
    let [k0, k1, k2] = keys;
    let mut apply = |operation, value| {
        row(operation, value);
        value
    };
    let mut state = apply(Symbol::AddRoundKey, block ^ k2);
    state = apply(Symbol::ShiftRow, shift_row(state));
    state = apply(Symbol::Substitute, substitute(state, &INVERSE_SBOX));
    state = apply(Symbol::AddRoundKey, state ^ k1);
    state = apply(Symbol::MixColumns, mix_columns(state, 9, 2));
    state = apply(Symbol::ShiftRow, shift_row(state));
    state = apply(Symbol::Substitute, substitute(state, &INVERSE_SBOX));
    apply(Symbol::AddRoundKey, state ^ k0)
}

/// Runs a direction with its working: the key schedule's round keys, then one row per operation.
fn record(op: WorkingOp, key: u16, block: u16, w: &mut Working, rows: Direction) -> u16 {
    let keys = round_keys(key);
    if !w.is_on() {
        return rows(keys, block, &mut |_, _| {});
    }
    let schedule = w.open(WorkingOp::KeySchedule, || vec![(Symbol::Key, cell(key))]);
    w.columns(&schedule, &[Symbol::Index, Symbol::RoundKey]);
    for (index, round_key) in keys.into_iter().enumerate() {
        w.row(&schedule, || vec![index.into(), cell(round_key)]);
    }
    w.close(&schedule, Vec::new);

    let step = w.open(op, || {
        vec![(Symbol::Key, cell(key)), (Symbol::Block, cell(block))]
    });
    w.columns(&step, &[Symbol::Operation, Symbol::State]);
    let out = rows(keys, block, &mut |operation, state| {
        w.row(&step, || vec![Cell::Name(operation), cell(state)]);
    });
    w.close(&step, || vec![(Symbol::State, cell(out))]);
    out
}

fn round_keys(key: u16) -> [u16; 3] {
    let next = |key: u16, round_constant: u16| {
        let (first, second) = (key >> 8, key & 0xff);
        let rotated = (second << 4 | second >> 4) & 0xff;
        let first = first ^ round_constant ^ substitute(rotated, &SBOX) & 0xff;
        first << 8 | (first ^ second)
    };
    let k1 = next(key, 0x80);
    [key, k1, next(k1, 0x30)]
}

fn substitute(state: u16, sbox: &[u8; 16]) -> u16 {
    join(split(state).map(|nibble| look_up(sbox, nibble)))
}

#[expect(clippy::indexing_slicing, reason = "a nibble indexes sixteen entries")]
fn look_up(sbox: &[u8; 16], nibble: u8) -> u8 {
    sbox[usize::from(nibble & 0xf)]
}

fn shift_row(state: u16) -> u16 {
    let [n0, n1, n2, n3] = split(state);
    join([n0, n3, n2, n1])
}

/// Multiplies each column by `[on off; off on]`.
fn mix_columns(state: u16, on: u8, off: u8) -> u16 {
    let [n0, n1, n2, n3] = split(state);
    let mix = |a, b| multiply(on, a) ^ multiply(off, b);
    join([mix(n0, n1), mix(n1, n0), mix(n2, n3), mix(n3, n2)])
}

/// The product in GF(16) modulo `x^4 + x + 1`.
fn multiply(a: u8, b: u8) -> u8 {
    let mut product = 0;
    let mut shifted = a;
    for bit in 0..4 {
        if b >> bit & 1 == 1 {
            product ^= shifted;
        }
        shifted <<= 1;
        if shifted & 0x10 != 0 {
            shifted ^= 0x13;
        }
    }
    product
}

fn split(state: u16) -> State {
    [12, 8, 4, 0].map(|shift| (state >> shift) as u8 & 0xf)
}

fn join(nibbles: State) -> u16 {
    nibbles
        .iter()
        .fold(0, |word, &nibble| word << 4 | u16::from(nibble))
}

fn cell(word: u16) -> Cell {
    Cell::Nibbles(split(word))
}

fn word(what: Symbol, bytes: &[u8]) -> Result<u16, OutOfRange> {
    <[u8; 2]>::try_from(bytes)
        .map(u16::from_be_bytes)
        .map_err(|_| OutOfRange::length(what, bytes.len(), Bound::Length(2)))
}
