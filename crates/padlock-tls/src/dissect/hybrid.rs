//! The messages of the hybrid idea.

use super::{Context, Dissection, RecordView};
use crate::{
    codec::{Codec, DecodeError, Field, Reader},
    hybrid::Message,
    message_name::MessageName,
    record::ContentType,
};

/// Takes one message apart; its type stands where a record has its content type.
pub fn dissect_hybrid(bytes: &[u8]) -> Dissection<RecordView> {
    Dissection::of(bytes, &Context::default(), |r| {
        Message::read(r).map(|message| view(bytes, message.name()))
    })
}

/// Takes the data of a message apart, once it is decrypted.
pub fn dissect_hybrid_data(data: &[u8]) -> Dissection<RecordView> {
    Dissection::of(data, &Context::default(), |r| {
        r.field(Field::ApplicationData, Reader::all)?;
        Ok::<_, DecodeError>(view(data, MessageName::ApplicationData))
    })
}

fn view(bytes: &[u8], name: MessageName) -> RecordView {
    RecordView {
        content_type: ContentType::from_code(bytes.first().copied().unwrap_or_default()),
        messages: vec![name],
    }
}
