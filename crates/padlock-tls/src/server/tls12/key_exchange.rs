//! ClientKeyExchange (RFC 5246 section 7.4.7.1).

use super::Server;
use crate::{
    codec::Codec,
    error::Error,
    ledger::{Op, Slot, ValueId, ValueKind},
    party::Whose,
    record::ProtocolVersion,
    suite::RsaPadding,
};

impl Server {
    pub(super) fn take_client_key_exchange(&mut self, encrypted: Vec<u8>) -> Result<(), Error> {
        let encrypted = self.hold(
            ValueKind::EncryptedPreMasterSecret,
            Whose::Client,
            encrypted,
            Op::Received,
        );
        let own = |kind| self.connection.held(Slot::new(kind, Whose::Server));
        let inputs = [
            encrypted,
            own(ValueKind::RsaModulus)?,
            own(ValueKind::RsaPublicExponent)?,
            own(ValueKind::RsaPrivateExponent)?,
        ];
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
        let bytes = self
            .connection
            .ledger
            .line(secret)
            .map(|line| line.value.bytes.as_slice())
            .unwrap_or_default();
        !padded || (bytes.len() == 48 && bytes.starts_with(&ProtocolVersion::TLS12.to_bytes()))
    }

    /// What a server goes on with when the padding is wrong, so that nobody learns that it was (RFC 5246
    /// section 7.4.7.1).
    pub(super) fn random_pre_master_secret(&mut self) -> ValueId {
        let secret = self.connection.draw("random_pre_master_secret").bytes(48);
        self.hold(ValueKind::PreMasterSecret, Whose::Client, secret, Op::Drawn)
    }
}
