//! Records under keys (RFC 5246 section 6.2.3): one file for each kind of protection.
//!
//! ```text
//! sender:   content --enclose--> opened --encrypt--> header | explicit IV or nonce | ciphertext
//! receiver: the way back, with every check on it
//! ```
//!
//! With encrypt_then_mac (RFC 7366) the MAC of a block cipher's record is taken of the ciphertext and sent behind it.

mod aead;
mod block;
mod content;
mod stream;

use padlock_core::Working;

pub use content::{content, length};

use crate::{
    codec::Codec,
    ledger::{Inputs, Op, OpError, Slot, ValueKind},
    protection::Protection,
    record::{ContentType, ProtocolVersion, RECORD_HEADER_LEN, RecordHeader},
    session::Session,
};

/// Where a record stands: what its MAC or its AEAD covers besides type, length and content.
#[derive(Clone, Copy)]
struct Place {
    /// The sequence number.
    number: u64,
    /// The version in its header.
    version: ProtocolVersion,
}

impl Place {
    const fn of(session: Session, output: Slot) -> Self {
        Self {
            number: output.number,
            version: session.rules.version,
        }
    }
}

/// What a record holds once opened: content, and with it what the protection adds before it encrypts.
///
/// # Errors
/// A missing input, or a value that is no content.
pub fn enclose(
    session: Session,
    output: Slot,
    inputs: Inputs<'_>,
    working: &mut Working,
) -> Result<Vec<u8>, OpError> {
    let (content_type, content) = content::wrapped(inputs.first()?)?;
    let place = Place::of(session, output);
    match session.suite.protection {
        Protection::Stream { mac, .. } => {
            stream::append_mac(mac, place, content_type, content, inputs, working)
        }
        Protection::Block { cipher, .. } if session.encrypt_then_mac => {
            block::pad(cipher.block_len(), content)
        }
        Protection::Block { cipher, mac } => {
            let opened = stream::append_mac(mac, place, content_type, content, inputs, working)?;
            block::pad(cipher.block_len(), opened)
        }
        Protection::Aead { .. } => Ok(content),
    }
}

/// Header, explicit part and ciphertext of an opened record.
///
/// # Errors
/// A missing input, or a length that is out of range.
pub fn encrypt(
    session: Session,
    output: Slot,
    inputs: Inputs<'_>,
    working: &mut Working,
) -> Result<Vec<u8>, OpError> {
    let (content_type, _) = content::wrapped(inputs.first()?)?;
    let opened = inputs.bytes(ValueKind::OpenedRecord)?;
    let place = Place::of(session, output);
    let fragment = match session.suite.protection {
        Protection::Stream { cipher, .. } => stream::apply(cipher, opened, inputs, working)?,
        Protection::Block { cipher, mac } => {
            let encrypted = block::encrypt(session, cipher, opened, inputs, working)?;
            match session.encrypt_then_mac {
                true => stream::append_mac(mac, place, content_type, encrypted, inputs, working)?,
                false => encrypted,
            }
        }
        Protection::Aead { aead, .. } => {
            let header = associated_data(place, content_type, opened.len())?;
            aead::seal(aead, place.number, &header, opened, inputs, working)?
        }
    };
    let length = u16::try_from(fragment.len()).map_err(|_| OpError::RecordLength)?;
    let version = session.rules.version;
    let mut record = RecordHeader {
        content_type,
        version,
        length,
    }
    .to_bytes();
    record.extend(fragment);
    Ok(record)
}

