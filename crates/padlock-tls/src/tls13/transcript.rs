//! The transcript (RFC 8446 section 4.4.1): the messages that a hash covers, and the name of their range.

use std::fmt;

use super::Suite;
use crate::{
    codec::{Codec, Reader, U24},
    handshake::HandshakeType,
    message_name::MessageName,
    party::Party,
};
use padlock_core::Working;

/// Handshake messages in order, headers included, as they follow one another on both sides.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Transcript {
    messages: Vec<u8>,
    count: u64,
}

impl Transcript {
    /// Adds a message.
    pub fn absorb(&mut self, message: &[u8]) {
        self.messages.extend(message);
        self.count = self.count.saturating_add(1);
    }

    /// The messages so far, one behind the other.
    #[must_use]
    pub fn messages(&self) -> &[u8] {
        &self.messages
    }

    /// What the slots of these messages and of their hash are numbered by ([`Range::number_of`]).
    #[must_use]
    pub fn range(&self) -> u64 {
        Range::number_of(&self.messages)
    }

    /// How many there are.
    #[must_use]
    pub const fn count(&self) -> u64 {
        self.count
    }

    /// Puts the hash of all so far in their place: `message_hash`, which stands for ClientHello1 (section 4.4.1).
    pub fn retry(&mut self, suite: &Suite) {
        let hash = suite.hash.digest(&self.messages, &mut Working::off());
        let length = u8::try_from(hash.len()).unwrap_or(u8::MAX);
        self.messages = vec![HandshakeType::MessageHash.code(), 0, 0, length];
        self.messages.extend(hash);
    }
}

/// The range of a transcript: `ClientHello..CertificateVerify`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Range {
    /// Whether it begins with `message_hash`: there were two ClientHellos.
    pub retried: bool,
    /// The type of the last message.
    pub last: HandshakeType,
    /// Whose it is, where both ends send one of its name.
    pub by: Option<Party>,
    /// Whether it goes on after the handshake: the server asked who the client is.
    pub post_handshake: bool,
}

impl Range {
    /// What the slots of its messages and of their hash are numbered by: the type of the last message, and 256 more where
    /// the client's is meant and the server has one of its name.
    #[must_use]
    pub const fn number(last: HandshakeType, by: Option<Party>) -> u64 {
        let code = last.code() as u64;
        match by {
            Some(Party::Client) => code + 256,
            _ => code,
        }
    }

    /// The same for messages, one behind the other: 512 more where they go on after the handshake, and 0 where the last one is
    /// cut short, as binders have it.
    #[must_use]
    pub fn number_of(messages: &[u8]) -> u64 {
        Self::of(messages).map_or(0, |range| {
            let number = Self::number(range.last, range.by);
            number + 512 * u64::from(range.post_handshake)
        })
    }

    /// The range of `messages`, one behind the other; `None` where there is no whole one.
    #[must_use]
    pub fn of(messages: &[u8]) -> Option<Self> {
        let mut r = Reader::new(messages);
        let mut types = Vec::new();
        while r.remaining() > 0 {
            types.push(HandshakeType::read(&mut r).ok()?);
            let U24(length) = U24::read(&mut r).ok()?;
            r.take(usize::try_from(length).ok()?).ok()?;
        }
        let last = *types.last()?;
        let before = types
            .iter()
            .filter(|kind| **kind == HandshakeType::Finished);
        let finished = before.count();
        let by = match last {
            HandshakeType::Finished if finished == 1 => Some(Party::Server),
            HandshakeType::Certificate | HandshakeType::CertificateVerify if finished == 0 => None,
            HandshakeType::Finished
            | HandshakeType::Certificate
            | HandshakeType::CertificateVerify => Some(Party::Client),
            _ => None,
        };
        let post_handshake = finished > 2 || finished == 2 && last != HandshakeType::Finished;
        Some(Self {
            retried: types.first() == Some(&HandshakeType::MessageHash),
            last,
            by: by.filter(|_| !post_handshake),
            post_handshake,
        })
    }
}

impl fmt::Display for Range {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.retried {
            "ClientHello1"
        } else {
            "ClientHello"
        })?;
        if !self.retried && self.last == HandshakeType::ClientHello {
            return Ok(());
        }
        f.write_str("..")?;
        if self.post_handshake {
            f.write_str("client Finished + ")?;
        }
        if let Some(by) = self.by {
            write!(f, "{} ", by.id())?;
        }
        f.write_str(MessageName::of_handshake(self.last).id())
    }
}
