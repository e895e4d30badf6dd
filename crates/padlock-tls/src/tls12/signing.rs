//! Signatures of the handshake, as their maker and their reader hold them (RFC 5246 sections 4.7, 7.4.3 and 7.4.8).

use super::connection::Connection;
use crate::{
    codec::Codec,
    error::{Check, Error},
    handshake::DigitallySigned,
    identity::Identity,
    ledger::{Op, Slot, ValueId, ValueKind},
    party::{Party, Whose},
    signature::SignatureChoice,
};

impl Party {
    /// Its certificate, as a ledger holds it.
    pub(crate) const fn certificate(self) -> ValueKind {
        match self {
            Self::Client => ValueKind::ClientCertificate,
            Self::Server => ValueKind::ServerCertificate,
        }
    }
}

impl Connection {
    /// This end's own key and certificate.
    pub fn hold_identity(&mut self, identity: &Identity) {
        let leaf = identity.certificate_list.first().cloned();
        let leaf = leaf.map(|leaf| (self.party.certificate(), leaf));
        for (kind, bytes) in identity.key_values().into_iter().chain(leaf) {
            let slot = Slot::new(kind, self.party.into());
            self.ledger.add(slot.holding(bytes), Op::Configured, vec![]);
        }
    }

    /// Signs the value at `covered` with the key that this end holds.
    ///
    /// # Errors
    /// When the key is none of the scheme's.
    pub fn sign(
        &mut self,
        covered: ValueId,
        choice: &SignatureChoice,
    ) -> Result<DigitallySigned, Error> {
        let of = Whose::from(self.party);
        if let Some(code) = choice.code {
            let algorithm = Slot::new(ValueKind::SignatureAlgorithm, of).holding(code.to_bytes());
            self.ledger.add(algorithm, Op::Chosen, vec![]);
        }
        let own = [
            self.party.certificate(),
            ValueKind::RsaPrivateExponent,
            ValueKind::RsaPrimeP,
            ValueKind::RsaPrimeQ,
            ValueKind::SigningKey,
            ValueKind::SignatureAlgorithm,
        ];
        let own = own
            .into_iter()
            .filter_map(|kind| self.ledger.newest(Slot::new(kind, of)))
            .map(|(id, _)| id);
        let inputs: Vec<ValueId> = std::iter::once(covered).chain(own).collect();
        let slot = Slot::new(ValueKind::Signature, of);
        // A private value that is out of range is chosen; a key is not.
        let signature = self.ledger.derive(slot, Op::Sign, &inputs);
        let signature = signature.map_err(|_| Error::new(Check::SharedCipherSuite))?;
        Ok(DigitallySigned {
            algorithm: choice.code,
            signature: self.ledger.bytes(signature).to_vec(),
        })
    }

    /// The peer's signature as it came.
    pub fn hold_signature(&mut self, signed: &DigitallySigned) {
        let of = Whose::from(self.party.peer());
        if let Some(code) = signed.algorithm {
            let algorithm = Slot::new(ValueKind::SignatureAlgorithm, of).holding(code.to_bytes());
            self.ledger.add(algorithm, Op::Received, vec![]);
        }
        let signature = Slot::new(ValueKind::Signature, of).holding(signed.signature.clone());
        self.ledger.add(signature, Op::Received, vec![]);
    }

    /// All messages so far, which CertificateVerify covers (RFC 5246 section 7.4.8).
    pub fn signed_messages(&mut self) -> ValueId {
        let messages = Slot::new(ValueKind::HandshakeMessages, Whose::Client);
        let messages = messages.holding(self.transcript.clone());
        self.ledger.add(messages, Op::JoinMessages, vec![])
    }
}
