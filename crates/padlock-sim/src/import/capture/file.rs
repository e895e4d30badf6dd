//! The file around the packets: pcap, and pcapng (draft-ietf-opsawg-pcapng).

use pcap_file::{
    DataLink, Endianness, PcapError,
    pcap::PcapParser,
    pcapng::{PcapNgParser, RawBlock},
};

/// A file that cannot be read, or not any further.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Malformed {
    /// Where, in bytes from its start.
    pub at: usize,
    /// What is wrong there, in the words of the reader of such files.
    pub why: String,
}

/// What a file holds, one by one.
pub(super) enum Item<'a> {
    /// A packet as it was on a link of this kind.
    Packet { link: DataLink, data: &'a [u8] },
    /// A TLS key log.
    KeyLog(&'a [u8]),
}

const SECTION_HEADER: [u8; 4] = [0x0A, 0x0D, 0x0D, 0x0A];
const PCAP: [[u8; 4]; 4] = [
    [0xA1, 0xB2, 0xC3, 0xD4],
    [0xD4, 0xC3, 0xB2, 0xA1],
    [0xA1, 0xB2, 0x3C, 0x4D],
    [0x4D, 0x3C, 0xB2, 0xA1],
];

// Block types (section 10.1 of the draft).
const PACKET: u32 = 2;
const SIMPLE_PACKET: u32 = 3;
const ENHANCED_PACKET: u32 = 6;
const DECRYPTION_SECRETS: u32 = 0x0A;
/// `secrets_type` of a TLS key log (section 4.7).
const TLS_KEY_LOG: u32 = 0x544C_534B;

/// Whether a file begins as a capture does.
#[must_use]
pub fn is_capture(file: &[u8]) -> bool {
    let start = file.first_chunk::<4>();
    start.is_some_and(|start| *start == SECTION_HEADER || PCAP.contains(start))
}

/// Hands out every item of a capture; gives the place where it cannot be read any further.
pub(super) fn read(
    file: &[u8],
    each: &mut impl FnMut(Item<'_>),
) -> Result<Option<Malformed>, Malformed> {
    match file.starts_with(&SECTION_HEADER) {
        true => read_pcapng(file, each),
        false => read_pcap(file, each),
    }
}

fn read_pcap(file: &[u8], each: &mut impl FnMut(Item<'_>)) -> Result<Option<Malformed>, Malformed> {
    let (mut rest, parser) = PcapParser::new(file).map_err(|error| malformed(0, &error))?;
    let link = parser.header().datalink;
    while !rest.is_empty() {
        // Raw: a packet that was cut short on purpose is longer than the file says that packets are.
        let (after, packet) = match parser.next_raw_packet(rest) {
            Ok(next) => next,
            Err(error) => return Ok(Some(malformed(position(file, rest), &error))),
        };
        let data = &packet.data;
        each(Item::Packet { link, data });
        rest = after;
    }
    Ok(None)
}

fn read_pcapng(
    file: &[u8],
    each: &mut impl FnMut(Item<'_>),
) -> Result<Option<Malformed>, Malformed> {
    let (mut rest, mut parser) = PcapNgParser::new(file).map_err(|error| malformed(0, &error))?;
    while !rest.is_empty() {
        let (after, block) = match parser.next_raw_block(rest) {
            Ok(next) => next,
            Err(error) => return Ok(Some(malformed(position(file, rest), &error))),
        };
        if is_of_interest(&block) {
            match item(&parser, &block) {
                Some(item) => each(item),
                None => {
                    let error = PcapError::InvalidField("block shorter than what it says it holds");
                    return Ok(Some(malformed(position(file, rest), &error)));
                }
            }
        }
        rest = after;
    }
    Ok(None)
}

fn is_of_interest(block: &RawBlock<'_>) -> bool {
    matches!(
        block.type_,
        PACKET | SIMPLE_PACKET | ENHANCED_PACKET | DECRYPTION_SECRETS
    )
}

/// What is in a block (sections 4.3, 4.4, 4.7 and appendix A). Options are nobody's business here.
fn item<'a>(parser: &PcapNgParser, block: &'a RawBlock<'_>) -> Option<Item<'a>> {
    let body: &[u8] = &block.body;
    let endianness = parser.section().endianness;
    let word = |at: usize| number(body.get(at..)?.first_chunk()?, endianness);
    let data = |at: usize, length: usize| body.get(at..at.checked_add(length)?);
    let link = |interface: usize| parser.interfaces().get(interface).map(|i| i.linktype);
    match block.type_ {
        ENHANCED_PACKET => Some(Item::Packet {
            link: link(word(0)?)?,
            data: data(20, word(12)?)?,
        }),
        PACKET => {
            let [a, b] = *body.first_chunk()?;
            let interface = match endianness {
                Endianness::Big => u16::from_be_bytes([a, b]),
                Endianness::Little => u16::from_le_bytes([a, b]),
            };
            Some(Item::Packet {
                link: link(interface.into())?,
                data: data(20, word(12)?)?,
            })
        }
        SIMPLE_PACKET => {
            // Padding follows, and how much of the packet was kept is for the interface to say.
            let length = word(0)?.min(body.len().saturating_sub(4));
            let interface = parser.interfaces().first()?;
            let kept = match usize::try_from(interface.snaplen).ok()? {
                0 => length,
                most => length.min(most),
            };
            Some(Item::Packet {
                link: interface.linktype,
                data: data(4, kept)?,
            })
        }
        _ => {
            let log = data(8, word(4)?)?;
            let is_key_log = word(0)? == usize::try_from(TLS_KEY_LOG).ok()?;
            Some(Item::KeyLog(if is_key_log { log } else { &[] }))
        }
    }
}

fn number(bytes: &[u8; 4], endianness: Endianness) -> Option<usize> {
    let number = match endianness {
        Endianness::Big => u32::from_be_bytes(*bytes),
        Endianness::Little => u32::from_le_bytes(*bytes),
    };
    number.try_into().ok()
}

fn position(file: &[u8], rest: &[u8]) -> usize {
    file.len().saturating_sub(rest.len())
}

fn malformed(at: usize, error: &PcapError) -> Malformed {
    let why = error.to_string();
    Malformed { at, why }
}
