//! What both ends remember of a session.

use super::connection::Connection;
use crate::{
    ledger::{Slot, ValueKind},
    party::Whose,
    resumption::SessionState,
};

impl Connection {
    /// The session as it can be resumed; `None` before there is a master secret.
    #[must_use]
    pub fn session_state(&self, server_name: Vec<u8>, timestamp: u32) -> Option<SessionState> {
        let agreed = self.ledger.agreed()?;
        let slot = Slot::new(ValueKind::MasterSecret, Whose::Both);
        let (_, master_secret) = self.ledger.newest(slot)?;
        Some(SessionState {
            protocol_version: agreed.version,
            cipher_suite: agreed.cipher_suite,
            master_secret: master_secret.bytes.clone(),
            timestamp,
            extended_master_secret: agreed.extended_master_secret,
            server_name,
            #[cfg(feature = "all-suites")]
            terms: None,
        })
    }
}
