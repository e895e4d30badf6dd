//! The server's parameters, as both ends look at them (RFC 5246 section 7.4.3, RFC 8422 section 5.4).

use padlock_core::kex::KeyExchange;

use super::connection::Connection;
use crate::{
    codec::{Codec, Field},
    endpoint::{Choice, Decision, DecisionKind},
    error::{Check, Error},
    group,
    handshake::ServerParams,
    ledger::{Op, OpError, Slot, ValueKind},
    party::Whose,
};

/// The values in the parameters.
#[must_use]
pub fn values(params: &ServerParams) -> Vec<(ValueKind, Vec<u8>)> {
    match params {
        ServerParams::Rsa {
            rsa_modulus,
            rsa_exponent,
        } => vec![
            (ValueKind::RsaModulus, rsa_modulus.clone()),
            (ValueKind::RsaPublicExponent, rsa_exponent.clone()),
        ],
        ServerParams::Dh { dh_p, dh_g, dh_ys } => vec![
            (ValueKind::DhP, dh_p.clone()),
            (ValueKind::DhG, dh_g.clone()),
            (ValueKind::EphemeralPublicKey, dh_ys.clone()),
        ],
        ServerParams::Ecdh {
            named_curve,
            public,
        } => vec![
            (ValueKind::NamedCurve, named_curve.to_bytes()),
            (ValueKind::EphemeralPublicKey, public.clone()),
        ],
    }
}

/// The arithmetic of the group.
///
/// # Errors
/// [`Check::PeerPublicKey`] for one that is no proper group, or that the engine does not have.
pub fn exchange(params: &ServerParams) -> Result<Box<dyn KeyExchange>, Error> {
    let (group, field) = match params {
        ServerParams::Dh { dh_p, dh_g, .. } => {
            // Of a proper prime, 2 is an element.
            let field = match group::received(dh_p, &[2]) {
                Some(_) => Field::DhG,
                None => Field::DhP,
            };
            (group::received(dh_p, dh_g), field)
        }
        ServerParams::Ecdh { named_curve, .. } => (group::curve(*named_curve), Field::NamedCurve),
        ServerParams::Rsa { .. } => (None, Field::RsaModulus),
    };
    group.ok_or_else(|| Error::in_field(Check::PeerPublicKey, field))
}

/// Why no secret follows from the peer's public value, which stands in `field` or is a point.
#[must_use]
pub fn refused_public_key(error: OpError, field: Field, is_curve: bool) -> Error {
    match error {
        OpError::PublicKey if !is_curve => Error::in_field(Check::PeerPublicKey, field),
        error => error.into(),
    }
}

impl Connection {
    /// Which private value to take in `group`; the autopilot's is drawn.
    #[must_use]
    pub fn ephemeral_decision(&self, group: &dyn KeyExchange) -> Decision {
        let private = group::draw(group, &mut self.draw("ephemeral_private_key"));
        Decision {
            kind: DecisionKind::EphemeralKey,
            options: vec![],
            default: Choice::EphemeralKey(private),
        }
    }

    /// What the server's signature covers: `client_random + server_random + params` (RFC 5246 section 7.4.3).
    ///
    /// # Errors
    /// Before the hellos.
    pub fn signed_params(&mut self, params: &ServerParams) -> Result<Vec<u8>, Error> {
        let client = self.held(Slot::new(ValueKind::ClientRandom, Whose::Client))?;
        let server = self.held(Slot::new(ValueKind::ServerRandom, Whose::Server))?;
        let message = [
            self.ledger.bytes(client),
            self.ledger.bytes(server),
            &params.to_bytes(),
        ]
        .concat();
        let slot = Slot::new(ValueKind::SignedParams, Whose::Server);
        self.ledger.add(
            slot.holding(message.clone()),
            Op::JoinParams,
            vec![client, server],
        );
        Ok(message)
    }
}
