//! Records under keys (RFC 5246 section 6.2.3): one file for each kind of protection.
//!
//! ```text
//! sender:   content --enclose--> opened --encrypt--> header | explicit IV or nonce | ciphertext
//! receiver: the way back, with every check on it
//! ```

mod aead;
mod block;
mod content;
mod stream;

use padlock_core::Working;

pub use content::{content, length};

use crate::{
    codec::Codec,
    ledger::{Inputs, OpError, Slot, ValueKind},
    protection::Protection,
    record::{ContentType, ProtocolVersion, RECORD_HEADER_LEN, RecordHeader},
    suite::Suite,
};

/// What a record holds once opened: content, and with it what the protection adds before it encrypts.
///
/// # Errors
/// A missing input, or a value that is no content.
pub fn enclose(
    suite: &Suite,
    output: Slot,
    inputs: Inputs<'_>,
    working: &mut Working,
) -> Result<Vec<u8>, OpError> {
    let (content_type, content) = content::wrapped(inputs.first()?)?;
    match suite.protection {
        Protection::Stream { mac, .. } => {
            stream::append_mac(mac, output.number, content_type, content, inputs, working)
        }
        Protection::Block { cipher, mac } => {
            let opened =
                stream::append_mac(mac, output.number, content_type, content, inputs, working)?;
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
    suite: &Suite,
    output: Slot,
    inputs: Inputs<'_>,
    working: &mut Working,
) -> Result<Vec<u8>, OpError> {
    let (content_type, _) = content::wrapped(inputs.first()?)?;
    let opened = inputs.bytes(ValueKind::OpenedRecord)?;
    let fragment = match suite.protection {
        Protection::Stream { cipher, .. } => stream::apply(cipher, opened, inputs, working)?,
        Protection::Block { cipher, .. } => block::encrypt(cipher, opened, inputs, working)?,
        Protection::Aead { aead, .. } => {
            let header = associated_data(output.number, content_type, opened.len())?;
            aead::seal(aead, &header, opened, inputs, working)?
        }
    };
    let length = u16::try_from(fragment.len()).map_err(|_| OpError::RecordLength)?;
    let version = ProtocolVersion::TLS12;
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
    suite: &Suite,
    output: Slot,
    inputs: Inputs<'_>,
    working: &mut Working,
) -> Result<Vec<u8>, OpError> {
    let (content_type, fragment) = split(inputs.bytes(ValueKind::ProtectedRecord)?)?;
    match suite.protection {
        Protection::Stream { cipher, mac } => {
            let opened = stream::apply(cipher, fragment, inputs, working)?;
            stream::check_mac(
                mac,
                output.number,
                content_type,
                &opened,
                opened.len(),
                inputs,
                working,
            )?;
            Ok(opened)
        }
        Protection::Block { cipher, mac } => {
            let opened = block::decrypt(cipher, fragment, inputs, working)?;
            let unpadded = block::unpadded_length(&opened)?;
            stream::check_mac(
                mac,
                output.number,
                content_type,
                &opened,
                unpadded,
                inputs,
                working,
            )?;
            Ok(opened)
        }
        Protection::Aead { aead, .. } => {
            let overhead = suite.protection.record_iv_length() + aead.tag_len();
            let length = fragment
                .len()
                .checked_sub(overhead)
                .ok_or(OpError::RecordLength)?;
            let header = associated_data(output.number, content_type, length)?;
            aead::open(aead, &header, fragment, inputs, working)
        }
    }
}

/// A record of a NULL suite as anyone reads it: no key, and no check of the MAC.
///
/// # Errors
/// [`OpError::NotComputable`] when the suite encrypts.
pub fn read(suite: &Suite, inputs: Inputs<'_>) -> Result<Vec<u8>, OpError> {
    if !suite.protection.is_readable() {
        return Err(OpError::NotComputable);
    }
    Ok(split(inputs.bytes(ValueKind::ProtectedRecord)?)?.1.to_vec())
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
    number: u64,
    content_type: ContentType,
    length: usize,
) -> Result<Vec<u8>, OpError> {
    let length = u16::try_from(length).map_err(|_| OpError::RecordLength)?;
    let version = ProtocolVersion::TLS12;
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
