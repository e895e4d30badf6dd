//! The key schedule (RFC 8446 section 7.1). Each arrow is one operation of the ledger, so that a ledger's derivations are
//! this diagram:
//!
//! ```text
//!              0
//!              |
//!              v
//!    PSK ->  HKDF-Extract = Early Secret
//!              |
//!              +-----> Derive-Secret(., "ext binder" | "res binder", "") = binder_key
//!              +-----> Derive-Secret(., "c e traffic", ClientHello) = client_early_traffic_secret
//!              +-----> Derive-Secret(., "e exp master", ClientHello) = early_exporter_master_secret
//!              |
//!              v
//!        Derive-Secret(., "derived", "")
//!              |
//!              v
//!  (EC)DHE -> HKDF-Extract = Handshake Secret
//!              |
//!              +-----> Derive-Secret(., "c hs traffic", ClientHello...ServerHello)
//!              |                     = client_handshake_traffic_secret
//!              +-----> Derive-Secret(., "s hs traffic", ClientHello...ServerHello)
//!              |                     = server_handshake_traffic_secret
//!              v
//!        Derive-Secret(., "derived", "")
//!              |
//!              v
//!    0 ->  HKDF-Extract = Master Secret
//!              |
//!              +-----> Derive-Secret(., "c ap traffic", ClientHello...server Finished)
//!              |                     = client_application_traffic_secret_0
//!              +-----> Derive-Secret(., "s ap traffic", ClientHello...server Finished)
//!              |                     = server_application_traffic_secret_0
//!              +-----> Derive-Secret(., "exp master", ClientHello...server Finished)
//!              |                     = exporter_master_secret
//!              +-----> Derive-Secret(., "res master", ClientHello...client Finished)
//!                                    = resumption_master_secret
//! ```
//!
//! From each traffic secret follow, by HKDF-Expand-Label, a key, an IV (section 7.3), the key of Finished (section 4.4.4), and
//! the next traffic secret (section 7.2).

use padlock_core::{
    Working,
    hash::Hash,
    mac::{hkdf_expand, hkdf_extract, hmac},
};

use super::{Suite, transcript::Range};
use crate::{
    codec::{put_opaque8, put8},
    handshake::HandshakeType,
    ledger::{Inputs, OpError, Slot, ValueKind},
    party::{Party, Whose},
};

/// The diagram's spine, from above: what is extracted, and what it is salted with.
pub const SPINE: [ValueKind; 5] = [
    ValueKind::EarlySecret,
    ValueKind::HandshakeSalt,
    ValueKind::HandshakeSecret,
    ValueKind::MasterSalt,
    ValueKind::Tls13MasterSecret,
];

/// `HKDF-Expand-Label(Secret, Label, Context, Length)` (section 7.1).
///
/// # Errors
/// [`OpError::OutOfRange`] for more than 255 digests.
pub fn expand_label(
    hash: &dyn Hash,
    secret: &[u8],
    label: &str,
    context: &[u8],
    length: usize,
    working: &mut Working,
) -> Result<Vec<u8>, OpError> {
    let hkdf_label = hkdf_label(label, context, length)?;
    hkdf_expand(hash, secret, &hkdf_label, length, working).map_err(|_| OpError::OutOfRange)
}

/// `HkdfLabel`: what HKDF-Expand takes as its info (section 7.1).
///
/// # Errors
/// [`OpError::OutOfRange`] for a length of more than two bytes.
pub fn hkdf_label(label: &str, context: &[u8], length: usize) -> Result<Vec<u8>, OpError> {
    let length_field = u16::try_from(length).map_err(|_| OpError::OutOfRange)?;
    let mut hkdf_label = length_field.to_be_bytes().to_vec();
    put8(&mut hkdf_label, |out| {
        out.extend(b"tls13 ");
        out.extend(label.as_bytes());
    });
    put_opaque8(&mut hkdf_label, context);
    Ok(hkdf_label)
}

/// `Derive-Secret(Secret, Label, Messages)`, given the hash of the messages (section 7.1).
///
/// # Errors
/// Never for a hash of the table.
pub fn derive_secret(
    hash: &dyn Hash,
    secret: &[u8],
    label: &str,
    transcript_hash: &[u8],
    working: &mut Working,
) -> Result<Vec<u8>, OpError> {
    let length = hash.output_len();
    expand_label(hash, secret, label, transcript_hash, length, working)
}

/// `HKDF-Extract(salt, IKM)`: which secret goes on, and what is new (section 7.1). A string of zeros as long as the hash stands for
/// either where there is none.
pub(super) fn extract(
    suite: &Suite,
    output: Slot,
    inputs: Inputs<'_>,
    working: &mut Working,
) -> Result<Vec<u8>, OpError> {
    let (salt, ikm) = match output.kind {
        ValueKind::EarlySecret => (None, inputs.bytes(ValueKind::PreSharedKey).ok()),
        ValueKind::HandshakeSecret => (
            Some(inputs.bytes(ValueKind::HandshakeSalt)?),
            inputs.bytes(ValueKind::SharedSecret).ok(),
        ),
        ValueKind::Tls13MasterSecret => (Some(inputs.bytes(ValueKind::MasterSalt)?), None),
        _ => return Err(OpError::NotComputable),
    };
    let zeros = vec![0; suite.hash.output_len()];
    let ikm = ikm.unwrap_or(&zeros);
    Ok(hkdf_extract(
        suite.hash,
        salt.unwrap_or_default(),
        ikm,
        working,
    ))
}

