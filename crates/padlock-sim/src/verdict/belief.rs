//! What an end believes: the same five lamps, from what it has itself. It may be wrong.

use padlock_tls::{
    ledger::{Ledger, Slot, ValueKind},
    party::{Party, Whose},
    state::State,
};

use super::LampState;
use crate::world::World;

/// Five lamps as one end sees them: a client with all of them lit may be talking to the eavesdropper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Belief {
    /// Nobody but its peer reads what is said.
    pub privacy: LampState,
    /// What arrives is what its peer said.
    pub integrity: LampState,
    /// The server is who it says.
    pub server_authentication: LampState,
    /// The client is who it says.
    pub client_authentication: LampState,
    /// A key stolen later opens nothing of this.
    pub forward_secrecy: LampState,
}

impl Belief {
    /// The lamps in the order in which they are shown.
    #[must_use]
    pub const fn lamps(&self) -> [LampState; 5] {
        [
            self.privacy,
            self.integrity,
            self.server_authentication,
            self.client_authentication,
            self.forward_secrecy,
        ]
    }
}

impl World {
    /// What one end believes of the present connection, given nothing but its own state and ledger.
    #[must_use]
    pub fn belief(&self, party: Party) -> Belief {
        let ledger = self.ledger(party);
        let is_open = self.is_established(self.connection(), party) || is_hybrid(ledger);
        let lamp = |holds: bool| match is_open && holds {
            true => LampState::Held,
            false => LampState::NotOffered,
        };
        let has = |kind, of| ledger.newest(Slot::new(kind, of)).is_some();
        let encrypts = ledger
            .suite()
            .is_none_or(|suite| !suite.protection.is_readable());
        let checks = ledger
            .session()
            .is_none_or(|session| session.rules.checks_content);
        let refused = self.state(party) == State::Failed;
        let agreed = has_ephemeral(ledger, party);
        Belief {
            privacy: lamp(encrypts),
            integrity: lamp(checks || refused),
            server_authentication: lamp(self.knows_server(party)),
            client_authentication: lamp(has(ValueKind::ClientCertificate, Whose::Client)),
            forward_secrecy: match is_open && encrypts {
                true if agreed => LampState::Held,
                true => LampState::Broken,
                false => LampState::NotOffered,
            },
        }
    }

    /// A client knows its server by the certificate that it accepted, in this connection or in the one that goes on; a server
    /// that has shown one knows that it has.
    fn knows_server(&self, party: Party) -> bool {
        let slot = Slot::new(ValueKind::ServerCertificate, Whose::Server);
        self.ledgers(party).any(|own| own.newest(slot).is_some())
    }
}

/// The hybrid idea has no handshake to complete: a key is all.
fn is_hybrid(ledger: &Ledger) -> bool {
    let key = Slot::new(ValueKind::SessionKey, Whose::Both);
    ledger.newest(key).is_some()
}

/// Whether the end has drawn a private value for this connection, in whatever group.
fn has_ephemeral(ledger: &Ledger, party: Party) -> bool {
    ledger.lines().any(|(_, line)| {
        let slot = line.value.slot;
        slot.kind == ValueKind::EphemeralPrivateKey && slot.of == Whose::from(party)
    })
}
