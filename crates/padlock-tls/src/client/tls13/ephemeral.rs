//! The client's private value: whoever plays it picks one for each hello that needs a new share (RFC 8446 section 7.4).

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
        self.group = name;
        self.connection.decide(Decision {
            kind: DecisionKind::EphemeralKey,
            options: vec![],
            default: Choice::EphemeralKey(private),
        });
        Ok(())
    }

    /// The private value that was picked, `drawn` where it is the autopilot's; the hello goes out with it.
    pub(super) fn take_private_value(&mut self, private: &[u8], drawn: bool) -> Result<(), Error> {
        let slot = share(ValueKind::EphemeralPrivateKey, Whose::Client, self.group);
        let op = if drawn { Op::Drawn } else { Op::Chosen };
        self.connection.hold(slot, private.to_vec(), op);
        let entry = KeyShareEntry {
            group: self.group,
            key_exchange: self.connection.key_share(self.group)?,
        };
        match self.request.take() {
            None => self.send_first_hello(vec![entry]),
            Some(cookie) => self.send_second_hello(Some(entry), cookie),
        }
    }
}
