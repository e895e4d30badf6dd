//! What was wrong with some bytes, and in which field.

use core::fmt;

use serde::{Deserialize, Serialize};

use super::Field;
use crate::alert::AlertDescription;

/// Bytes that do not decode: which field refused, where, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DecodeError {
    /// The innermost field being read.
    pub field: Field,
    /// Offset in bytes from the start of the buffer.
    pub at: usize,
    /// What was wrong there.
    pub kind: DecodeErrorKind,
}

/// The ways in which bytes fail to decode.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum DecodeErrorKind {
    /// The field needs more bytes than its container has left.
    Truncated {
        /// Bytes the field needs.
        needed: usize,
        /// Bytes left in the container.
        left: usize,
    },
    /// The container is longer than what it contains.
    TrailingData {
        /// Bytes nobody asked for.
        extra: usize,
    },
    /// A value that the field may not have.
    IllegalValue {
        /// The value found; a value of more than four bytes counts as its last four.
        value: u32,
    },
    /// A vector shorter or longer than its bounds (RFC 5246 section 4.3).
    LengthOutOfRange {
        /// Bytes found.
        length: usize,
        /// Fewest bytes allowed.
        min: usize,
        /// Most bytes allowed.
        max: usize,
    },
    /// The same extension twice (RFC 5246 section 7.4.1.4).
    Duplicate {
        /// The code point that came twice.
        code: u16,
    },
    /// Not DER (X.690) of the expected shape.
    MalformedDer,
}

impl DecodeErrorKind {
    /// The stable id of this kind.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Truncated { .. } => "truncated",
            Self::TrailingData { .. } => "trailing_data",
            Self::IllegalValue { .. } => "illegal_value",
            Self::LengthOutOfRange { .. } => "length_out_of_range",
            Self::Duplicate { .. } => "duplicate",
            Self::MalformedDer => "malformed_der",
        }
    }
}

impl DecodeError {
    /// The alert that answers this error (RFC 5246 section 7.2.2, and section 6 for record types).
    pub const fn alert(self) -> AlertDescription {
        match (self.field, self.kind) {
            (Field::RecordType, DecodeErrorKind::IllegalValue { .. }) => {
                AlertDescription::UnexpectedMessage
            }
            (Field::RecordLength, DecodeErrorKind::LengthOutOfRange { .. }) => {
                AlertDescription::RecordOverflow
            }
            (_, DecodeErrorKind::IllegalValue { .. } | DecodeErrorKind::Duplicate { .. }) => {
                AlertDescription::IllegalParameter
            }
            (_, DecodeErrorKind::MalformedDer) => AlertDescription::BadCertificate,
            _ => AlertDescription::DecodeError,
        }
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} at {}: {}", self.field.id(), self.at, self.kind.id())
    }
}

impl core::error::Error for DecodeError {}
