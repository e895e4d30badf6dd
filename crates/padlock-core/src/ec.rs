//! Elliptic curves as the textbooks write them: `y^2 = x^3 + a x + b` over a prime field, at every size
//! (Paar and Pelzl, *Understanding Cryptography*, 2010, chapter 9).
//!
//! The line through two points meets the curve in a third; its mirror image is their sum:
//!
//! 1. Slope `s = (y2 - y1) / (x2 - x1)`, or `s = (3 x1^2 + a) / (2 y1)` for the tangent.
//! 2. `x3 = s^2 - x1 - x2` and `y3 = s (x1 - x3) - y1`.

mod curve;
mod group;
mod order;
mod point;
mod word;

pub use curve::Curve;
pub use group::EcGroup;
pub use point::Point;
pub(crate) use word::{WordCurve, WordPoint};

#[cfg(test)]
mod tests;
