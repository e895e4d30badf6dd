//! What the eavesdropper does on autopilot.

use padlock_tls::{codec::Field, ledger::Slot, message_name::MessageName, party::Party};
use serde::{Deserialize, Serialize};

#[cfg(feature = "schema")]
use super::schema;
use crate::{
    attack::Attack,
    eavesdropper::HardOp,
    world::{Command, Disguise, Hand, Lengths, Message, MessageId, Role},
};

/// One deed, and when its moment has come.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Planned {
    /// The message that is about to arrive; without one, the deed is done when nothing is in flight any more.
    #[serde(default)]
    pub on: Option<Which>,
    /// What she does.
    #[serde(rename = "do")]
    pub deed: Deed,
}

/// A message of a story.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Which {
    /// From which side of the wire it comes.
    #[cfg_attr(feature = "schema", schemars(with = "schema::Party"))]
    pub from: Party,
    /// What it is.
    #[cfg_attr(feature = "schema", schemars(with = "schema::MessageName"))]
    pub message: MessageName,
    /// Which of that name from that side, from 1.
    #[serde(default = "first")]
    pub nth: usize,
}

const fn first() -> usize {
    1
}

/// What the eavesdropper may plan: to lay hands on the message that is about to arrive, or on what has passed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Deed {
    /// [`Hand::Hold`].
    Hold,
    /// [`Hand::Release`].
    Release(Which),
    /// [`Hand::Drop`].
    Drop,
    /// [`Hand::Delay`].
    Delay,
    /// [`Hand::Duplicate`].
    Duplicate,
    /// [`Hand::Replay`].
    Replay(Which),
    /// [`Hand::Truncate`].
    Truncate {
        /// How many bytes are left.
        length: usize,
    },
    /// [`Command::Alter`].
    Alter {
        /// Which byte, from 0; from the end where it is negative.
        at: i64,
        /// What is XORed onto it; not 0.
        xor: u8,
    },
    /// [`Hand::Edit`].
    Edit {
        /// Which field.
        #[cfg_attr(feature = "schema", schemars(with = "schema::Field"))]
        field: Field,
        /// Which of that name, in reading order, from 0.
        #[serde(default)]
        nth: usize,
        /// What it shall be, in hexadecimal digits.
        to: Hex,
        /// What becomes of the lengths around it.
        #[serde(default = "mended")]
        lengths: Lengths,
    },
    /// [`Hand::Inject`].
    Inject {
        /// For whom.
        #[cfg_attr(feature = "schema", schemars(with = "schema::Party"))]
        to: Party,
        /// The bytes, in hexadecimal digits.
        bytes: Hex,
    },
    /// [`Command::Connect`]: the eavesdropper does.
    Connect,
    /// [`Command::Guess`].
    Guess {
        /// Of which message.
        of: Which,
        /// What it may say.
        words: Vec<String>,
    },
    /// [`Command::Crack`].
    Crack(HardOp),
    /// [`Command::Leak`].
    Leak(#[cfg_attr(feature = "schema", schemars(with = "schema::Slot"))] Slot),
    /// [`Command::GoBetween`].
    GoBetween(Disguise),
    /// [`Command::TakeOver`].
    TakeOver,
    /// [`Command::Attack`].
    Attack(Attack),
}

const fn mended() -> Lengths {
    Lengths::Mended
}

/// Bytes, written in hexadecimal digits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "String", into = "String")]
pub struct Hex(pub Vec<u8>);

impl TryFrom<String> for Hex {
    type Error = &'static str;

    fn try_from(digits: String) -> Result<Self, Self::Error> {
        let wrong = "hexadecimal digits in pairs are expected";
        let digits: Vec<char> = digits.chars().filter(|c| !c.is_whitespace()).collect();
        let bytes = digits.chunks(2).map(|pair| match pair {
            [high, low] => {
                let (high, low) = (high.to_digit(16)?, low.to_digit(16)?);
                u8::try_from(high << 4 | low).ok()
            }
            _ => None,
        });
        bytes.collect::<Option<Vec<u8>>>().map(Self).ok_or(wrong)
    }
}

impl From<Hex> for String {
    fn from(hex: Hex) -> Self {
        hex.0.iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

impl Deed {
    /// The command that does it to `message`; `find` knows the messages of the story so far.
    pub(crate) fn command(
        &self,
        message: Option<&Message>,
        find: impl Fn(&Which) -> Option<MessageId>,
    ) -> Command {
        // No message has this number: what is done to it is refused.
        let nothing = MessageId(u32::MAX);
        let id = message.map_or(nothing, |message| message.id);
        let found = |which: &Which| find(which).unwrap_or(nothing);
        Command::Hand(match self {
            Self::Hold => Hand::Hold(id),
            Self::Release(which) => Hand::Release(found(which)),
            Self::Drop => Hand::Drop(id),
            Self::Delay => Hand::Delay(id),
            Self::Duplicate => Hand::Duplicate(id),
            Self::Replay(which) => Hand::Replay(found(which)),
            Self::Truncate { length } => Hand::Truncate {
                message: id,
                length: *length,
            },
            Self::Edit {
                field,
                nth,
                to,
                lengths,
            } => Hand::Edit {
                message: id,
                field: *field,
                nth: *nth,
                bytes: to.0.clone(),
                lengths: *lengths,
            },
            Self::Inject { to, bytes } => Hand::Inject {
                to: *to,
                bytes: bytes.0.clone(),
            },
            Self::Alter { at, xor } => {
                let length = message.map_or(0, |message| message.bytes.len());
                return Command::Alter {
                    message: id,
                    at: place(*at, length),
                    xor: *xor,
                };
            }
            Self::Connect => {
                return Command::Connect {
                    by: Role::Eavesdropper,
                };
            }
            Self::Guess { of, words } => {
                return Command::Guess {
                    message: found(of),
                    words: words.clone(),
                };
            }
            Self::Crack(op) => return Command::Crack(*op),
            Self::Leak(slot) => return Command::Leak(*slot),
            Self::Attack(attack) => return Command::Attack(*attack),
            Self::GoBetween(disguise) => return Command::GoBetween(*disguise),
            Self::TakeOver => return Command::TakeOver,
        })
    }
}

/// A place counted from the front, or from the end; behind the end where there is none.
fn place(at: i64, length: usize) -> usize {
    let from_end = || length.checked_sub(usize::try_from(at.unsigned_abs()).ok()?);
    match usize::try_from(at) {
        Ok(at) => at,
        Err(_) => from_end().unwrap_or(length),
    }
}
