//! A nonce that comes twice under an AEAD whose keystream it decides, as with GCM (Joux, "Authentication failures in NIST
//! version of GCM", 2006; Boeck et al., "Nonce-disrespecting adversaries", 2016).
//!
//! Two records under the same nonce are XORed with the same keystream: what is known of one opens the other, as far as it
//! is long. The known one is the server's greeting: it says that to anyone, and to her as well when she calls.

use super::{
    Outcome,
    blocks::xor,
    gain,
    recording::{Recording, words_of},
    target::Target,
};
use padlock_tls::{ledger::Value, party::Whose, protection::Protection, record::RECORD_HEADER_LEN};

#[derive(Clone, Debug)]
pub(super) struct NonceReuse {
    /// The server's records of application data, the greeting first.
    records: Vec<Value>,
    nonce: usize,
    tag: usize,
}

impl NonceReuse {
    pub fn new(recording: &Recording) -> Option<Self> {
        let session = recording.session()?;
        let Protection::Aead { aead, .. } = session.suite.protection else {
            return None;
        };
        let records = recording.records(Whose::Server);
        (records.len() > 1).then_some(Self {
            records,
            nonce: session.record_iv_length(),
            tag: aead.tag_len(),
        })
    }

    pub fn step(&mut self, target: &mut Target) -> Option<Outcome> {
        let greeting = target.greeting()?;
        let (first, others) = self.records.split_first()?;
        let (nonce, sealed) = self.cut(first)?;
        if sealed.len() != greeting.len() {
            return None;
        }
        let keystream = xor(sealed, &greeting);
        let mut gains = vec![gain(words_of(first, greeting), vec![first.clone()])];
        for other in others {
            let (own, sealed) = self.cut(other)?;
            if own == nonce && !nonce.is_empty() && sealed.len() <= keystream.len() {
                let words = words_of(other, xor(sealed, &keystream));
                gains.push(gain(words, vec![first.clone(), other.clone()]));
            }
        }
        // The greeting alone is nothing that anyone would hide.
        Some(match gains.len() {
            1 => Outcome::Failed,
            _ => Outcome::values(gains),
        })
    }

    /// The explicit nonce of a record, and what was encrypted, without the tag.
    fn cut<'a>(&self, record: &'a Value) -> Option<(&'a [u8], &'a [u8])> {
        let fragment = record.bytes.get(RECORD_HEADER_LEN..)?;
        let fragment = fragment.get(..fragment.len().checked_sub(self.tag)?)?;
        fragment.split_at_checked(self.nonce)
    }
}
