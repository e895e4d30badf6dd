//! Key shares (RFC 8446 sections 4.2.8 and 7.4). The slot's number is the group's code point.
//!
//! 1. The client draws a private value in a group and sends the public one.
//! 2. The server answers with a public value of its own and has the secret at once; of a hybrid it answers with a ciphertext.
//! 3. The client computes the secret from its private value and the answer.

use padlock_core::{Nat, Working, crack::DlogJob, ec::EcGroup, kex::KeyExchange};

use crate::{
    group,
    handshake::NamedGroup,
    ledger::{Inputs, OpError, Slot, Value, ValueKind},
    party::Whose,
};

/// The public value of `output`'s owner: from its private value, and for a server from the client's share as well.
pub(super) fn public(
    output: Slot,
    inputs: Inputs<'_>,
    working: &mut Working,
) -> Result<Vec<u8>, OpError> {
    let private = inputs.bytes(ValueKind::EphemeralPrivateKey)?;
    let group = exchange(output)?;
    match output.of {
        Whose::Server => {
            let peer = peer(inputs, Whose::Client, group.public_len())?;
            let response = group.respond(private, peer, working);
            Ok(response.map_err(|_| OpError::PublicKey)?.public)
        }
        Whose::Client | Whose::Both => group
            .public(private, working)
            .map_err(|_| OpError::OutOfRange),
    }
}

/// The secret, from either end's private value and the other's public one.
pub(super) fn secret(
    output: Slot,
    inputs: Inputs<'_>,
    working: &mut Working,
) -> Result<Vec<u8>, OpError> {
    let is_private = |value: &&&Value| value.slot.kind == ValueKind::EphemeralPrivateKey;
    let private = inputs.0.iter().find(is_private);
    let private = private.ok_or(OpError::MissingInput(ValueKind::EphemeralPrivateKey))?;
    let group = exchange(output)?;
    let secret = match private.slot.of {
        Whose::Server => {
            let peer = peer(inputs, Whose::Client, group.public_len())?;
            let response = group.respond(&private.bytes, peer, working);
            response.map(|response| response.secret)
        }
        Whose::Client | Whose::Both => {
            let peer = peer(inputs, Whose::Server, group.response_len())?;
            group.agree(&private.bytes, peer, working)
        }
    };
    secret.map_err(|_| OpError::PublicKey)
}

/// The search for the private value behind a public one that is a toy's.
///
/// # Errors
/// [`OpError::OutOfRange`] for a group of which no such search comes to an end, [`OpError::PublicKey`] for a value outside
/// of its group.
pub fn logarithm_job(public: &Value) -> Result<DlogJob, OpError> {
    let code = u16::try_from(public.slot.number).map_err(|_| OpError::OutOfRange)?;
    let name = NamedGroup(code);
    if let Some(field) = group::named_field(name) {
        let public = Nat::from_be_bytes(&public.bytes);
        return DlogJob::in_field(&field, &public).map_err(|_| OpError::OutOfRange);
    }
    if name != NamedGroup::TOY_CURVE {
        return Err(OpError::OutOfRange);
    }
    let group = EcGroup::toy();
    let point = group.curve().decode(&public.bytes);
    let point = point.map_err(|_| OpError::PublicKey)?;
    DlogJob::on_curve(&group, &point).map_err(|_| OpError::OutOfRange)
}

/// The peer's public value. In a finite field it is as long as `p`, whatever the number (section 4.2.8.1).
fn peer<'a>(inputs: Inputs<'a>, of: Whose, length: usize) -> Result<&'a [u8], OpError> {
    let kind = ValueKind::EphemeralPublicKey;
    let mut values = inputs.0.iter();
    let found = values.find(|value| value.slot.kind == kind && value.slot.of == of);
    let found = found.ok_or(OpError::MissingInput(kind))?;
    match found.bytes.len() == length {
        true => Ok(&found.bytes),
        false => Err(OpError::PublicKey),
    }
}

fn exchange(output: Slot) -> Result<Box<dyn KeyExchange>, OpError> {
    let code = u16::try_from(output.number).map_err(|_| OpError::OutOfRange)?;
    group::named(NamedGroup(code)).ok_or(OpError::OutOfRange)
}
