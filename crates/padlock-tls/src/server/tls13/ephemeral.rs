//! The server's private value: whoever plays it picks one (RFC 8446 section 7.4).

use super::Server;
use crate::{
    endpoint::{Choice, Decision, DecisionKind},
    error::{Check, Error},
    group,
    ledger::{Op, ValueKind},
    party::Whose,
    tls13::share,
};

impl Server {
    /// All else is chosen: which private value answers the client's share, where the group has one.
    pub(super) fn decide_ephemeral_key(&mut self) -> Result<(), Error> {
        let Some(name) = self.group.filter(|_| self.scripted.hello.is_none()) else {
            return self.send_first_flight();
        };
        let exchange = group::named(name).ok_or_else(|| Error::new(Check::SharedGroup))?;
        let mut rng = self.connection.draw(&format!("key_share/{}", name.id()));
        let private = group::draw_response(exchange.as_ref(), &mut rng);
        self.connection.decide(Decision {
            kind: DecisionKind::EphemeralKey,
            options: vec![],
            default: Choice::EphemeralKey(private),
        });
        Ok(())
    }

    /// The private value that was picked, `drawn` where it is the autopilot's.
    pub(super) fn take_private_value(&mut self, private: &[u8], drawn: bool) -> Result<(), Error> {
        let name = self.group.ok_or_else(|| Error::new(Check::SharedGroup))?;
        let slot = share(ValueKind::EphemeralPrivateKey, Whose::Server, name);
        let op = if drawn { Op::Drawn } else { Op::Chosen };
        self.connection.hold(slot, private.to_vec(), op);
        self.send_first_flight()
    }
}
