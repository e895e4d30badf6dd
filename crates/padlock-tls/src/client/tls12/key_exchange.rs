//! The premaster secret: picked, encrypted, and turned into keys (RFC 5246 section 7.4.7.1).

use padlock_core::Nat;

use super::Client;
use crate::{
    codec::Codec,
    endpoint::{Choice, Decision, DecisionKind},
    error::{Check, Error},
    handshake::{ClientKeyExchange, Handshake},
    ledger::{Ledger, Op, Slot, ValueId, ValueKind},
    message_name::MessageName,
    party::Whose,
    suite::{HAS_CLIENT_AUTHENTICATION, HAS_DIFFIE_HELLMAN, RsaPadding},
    tls12::rsa,
};

impl Client {
    /// What the client adds to the key exchange is its own to pick.
    pub(super) fn decide_secret(&mut self) -> Result<(), Error> {
        match self.connection.session()?.is_key_transport() {
            true => self.decide_pre_master_secret(),
            false => self.decide_ephemeral_key(),
        }
    }

    /// The message that follows from a pick; `drawn` when it is the one that was drawn.
    pub(super) fn client_key_exchange(
        &mut self,
        choice: &Choice,
        drawn: bool,
    ) -> Result<Handshake, Error> {
        match choice {
            Choice::PreMasterSecret(secret) => self.encrypt_pre_master_secret(secret, drawn),
            Choice::EphemeralKey(private) if HAS_DIFFIE_HELLMAN => {
                self.ephemeral_key_exchange(private, drawn)
            }
            _ => Err(Error::new(Check::DecisionPending)),
        }
    }

    /// The premaster secret: the `client_version` of the ClientHello and 46 random bytes (RFC 5246 section 7.4.7.1), or, where
    /// nothing pads it, one number with 1 < m < n.
    pub(super) fn decide_pre_master_secret(&mut self) -> Result<(), Error> {
        let row = self
            .connection
            .ledger
            .suite()
            .ok_or_else(|| Error::new(Check::SharedCipherSuite))?;
        let mut rng = self.connection.draw("pre_master_secret");
        let secret = match row.scale.padding {
            RsaPadding::Pkcs1 => {
                let mut secret = self.version.to_bytes();
                secret.extend(rng.bytes(46));
                secret
            }
            RsaPadding::None => {
                let n = self.number(ValueKind::RsaModulus)?;
                let key = |_| Error::new(Check::CertificateKey);
                let m = rng
                    .below(&n.sub(&Nat::from(2)).map_err(key)?)
                    .add(&Nat::from(2));
                m.to_be_bytes_padded(n.to_be_bytes().len()).map_err(key)?
            }
        };
        self.decide(Decision {
            kind: DecisionKind::PreMasterSecret,
            options: vec![],
            default: Choice::PreMasterSecret(secret),
        });
        Ok(())
    }

    pub(super) fn encrypt_pre_master_secret(
        &mut self,
        secret: &[u8],
        drawn: bool,
    ) -> Result<Handshake, Error> {
        let mut ledger = self.connection.ledger.clone();
        let newest = |ledger: &Ledger, kind| -> Result<ValueId, Error> {
            let slot = Slot::new(kind, Whose::Server);
            ledger
                .newest(slot)
                .map(|(id, _)| id)
                .ok_or_else(|| Error::new(Check::CertificateKey))
        };
        let op = if drawn { Op::Drawn } else { Op::Chosen };
        let slot = Slot::new(ValueKind::PreMasterSecret, Whose::Client);
        let mut inputs = vec![ledger.add(slot.holding(secret.to_vec()), op, vec![])];
        if ledger
            .suite()
            .is_some_and(|row| row.scale.padding == RsaPadding::Pkcs1)
        {
            let padding = self.encryption_padding(secret.len())?;
            let slot = Slot::new(ValueKind::EncryptionPadding, Whose::Client);
            inputs.push(ledger.add(slot.holding(padding), Op::Drawn, vec![]));
        }
        inputs.push(newest(&ledger, ValueKind::RsaModulus)?);
        inputs.push(newest(&ledger, ValueKind::RsaPublicExponent)?);
        let slot = Slot::new(ValueKind::EncryptedPreMasterSecret, Whose::Client);
        let encrypted = ledger.derive(slot, Op::RsaEncrypt, &inputs)?;
        let encrypted_pre_master_secret = ledger.bytes(encrypted).to_vec();
        self.connection.ledger = ledger;
        Ok(Handshake::ClientKeyExchange(ClientKeyExchange::Rsa {
            encrypted_pre_master_secret,
        }))
    }

    /// `PS` that fills the block (RFC 8017 section 7.2.1).
    pub(super) fn encryption_padding(&self, message_length: usize) -> Result<Vec<u8>, Error> {
        let key_length = self.number(ValueKind::RsaModulus)?.to_be_bytes().len();
        let length = key_length
            .checked_sub(message_length + 3)
            .ok_or_else(|| Error::new(Check::PreMasterSecret))?;
        let rng = self.connection.draw("encryption_padding");
        Ok(rsa::encryption_padding(rng, length))
    }

    pub(super) fn send_second_flight(&mut self, key_exchange: &Handshake) -> Result<(), Error> {
        let pre_master_secret = self
            .connection
            .held(Slot::new(ValueKind::PreMasterSecret, Whose::Client))?;
        if HAS_CLIENT_AUTHENTICATION {
            self.send_certificate();
        }
        self.connection
            .send_handshake(key_exchange, MessageName::ClientKeyExchange);
        self.connection.derive_keys(pre_master_secret)?;
        if HAS_CLIENT_AUTHENTICATION {
            self.send_certificate_verify()?;
        }
        self.connection.send_change_cipher_spec();
        self.connection.send_finished()
    }

    pub(super) fn number(&self, kind: ValueKind) -> Result<Nat, Error> {
        let (_, value) = self
            .connection
            .ledger
            .newest(Slot::new(kind, Whose::Server))
            .ok_or_else(|| Error::new(Check::CertificateKey))?;
        Ok(Nat::from_be_bytes(&value.bytes))
    }
}
