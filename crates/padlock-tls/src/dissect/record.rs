//! One record as it is on the wire.

use super::content::{read_content, read_content_and_mac};
use super::{Context, Dissection, RecordShape, RecordView};
use crate::codec::{Codec, DecodeError, Field, Reader};
use crate::message_name::MessageName;
use crate::record::{ContentType, RecordHeader};

/// Takes one record apart: header, and content down to the leaves; ciphertext is one leaf.
///
/// A handshake message that is spread over records is one [`Field::HandshakeFragment`] in each of them.
pub fn dissect_record(bytes: &[u8], context: &Context) -> Dissection<RecordView> {
    Dissection::of(bytes, context, |r| read_record(r, context))
}

/// The messages in a record, also in one that [`dissect_record`] finds fault with.
pub fn message_names(bytes: &[u8], context: &Context) -> Vec<MessageName> {
    let mut r = Reader::new(bytes).with_shape(context.shape);
    match read_record(&mut r, context) {
        Ok(view) => view.messages,
        Err(_) => vec![MessageName::Unknown],
    }
}

fn read_record(r: &mut Reader<'_>, context: &Context) -> Result<RecordView, DecodeError> {
    r.field(Field::Record, |r| {
        let RecordHeader {
            content_type,
            length,
            ..
        } = RecordHeader::read(r)?;
        let messages = r.field(Field::Fragment, |r| {
            r.limit(length.into(), |r| {
                match (context.protected, context.cipher) {
                    (
                        true,
                        RecordShape::BlockCipher {
                            block_len,
                            iv_len,
                            outer_mac_len,
                            ..
                        },
                    ) => read_block_ciphertext(r, content_type, block_len, iv_len, outer_mac_len),
                    (true, RecordShape::StreamCipher { .. }) => {
                        r.field(Field::EncryptedContent, Reader::all)?;
                        Ok(vec![MessageName::encrypted(content_type)])
                    }
                    (true, RecordShape::Aead { nonce_len, tag_len }) => {
                        read_aead_ciphertext(r, content_type, nonce_len, tag_len)
                    }
                    (true, RecordShape::Readable { mac_len }) => {
                        read_content_and_mac(r, content_type, mac_len)
                    }
                    (true, RecordShape::NullCipher) | (false, _) => read_content(r, content_type),
                }
            })
        })?;
        Ok(RecordView {
            content_type,
            messages,
        })
    })
}

/// `GenericBlockCipher` (RFC 5246 section 6.2.3.2, RFC 7366 section 3), still encrypted.
fn read_block_ciphertext(
    r: &mut Reader<'_>,
    content_type: ContentType,
    block_len: usize,
    iv_len: usize,
    mac_len: usize,
) -> Result<Vec<MessageName>, DecodeError> {
    r.recover(r.remaining(), |r| {
        if iv_len > 0 {
            r.field(Field::Iv, |r| r.take(iv_len).map(drop))?;
        }
        let length = r.remaining().saturating_sub(mac_len);
        r.field(Field::EncryptedContent, |r| {
            r.take(length.max(block_len)).map(drop)
        })?;
        if mac_len > 0 {
            r.field(Field::Mac, |r| r.take(mac_len).map(drop))?;
        }
        Ok(())
    })?;
    Ok(vec![MessageName::encrypted(content_type)])
}

/// `GenericAEADCipher` (RFC 5246 section 6.2.3.3), still encrypted.
fn read_aead_ciphertext(
    r: &mut Reader<'_>,
    content_type: ContentType,
    nonce_len: usize,
    tag_len: usize,
) -> Result<Vec<MessageName>, DecodeError> {
    r.recover(r.remaining(), |r| {
        r.field(Field::NonceExplicit, |r| r.take(nonce_len).map(drop))?;
        let length = r.remaining().saturating_sub(tag_len);
        r.field(Field::EncryptedContent, |r| r.take(length).map(drop))?;
        r.field(Field::Tag, |r| r.take(tag_len).map(drop))
    })?;
    Ok(vec![MessageName::encrypted(content_type)])
}
