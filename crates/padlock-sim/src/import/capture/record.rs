//! From a stream to records (RFC 5246 section 6.2.1), also where some of it is missing.

use padlock_tls::{
    codec::{Codec, Reader},
    record::{ContentType, RECORD_HEADER_LEN, RecordHeader},
};

use super::stream::Run;

/// A piece of a stream.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Where it begins, in bytes from the start of the stream.
    pub offset: u64,
    /// The packet with which all of it had come, counted from 1; 0 when it did not come in packets.
    pub packet: usize,
    /// What it is.
    pub content: Content,
}

/// What a piece of a stream is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// A whole record.
    Record(Vec<u8>),
    /// The start of a record; the rest is missing.
    Partial(Vec<u8>),
    /// Bytes that begin with no record, or behind a gap, where nobody can tell where one begins.
    Unread(Vec<u8>),
}

impl Content {
    /// The bytes, whatever they are.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        match self {
            Self::Record(bytes) | Self::Partial(bytes) | Self::Unread(bytes) => bytes,
        }
    }
}

/// The records of bytes that are one stream.
#[must_use]
pub fn records(bytes: &[u8]) -> Vec<Piece> {
    pieces(&[Run::whole(bytes)])
}

/// The pieces of a stream, in order: every byte of it is in one.
pub(super) fn pieces(runs: &[Run]) -> Vec<Piece> {
    let mut pieces = Vec::new();
    // Where the next record begins, as long as anybody knows.
    let mut next = runs.first().map(|run| run.offset);
    let mut latest = 0;
    for run in runs {
        let mut at = 0;
        loop {
            let rest = run.bytes.get(at..).unwrap_or_default();
            if rest.is_empty() {
                break;
            }
            let offset = run.offset.saturating_add(length(at));
            let content = match next {
                // The end of a record whose middle is missing.
                Some(next) if next > offset => {
                    let skip = usize::try_from(next.saturating_sub(offset)).unwrap_or(usize::MAX);
                    Content::Unread(rest.get(..skip).unwrap_or(rest).to_vec())
                }
                Some(next_at) if next_at == offset => match whole_length(rest) {
                    Some(whole) => {
                        next = Some(offset.saturating_add(length(whole)));
                        match rest.get(..whole) {
                            Some(record) => Content::Record(record.to_vec()),
                            None => Content::Partial(rest.to_vec()),
                        }
                    }
                    None if may_begin_record(rest) => {
                        next = None;
                        Content::Partial(rest.to_vec())
                    }
                    None => {
                        next = None;
                        Content::Unread(rest.to_vec())
                    }
                },
                _ => {
                    next = None;
                    Content::Unread(rest.to_vec())
                }
            };
            at = at.saturating_add(content.bytes().len());
            latest = run.arrival(at).max(latest);
            pieces.push(Piece {
                offset,
                packet: latest,
                content,
            });
        }
    }
    pieces
}

/// The length of the record at the front, header included; none when no record begins here, or its header is not whole.
fn whole_length(bytes: &[u8]) -> Option<usize> {
    let header = bytes.first_chunk::<RECORD_HEADER_LEN>()?;
    let header_read = RecordHeader::read(&mut Reader::new(header)).ok()?;
    may_begin_record(header).then(|| RECORD_HEADER_LEN.saturating_add(header_read.length.into()))
}

/// Whether these may be the first bytes of a record: its type has a name, and its version is one of SSL 3 or TLS.
fn may_begin_record(bytes: &[u8]) -> bool {
    let is_named = |code: &u8| !matches!(ContentType::from_code(*code), ContentType::Unknown(_));
    let is_header_whole = bytes.len() >= RECORD_HEADER_LEN;
    let is_length_possible = bytes
        .first_chunk::<RECORD_HEADER_LEN>()
        .is_none_or(|header| RecordHeader::read(&mut Reader::new(header)).is_ok());
    bytes.first().is_some_and(is_named)
        && bytes.get(1).is_none_or(|major| *major == 3)
        && (!is_header_whole || is_length_possible)
}

fn length(bytes: usize) -> u64 {
    u64::try_from(bytes).unwrap_or(u64::MAX)
}
