//! ClientKeyExchange (RFC 5246 section 7.4.7.1).

use super::Server;
use crate::{
    codec::{Codec, Field},
    error::{Check, Error},
    handshake::ClientKeyExchange,
    ledger::{Op, Slot, ValueId, ValueKind},
    party::{Size, Whose},
    suite::{HAS_DIFFIE_HELLMAN, RsaPadding},
    tls12::params,
};

impl Server {
    pub(super) fn take_client_key_exchange(
        &mut self,
        message: ClientKeyExchange,
    ) -> Result<(), Error> {
        match message {
            ClientKeyExchange::Rsa {
                encrypted_pre_master_secret,
            } => self.take_encrypted(encrypted_pre_master_secret),
            ClientKeyExchange::Dh { dh_yc: public }
            | ClientKeyExchange::Ecdh { ecdh_yc: public }
                if HAS_DIFFIE_HELLMAN =>
            {
                self.take_public_key(public)
            }
            _ => Err(Error::new(Check::ExpectedMessage)),
        }
    }

    /// The client's public value: the premaster secret follows from it and from this end's private one.
    fn take_public_key(&mut self, public: Vec<u8>) -> Result<(), Error> {
        let public = self.hold(
            ValueKind::EphemeralPublicKey,
            Whose::Client,
            public,
            Op::Received,
        );
        let ledger = &mut self.connection.ledger;
        let own = [
            ValueKind::EphemeralPrivateKey,
            ValueKind::NamedCurve,
            ValueKind::DhP,
            ValueKind::DhG,
        ];
        let own = own.into_iter().filter_map(|kind| {
            let held = ledger.newest(Slot::new(kind, Whose::Server));
            held.map(|(id, _)| id)
        });
        let inputs: Vec<ValueId> = std::iter::once(public).chain(own).collect();
        let slot = Slot::new(ValueKind::PreMasterSecret, Whose::Client);
        let curve = Slot::new(ValueKind::NamedCurve, Whose::Server);
        let is_curve = ledger.newest(curve).is_some();
        let secret = ledger
            .derive(slot, Op::KeyAgreement, &inputs)
            .map_err(|error| params::refused_public_key(error, Field::DhYc, is_curve))?;
        self.connection.derive_keys(secret)
    }

    fn take_encrypted(&mut self, encrypted: Vec<u8>) -> Result<(), Error> {
        let encrypted = self.hold(
            ValueKind::EncryptedPreMasterSecret,
            Whose::Client,
            encrypted,
            Op::Received,
        );
        let own = |kind| self.connection.held(Slot::new(kind, Whose::Server));
        let mut inputs = vec![
            encrypted,
            own(ValueKind::RsaModulus)?,
            own(ValueKind::RsaPublicExponent)?,
            own(ValueKind::RsaPrivateExponent)?,
        ];
        // On paper nobody takes the primes; at full size they make it four times as fast.
        if self
            .connection
            .ledger
            .suite()
            .is_some_and(|suite| cfg!(feature = "all-suites") && suite.scale.size == Size::Full)
        {
            inputs.extend([own(ValueKind::RsaPrimeP)?, own(ValueKind::RsaPrimeQ)?]);
        }
        let slot = Slot::new(ValueKind::PreMasterSecret, Whose::Client);
        let decrypted = self
            .connection
            .ledger
            .derive(slot, Op::RsaDecrypt, &inputs)
            .ok();
        let pre_master_secret = match decrypted.filter(|id| self.is_well_formed(*id)) {
            Some(id) => id,
            None => self.random_pre_master_secret(),
        };
        self.connection.derive_keys(pre_master_secret)
    }

    /// 48 bytes that begin with the version of the ClientHello, where the suite pads (RFC 5246 section 7.4.7.1).
    pub(super) fn is_well_formed(&self, secret: ValueId) -> bool {
        let padded = self
            .connection
            .ledger
            .suite()
            .is_some_and(|row| row.scale.padding == RsaPadding::Pkcs1);
        let bytes = self.connection.ledger.bytes(secret);
        !padded || (bytes.len() == 48 && bytes.starts_with(&self.client_version.to_bytes()))
    }

    /// What a server goes on with when the padding is wrong, so that nobody learns that it was (RFC 5246
    /// section 7.4.7.1).
    pub(super) fn random_pre_master_secret(&mut self) -> ValueId {
        let secret = self.connection.draw("random_pre_master_secret").bytes(48);
        self.hold(ValueKind::PreMasterSecret, Whose::Client, secret, Op::Drawn)
    }
}
