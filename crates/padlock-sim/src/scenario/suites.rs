//! Which suites a story can be played with.

#[cfg(feature = "all-suites")]
use padlock_tls::tls13;
use padlock_tls::{handshake::CipherSuite, party::Size, suite::SUITES};

use super::{KeyExchange, Version};

/// What a suite fixes of a story.
#[derive(Clone, Copy, Debug)]
pub(super) struct Choice {
    pub(super) code: CipherSuite,
    pub(super) size: Size,
    /// `None` where the suite leaves it open, as TLS 1.3's do.
    key_exchange: Option<KeyExchange>,
}

impl Choice {
    /// The suites of a version, best first.
    pub(super) fn all(version: Version) -> Vec<Self> {
        #[cfg(feature = "all-suites")]
        if version == Version::Tls13 {
            return tls13_suites();
        }
        let rows = SUITES.iter();
        let rows = rows.filter(|row| row.since <= version.protocol() && version != Version::Tls13);
        rows.map(|row| Self {
            code: row.code,
            size: row.scale.size,
            key_exchange: Some(KeyExchange::of(row)),
        })
        .collect()
    }

    /// A suite of a version.
    pub(super) fn of(version: Version, code: CipherSuite) -> Option<Self> {
        let mut all = Self::all(version).into_iter();
        all.find(|choice| choice.code == code)
    }

    /// Whether this key exchange can be played with it. Where a suite leaves it open, it is one of the two that leave nothing
    /// behind.
    pub(super) fn has(&self, key_exchange: KeyExchange) -> bool {
        let open = [KeyExchange::Ecdhe, KeyExchange::Dhe];
        match self.key_exchange {
            Some(own) => own == key_exchange,
            None => open.contains(&key_exchange),
        }
    }

    /// The story's own key exchange where it can be played, or the suite's.
    pub(super) fn key_exchange(&self, wished: KeyExchange) -> KeyExchange {
        match self.has(wished) {
            true => wished,
            false => self.key_exchange.unwrap_or(KeyExchange::Ecdhe),
        }
    }
}

#[cfg(feature = "all-suites")]
fn tls13_suites() -> Vec<Choice> {
    let choice = |row: &tls13::Suite| Choice {
        code: row.code,
        size: row.size,
        key_exchange: None,
    };
    tls13::SUITES.iter().map(choice).collect()
}