/// The way back, with every check of the protection (RFC 5246 section 6.2.3).
///
/// # Errors
/// [`OpError::RecordLength`], [`OpError::RecordPadding`] or [`OpError::RecordMac`], in the order of the checks.
pub fn open(
    session: Session,
    output: Slot,
    inputs: Inputs<'_>,
    working: &mut Working,
) -> Result<Vec<u8>, OpError> {
    let (content_type, fragment) = split(inputs.bytes(ValueKind::ProtectedRecord)?)?;
    let place = Place::of(session, output);
    match session.suite.protection {
        Protection::Stream { cipher, mac } => {
            let opened = stream::apply(cipher, fragment, inputs, working)?;
            stream::check_mac(
                mac,
                place,
                content_type,
                &opened,
                opened.len(),
                inputs,
                working,
            )?;
            Ok(opened)
        }
        Protection::Block { cipher, mac } if session.encrypt_then_mac => {
            let length = fragment.len();
            stream::check_mac(mac, place, content_type, fragment, length, inputs, working)?;
            let opened = block::decrypt(session, cipher, fragment, inputs, working)?;
            block::unpadded_length(&opened)?;
            Ok(opened)
        }
        Protection::Block { cipher, mac } => {
            let opened = block::decrypt(session, cipher, fragment, inputs, working)?;
            let unpadded = block::unpadded_length(&opened)?;
            stream::check_mac(mac, place, content_type, &opened, unpadded, inputs, working)?;
            Ok(opened)
        }
        Protection::Aead { aead, .. } => {
            let overhead = session.record_iv_length() + aead.tag_len();
            let length = fragment
                .len()
                .checked_sub(overhead)
                .ok_or(OpError::RecordLength)?;
            let header = associated_data(place, content_type, length)?;
            aead::open(aead, place.number, &header, fragment, inputs, working)
        }
    }
}

/// A record of a NULL suite as anyone reads it: no key, and no check of the MAC.
///
/// # Errors
/// [`OpError::NotComputable`] when the suite encrypts.
pub fn read(session: Session, inputs: Inputs<'_>) -> Result<Vec<u8>, OpError> {
    if !session.suite.protection.is_readable() {
        return Err(OpError::NotComputable);
    }
    Ok(split(inputs.bytes(ValueKind::ProtectedRecord)?)?.1.to_vec())
}

/// The IV of a record in TLS 1.0.
///
/// # Errors
/// A missing input, or a record without a whole block.
pub fn iv(session: Session, op: Op, inputs: Inputs<'_>) -> Result<Vec<u8>, OpError> {
    match op {
        Op::FirstIv => {
            let iv = of_either(inputs, ValueKind::ClientWriteIv, ValueKind::ServerWriteIv)?;
            Ok(iv.to_vec())
        }
        _ => block::next_iv(session, split(inputs.bytes(ValueKind::ProtectedRecord)?)?.1),
    }
}

fn split(record: &[u8]) -> Result<(ContentType, &[u8]), OpError> {
    let first = record.first().ok_or(OpError::RecordLength)?;
    let fragment = record
        .get(RECORD_HEADER_LEN..)
        .ok_or(OpError::RecordLength)?;
    Ok((ContentType::from_code(*first), fragment))
}

/// `seq_num + type + version + length` of the content: what the MAC and the AEAD also cover (RFC 5246
/// sections 6.2.3.1 and 6.2.3.3); 13 bytes.
fn associated_data(
    place: Place,
    content_type: ContentType,
    length: usize,
) -> Result<Vec<u8>, OpError> {
    let length = u16::try_from(length).map_err(|_| OpError::RecordLength)?;
    let Place { number, version } = place;
    let mut data = number.to_be_bytes().to_vec();
    RecordHeader {
        content_type,
        version,
        length,
    }
    .encode(&mut data);
    Ok(data)
}

/// The input of one of two kinds, whichever end's it is.
fn of_either<'a>(
    inputs: Inputs<'a>,
    client: ValueKind,
    server: ValueKind,
) -> Result<&'a [u8], OpError> {
    inputs.bytes(client).or_else(|_| inputs.bytes(server))
}

fn write_key(inputs: Inputs<'_>) -> Result<&[u8], OpError> {
    of_either(inputs, ValueKind::ClientWriteKey, ValueKind::ServerWriteKey)
}

fn mac_key(inputs: Inputs<'_>) -> Result<&[u8], OpError> {
    of_either(
        inputs,
        ValueKind::ClientWriteMacKey,
        ValueKind::ServerWriteMacKey,
    )
}
