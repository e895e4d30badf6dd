//! The walk down the key schedule's diagram (RFC 8446 section 7.1; [`key_schedule`](super::key_schedule)).

use super::connection::Connection;
use crate::{
    error::Error,
    handshake::NamedGroup,
    ledger::{Op, OpError, Slot, ValueId, ValueKind},
    party::{Party, Whose},
};

/// The slot of a key share's value.
#[must_use]
pub fn share(kind: ValueKind, of: Whose, group: NamedGroup) -> Slot {
    Slot::of_record(kind, of, group.0.into())
}

impl Connection {
    /// The public value of a private one that this end holds; a server's needs the client's share.
    ///
    /// # Errors
    /// [`OpError::PublicKey`] for a share that will not do.
    pub fn key_share(&mut self, group: NamedGroup) -> Result<Vec<u8>, Error> {
        let of = Whose::from(self.party);
        let mut inputs = vec![self.held(share(ValueKind::EphemeralPrivateKey, of, group))?];
        if of == Whose::Server {
            let slot = share(ValueKind::EphemeralPublicKey, Whose::Client, group);
            inputs.push(self.held(slot)?);
        }
        let slot = share(ValueKind::EphemeralPublicKey, of, group);
        let public = self.ledger.derive(slot, Op::KeyShare, &inputs)?;
        Ok(self.ledger.bytes(public).to_vec())
    }

    /// From the pre-shared key, where there is one, and the key shares in `group`, where there are any, to the handshake traffic
    /// secrets; ServerHello is the newest message of the transcript.
    ///
    /// # Errors
    /// [`OpError::PublicKey`] for a share that will not do.
    pub fn derive_handshake_secrets(&mut self, group: Option<NamedGroup>) -> Result<(), Error> {
        let shared = group.map(|group| self.shared_secret(group)).transpose()?;
        let early = self.early_secret(self.psk)?;
        let ledger = &mut self.ledger;
        let both = |kind| Slot::new(kind, Whose::Both);
        let salt = both(ValueKind::HandshakeSalt);
        let salt = ledger.derive(salt, Op::DeriveSecret, &[early])?;
        let slot = both(ValueKind::HandshakeSecret);
        let inputs: Vec<ValueId> = [salt].into_iter().chain(shared).collect();
        let handshake = ledger.derive(slot, Op::HkdfExtract, &inputs)?;
        let salt = both(ValueKind::MasterSalt);
        let salt = ledger.derive(salt, Op::DeriveSecret, &[handshake])?;
        let slot = both(ValueKind::Tls13MasterSecret);
        ledger.derive(slot, Op::HkdfExtract, &[salt])?;
        self.derive_traffic_secrets(ValueKind::HandshakeTrafficSecret, handshake)
    }

    /// What both key shares give.
    fn shared_secret(&mut self, group: NamedGroup) -> Result<ValueId, Error> {
        let own = Whose::from(self.party);
        let private = self.held(share(ValueKind::EphemeralPrivateKey, own, group))?;
        let peer = share(
            ValueKind::EphemeralPublicKey,
            self.party.peer().into(),
            group,
        );
        let peer = self.held(peer)?;
        let slot = share(ValueKind::SharedSecret, Whose::Both, group);
        let ledger = &mut self.ledger;
        Ok(ledger.derive(slot, Op::KeyShareSecret, &[private, peer])?)
    }

    /// The secrets of application data; the server's Finished is the newest message of the transcript.
    ///
    /// # Errors
    /// A value that cannot be computed.
    pub fn derive_application_secrets(&mut self) -> Result<(), Error> {
        let master = self.held(Slot::new(ValueKind::Tls13MasterSecret, Whose::Both))?;
        self.derive_traffic_secrets(ValueKind::ApplicationTrafficSecret, master)?;
        self.derive_from_transcript(ValueKind::ExporterMasterSecret, Whose::Both, master)
    }

    /// The secret of tickets; the client's Finished is the newest message of the transcript.
    ///
    /// # Errors
    /// A value that cannot be computed.
    pub fn derive_resumption_secret(&mut self) -> Result<(), Error> {
        let master = self.held(Slot::new(ValueKind::Tls13MasterSecret, Whose::Both))?;
        self.derive_from_transcript(ValueKind::ResumptionMasterSecret, Whose::Both, master)
    }

    fn derive_traffic_secrets(&mut self, kind: ValueKind, from: ValueId) -> Result<(), Error> {
        for of in [Whose::Client, Whose::Server] {
            self.derive_from_transcript(kind, of, from)?;
        }
        Ok(())
    }

    pub(super) fn derive_from_transcript(
        &mut self,
        kind: ValueKind,
        of: Whose,
        from: ValueId,
    ) -> Result<(), Error> {
        let hash = self.transcript_hash()?;
        let slot = Slot::new(kind, of);
        self.ledger.derive(slot, Op::DeriveSecret, &[from, hash])?;
        Ok(())
    }

    /// A traffic secret of one end.
    ///
    /// # Errors
    /// When this end does not hold it yet.
    pub fn traffic_secret(&self, kind: ValueKind, of: Party) -> Result<ValueId, Error> {
        self.held(Slot::new(kind, of.into()))
    }

    /// The `verify_data` that `sender` must send now, from this end's own transcript. Its key is from the secret that the message is
    /// sent under: the handshake's, or the newest of application data (RFC 8446 section 4.4.4).
    ///
    /// # Errors
    /// A value that cannot be computed.
    pub fn verify_data(&mut self, sender: Party) -> Result<Vec<u8>, Error> {
        let of = Whose::from(sender);
        let secret = self.secret_in_use(sender)?;
        let slot = Slot::new(ValueKind::FinishedKey, of);
        let key = self.ledger.derive(slot, Op::ExpandLabel, &[secret])?;
        let hash = self.transcript_hash()?;
        let slot = Slot::new(ValueKind::VerifyData, of);
        let data = self.ledger.derive(slot, Op::HmacVerifyData, &[key, hash])?;
        Ok(self.ledger.bytes(data).to_vec())
    }

    /// What `signer` must sign now (RFC 8446 section 4.4.3).
    ///
    /// # Errors
    /// A value that cannot be computed.
    pub fn signed_content(&mut self, signer: Party) -> Result<ValueId, Error> {
        let hash = self.transcript_hash()?;
        let slot = Slot::new(ValueKind::SignedContent, signer.into());
        let content = self.ledger.derive(slot, Op::JoinSignedContent, &[hash]);
        content.map_err(|error: OpError| error.into())
    }
}
