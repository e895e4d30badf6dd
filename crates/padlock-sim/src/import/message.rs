//! A record of a recording, read as a message of a story is.

use padlock_core::closed_enum;
use padlock_tls::{
    codec::{Field, Span},
    dissect::{Dissection, RecordView},
    handshake::Handshake,
    message_name::MessageName,
    party::Party,
    record::ContentType,
};

use super::{
    capture::{Content, Piece},
    session::{Inside, Read, Session},
    state::Closed,
};
use crate::view::{MessageView, Opened};

closed_enum! {
    /// What a piece of a stream is.
    pub enum Kind {
        /// A record.
        Record = "record",
        /// The start of a record whose rest is missing.
        PartialRecord = "partial_record",
        /// Bytes that nobody can tell the start of a record in.
        NoRecord = "no_record",
    }
}

/// A handshake message that ends in a record and began in one before: its bytes and their fields.
pub type Joined = (Vec<u8>, Dissection<Handshake>);

/// A record that someone recorded.
#[derive(Clone, Debug, PartialEq)]
pub struct Imported {
    /// What it is.
    pub kind: Kind,
    /// Who sent it.
    pub from: Party,
    /// Whether it is under keys.
    pub protected: bool,
    /// The messages in it: those inside, where it could be opened.
    pub names: Vec<MessageName>,
    /// Where it begins, in bytes from the start of the stream.
    pub offset: u64,
    /// The packet with which all of it had come, from 1; 0 where there are no packets.
    pub packet: usize,
    /// Why it was not opened.
    pub closed: Option<Closed>,
    /// Its bytes and fields, and what is inside.
    pub view: MessageView,
    /// Messages that end here.
    pub joined: Vec<Joined>,
}

impl Imported {
    /// A piece of a stream, which `from` sent.
    #[must_use]
    pub fn read(session: &mut Session<'_>, from: Party, piece: &Piece) -> Self {
        let (kind, record) = match &piece.content {
            Content::Record(record) => (Kind::Record, record),
            Content::Partial(record) => (Kind::PartialRecord, record),
            Content::Unread(bytes) => return Self::unread(from, piece, bytes),
        };
        let Read {
            names,
            outer,
            inside,
            joined,
        } = session.read(from, record);
        let protected = !matches!(inside, Inside::Plain);
        let (opened, closed) = match inside {
            Inside::Plain => (None, None),
            // Without its end a record does not open.
            Inside::Closed(_) if kind == Kind::PartialRecord => (None, None),
            Inside::Closed(why) => (None, Some(why)),
            Inside::Opened(bytes, dissection) => (Some(Opened { bytes, dissection }), None),
        };
        Self {
            kind,
            from,
            protected,
            names,
            offset: piece.offset,
            packet: piece.packet,
            closed,
            view: MessageView {
                bytes: record.clone(),
                outer,
                opened,
            },
            joined,
        }
    }

    fn unread(from: Party, piece: &Piece, bytes: &[u8]) -> Self {
        let code = bytes.first().copied().unwrap_or_default();
        let outer = Dissection {
            value: Ok(RecordView {
                content_type: ContentType::from_code(code),
                messages: Vec::new(),
            }),
            spans: vec![Span {
                field: Field::Unparsed,
                bytes: 0..bytes.len(),
                depth: 0,
            }],
        };
        Self {
            kind: Kind::NoRecord,
            from,
            protected: false,
            names: Vec::new(),
            offset: piece.offset,
            packet: piece.packet,
            closed: None,
            view: MessageView {
                bytes: bytes.to_vec(),
                outer,
                opened: None,
            },
            joined: Vec::new(),
        }
    }

    /// Whether all of it could be read, or would have been with a key that is not here.
    #[must_use]
    pub fn is_good(&self) -> bool {
        let opened = self.view.opened.as_ref();
        self.kind == Kind::Record
            && self.closed != Some(Closed::DoesNotOpen)
            && self.view.outer.value.is_ok()
            && opened.is_none_or(|opened| opened.dissection.value.is_ok())
            && self.joined.iter().all(|(_, message)| message.value.is_ok())
    }

    /// What it says, where it is application data that could be read.
    #[must_use]
    pub fn said(&self) -> Option<&[u8]> {
        let (bytes, dissection) = match (&self.view.opened, self.protected) {
            (Some(opened), _) => (&opened.bytes, &opened.dissection),
            (None, false) => (&self.view.bytes, &self.view.outer),
            (None, true) => return None,
        };
        let is_data = |span: &&Span| span.field == Field::ApplicationData;
        let span = dissection.spans.iter().find(is_data)?;
        bytes.get(span.bytes.clone())
    }
}
