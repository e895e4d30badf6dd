//! Simplified DES (Schaefer, "A simplified data encryption standard algorithm", Cryptologia 20(1), 1996).
//!
//! 1. Initial permutation of the 8-bit block.
//! 2. Round with key 1: the right half is expanded to 8 bits, mixed with the round key, sent through the S-boxes
//!    `S0` and `S1`, permuted, and mixed into the left half.
//! 3. The halves change places; the same with key 2; the inverse of the initial permutation.
//!
//! Decryption takes the round keys in reverse. Tables count bits from 1 at the left, as the paper does.

use super::BlockCipher;
use crate::error::{Bound, OutOfRange, require_length};
use crate::num::Nat;
use crate::working::{Cell, Symbol, Working, WorkingOp};

/// Simplified DES: block 1 byte, key 2 bytes of which the low 10 bits count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SDes;

const P10: [u8; 10] = [3, 5, 2, 7, 4, 10, 1, 9, 8, 6];
const P8: [u8; 8] = [6, 3, 7, 4, 8, 5, 10, 9];
const IP: [u8; 8] = [2, 6, 3, 1, 4, 8, 5, 7];
const IP_INVERSE: [u8; 8] = [4, 1, 3, 5, 7, 2, 8, 6];
const EXPANSION: [u8; 8] = [4, 1, 2, 3, 2, 3, 4, 1];
const P4: [u8; 4] = [2, 4, 3, 1];
const S0: [[u16; 4]; 4] = [[1, 0, 3, 2], [3, 2, 1, 0], [0, 2, 1, 3], [3, 1, 3, 2]];
const S1: [[u16; 4]; 4] = [[0, 1, 2, 3], [2, 0, 1, 3], [3, 0, 1, 0], [2, 1, 0, 3]];

impl SDes {
    /// The two round keys of a 10-bit key: `P8` after rotating the halves of `P10` by one, and by two more.
    #[must_use]
    pub fn round_keys(key: u16) -> [u8; 2] {
        let permuted = permute(key & 0x3ff, 10, &P10);
        let halves = (permuted >> 5, permuted & 0x1f);
        let rotated = |by: u32| {
            let rotate = |half: u16| (half << by | half >> (5 - by)) & 0x1f;
            permute(rotate(halves.0) << 5 | rotate(halves.1), 10, &P8) as u8
        };
        [rotated(1), rotated(3)]
    }
}

impl BlockCipher for SDes {
    fn id(&self) -> &'static str {
        "s_des"
    }

    fn block_len(&self) -> usize {
        1
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
        let keys = schedule(key, block, w)?;
        run(WorkingOp::BlockEncrypt, keys, block, w);
        Ok(())
    }

    fn decrypt_block(
        &self,
        key: &[u8],
        block: &mut [u8],
        w: &mut Working,
    ) -> Result<(), OutOfRange> {
        let [first, second] = schedule(key, block, w)?;
        run(WorkingOp::BlockDecrypt, [second, first], block, w);
        Ok(())
    }
}

fn schedule(key: &[u8], block: &[u8], w: &mut Working) -> Result<[u8; 2], OutOfRange> {
    require_length(Symbol::Key, key, 2)?;
    require_length(Symbol::Block, block, 1)?;
    let number = Nat::from_be_bytes(key);
    let Some(word) = number.to_u64().filter(|&key| key < 1 << 10) else {
        let bound = Bound::Below(Nat::from(1 << 10));
        return Err(OutOfRange::value(Symbol::Key, &number, bound));
    };
    let keys = SDes::round_keys(word as u16);
    let step = w.open(WorkingOp::KeySchedule, || {
        vec![(Symbol::Key, bits(word as u16, 10))]
    });
    w.columns(&step, &[Symbol::Index, Symbol::RoundKey]);
    for (index, round_key) in keys.into_iter().enumerate() {
        w.row(&step, || vec![index.into(), bits(u16::from(round_key), 8)]);
    }
    w.close(&step, Vec::new);
    Ok(keys)
}

fn run(op: WorkingOp, keys: [u8; 2], block: &mut [u8], w: &mut Working) {
    for byte in block {
        let step = w.open(op, || vec![(Symbol::Block, bits(u16::from(*byte), 8))]);
        w.columns(&step, &[Symbol::Operation, Symbol::State]);
        *byte = rounds(keys, *byte, &mut |operation, state, width| {
            w.row(&step, || vec![Cell::Name(operation), bits(state, width)]);
        });
        w.close(&step, || vec![(Symbol::State, bits(u16::from(*byte), 8))]);
    }
}

fn rounds(keys: [u8; 2], block: u8, row: &mut dyn FnMut(Symbol, u16, u32)) -> u8 {
    let state = permute(u16::from(block), 8, &IP);
    row(Symbol::InitialPermutation, state, 8);
    let (mut left, mut right) = (state >> 4, state & 0xf);
    for key in keys {
        let mixed = left ^ feistel(right, key, row);
        row(Symbol::Left, mixed, 4);
        // The halves change places after every round; after the last that is undone below.
        (left, right) = (right, mixed);
    }
    let out = permute(right << 4 | left, 8, &IP_INVERSE);
    row(Symbol::FinalPermutation, out, 8);
    out as u8
}

/// The paper's `F`: expansion, round key, S-boxes, `P4`.
fn feistel(right: u16, key: u8, row: &mut dyn FnMut(Symbol, u16, u32)) -> u16 {
    let expanded = permute(right, 4, &EXPANSION);
    row(Symbol::Expansion, expanded, 8);
    let mixed = expanded ^ u16::from(key);
    row(Symbol::AddRoundKey, mixed, 8);
    let substituted = look_up(&S0, mixed >> 4) << 2 | look_up(&S1, mixed & 0xf);
    row(Symbol::Substitute, substituted, 4);
    let permuted = permute(substituted, 4, &P4);
    row(Symbol::Permutation, permuted, 4);
    permuted
}

/// Bits 1 and 4 of the nibble are the row, bits 2 and 3 the column.
#[expect(clippy::indexing_slicing, reason = "two bits index four entries")]
fn look_up(sbox: &[[u16; 4]; 4], nibble: u16) -> u16 {
    let row = (nibble >> 2 & 2) | (nibble & 1);
    let column = nibble >> 1 & 3;
    sbox[usize::from(row)][usize::from(column)]
}

/// The bits of `value`, of `width` bits, that `table` names, counted from 1 at the left.
fn permute(value: u16, width: u32, table: &[u8]) -> u16 {
    table.iter().fold(0, |out, &position| {
        out << 1 | (value >> (width - u32::from(position)) & 1)
    })
}

fn bits(value: u16, width: u32) -> Cell {
    Cell::Bits((0..width).rev().map(|bit| value >> bit & 1 == 1).collect())
}
