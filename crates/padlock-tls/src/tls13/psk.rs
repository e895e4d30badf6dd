//! Pre-shared keys (RFC 8446 section 4.2.11) and what is said under them before the server answers (section 4.2.10).
//!
//! ```text
//! resumption_master_secret --HKDF-Expand-Label(., "resumption", ticket_nonce)--> PSK of a ticket
//! PSK --HKDF-Extract--> Early Secret --Derive-Secret(., "res binder" | "ext binder", "")--> binder_key
//! binder_key --HKDF-Expand-Label(., "finished", "")--> finished_key
//! binder = HMAC(finished_key, Transcript-Hash(messages before, ClientHello up to the binders))
//! ```

use super::{Suite, connection::Connection, suite};
use crate::{
    error::{Check, Error},
    handshake::CipherSuite,
    ledger::{Op, Slot, ValueId, ValueKind},
    party::{Party, Whose},
    resumption::{Psk, Resumed},
};

/// Whether a key that was made for one suite can be used with another: their hash is the same (RFC 8446 section 4.2.11).
#[must_use]
pub fn fits(psk: &Psk, cipher_suite: CipherSuite) -> bool {
    let hash = |code| suite(code).map(|row: &Suite| row.hash.id());
    hash(psk.cipher_suite).is_some() && hash(psk.cipher_suite) == hash(cipher_suite)
}

/// The slot of one of several pre-shared keys, or of what follows from it.
pub(crate) fn numbered(kind: ValueKind, number: usize) -> Slot {
    let number = u64::try_from(number).unwrap_or(u64::MAX);
    Slot::of_record(kind, Whose::Both, number)
}

impl Connection {
    /// Takes up a key that this end remembers, or that was agreed on elsewhere.
    pub fn hold_psk(&mut self, psk: &Psk, number: usize) -> ValueId {
        let op = match psk.by {
            Resumed::ExternalPsk => Op::Configured,
            Resumed::Ticket | Resumed::SessionId => Op::Resumed,
        };
        let slot = numbered(ValueKind::PreSharedKey, number);
        self.hold(slot, psk.key.clone(), op)
    }

    /// The Early Secret of a pre-shared key; the suite must be known.
    ///
    /// # Errors
    /// A value that cannot be computed.
    pub fn early_secret(&mut self, psk: Option<ValueId>) -> Result<ValueId, Error> {
        let line = psk.and_then(|id| self.ledger.line(id));
        let number = line.map_or(0, |line| line.value.slot.number);
        let slot = Slot::of_record(ValueKind::EarlySecret, Whose::Both, number);
        let inputs: Vec<ValueId> = psk.into_iter().collect();
        Ok(self.ledger.derive(slot, Op::HkdfExtract, &inputs)?)
    }

    /// The proof that the client has a key; `messages` end where the binders begin (RFC 8446 section 4.2.11.2).
    ///
    /// # Errors
    /// A value that cannot be computed.
    pub fn binder(
        &mut self,
        psk: ValueId,
        by: Resumed,
        messages: Vec<u8>,
    ) -> Result<Vec<u8>, Error> {
        let kind = match by {
            Resumed::ExternalPsk => ValueKind::ExternalBinderKey,
            Resumed::Ticket | Resumed::SessionId => ValueKind::BinderKey,
        };
        let early = self.early_secret(Some(psk))?;
        let line = self.ledger.line(psk);
        let number = line.map_or(0, |line| line.value.slot.number);
        let slot = |kind, of| Slot::of_record(kind, of, number);
        let ledger = &mut self.ledger;
        let key = slot(kind, Whose::Both);
        let key = ledger.derive(key, Op::DeriveSecret, &[early])?;
        let finished = slot(ValueKind::FinishedKey, Whose::Client);
        let finished = ledger.derive(finished, Op::ExpandLabel, &[key])?;
        let hash = self.hash_of(messages)?;
        let binder = slot(ValueKind::Binder, Whose::Client);
        let inputs = [finished, hash];
        let binder = self.ledger.derive(binder, Op::HmacVerifyData, &inputs)?;
        Ok(self.ledger.bytes(binder).to_vec())
    }

    /// The secrets of early data; ClientHello is the newest message of the transcript.
    ///
    /// # Errors
    /// A value that cannot be computed.
    pub fn derive_early_data_secrets(&mut self, psk: ValueId) -> Result<(), Error> {
        let early = self.early_secret(Some(psk))?;
        self.derive_from_transcript(ValueKind::EarlyTrafficSecret, Whose::Client, early)?;
        let exporter = ValueKind::EarlyExporterMasterSecret;
        self.derive_from_transcript(exporter, Whose::Both, early)
    }

    /// The traffic secret of early data.
    ///
    /// # Errors
    /// When this end does not hold it yet.
    pub fn early_traffic_secret(&self) -> Result<ValueId, Error> {
        self.traffic_secret(ValueKind::EarlyTrafficSecret, Party::Client)
    }

    /// The key of the ticket with this nonce (RFC 8446 section 4.6.1); tickets are counted from 0.
    ///
    /// # Errors
    /// When the handshake is not complete yet.
    pub fn ticket_key(&mut self, nonce: &[u8], number: usize) -> Result<ValueId, Error> {
        let secret = Slot::new(ValueKind::ResumptionMasterSecret, Whose::Both);
        let secret = self.held(secret)?;
        let op = match self.party {
            Party::Client => Op::Received,
            Party::Server => Op::Counted,
        };
        let slot = numbered(ValueKind::TicketNonce, number);
        let nonce = self.hold(slot, nonce.to_vec(), op);
        let slot = numbered(ValueKind::PreSharedKey, number);
        let psk = self.ledger.derive(slot, Op::ExpandLabel, &[secret, nonce]);
        Ok(psk?)
    }

    /// The suite that was agreed on.
    ///
    /// # Errors
    /// Before the hellos.
    pub fn cipher_suite(&self) -> Result<CipherSuite, Error> {
        Ok(self.suite()?.code)
    }
}

/// How many bytes of early data may still come after so many.
///
/// # Errors
/// [`Check::EarlyDataSize`] where there is more than was agreed on.
pub(crate) fn less(left: u64, length: usize) -> Result<u64, Error> {
    let length = u64::try_from(length).unwrap_or(u64::MAX);
    left.checked_sub(length)
        .ok_or_else(|| Error::new(Check::EarlyDataSize))
}
