//! From the premaster secret to the keys (RFC 5246 sections 6.3, 7.4.9 and 8.1, RFC 7627 section 4).
//!
//! ```text
//! pre_master_secret --PRF "master secret", client_random + server_random--> master_secret
//!                     or "extended master secret", session_hash
//! master_secret     --PRF "key expansion", server_random + client_random--> key_block
//! key_block = client_write_MAC_key | server_write_MAC_key | client_write_key | server_write_key
//!             | client_write_IV | server_write_IV, each as long as the suite needs it, or absent
//! master_secret     --PRF "client finished" or "server finished", Hash(handshake_messages)--> verify_data
//! ```

use padlock_core::Working;

use crate::{
    ledger::{Inputs, OpError, Slot, ValueKind},
    party::Whose,
    session::Session,
};

/// `master_secret` (RFC 5246 section 8.1).
///
/// # Errors
/// A missing input.
pub fn master_secret(
    session: Session,
    inputs: Inputs<'_>,
    working: &mut Working,
) -> Result<Vec<u8>, OpError> {
    let secret = inputs.bytes(ValueKind::PreMasterSecret)?;
    let seed = [
        inputs.bytes(ValueKind::ClientRandom)?,
        inputs.bytes(ValueKind::ServerRandom)?,
    ]
    .concat();
    Ok((session.rules.prf)(
        session.suite,
        secret,
        "master secret",
        &seed,
        session.suite.scale.master_secret_length,
        working,
    ))
}

/// `master_secret` where both ends tie it to the handshake (RFC 7627 section 4).
///
/// # Errors
/// A missing input.
pub fn extended_master_secret(
    session: Session,
    inputs: Inputs<'_>,
    working: &mut Working,
) -> Result<Vec<u8>, OpError> {
    Ok((session.rules.prf)(
        session.suite,
        inputs.bytes(ValueKind::PreMasterSecret)?,
        "extended master secret",
        inputs.bytes(ValueKind::SessionHash)?,
        session.suite.scale.master_secret_length,
        working,
    ))
}

/// `key_block` (RFC 5246 section 6.3), as long as the four keys of the suite together.
///
/// # Errors
/// A missing input.
pub fn key_block(
    session: Session,
    inputs: Inputs<'_>,
    working: &mut Working,
) -> Result<Vec<u8>, OpError> {
    let secret = inputs.bytes(ValueKind::MasterSecret)?;
    let seed = [
        inputs.bytes(ValueKind::ServerRandom)?,
        inputs.bytes(ValueKind::ClientRandom)?,
    ]
    .concat();
    let protection = &session.suite.protection;
    let each =
        protection.mac_key_length() + protection.enc_key_length() + session.fixed_iv_length();
    let length = 2 * each;
    Ok((session.rules.prf)(
        session.suite,
        secret,
        "key expansion",
        &seed,
        length,
        working,
    ))
}

/// One key out of `key_block`, in the order of RFC 5246 section 6.3.
///
/// # Errors
/// A missing input, or an output that is no part of `key_block`.
pub fn split(session: Session, output: Slot, inputs: Inputs<'_>) -> Result<Vec<u8>, OpError> {
    let mac = session.suite.protection.mac_key_length();
    let key = session.suite.protection.enc_key_length();
    let iv = session.fixed_iv_length();
    let (start, length) = match output.kind {
        ValueKind::ClientWriteMacKey => (0, mac),
        ValueKind::ServerWriteMacKey => (mac, mac),
        ValueKind::ClientWriteKey => (2 * mac, key),
        ValueKind::ServerWriteKey => (2 * mac + key, key),
        ValueKind::ClientWriteIv => (2 * (mac + key), iv),
        ValueKind::ServerWriteIv => (2 * (mac + key) + iv, iv),
        _ => return Err(OpError::NotComputable),
    };
    if length == 0 {
        return Err(OpError::NotComputable);
    }
    let block = inputs.bytes(ValueKind::KeyBlock)?;
    block
        .get(start..start + length)
        .map(<[u8]>::to_vec)
        .ok_or(OpError::OutOfRange)
}

/// `verify_data` of the Finished message that `sender` sends (RFC 5246 section 7.4.9).
///
/// # Errors
/// A missing input.
pub fn verify_data(
    session: Session,
    sender: Whose,
    inputs: Inputs<'_>,
    working: &mut Working,
) -> Result<Vec<u8>, OpError> {
    let finished_label = match sender {
        Whose::Client => "client finished",
        Whose::Server => "server finished",
        Whose::Both => return Err(OpError::NotComputable),
    };
    let secret = inputs.bytes(ValueKind::MasterSecret)?;
    let hash = inputs.bytes(ValueKind::HandshakeHash)?;
    Ok((session.rules.prf)(
        session.suite,
        secret,
        finished_label,
        hash,
        session.suite.scale.verify_data_length,
        working,
    ))
}
