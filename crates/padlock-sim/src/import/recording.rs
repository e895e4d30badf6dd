//! A recording: the TLS connections of a capture, each a story in the order in which it arrived.

use core::net::SocketAddr;

use padlock_tls::{codec::Field, handshake::CipherSuite, record::ProtocolVersion};

use super::{
    capture::{Capture, Connection, Malformed},
    key_log::KeyLog,
    message::Imported,
    session::Session,
};

/// The most bytes of records that become messages of a recording: 8 MiB. Their fields take many times as much.
pub const MAX_RECORDED: usize = 1 << 23;

/// A capture that can be read as stories are.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Recording {
    /// Its TLS connections, the first to be seen first.
    pub conversations: Vec<Conversation>,
    /// How many connections are no TLS.
    pub other_connections: usize,
    /// How many packets the capture has.
    pub packets: usize,
    /// How many of them are not TCP over IP, or only fragments of it.
    pub passed_over: usize,
    /// How many records were beyond [`MAX_RECORDED`].
    pub left_out: usize,
    /// Where the capture cannot be read any further.
    pub breaks_off: Option<Malformed>,
}

/// A connection, from its first record to its last.
#[derive(Clone, Debug, PartialEq)]
pub struct Conversation {
    /// The client.
    pub client: SocketAddr,
    /// The server.
    pub server: SocketAddr,
    /// The version that they agreed on, as far as it was seen.
    pub version: Option<ProtocolVersion>,
    /// The suite that they agreed on, as far as it was seen.
    pub cipher_suite: Option<CipherSuite>,
    /// In the order in which they arrived.
    pub messages: Vec<Imported>,
}

impl Recording {
    /// Reads a capture with this key log and the one that it may have inside.
    ///
    /// # Errors
    /// When it is no capture.
    pub fn read(file: &[u8], key_log: KeyLog) -> Result<Self, Malformed> {
        Ok(Self::of(Capture::read(file)?, key_log))
    }

    /// The TLS connections of a capture.
    #[must_use]
    pub fn of(capture: Capture, mut key_log: KeyLog) -> Self {
        // What is wrong with a log inside the capture is not this question's business: its good lines count.
        let _ = key_log.add(&capture.key_log);
        let mut recording = Self {
            packets: capture.packets,
            passed_over: capture.passed_over,
            breaks_off: capture.breaks_off,
            ..Self::default()
        };
        let mut left = MAX_RECORDED;
        for mut connection in capture.connections {
            if !connection.is_tls() {
                recording.other_connections = recording.other_connections.saturating_add(1);
                continue;
            }
            let fitting = fitting(&connection, &mut left);
            let left_out = connection.pieces.len().saturating_sub(fitting);
            recording.left_out = recording.left_out.saturating_add(left_out);
            connection.pieces.truncate(fitting);
            let conversation = Conversation::read(Session::new(&key_log), &connection);
            recording.conversations.push(conversation);
        }
        recording
    }
}

/// How many of the connection's records fit into what is left, which is less by them then.
fn fitting(connection: &Connection, left: &mut usize) -> usize {
    let lengths = connection.pieces.iter();
    let lengths = lengths.map(|(_, piece)| piece.content.bytes().len());
    let mut fitting = 0;
    for length in lengths {
        let Some(rest) = left.checked_sub(length) else {
            // What comes behind something that was left out cannot be read as it was meant.
            *left = 0;
            break;
        };
        *left = rest;
        fitting += 1;
    }
    fitting
}

impl Conversation {
    /// A connection, read from its first record to its last.
    #[must_use]
    pub fn read(mut session: Session<'_>, connection: &Connection) -> Self {
        let pieces = connection.pieces.iter();
        let messages = pieces.map(|(from, piece)| Imported::read(&mut session, *from, piece));
        let messages = messages.collect();
        Self {
            client: connection.client,
            server: connection.server,
            version: session.version(),
            cipher_suite: session.suite(),
            messages,
        }
    }

    /// The name that the client asked for, where it did so in the clear (RFC 6066 section 3).
    #[must_use]
    pub fn server_name(&self) -> Option<String> {
        self.messages.iter().find_map(|message| {
            let mut spans = message.view.outer.spans.iter();
            let name = spans.find(|span| span.field == Field::HostName)?;
            let bytes = message.view.bytes.get(name.bytes.clone())?;
            Some(String::from_utf8_lossy(bytes).into_owned())
        })
    }
}
