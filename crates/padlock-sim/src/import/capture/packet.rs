//! From a packet on a link to the TCP segment in it.

use core::net::{IpAddr, SocketAddr};

use etherparse::{EtherType, LaxNetSlice, LaxSlicedPacket, TransportSlice};
use pcap_file::DataLink;

/// One TCP segment. What was cut off at its end is missing from the payload.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Segment<'a> {
    pub(super) from: SocketAddr,
    pub(super) to: SocketAddr,
    /// Of the first byte of the payload, or of SYN, which takes a place of its own.
    pub(super) sequence: u32,
    pub(super) syn: bool,
    pub(super) ack: bool,
    pub(super) payload: &'a [u8],
}

/// The segment in a packet; none in one that is not TCP over IP, or only a fragment of it.
pub(super) fn segment(link: DataLink, data: &[u8]) -> Option<Segment<'_>> {
    let packet = sliced(link, data)?;
    let (source, destination): (IpAddr, IpAddr) = match packet.net? {
        LaxNetSlice::Ipv4(ip) => {
            let header = ip.header();
            (
                header.source_addr().into(),
                header.destination_addr().into(),
            )
        }
        LaxNetSlice::Ipv6(ip) => {
            let header = ip.header();
            (
                header.source_addr().into(),
                header.destination_addr().into(),
            )
        }
        LaxNetSlice::Arp(_) => return None,
    };
    let Some(TransportSlice::Tcp(tcp)) = packet.transport else {
        return None;
    };
    Some(Segment {
        from: SocketAddr::new(source, tcp.source_port()),
        to: SocketAddr::new(destination, tcp.destination_port()),
        sequence: tcp.sequence_number(),
        syn: tcp.syn(),
        ack: tcp.ack(),
        payload: tcp.payload(),
    })
}

/// The layers of a packet, whatever kind of link it was on (tcpdump.org/linktypes.html).
fn sliced(link: DataLink, data: &[u8]) -> Option<LaxSlicedPacket<'_>> {
    match u32::from(link) {
        // Ethernet.
        1 => LaxSlicedPacket::from_ethernet(data).ok(),
        // Raw IP, also by the numbers that some systems use for it.
        12 | 14 | 101 | 228 | 229 => LaxSlicedPacket::from_ip(data).ok(),
        // The loop-back of BSD: four bytes say which IP, and so does the IP header.
        0 | 108 => LaxSlicedPacket::from_ip(data.get(4..)?).ok(),
        // Linux "cooked", versions 1 and 2.
        113 => cooked(data, 14, 16),
        276 => cooked(data, 0, 20),
        _ => None,
    }
}

fn cooked(data: &[u8], ether_type: usize, header: usize) -> Option<LaxSlicedPacket<'_>> {
    let code = u16::from_be_bytes(*data.get(ether_type..)?.first_chunk()?);
    let payload = data.get(header..)?;
    Some(LaxSlicedPacket::from_ether_type(EtherType(code), payload))
}
