//! What a protected record decrypts to: the second buffer.

use super::content::{read_content, read_content_and_mac};
use super::{Context, Dissection, RecordShape, RecordView};
use crate::codec::{Codec, DecodeError, DecodeErrorKind, Field, Reader};
use crate::record::ContentType;

/// Takes a decrypted fragment apart: `content || MAC || padding || padding_length` for a block cipher, without the MAC where
/// it comes behind the ciphertext.
///
/// The MAC is not checked here. Wrong padding is an error, and the spans are as if it were right.
pub fn dissect_opened(
    plaintext: &[u8],
    content_type: ContentType,
    context: &Context,
) -> Dissection<RecordView> {
    Dissection::of(plaintext, context, |r| match context.cipher {
        RecordShape::Readable { mac_len } | RecordShape::StreamCipher { mac_len } => {
            let messages = read_content_and_mac(r, content_type, mac_len)?;
            Ok(RecordView {
                content_type,
                messages,
            })
        }
        RecordShape::NullCipher | RecordShape::Aead { .. } => {
            read_plain(r, content_type, r.remaining())
        }
        RecordShape::BlockCipher { inner_mac_len, .. } => r.field(Field::GenericBlockCipher, |r| {
            read_block(r, content_type, inner_mac_len)
        }),
    })
}

fn read_plain(
    r: &mut Reader<'_>,
    content_type: ContentType,
    length: usize,
) -> Result<RecordView, DecodeError> {
    let messages = r.field(Field::Content, |r| {
        r.limit(length, |r| read_content(r, content_type))
    })?;
    Ok(RecordView {
        content_type,
        messages,
    })
}

/// RFC 5246 section 6.2.3.2. The last byte says where everything is.
fn read_block(
    r: &mut Reader<'_>,
    content_type: ContentType,
    mac_len: usize,
) -> Result<RecordView, DecodeError> {
    let plaintext = r.rest();
    let Some((&last, front)) = plaintext.split_last() else {
        return r.field(Field::PaddingLength, |r| {
            u8::read(r)?;
            read_plain(r, content_type, 0)
        });
    };
    let padding_length = usize::from(last);
    let content_length = front
        .len()
        .checked_sub(padding_length)
        .and_then(|rest| rest.checked_sub(mac_len));
    let Some(content_length) = content_length else {
        r.field(Field::Unparsed, |r| r.take(front.len()).map(drop))?;
        return r.field(Field::PaddingLength, |r| {
            let value = u8::read(r)?.into();
            Err(r.error_behind(1, DecodeErrorKind::IllegalValue { value }))
        });
    };
    let view = read_plain(r, content_type, content_length)?;
    if mac_len > 0 {
        r.field(Field::Mac, |r| r.take(mac_len).map(drop))?;
    }
    let wrong = r.field(Field::Padding, |r| {
        let padding = r.take(padding_length)?;
        let wrong = padding.iter().position(|&byte| byte != last);
        Ok(wrong.map(|i| {
            let value = padding.get(i).copied().unwrap_or(last).into();
            let back = padding.len().saturating_sub(i);
            r.error_behind(back, DecodeErrorKind::IllegalValue { value })
        }))
    })?;
    r.field(Field::PaddingLength, u8::read)?;
    match wrong {
        Some(error) => Err(error),
        None => Ok(view),
    }
}
