//! What to guess first: bytes in the order in which people write them.

/// The space and the small letters, the most frequent ones of English first; then everything else.
const COMMON: &[u8] = b" etaoinshrdlcumwfgypbvkjxqz";

/// The guess of this rank, from 0; `None` when all bytes have been tried.
pub(super) fn guess(rank: usize) -> Option<u8> {
    let others = (0..=u8::MAX).filter(|byte| !COMMON.contains(byte));
    COMMON.iter().copied().chain(others).nth(rank)
}
