//! Captures: packets in any order and of any kind of link become the records that were sent.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking, its helpers too"
)]

use std::net::{IpAddr, SocketAddr};

use etherparse::{PacketBuilder, TcpHeader};
use padlock_sim::{export::pcapng, import::capture::*};
use padlock_tests::play;
use padlock_tls::party::{Party, Size};
use pcap_file::{
    DataLink,
    pcap::{PcapHeader, PcapWriter, RawPcapPacket},
};
use proptest::{collection::vec, prelude::*, sample::subsequence};

const CLIENT: &str = "192.0.2.1:50000";
const SERVER: &str = "192.0.2.2:443";

/// A segment to be.
#[derive(Clone, Debug)]
struct Sent {
    from: SocketAddr,
    to: SocketAddr,
    sequence: u32,
    syn: bool,
    ack: bool,
    payload: Vec<u8>,
}

impl Sent {
    fn data(from: &str, to: &str, sequence: u32, payload: &[u8]) -> Self {
        Self {
            from: from.parse().unwrap(),
            to: to.parse().unwrap(),
            sequence,
            syn: false,
            ack: true,
            payload: payload.to_vec(),
        }
    }

    fn syn(from: &str, to: &str, sequence: u32, ack: bool) -> Self {
        Self {
            syn: true,
            ack,
            ..Self::data(from, to, sequence, &[])
        }
    }

    /// The packet from the IP header on.
    fn packet(&self) -> Vec<u8> {
        let mut tcp = TcpHeader::new(self.from.port(), self.to.port(), self.sequence, 1000);
        (tcp.syn, tcp.ack) = (self.syn, self.ack);
        let builder = match (self.from.ip(), self.to.ip()) {
            (IpAddr::V4(from), IpAddr::V4(to)) => {
                PacketBuilder::ipv4(from.octets(), to.octets(), 64)
            }
            (IpAddr::V6(from), IpAddr::V6(to)) => {
                PacketBuilder::ipv6(from.octets(), to.octets(), 64)
            }
            _ => unreachable!("both ends are of one family"),
        };
        let mut packet = Vec::new();
        builder
            .tcp_header(tcp)
            .write(&mut packet, &self.payload)
            .unwrap();
        packet
    }
}

/// A pcap of packets on a link.
fn pcap(link: DataLink, packets: &[Vec<u8>]) -> Vec<u8> {
    let header = PcapHeader {
        datalink: link,
        ..PcapHeader::default()
    };
    let mut writer = PcapWriter::with_header(Vec::new(), header).unwrap();
    for data in packets {
        let length = data.len().try_into().unwrap();
        let packet = RawPcapPacket {
            ts_sec: 0,
            ts_frac: 0,
            incl_len: length,
            orig_len: length,
            data: data.into(),
        };
        writer.write_raw_packet(&packet).unwrap();
    }
    writer.into_writer()
}

fn read(segments: &[Sent]) -> Capture {
    let packets: Vec<_> = segments.iter().map(Sent::packet).collect();
    Capture::read(&pcap(DataLink::RAW, &packets)).unwrap()
}

/// A record of application data with this content.
fn record(content: &[u8]) -> Vec<u8> {
    let length = u16::try_from(content.len()).unwrap().to_be_bytes();
    [&[23, 3, 3], length.as_slice(), content].concat()
}

/// The one connection's pieces, without where and when they came.
fn pieces(capture: &Capture) -> Vec<(Party, Content)> {
    assert_eq!(capture.connections.len(), 1, "{capture:?}");
    let pieces = capture.connections[0].pieces.iter();
    pieces
        .map(|(from, piece)| (*from, piece.content.clone()))
        .collect()
}

#[test]
fn both_directions_are_put_in_the_order_in_which_they_arrived() {
    let (ask, answer) = (record(b"who is there?"), record(b"nobody"));
    for (first, second) in [
        (CLIENT, SERVER),
        ("[2001:db8::1]:50000", "[2001:db8::2]:443"),
    ] {
        let capture = read(&[
            Sent::syn(first, second, 7, false),
            Sent::syn(second, first, u32::MAX, true),
            Sent::data(first, second, 8, &ask),
            Sent::data(second, first, 0, &answer),
            Sent::data(first, second, 8 + u32::try_from(ask.len()).unwrap(), &ask),
        ]);
        assert_eq!(
            pieces(&capture),
            [
                (Party::Client, Content::Record(ask.clone())),
                (Party::Server, Content::Record(answer.clone())),
                (Party::Client, Content::Record(ask.clone())),
            ]
        );
        assert_eq!(capture.connections[0].client.to_string(), first);
        let packets: Vec<_> = capture.connections[0]
            .pieces
            .iter()
            .map(|(_, p)| p.packet)
            .collect();
        assert_eq!(packets, [3, 4, 5]);
    }
}

