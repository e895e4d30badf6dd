//! What a decision rests on beyond the bytes: what each suite gives up, and what a premaster secret comes to on the wire.

use padlock_core::{Nat, closed_enum, num::mod_pow, working::Working};
use padlock_tls::{
    handshake::{CipherSuite, KeyExchangeAlgorithm},
    ledger::{Slot, ValueKind},
    party::{Party, Whose},
    protection::Protection,
    suite::suite,
};

use crate::world::World;

closed_enum! {
    /// What is lost with a suite, however well it is used.
    pub enum GivesUp {
        /// It does not encrypt (RFC 5246 section 6.2.3.1).
        Encryption = "encryption",
        /// Nobody proves who the server is (RFC 5246 section 7.4.3).
        ServerIdentity = "server_identity",
        /// A long-term key that is stolen later opens the session (RFC 9325 section 4.1).
        ForwardSecrecy = "forward_secrecy",
        /// Its blocks have 64 bits or fewer, so that they repeat (RFC 7457 section 2.5; Sweet32).
        LongBlocks = "long_blocks",
        /// The MAC comes before padding and CBC: padding oracles live on that order (RFC 7457 section 2.4).
        MacLast = "mac_last",
    }
}

/// What is lost with a suite; nothing for those of TLS 1.3, and for unknown ones.
#[must_use]
pub fn gives_up(code: CipherSuite) -> Vec<GivesUp> {
    let Some(suite) = suite(code) else {
        return vec![];
    };
    let short_blocks = match suite.protection {
        Protection::Block { cipher, .. } => cipher.block_len() <= 8,
        _ => false,
    };
    let losses = [
        (suite.protection.is_readable(), GivesUp::Encryption),
        (
            suite.key_exchange == KeyExchangeAlgorithm::DhAnon,
            GivesUp::ServerIdentity,
        ),
        (
            suite.key_exchange == KeyExchangeAlgorithm::Rsa,
            GivesUp::ForwardSecrecy,
        ),
        (short_blocks, GivesUp::LongBlocks),
        (suite.protection.is_block(), GivesUp::MacLast),
    ];
    let lost = losses.into_iter().filter(|(is_lost, _)| *is_lost);
    lost.map(|(_, what)| what).collect()
}

/// A premaster secret under textbook RSA, as a person computes it on paper: m^e mod n = c (RFC 8017 section 5.1.1).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Locked {
    /// The premaster secret.
    pub m: Nat,
    /// The public exponent.
    pub e: Nat,
    /// The modulus.
    pub n: Nat,
    /// What crosses the wire; `None` where `m` is not below `n`, so that it does not come back.
    pub c: Option<Nat>,
}

impl World {
    /// What the client's premaster secret would come to, with the server's key as the client holds it; `None` before it has
    /// one, and at a size that nobody computes on paper.
    #[must_use]
    pub fn locked(&self, m: &Nat) -> Option<Locked> {
        let ledger = self.ledger(Party::Client);
        let number = |kind| {
            let (_, value) = ledger.newest(Slot::new(kind, Whose::Server))?;
            Some(Nat::from_be_bytes(&value.bytes))
        };
        let n = number(ValueKind::RsaModulus).filter(|n| n.bits() <= 64)?;
        let e = number(ValueKind::RsaPublicExponent)?;
        let power = || mod_pow(m, &e, &n, &mut Working::off()).ok();
        let c = if *m < n { power() } else { None };
        Some(Locked {
            m: m.clone(),
            e,
            n,
            c,
        })
    }
}
