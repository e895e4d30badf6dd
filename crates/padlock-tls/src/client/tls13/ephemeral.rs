//! The client's private value: whoever plays it picks one for each key share (RFC 8446 section 7.4).

use super::Client;
use crate::{
    endpoint::{Choice, Decision, DecisionKind},
    error::{Check, Error},
    extension::tls13::KeyShareEntry,
    group,
    handshake::NamedGroup,
    ledger::{Op, ValueKind},
    party::Whose,
    tls13::share,
};

impl Client {
    /// Which private value the share in `name` is made of.
    pub(super) fn decide_ephemeral_key(&mut self, name: NamedGroup) -> Result<(), Error> {
        let exchange = group::named(name).ok_or_else(|| Error::new(Check::SharedGroup))?;
        let mut rng = self.connection.draw(&format!("key_share/{}", name.id()));
        let private = group::draw(exchange.as_ref(), &mut rng);
        self.connection.decide(Decision {
            kind: DecisionKind::EphemeralKey,
            options: vec![],
            default: Choice::EphemeralKey(private),
        });
        Ok(())
    }

    /// The private value that was picked, `drawn` where it is the autopilot's; with the last one the hello goes out.
    pub(super) fn take_private_value(&mut self, private: &[u8], drawn: bool) -> Result<(), Error> {
        let group = self.offer.next_share();
        let group = group.ok_or_else(|| Error::new(Check::SharedGroup))?;
        let slot = share(ValueKind::EphemeralPrivateKey, Whose::Client, group);
        let op = if drawn { Op::Drawn } else { Op::Chosen };
        self.connection.hold(slot, private.to_vec(), op);
        let key_exchange = self.connection.key_share(group)?;
        self.offer.entries.push(KeyShareEntry {
            group,
            key_exchange,
        });
        self.make_key_shares()
    }
}
