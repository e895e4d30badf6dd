//! The ticket that RFC 5077 section 4 recommends:
//!
//! ```text
//! key_name[16] | iv[16] | encrypted_state<0..2^16-1> | mac[32]
//! encrypted_state = AES-128-CBC(encryption_key, iv, StatePlaintext | padding)
//! mac = HMAC-SHA-256(mac_key, key_name | iv | length of encrypted_state | encrypted_state)
//! ```
//!
//! The padding is PKCS #7's: 1 to 16 bytes, each of them their number.

use padlock_core::{
    Working,
    cipher::{Aes128, BlockCipher, cbc_decrypt, cbc_encrypt},
    hash::Sha256,
    mac::hmac,
};

use crate::{
    codec::{Codec, put_opaque16},
    ledger::{Inputs, OpError, ValueKind},
    resumption::SessionState,
};

/// Bytes of `key_name`.
pub const KEY_NAME_LEN: usize = 16;
/// Bytes of `iv`.
pub const IV_LEN: usize = 16;
/// Bytes of `mac`.
const MAC_LEN: usize = 32;

/// The key in its parts: `key_name`, the encryption key, the MAC key.
fn parts(key: &[u8]) -> Result<[&[u8]; 3], OpError> {
    let (key_name, rest) = key.split_at_checked(KEY_NAME_LEN).ok_or(OpError::Ticket)?;
    let (encryption_key, mac_key) = rest.split_at_checked(16).ok_or(OpError::Ticket)?;
    Ok([key_name, encryption_key, mac_key])
}

/// Seals a state.
///
/// # Errors
/// A missing input, or one of another length.
pub fn seal(inputs: Inputs<'_>, working: &mut Working) -> Result<Vec<u8>, OpError> {
    let [key_name, encryption_key, mac_key] = parts(inputs.bytes(ValueKind::TicketKey)?)?;
    let iv = inputs.bytes(ValueKind::TicketIv)?;
    let mut state = inputs.bytes(ValueKind::SessionState)?.to_vec();
    let block = Aes128.block_len();
    let padding = block - state.len() % block;
    let byte = u8::try_from(padding).map_err(|_| OpError::Ticket)?;
    state.extend(std::iter::repeat_n(byte, padding));
    let encrypted_state = cbc_encrypt(&Aes128, encryption_key, iv, &state, working)
        .map_err(|_| OpError::OutOfRange)?;
    let mut ticket = [key_name, iv].concat();
    put_opaque16(&mut ticket, &encrypted_state);
    let mac = hmac(&Sha256, mac_key, &ticket, working);
    ticket.extend(mac);
    Ok(ticket)
}

/// Opens a ticket: the MAC first, then the state.
///
/// # Errors
/// A missing input; [`OpError::Ticket`] for one of another key, or one that was changed.
pub fn open(inputs: Inputs<'_>, working: &mut Working) -> Result<Vec<u8>, OpError> {
    let key = inputs.bytes(ValueKind::TicketKey)?;
    let ticket = inputs.bytes(ValueKind::SessionTicket)?;
    opened(key, ticket, working)
}

/// The state in a ticket under this key.
///
/// # Errors
/// As [`open`].
pub fn opened(key: &[u8], ticket: &[u8], working: &mut Working) -> Result<Vec<u8>, OpError> {
    let [key_name, encryption_key, mac_key] = parts(key)?;
    let length = ticket.len().checked_sub(MAC_LEN).ok_or(OpError::Ticket)?;
    let (covered, mac) = ticket.split_at_checked(length).ok_or(OpError::Ticket)?;
    if !covered.starts_with(key_name) || hmac(&Sha256, mac_key, covered, working) != mac {
        return Err(OpError::Ticket);
    }
    let (iv, encrypted_state) = covered
        .get(KEY_NAME_LEN..)
        .and_then(|rest| rest.split_at_checked(IV_LEN))
        .ok_or(OpError::Ticket)?;
    // Two bytes of length stand in front of it.
    let encrypted_state = encrypted_state.get(2..).ok_or(OpError::Ticket)?;
    let mut state = cbc_decrypt(&Aes128, encryption_key, iv, encrypted_state, working)
        .map_err(|_| OpError::Ticket)?;
    let padding = state.last().copied().ok_or(OpError::Ticket)?;
    let length = state.len().checked_sub(padding.into());
    state.truncate(length.ok_or(OpError::Ticket)?);
    Ok(state)
}

/// The master secret in a state.
///
/// # Errors
/// [`OpError::Ticket`] for bytes that are no state.
pub fn read_state(inputs: Inputs<'_>) -> Result<Vec<u8>, OpError> {
    let state = SessionState::from_bytes(inputs.bytes(ValueKind::SessionState)?);
    Ok(state.map_err(|_| OpError::Ticket)?.master_secret)
}
