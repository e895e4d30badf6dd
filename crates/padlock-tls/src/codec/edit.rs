//! What a person with a hex editor does to bytes, for property tests.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};

/// One thing that a person with a hex editor may do.
#[derive(Clone, Debug)]
pub enum Edit {
    Truncate(Index),
    Substitute(Index, u8),
    Insert(Index, u8),
    Remove(Index),
    Repeat(Index, Index),
}

impl Edit {
    /// Makes the change; there is none to make in an empty buffer.
    pub fn apply(&self, bytes: &mut Vec<u8>) {
        let len = bytes.len();
        if len == 0 {
            return;
        }
        match self {
            Self::Truncate(at) => bytes.truncate(at.index(len)),
            Self::Substitute(at, byte) => bytes[at.index(len)] = *byte,
            Self::Insert(at, byte) => bytes.insert(at.index(len), *byte),
            Self::Remove(at) => drop(bytes.remove(at.index(len))),
            Self::Repeat(from, to) => {
                let (from, to) = (from.index(len), to.index(len));
                let piece = bytes[from.min(to)..from.max(to)].to_vec();
                bytes.extend(piece);
            }
        }
    }
}

/// Up to three edits.
pub fn edits() -> impl Strategy<Value = Vec<Edit>> {
    let byte = || prop_oneof![any::<u8>(), select(vec![0u8, 1, 0x30, 0x7f, 0x80, 0xff])];
    let edit = prop_oneof![
        any::<Index>().prop_map(Edit::Truncate),
        (any::<Index>(), byte()).prop_map(|(at, byte)| Edit::Substitute(at, byte)),
        (any::<Index>(), byte()).prop_map(|(at, byte)| Edit::Insert(at, byte)),
        any::<Index>().prop_map(Edit::Remove),
        (any::<Index>(), any::<Index>()).prop_map(|(from, to)| Edit::Repeat(from, to)),
    ];
    vec(edit, 0..4)
}