#[test]
fn without_a_syn_the_client_is_who_says_client_hello() {
    let hello = [22, 3, 1, 0, 4, 1, 0, 0, 0];
    let capture = read(&[Sent::data(SERVER, CLIENT, 5, &hello)]);
    assert_eq!(capture.connections[0].client.to_string(), SERVER);
    let capture = read(&[Sent::data(SERVER, CLIENT, 5, &record(b"late"))]);
    assert_eq!(capture.connections[0].client.to_string(), CLIENT);
}

#[test]
fn what_is_missing_is_said_and_what_follows_it_is_found_where_a_length_tells() {
    let (whole, cut) = (record(b"whole"), record(&[7; 100]));
    let at = |skipped: usize| 1 + u32::try_from(skipped).unwrap();
    // The middle of a record is missing.
    let capture = read(&[
        Sent::syn(CLIENT, SERVER, 0, false),
        Sent::data(CLIENT, SERVER, 1, &cut[..20]),
        Sent::data(
            CLIENT,
            SERVER,
            at(80),
            &[&cut[80..], whole.as_slice()].concat(),
        ),
    ]);
    assert_eq!(
        pieces(&capture),
        [
            (Party::Client, Content::Partial(cut[..20].to_vec())),
            (Party::Client, Content::Unread(cut[80..].to_vec())),
            (Party::Client, Content::Record(whole.clone())),
        ]
    );
    // A header is: nobody can tell where the next one stands.
    let capture = read(&[
        Sent::syn(CLIENT, SERVER, 0, false),
        Sent::data(CLIENT, SERVER, 1, &cut[..3]),
        Sent::data(CLIENT, SERVER, at(80), &whole),
    ]);
    assert_eq!(
        pieces(&capture),
        [
            (Party::Client, Content::Partial(cut[..3].to_vec())),
            (Party::Client, Content::Unread(whole.clone())),
        ]
    );
}

#[test]
fn a_second_connection_between_the_same_ends_is_another_one() {
    let said = record(b"again");
    let capture = read(&[
        Sent::syn(CLIENT, SERVER, 0, false),
        Sent::syn(CLIENT, SERVER, 0, false),
        Sent::data(CLIENT, SERVER, 1, &said),
        Sent::syn(CLIENT, SERVER, 900, false),
        Sent::data(CLIENT, SERVER, 901, &said),
        Sent::data("192.0.2.9:1", SERVER, 1, b"GET / HTTP/1.0"),
    ]);
    let tls: Vec<_> = capture.connections.iter().map(Connection::is_tls).collect();
    assert_eq!(tls, [true, true, false]);
    assert_eq!(capture.connections[0].pieces.len(), 1);
}

#[test]
fn a_connection_of_which_nothing_counts_is_none() {
    // Only what a keep-alive repeats from before the start.
    let capture = read(&[
        Sent::syn(CLIENT, SERVER, 100, false),
        Sent::data(CLIENT, SERVER, 100, &[0]),
    ]);
    assert_eq!(capture.connections, []);
}

#[test]
fn every_kind_of_link_leads_to_the_same_segment() {
    let said = record(b"hello");
    let ip = Sent::data(CLIENT, SERVER, 1, &said).packet();
    let under = |header: &[u8]| [header, &ip].concat();
    let ether_type = [8, 0];
    for (link, packet) in [
        (DataLink::RAW, ip.clone()),
        (DataLink::IPV4, ip.clone()),
        (DataLink::NULL, under(&[2, 0, 0, 0])),
        (
            DataLink::ETHERNET,
            under(&[&[0; 12], &ether_type[..]].concat()),
        ),
        (
            DataLink::LINUX_SLL,
            under(&[&[0; 14], &ether_type[..]].concat()),
        ),
        (
            DataLink::LINUX_SLL2,
            under(&[&ether_type[..], &[0; 18]].concat()),
        ),
    ] {
        let capture = Capture::read(&pcap(link, &[packet])).unwrap();
        assert_eq!(
            pieces(&capture),
            [(Party::Client, Content::Record(said.clone()))],
            "{link:?}"
        );
    }
    let capture = Capture::read(&pcap(DataLink::USER0, &[ip])).unwrap();
    assert_eq!((capture.packets, capture.passed_over), (1, 1));
}

