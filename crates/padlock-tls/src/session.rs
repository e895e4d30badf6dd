//! What both ends agreed on.

use serde::{Deserialize, Serialize};

use crate::{
    extension::ExtensionType,
    handshake::{CipherSuite, KeyExchangeAlgorithm, MessageShape, ServerHello},
    ledger::Op,
    protection::Protection,
    record::ProtocolVersion,
    rules::{BlockIv, Rules, rules},
    suite::{HAS_DIFFIE_HELLMAN, Suite, suite},
};

/// The outcome of the hellos, as they say it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agreed {
    /// The version.
    pub version: ProtocolVersion,
    /// The suite.
    pub cipher_suite: CipherSuite,
    /// Whether the master secret depends on all messages (RFC 7627).
    pub extended_master_secret: bool,
    /// Whether the MAC of a CBC record covers the ciphertext (RFC 7366).
    pub encrypt_then_mac: bool,
}

impl Agreed {
    /// What a ServerHello says, which has the last word.
    #[must_use]
    pub fn of(hello: &ServerHello) -> Self {
        let answers = |kind| {
            let mut extensions = hello.extensions.iter().flatten();
            extensions.any(|extension| extension.extension_type() == kind)
        };
        Self {
            version: hello.server_version,
            cipher_suite: hello.cipher_suite,
            extended_master_secret: answers(ExtensionType::EXTENDED_MASTER_SECRET),
            encrypt_then_mac: answers(ExtensionType::ENCRYPT_THEN_MAC),
        }
    }

    /// What it means, if the engine speaks both.
    #[must_use]
    pub fn session(self) -> Option<Session> {
        let suite = suite(self.cipher_suite)?;
        Some(Session {
            rules: rules(self.version)?,
            suite,
            extended_master_secret: self.extended_master_secret,
            encrypt_then_mac: self.encrypt_then_mac && suite.protection.is_block(),
        })
    }
}

/// A version's rules, a suite, and what extensions change: all that the arithmetic of a connection depends on.
#[derive(Clone, Copy, Debug)]
pub struct Session {
    /// The rules of the version.
    pub rules: &'static Rules,
    /// The row of the suite.
    pub suite: &'static Suite,
    /// Whether the master secret is made with `session_hash` (RFC 7627 section 4).
    pub extended_master_secret: bool,
    /// Whether the MAC comes behind the ciphertext and covers it; only ever in CBC (RFC 7366 section 3).
    pub encrypt_then_mac: bool,
}

impl Session {
    /// The shape of the messages behind the hellos.
    #[must_use]
    pub const fn shape(self) -> MessageShape {
        MessageShape {
            key_exchange: self.suite.key_exchange,
            named_signatures: self.rules.named_signatures,
        }
    }

    /// Whether the certificate's key takes part in the key exchange itself.
    #[must_use]
    pub fn is_key_transport(self) -> bool {
        !HAS_DIFFIE_HELLMAN || self.suite.key_exchange == KeyExchangeAlgorithm::Rsa
    }

    /// Whether each IV of a CBC record is the last block of the record before.
    #[must_use]
    pub fn chains_iv(self) -> bool {
        self.suite.protection.is_block() && self.rules.block_iv == BlockIv::Chained
    }

    /// What a sender does to content before it encrypts.
    #[must_use]
    pub const fn enclose(self) -> Op {
        match self.suite.protection {
            Protection::Stream { .. } => Op::AppendMac,
            Protection::Block { .. } if self.encrypt_then_mac => Op::Pad,
            Protection::Block { .. } => Op::MacAndPad,
            Protection::Aead { .. } => Op::TakeContent,
        }
    }

    /// Bytes of MAC that are encrypted with the content.
    #[must_use]
    pub fn inner_mac_length(self) -> usize {
        match self.encrypt_then_mac {
            true => 0,
            false => self.suite.protection.mac_key_length(),
        }
    }

    /// Bytes of MAC behind the ciphertext (RFC 7366 section 3).
    #[must_use]
    pub fn outer_mac_length(self) -> usize {
        match self.encrypt_then_mac {
            true => self.suite.protection.mac_key_length(),
            false => 0,
        }
    }

    /// Bytes of IV that each direction takes from the key block (RFC 5246 section 6.3, RFC 2246 section 6.3).
    #[must_use]
    pub fn fixed_iv_length(self) -> usize {
        match self.chains_iv() {
            true => self.suite.protection.record_iv_length(),
            false => self.suite.protection.fixed_iv_length(),
        }
    }

    /// Bytes in the clear at the front of every protected record.
    #[must_use]
    pub fn record_iv_length(self) -> usize {
        match self.chains_iv() {
            true => 0,
            false => self.suite.protection.record_iv_length(),
        }
    }
}
