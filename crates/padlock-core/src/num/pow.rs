//! Modular exponentiation by repeated squaring.

use crypto_bigint::Odd;
use crypto_bigint::modular::{BoxedMontyForm, BoxedMontyParams};

use super::{Nat, OUTLINE_BITS, OUTLINE_ROWS};
use crate::error::{Bound, OutOfRange};
use crate::working::{Cell, Symbol, Working, WorkingOp};

/// `base^exponent mod modulus`, with `x^0 = 1 mod modulus`.
///
/// With a recorder, one row is written per bit of the exponent from the most significant:
/// the square, and the multiplication where the bit is set. For a modulus above
/// [`OUTLINE_BITS`](super::OUTLINE_BITS) only the first and last rows are kept.
///
/// # Errors
/// [`Bound::AtLeast`] 1 when `modulus` is 0.
pub fn mod_pow(
    base: &Nat,
    exponent: &Nat,
    modulus: &Nat,
    w: &mut Working,
) -> Result<Nat, OutOfRange> {
    if modulus.is_zero() {
        let bound = Bound::AtLeast(Nat::one());
        return Err(OutOfRange::value(Symbol::Modulus, modulus, bound));
    }
    let base = base.rem(modulus)?;
    if w.is_on() {
        return square_and_multiply(&base, exponent, modulus, w);
    }
    match montgomery(&base, exponent, modulus) {
        Some(power) => Ok(power),
        None => square_and_multiply(&base, exponent, modulus, w),
    }
}

/// The library's exponentiation; `None` for the moduli that Montgomery's form does not serve.
fn montgomery(base: &Nat, exponent: &Nat, modulus: &Nat) -> Option<Nat> {
    if modulus.is_even() || modulus.is_one() {
        return None;
    }
    let bits = modulus.bits();
    let params = BoxedMontyParams::new_vartime(Odd::new(modulus.boxed(bits)?).into_option()?);
    let base = BoxedMontyForm::new(base.boxed(bits)?, &params);
    let exponent_bits = exponent.bits();
    let exponent = exponent.boxed(exponent_bits.max(1))?;
    let exponent_bits = u32::try_from(exponent_bits).ok()?;
    let power = base.pow_bounded_exp(&exponent, exponent_bits).retrieve();
    Some(Nat::from_limbs(power))
}

/// Left to right: square for every bit, multiply for every set bit (Menezes et al. 1996, algorithm 14.79).
fn square_and_multiply(
    base: &Nat,
    exponent: &Nat,
    modulus: &Nat,
    w: &mut Working,
) -> Result<Nat, OutOfRange> {
    let step = w.open(WorkingOp::ModPow, || {
        vec![
            (Symbol::Base, base.into()),
            (Symbol::Exponent, exponent.into()),
            (Symbol::Modulus, modulus.into()),
        ]
    });
    w.columns(
        &step,
        &[Symbol::Index, Symbol::Bit, Symbol::Square, Symbol::Multiply],
    );
    let bits = exponent.bits();
    let outline = modulus.bits() > OUTLINE_BITS && bits > 2 * OUTLINE_ROWS;
    let mut power = Nat::one().rem(modulus)?;
    for index in (0..bits).rev() {
        let square = power.mul_mod(&power, modulus)?;
        let bit = exponent.bit(index);
        power = if bit {
            square.mul_mod(base, modulus)?
        } else {
            square.clone()
        };
        if outline && (OUTLINE_ROWS..bits - OUTLINE_ROWS).contains(&index) {
            w.elide(&step);
            continue;
        }
        w.row(&step, || {
            let multiply = if bit { (&power).into() } else { Cell::Empty };
            vec![index.into(), Cell::Bit(bit), (&square).into(), multiply]
        });
    }
    w.close(&step, || vec![(Symbol::Power, (&power).into())]);
    Ok(power)
}