#[test]
fn the_simulators_capture_holds_its_messages_and_its_key_log() {
    let world = play(Size::Full, 1);
    let capture = Capture::read(&pcapng(&world).unwrap()).unwrap();
    let sent = world.messages().iter();
    let sent: Vec<_> = sent
        .map(|m| (m.from, Content::Record(m.bytes.clone())))
        .collect();
    assert_eq!(pieces(&capture), sent);
    assert!(capture.key_log.starts_with(b"CLIENT_RANDOM "));
    assert_eq!((capture.passed_over, capture.breaks_off), (0, None));
}

/// Records of two ends, cut into segments.
fn conversation() -> impl Strategy<Value = (Vec<Vec<u8>>, Vec<Sent>)> {
    let contents = vec(vec(any::<u8>(), 0..30), 1..6);
    (contents, 1usize..40, any::<u32>()).prop_map(|(contents, size, start)| {
        let records: Vec<_> = contents.iter().map(|content| record(content)).collect();
        let mut sequence = start;
        let mut segments = vec![Sent::syn(CLIENT, SERVER, start.wrapping_sub(1), false)];
        for part in records.concat().chunks(size) {
            segments.push(Sent::data(CLIENT, SERVER, sequence, part));
            sequence = sequence.wrapping_add(u32::try_from(part.len()).unwrap());
        }
        (records, segments)
    })
}

proptest! {
    #[test]
    fn segments_may_come_in_any_order_and_again(
        ((records, segments), again) in conversation().prop_flat_map(|(records, segments)| {
            let count = segments.len();
            let again = subsequence(segments.clone(), 0..=count);
            ((Just(records), Just(segments)), again)
        }),
        keys in vec(any::<u32>(), 60),
    ) {
        let mut mixed: Vec<_> = segments.into_iter().chain(again).zip(keys.into_iter().cycle()).collect();
        mixed.sort_by_key(|(_, key)| *key);
        let mixed: Vec<_> = mixed.into_iter().map(|(segment, _)| segment).collect();
        let expected: Vec<_> = records.into_iter().map(|r| (Party::Client, Content::Record(r))).collect();
        prop_assert_eq!(pieces(&read(&mixed)), expected);
    }

    #[test]
    fn every_byte_of_a_stream_is_in_one_piece(bytes in vec(any::<u8>(), 0..200), runs in vec(record_like(), 0..5)) {
        let stream = [runs.concat(), bytes].concat();
        let pieces = records(&stream);
        let joined: Vec<u8> = pieces.iter().flat_map(|piece| piece.content.bytes().to_vec()).collect();
        prop_assert_eq!(joined, stream);
    }

    #[test]
    fn no_bytes_make_it_panic(start in 0usize..6, bytes in vec(any::<u8>(), 0..300)) {
        let magic: [&[u8]; 6] = [
            &[], &[0xA1, 0xB2, 0xC3, 0xD4], &[0xD4, 0xC3, 0xB2, 0xA1], &[0x4D, 0x3C, 0xB2, 0xA1],
            &[0x0A, 0x0D, 0x0D, 0x0A], &[0x0A, 0x0D, 0x0D, 0x0A, 28, 0, 0, 0, 0x4D, 0x3C, 0x2B, 0x1A],
        ];
        let _ = Capture::read(&[magic[start], &bytes].concat());
    }
}

fn record_like() -> impl Strategy<Value = Vec<u8>> {
    vec(any::<u8>(), 0..40).prop_map(|content| record(&content))
}

#[test]
fn a_capture_cut_off_anywhere_gives_what_comes_before() {
    let file = pcapng(&play(Size::Toy, 1)).unwrap();
    let all = pieces(&Capture::read(&file).unwrap());
    let mut breaks = 0;
    for end in 0..file.len() {
        let Ok(capture) = Capture::read(&file[..end]) else {
            // Not even a section header.
            assert!(end < 28, "{end}");
            continue;
        };
        breaks += usize::from(capture.breaks_off.is_some());
        for connection in &capture.connections {
            let (last, whole) = connection.pieces.split_last().unwrap();
            let same = |((from, piece), known): (&(Party, Piece), &(Party, Content))| {
                (*from, &piece.content) == (known.0, &known.1)
            };
            assert!(whole.iter().zip(&all).all(same), "{end}");
            let known = all[whole.len()].1.bytes();
            assert!(known.starts_with(last.1.content.bytes()), "{end}");
        }
    }
    assert!(breaks > file.len() / 2, "{breaks}");
}