/// Whether the transcript's hash, where there is one, is over the messages that `output` is made with.
fn is_over(output: Slot, inputs: Inputs<'_>) -> bool {
    let last = match output.kind {
        ValueKind::EarlyTrafficSecret | ValueKind::EarlyExporterMasterSecret => {
            Range::number(HandshakeType::ClientHello, None)
        }
        ValueKind::HandshakeTrafficSecret => Range::number(HandshakeType::ServerHello, None),
        ValueKind::ApplicationTrafficSecret | ValueKind::ExporterMasterSecret => {
            Range::number(HandshakeType::Finished, Some(Party::Server))
        }
        ValueKind::ResumptionMasterSecret => {
            Range::number(HandshakeType::Finished, Some(Party::Client))
        }
        _ => return true,
    };
    let mut hashes = inputs.0.iter().map(|value| value.slot);
    let mut hashes = hashes
        .by_ref()
        .filter(|slot| slot.kind == ValueKind::HandshakeHash);
    hashes.all(|slot| slot.number == last)
}

/// The secret and the label that `Derive-Secret` makes `output` of; `None` for what it does not make.
#[must_use]
pub fn derived_from(output: Slot) -> Option<(ValueKind, &'static str)> {
    Some(match (output.kind, output.of) {
        (ValueKind::BinderKey, _) => (ValueKind::EarlySecret, "res binder"),
        (ValueKind::ExternalBinderKey, _) => (ValueKind::EarlySecret, "ext binder"),
        (ValueKind::EarlyTrafficSecret, _) => (ValueKind::EarlySecret, "c e traffic"),
        (ValueKind::EarlyExporterMasterSecret, _) => (ValueKind::EarlySecret, "e exp master"),
        (ValueKind::HandshakeSalt, _) => (ValueKind::EarlySecret, "derived"),
        (ValueKind::MasterSalt, _) => (ValueKind::HandshakeSecret, "derived"),
        (ValueKind::HandshakeTrafficSecret, Whose::Client) => {
            (ValueKind::HandshakeSecret, "c hs traffic")
        }
        (ValueKind::HandshakeTrafficSecret, Whose::Server) => {
            (ValueKind::HandshakeSecret, "s hs traffic")
        }
        (ValueKind::ApplicationTrafficSecret, Whose::Client) => {
            (ValueKind::Tls13MasterSecret, "c ap traffic")
        }
        (ValueKind::ApplicationTrafficSecret, Whose::Server) => {
            (ValueKind::Tls13MasterSecret, "s ap traffic")
        }
        (ValueKind::ExporterMasterSecret, _) => (ValueKind::Tls13MasterSecret, "exp master"),
        (ValueKind::ResumptionMasterSecret, _) => (ValueKind::Tls13MasterSecret, "res master"),
        _ => return None,
    })
}

/// Whether `Derive-Secret` is over no messages with this label.
#[must_use]
pub fn is_over_nothing(label: &str) -> bool {
    matches!(label, "derived" | "res binder" | "ext binder")
}

/// `Derive-Secret`, with the label that makes `output`.
pub(super) fn derive(
    suite: &Suite,
    output: Slot,
    inputs: Inputs<'_>,
    working: &mut Working,
) -> Result<Vec<u8>, OpError> {
    let (from, label) = derived_from(output).ok_or(OpError::NotComputable)?;
    let secret = inputs.bytes(from)?;
    if !is_over(output, inputs) {
        return Err(OpError::NotComputable);
    }
    let nothing = suite.hash.digest(&[], &mut Working::off());
    let transcript_hash = match is_over_nothing(label) {
        true => nothing.as_slice(),
        false => inputs.bytes(ValueKind::HandshakeHash)?,
    };
    derive_secret(suite.hash, secret, label, transcript_hash, working)
}

/// The label and the length of what `HKDF-Expand-Label` makes of a traffic secret, or of the secret that tickets come from
/// (sections 4.4.4, 4.6.1, 7.2 and 7.3); `None` for what it does not make.
#[must_use]
pub fn expanded(suite: &Suite, output: ValueKind) -> Option<(&'static str, usize)> {
    let digest = suite.hash.output_len();
    Some(match output {
        ValueKind::ClientWriteKey | ValueKind::ServerWriteKey => ("key", suite.aead.key_len()),
        ValueKind::ClientWriteIv | ValueKind::ServerWriteIv => ("iv", suite.aead.nonce_len()),
        ValueKind::FinishedKey => ("finished", digest),
        ValueKind::ApplicationTrafficSecret => ("traffic upd", digest),
        ValueKind::PreSharedKey => ("resumption", digest),
        _ => return None,
    })
}

/// `HKDF-Expand-Label` of the first input, with the label that makes `output`.
pub(super) fn expand(
    suite: &Suite,
    output: Slot,
    inputs: Inputs<'_>,
    working: &mut Working,
) -> Result<Vec<u8>, OpError> {
    let secret = &inputs.first()?.bytes;
    let (label, length) = expanded(suite, output.kind).ok_or(OpError::NotComputable)?;
    let context = inputs.bytes(ValueKind::TicketNonce).unwrap_or_default();
    expand_label(suite.hash, secret, label, context, length, working)
}

/// `verify_data = HMAC(finished_key, Transcript-Hash)` (section 4.4.4).
pub(super) fn verify_data(
    suite: &Suite,
    inputs: Inputs<'_>,
    working: &mut Working,
) -> Result<Vec<u8>, OpError> {
    let key = inputs.bytes(ValueKind::FinishedKey)?;
    let transcript_hash = inputs.bytes(ValueKind::HandshakeHash)?;
    Ok(hmac(suite.hash, key, transcript_hash, working))
}
