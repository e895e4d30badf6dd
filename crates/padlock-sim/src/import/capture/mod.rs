//! Captures: the records of every TCP connection, in the order in which they arrived.
//!
//! ```text
//! file (pcap, pcapng) -> packets -> segments -> streams, one each way -> records
//! ```

mod connection;
mod file;
mod packet;
mod record;
mod stream;

pub use connection::Connection;
pub use file::{Malformed, is_capture};
pub use record::{Content, Piece, records};

use connection::Connections;
use file::Item;

/// What a capture holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Capture {
    /// Its TCP connections with any content, the first to be seen first.
    pub connections: Vec<Connection>,
    /// The TLS key log inside the file, as a pcapng may have one.
    pub key_log: Vec<u8>,
    /// How many packets it has.
    pub packets: usize,
    /// How many of them are not TCP over IP, or only fragments of it.
    pub passed_over: usize,
    /// Where the file cannot be read any further.
    pub breaks_off: Option<Malformed>,
}

impl Capture {
    /// Reads a pcap or pcapng file, as far as it can be read.
    ///
    /// # Errors
    /// When it is neither.
    pub fn read(file: &[u8]) -> Result<Self, Malformed> {
        let mut capture = Self::default();
        let mut connections = Connections::default();
        capture.breaks_off = file::read(file, &mut |item| match item {
            Item::Packet { link, data } => {
                capture.packets = capture.packets.saturating_add(1);
                match packet::segment(link, data) {
                    Some(segment) => connections.add(&segment, capture.packets),
                    None => capture.passed_over = capture.passed_over.saturating_add(1),
                }
            }
            Item::KeyLog(log) => {
                capture.key_log.extend(log);
                capture.key_log.push(b'\n');
            }
        })?;
        capture.connections = connections.finish();
        Ok(capture)
    }
}
