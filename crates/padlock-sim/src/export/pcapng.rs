//! A capture that Wireshark opens decrypted: Ethernet, IPv4 and TCP around the records, the key log inside.

use std::{borrow::Cow, time::Duration};

use etherparse::{PacketBuilder, TcpHeader};
use padlock_tls::party::Party;
use pcap_file::{
    DataLink, Endianness,
    pcapng::{
        PcapNgBlock, PcapNgWriter,
        blocks::{
            enhanced_packet::EnhancedPacketBlock,
            interface_description::{InterfaceDescriptionBlock, InterfaceDescriptionOption},
            unknown::UnknownBlock,
        },
    },
};
use thiserror::Error;

use super::keylog;
use crate::{eavesdropper::Wire, world::World};

/// A capture that could not be written.
#[derive(Debug, Error)]
pub enum ExportError {
    /// A packet could not be built.
    #[error("packet: {0}")]
    Packet(String),
    /// A block could not be written.
    #[error("capture: {0}")]
    Capture(#[from] pcap_file::PcapError),
}

/// Decryption Secrets Block (draft-ietf-opsawg-pcapng section 4.7).
const DECRYPTION_SECRETS_BLOCK: u32 = 0x0A;
/// `secrets_type` of a TLS key log.
const TLS_KEY_LOG: u32 = 0x544C_534B;
/// The hosts, by their last byte: addresses from the documentation ranges (RFC 5737, RFC 7042).
const CLIENT: u8 = 1;
const SERVER: u8 = 2;
const EAVESDROPPER: u8 = 3;
/// The client's port in the first connection; each one after it has the next.
const CLIENT_PORT: u16 = 49_152;
/// The server's port is not 443, where Wireshark would take what was said for pieces of HTTP.
const SERVER_PORT: u16 = 4433;
/// The most bytes of TLS in one packet: an Ethernet frame's worth.
const SEGMENT: usize = 1460;
const WINDOW: u16 = 65_535;
/// Between two packets.
const TICK: Duration = Duration::from_millis(1);

/// Every message that arrived, as a capture: one TCP connection for each piece of wire.
///
/// # Errors
/// When a packet or block cannot be written.
pub fn pcapng(world: &World) -> Result<Vec<u8>, ExportError> {
    let mut capture = Capture::new(world)?;
    let captures = world.eavesdropper().captures();
    for message in world.arrived() {
        let wire = captures.get(message.id.index()).map(|capture| capture.wire);
        let stream = capture.stream(wire.unwrap_or_default(), world)?;
        for part in message.bytes.chunks(SEGMENT) {
            capture.segment(stream, message.from, Flags::Push, part)?;
        }
    }
    Ok(capture.writer.into_inner())
}

struct Capture {
    writer: PcapNgWriter<Vec<u8>>,
    now: Duration,
    streams: Vec<Stream>,
}

/// One TCP connection.
struct Stream {
    wire: Wire,
    /// The last bytes of the addresses of whoever is at the client's end and at the server's.
    hosts: [u8; 2],
    client_port: u16,
    /// The next sequence number of each end.
    sequence: [u32; 2],
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Flags {
    Syn,
    SynAck,
    Ack,
    Push,
}

impl Capture {
    fn new(world: &World) -> Result<Self, ExportError> {
        let mut writer = PcapNgWriter::with_endianness(Vec::new(), Endianness::Little)?;
        writer.write_pcapng_block(InterfaceDescriptionBlock {
            linktype: DataLink::ETHERNET,
            snaplen: 0,
            options: vec![InterfaceDescriptionOption::IfTsResol(9)],
        })?;
        let log = keylog(world);
        if !log.is_empty() {
            let secrets = secrets(&log);
            let length = u32::try_from(secrets.len()).unwrap_or(u32::MAX);
            writer.write_block(
                &UnknownBlock::new(DECRYPTION_SECRETS_BLOCK, length, &secrets).into_block(),
            )?;
        }
        Ok(Self {
            writer,
            now: Duration::from_secs(world.scenario().clock.0),
            streams: Vec::new(),
        })
    }

    /// The place of a piece of wire among the streams; a new one begins with TCP's handshake.
    fn stream(&mut self, wire: Wire, world: &World) -> Result<usize, ExportError> {
        if let Some(known) = self.streams.iter().position(|stream| stream.wire == wire) {
            return Ok(known);
        }
        let is_between = world.eavesdropper().was_between(wire.connection).is_some();
        let new = self.streams.len();
        self.streams.push(Stream {
            wire,
            hosts: match (is_between, wire.beyond) {
                (false, _) => [CLIENT, SERVER],
                (true, false) => [CLIENT, EAVESDROPPER],
                (true, true) => [EAVESDROPPER, SERVER],
            },
            client_port: CLIENT_PORT.saturating_add(u16::try_from(new).unwrap_or(u16::MAX)),
            sequence: [1000, 5000],
        });
        self.segment(new, Party::Client, Flags::Syn, &[])?;
        self.segment(new, Party::Server, Flags::SynAck, &[])?;
        self.segment(new, Party::Client, Flags::Ack, &[])?;
        Ok(new)
    }

    fn segment(
        &mut self,
        stream: usize,
        from: Party,
        flags: Flags,
        payload: &[u8],
    ) -> Result<(), ExportError> {
        let Some(stream) = self.streams.get_mut(stream) else {
            return Ok(());
        };
        let [client, server] = &mut stream.sequence;
        let ([mut here, mut there], mut ports) = (stream.hosts, (stream.client_port, SERVER_PORT));
        let (own, other) = match from {
            Party::Client => (client, server),
            Party::Server => {
                (here, there) = (there, here);
                ports = (ports.1, ports.0);
                (server, client)
            }
        };
        let (sequence, acknowledgment) = (*own, *other);
        let mut tcp = TcpHeader::new(ports.0, ports.1, sequence, WINDOW);
        tcp.syn = matches!(flags, Flags::Syn | Flags::SynAck);
        tcp.ack = flags != Flags::Syn;
        tcp.psh = flags == Flags::Push;
        tcp.acknowledgment_number = if tcp.ack { acknowledgment } else { 0 };
        let advance = u32::try_from(payload.len()).unwrap_or(u32::MAX) + u32::from(tcp.syn);
        *own = own.wrapping_add(advance);
        let mut packet = Vec::new();
        PacketBuilder::ethernet2(mac(here), mac(there))
            .ipv4(ip(here), ip(there), 64)
            .tcp_header(tcp)
            .write(&mut packet, payload)
            .map_err(|error| ExportError::Packet(error.to_string()))?;
        self.writer.write_pcapng_block(EnhancedPacketBlock {
            interface_id: 0,
            timestamp: self.now,
            original_len: u32::try_from(packet.len()).unwrap_or(u32::MAX),
            data: Cow::Owned(packet),
            options: vec![],
        })?;
        self.now += TICK;
        Ok(())
    }
}

const fn mac(host: u8) -> [u8; 6] {
    [0x00, 0x00, 0x5E, 0x00, 0x53, host]
}

const fn ip(host: u8) -> [u8; 4] {
    [192, 0, 2, host]
}

/// The block's body: type, length, the key log, padding to four bytes.
fn secrets(log: &str) -> Vec<u8> {
    let length = u32::try_from(log.len()).unwrap_or(u32::MAX);
    let mut body = [TLS_KEY_LOG.to_le_bytes(), length.to_le_bytes()].concat();
    body.extend(log.as_bytes());
    body.resize(body.len().next_multiple_of(4), 0);
    body
}
