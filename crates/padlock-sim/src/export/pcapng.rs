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
use crate::world::{Fate, World};

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
/// Client and server: addresses from the documentation ranges (RFC 5737, RFC 7042).
const MAC: [[u8; 6]; 2] = [
    [0x00, 0x00, 0x5E, 0x00, 0x53, 0x01],
    [0x00, 0x00, 0x5E, 0x00, 0x53, 0x02],
];
const IP: [[u8; 4]; 2] = [[192, 0, 2, 1], [192, 0, 2, 2]];
/// The server's port is not 443, where Wireshark would take what was said for pieces of HTTP.
const PORT: [u16; 2] = [49_152, 4433];
/// The most bytes of TLS in one packet: an Ethernet frame's worth.
const SEGMENT: usize = 1460;
const WINDOW: u16 = 65_535;
/// Between two packets.
const TICK: Duration = Duration::from_millis(1);

/// Every message that arrived, as a capture of one TCP connection.
///
/// # Errors
/// When a packet or block cannot be written.
pub fn pcapng(world: &World) -> Result<Vec<u8>, ExportError> {
    let mut capture = Capture::new(world)?;
    capture.segment(Party::Client, Flags::Syn, &[])?;
    capture.segment(Party::Server, Flags::SynAck, &[])?;
    capture.segment(Party::Client, Flags::Ack, &[])?;
    for message in world
        .messages()
        .iter()
        .filter(|message| message.fate == Fate::Delivered)
    {
        for part in message.bytes.chunks(SEGMENT) {
            capture.segment(message.from, Flags::Push, part)?;
        }
    }
    Ok(capture.writer.into_inner())
}

struct Capture {
    writer: PcapNgWriter<Vec<u8>>,
    now: Duration,
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
            sequence: [1000, 5000],
        })
    }

    fn segment(&mut self, from: Party, flags: Flags, payload: &[u8]) -> Result<(), ExportError> {
        let [client, server] = self.sequence;
        let [mac_client, mac_server] = MAC;
        let [ip_client, ip_server] = IP;
        let [port_client, port_server] = PORT;
        let (macs, ips, ports, sequence, acknowledgment) = match from {
            Party::Client => (
                (mac_client, mac_server),
                (ip_client, ip_server),
                (port_client, port_server),
                client,
                server,
            ),
            Party::Server => (
                (mac_server, mac_client),
                (ip_server, ip_client),
                (port_server, port_client),
                server,
                client,
            ),
        };
        let mut tcp = TcpHeader::new(ports.0, ports.1, sequence, WINDOW);
        tcp.syn = matches!(flags, Flags::Syn | Flags::SynAck);
        tcp.ack = flags != Flags::Syn;
        tcp.psh = flags == Flags::Push;
        tcp.acknowledgment_number = if tcp.ack { acknowledgment } else { 0 };
        let advance = u32::try_from(payload.len()).unwrap_or(u32::MAX) + u32::from(tcp.syn);
        let mut packet = Vec::new();
        PacketBuilder::ethernet2(macs.0, macs.1)
            .ipv4(ips.0, ips.1, 64)
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
        let [client, server] = &mut self.sequence;
        let own = match from {
            Party::Client => client,
            Party::Server => server,
        };
        *own = own.wrapping_add(advance);
        Ok(())
    }
}

/// The block's body: type, length, the key log, padding to four bytes.
fn secrets(log: &str) -> Vec<u8> {
    let length = u32::try_from(log.len()).unwrap_or(u32::MAX);
    let mut body = [TLS_KEY_LOG.to_le_bytes(), length.to_le_bytes()].concat();
    body.extend(log.as_bytes());
    body.resize(body.len().next_multiple_of(4), 0);
    body
}
