//! Closed sets with an id: each variant is written once, and its id is what every other layer calls it.

/// [`padlock_core::closed_enum`] for names that need no more doc than their id.
macro_rules! ids {
    ($(#[$meta:meta])* $name:ident { $($variant:ident = $id:literal,)+ }) => {
        padlock_core::closed_enum! {
            $(#[$meta])*
            pub enum $name { $(#[doc = concat!("`", $id, "`")] $variant = $id,)+ }
        }
    };
}

/// A one-byte code point registry with names. Generates `code()`, `from_code()`, `id()`, `NAMED` and `Codec`;
/// values without a name are kept in `Unknown` and come out as they went in.
macro_rules! code_points {
    ($(#[$meta:meta])* $name:ident { $($variant:ident = $code:literal, $id:literal;)+ }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[derive(serde::Serialize, serde::Deserialize)]
        pub enum $name {
            $(#[doc = concat!("`", $id, "` (", $code, ")")] $variant,)+
            /// A code point that this program has no name for.
            Unknown(u8),
        }

        impl $name {
            /// Every member that has a name.
            pub const NAMED: &'static [Self] = &[$(Self::$variant,)+];

            /// The byte on the wire.
            pub const fn code(self) -> u8 {
                match self { $(Self::$variant => $code,)+ Self::Unknown(code) => code }
            }

            /// The member that this byte stands for.
            pub const fn from_code(code: u8) -> Self {
                match code { $($code => Self::$variant,)+ _ => Self::Unknown(code) }
            }

            /// The RFC's name, or `unknown`.
            pub const fn id(self) -> &'static str {
                match self { $(Self::$variant => $id,)+ Self::Unknown(_) => "unknown" }
            }
        }

        impl crate::codec::Codec for $name {
            fn encode(&self, out: &mut Vec<u8>) {
                out.push(self.code());
            }

            fn read(r: &mut crate::codec::Reader<'_>) -> Result<Self, crate::codec::DecodeError> {
                Ok(Self::from_code(u8::read(r)?))
            }
        }
    };
}

/// A two-byte code point: a newtype that keeps any value, with named constants.
macro_rules! wide_code_points {
    ($(#[$meta:meta])* $name:ident { $($constant:ident = $code:literal, $id:literal;)+ }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[derive(serde::Serialize, serde::Deserialize)]
        pub struct $name(pub u16);

        impl $name {
            $(#[doc = concat!("`", $id, "` (", $code, ")")] pub const $constant: Self = Self($code);)+

            /// Every code point that has a name.
            pub const NAMED: &'static [Self] = &[$(Self::$constant,)+];

            /// The registered name; `GREASE` for the values that RFC 8701 reserves; else `unknown`.
            pub const fn id(self) -> &'static str {
                match self.0 {
                    $($code => $id,)+
                    code if crate::ids::is_grease(code) => "GREASE",
                    _ => "unknown",
                }
            }
        }

        impl crate::codec::Codec for $name {
            fn encode(&self, out: &mut Vec<u8>) {
                self.0.encode(out);
            }

            fn read(r: &mut crate::codec::Reader<'_>) -> Result<Self, crate::codec::DecodeError> {
                Ok(Self(u16::read(r)?))
            }
        }
    };
}

pub(crate) use {code_points, ids, wide_code_points};

/// Both bytes equal, and each ends in the nibble `a` (RFC 8701 section 2).
pub(crate) const fn is_grease(code: u16) -> bool {
    let [high, low] = code.to_be_bytes();
    high == low && low & 0x0f == 0x0a
}
