//! What the fuzz targets share: numbers of bounded size, keys to try things on, and the checks that hold everywhere.
pub mod connections;
pub mod keys;
pub mod link;
pub mod tls;
pub mod tls13;

use std::fmt::Debug;

use arbitrary::{Arbitrary, Result, Unstructured};
use padlock_core::ec::Point;
use padlock_core::working::{Cell, Step};
use padlock_core::{Nat, Working};

/// A number of at most `BYTES` bytes; larger ones would only be slower.
#[derive(Clone, Debug)]
pub struct Number<const BYTES: usize>(pub Nat);

impl<'a, const BYTES: usize> Arbitrary<'a> for Number<BYTES> {
    fn arbitrary(u: &mut Unstructured<'a>) -> Result<Self> {
        let len = u.int_in_range(0..=BYTES)?;
        let len = len.min(u.len());
        Ok(Self(Nat::from_be_bytes(u.bytes(len)?)))
    }
}

/// Bytes, at most `MAX` of them.
#[derive(Clone, Debug)]
pub struct Bytes<const MAX: usize>(pub Vec<u8>);

impl<'a, const MAX: usize> Arbitrary<'a> for Bytes<MAX> {
    fn arbitrary(u: &mut Unstructured<'a>) -> Result<Self> {
        let len = u.int_in_range(0..=MAX)?;
        let len = len.min(u.len());
        Ok(Self(u.bytes(len)?.to_vec()))
    }
}

/// Any bytes, or, one time in two, as many as fit: `len` of them, so that what comes after the check of the length
/// is reached as well.
///
/// # Errors
/// As [`Arbitrary`].
pub fn about(u: &mut Unstructured<'_>, len: usize) -> Result<Vec<u8>> {
    if u.ratio(1, 8)? {
        return Ok(Bytes::<64>::arbitrary(u)?.0);
    }
    let mut bytes = vec![0; len];
    u.fill_buffer(&mut bytes)?;
    Ok(bytes)
}

/// A point: infinity, or any coordinates of at most `BYTES` bytes.
///
/// # Errors
/// As [`Arbitrary`].
pub fn point<const BYTES: usize>(u: &mut Unstructured<'_>) -> Result<Point> {
    if u.ratio(1, 16)? {
        return Ok(Point::Infinity);
    }
    let x = Number::<BYTES>::arbitrary(u)?.0;
    Ok(Point::affine(x, Number::<BYTES>::arbitrary(u)?.0))
}

/// Computes with recording off and on: the outcome is the same, and what was recorded is well formed.
pub fn both<T: PartialEq + Debug>(mut compute: impl FnMut(&mut Working) -> T) -> T {
    let mut off = Working::off();
    let outcome = compute(&mut off);
    assert!(off.steps().is_empty(), "recorded although off");
    let mut on = Working::on();
    assert_eq!(compute(&mut on), outcome, "recording changed the outcome");
    on.steps().iter().for_each(check);
    outcome
}

/// A row is as long as the head of its table, or says how many were left out.
fn check(step: &Step) {
    for row in &step.rows {
        let fits = row.len() == step.columns.len() || matches!(row[..], [Cell::Elided(_)]);
        assert!(
            fits,
            "a row of {} cells under {:?}",
            row.len(),
            step.columns
        );
    }
}
