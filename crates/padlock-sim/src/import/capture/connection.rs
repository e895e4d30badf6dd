//! Which segments belong together, and who is the client.

use core::net::SocketAddr;
use std::collections::BTreeMap;

use padlock_tls::{
    handshake::HandshakeType,
    party::Party,
    record::{ContentType, RECORD_HEADER_LEN},
};

use super::{
    packet::Segment,
    record::{Content, Piece, pieces},
    stream::Stream,
};

/// A TCP connection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Connection {
    /// Who opened it; where that was not seen, who sent the ClientHello.
    pub client: SocketAddr,
    /// The other end.
    pub server: SocketAddr,
    /// What either end sent, in the order in which it arrived.
    pub pieces: Vec<(Party, Piece)>,
}

impl Connection {
    /// Whether it holds any record.
    #[must_use]
    pub fn is_tls(&self) -> bool {
        let is_record = |content: &Content| !matches!(content, Content::Unread(_));
        self.pieces
            .iter()
            .any(|(_, piece)| is_record(&piece.content))
    }
}

/// The connections so far.
#[derive(Debug, Default)]
pub(super) struct Connections {
    all: Vec<Growing>,
    /// The newest between two ends; the smaller address comes first.
    newest: BTreeMap<(SocketAddr, SocketAddr), usize>,
}

#[derive(Debug)]
struct Growing {
    ends: [SocketAddr; 2],
    /// What each end sent.
    streams: [Stream; 2],
    /// Which end sent the first SYN, 0 or 1.
    opener: Option<usize>,
}

impl Connections {
    pub(super) fn add(&mut self, segment: &Segment<'_>, packet: usize) {
        let ends = (segment.from.min(segment.to), segment.from.max(segment.to));
        let side = usize::from(segment.from != ends.0);
        let known = self.newest.get(&ends).copied();
        let known = known.filter(|index| {
            let opens = segment.syn && !segment.ack;
            let growing = self.all.get(*index);
            growing.is_some_and(|growing| !(opens && growing.is_over(side, segment.sequence)))
        });
        let index = known.unwrap_or_else(|| {
            self.all.push(Growing {
                ends: [ends.0, ends.1],
                streams: Default::default(),
                opener: None,
            });
            self.all.len().saturating_sub(1)
        });
        self.newest.insert(ends, index);
        if let Some(growing) = self.all.get_mut(index) {
            growing.add(side, segment, packet);
        }
    }

    /// Those in which anything was said.
    pub(super) fn finish(self) -> Vec<Connection> {
        let connections = self.all.into_iter().map(Growing::finish);
        let said = |connection: &Connection| !connection.pieces.is_empty();
        connections.filter(said).collect()
    }
}

impl Growing {
    /// Whether a SYN with this number begins another connection between the same ends: it is not the one that was seen.
    fn is_over(&self, side: usize, sequence: u32) -> bool {
        let stream = self.streams.get(side);
        stream.is_some_and(|stream| stream.begins_elsewhere(sequence))
    }

    fn add(&mut self, side: usize, segment: &Segment<'_>, packet: usize) {
        let Some(stream) = self.streams.get_mut(side) else {
            return;
        };
        let mut sequence = segment.sequence;
        if segment.syn {
            stream.begin(sequence);
            sequence = sequence.wrapping_add(1);
            let opener = if segment.ack { 1 ^ side } else { side };
            self.opener.get_or_insert(opener);
        }
        stream.add(sequence, segment.payload, packet);
    }

    fn finish(self) -> Connection {
        let [first, second] = self.streams.map(|stream| pieces(&stream.runs()));
        let [one, other] = self.ends;
        let opener = self.opener.unwrap_or_else(|| {
            let second_is_client = begins_with(&second, HandshakeType::ClientHello)
                || begins_with(&first, HandshakeType::ServerHello);
            let first_is_client = begins_with(&first, HandshakeType::ClientHello)
                || begins_with(&second, HandshakeType::ServerHello);
            // Of two strangers, the one with the higher port is likelier to have called.
            let by_port = usize::from(other.port() > one.port());
            match (first_is_client, second_is_client) {
                (true, false) => 0,
                (false, true) => 1,
                _ => by_port,
            }
        });
        let (client, server, of_client, of_server) = match opener {
            0 => (one, other, first, second),
            _ => (other, one, second, first),
        };
        Connection {
            client,
            server,
            pieces: merged(of_client, of_server),
        }
    }
}

/// Both directions by their arrival; the client's first where a packet's number does not tell.
fn merged(client: Vec<Piece>, server: Vec<Piece>) -> Vec<(Party, Piece)> {
    let client = client.into_iter().map(|piece| (Party::Client, piece));
    let server = server.into_iter().map(|piece| (Party::Server, piece));
    let mut pieces: Vec<_> = client.chain(server).collect();
    // Stable: each direction stays in order, since its packets' numbers do not fall.
    pieces.sort_by_key(|(_, piece)| piece.packet);
    pieces
}

/// Whether a stream begins with a handshake message of this type.
fn begins_with(pieces: &[Piece], msg_type: HandshakeType) -> bool {
    let first = pieces.first().map(|piece| piece.content.bytes());
    let first = first.unwrap_or_default();
    first.first() == Some(&ContentType::Handshake.code())
        && first.get(RECORD_HEADER_LEN) == Some(&msg_type.code())
}
