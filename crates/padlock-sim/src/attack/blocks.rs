//! Records of a block cipher in CBC, as anyone can cut them.

use padlock_tls::{
    protection::Protection,
    record::{ContentType, RECORD_HEADER_LEN},
    session::Session,
};

use super::target::{Connection, Target};

/// The bytes that fill her words up to where she wants something to stand.
const FILLER: u8 = b'x';

/// The shape of a session's records.
#[derive(Clone, Copy, Debug)]
pub(super) struct Blocks {
    /// The length of a block.
    pub length: usize,
    /// The length of the MAC that is encrypted with the content.
    pub mac: usize,
    /// The length of the MAC behind the ciphertext.
    outer_mac: usize,
    /// Whether a record brings its IV along; otherwise it is the last block of the one before.
    pub has_iv: bool,
}

impl Blocks {
    /// The shape of a session's records; `None` without a block cipher.
    pub fn of(session: Session) -> Option<Self> {
        let Protection::Block { cipher, .. } = session.suite.protection else {
            return None;
        };
        Some(Self {
            length: cipher.block_len(),
            mac: session.inner_mac_length(),
            outer_mac: session.outer_mac_length(),
            has_iv: !session.chains_iv(),
        })
    }

    /// The blocks of a record, its IV first; `before` is the record before it.
    pub fn cut(&self, record: &[u8], before: &[u8]) -> Vec<Vec<u8>> {
        let iv = match self.has_iv {
            true => None,
            false => self.last(before),
        };
        let own = self.ciphertext(record).chunks_exact(self.length);
        iv.into_iter().chain(own.map(<[u8]>::to_vec)).collect()
    }

    /// The last block of a record.
    pub fn last(&self, record: &[u8]) -> Option<Vec<u8>> {
        let blocks = self.ciphertext(record).chunks_exact(self.length);
        blocks.last().map(<[u8]>::to_vec)
    }

    /// A record of application data with these blocks in the place of a sender's, which come as [`cut`](Self::cut) gives
    /// them.
    pub fn forge(&self, record: &[u8], blocks: &[Vec<u8>]) -> Option<Vec<u8>> {
        let own = blocks.get(usize::from(!self.has_iv)..)?.concat();
        let outer = record.get(record.len().checked_sub(self.outer_mac)?..)?;
        let fragment = [own.as_slice(), outer].concat();
        let version = record.get(1..3)?;
        let length = u16::try_from(fragment.len()).ok()?.to_be_bytes();
        let header = [&[ContentType::ApplicationData.code()], version, &length].concat();
        Some([header, fragment].concat())
    }

    /// So many bytes that a byte behind `behind` others is the last one of its block.
    pub fn fill_before(&self, behind: usize) -> Vec<u8> {
        vec![FILLER; self.length - 1 - behind % self.length]
    }

    /// So many bytes that `length` others and they are whole blocks.
    pub fn fill_up(&self, length: usize) -> Vec<u8> {
        vec![FILLER; (self.length - length % self.length) % self.length]
    }

    /// How long the client's secret is: where one more byte in front of it makes the record longer, the padding is a whole
    /// block.
    pub fn secret_length(&self, target: &mut Target, connection: &mut Connection) -> Option<usize> {
        let mut shortest = None;
        for filled in 0..=self.length {
            let filler = vec![FILLER; filled];
            let record = target.client_says_secret(connection, &filler, &[]).pop()?;
            let length = self.ciphertext(&record).len();
            if *shortest.get_or_insert(length) < length {
                let iv = match self.has_iv {
                    true => self.length,
                    false => 0,
                };
                return length.checked_sub(iv + self.mac + self.length + filled);
            }
        }
        None
    }

    fn ciphertext<'a>(&self, record: &'a [u8]) -> &'a [u8] {
        let end = record.len().saturating_sub(self.outer_mac);
        record.get(RECORD_HEADER_LEN..end).unwrap_or_default()
    }
}

/// One block XOR another.
pub(super) fn xor(a: &[u8], b: &[u8]) -> Vec<u8> {
    a.iter().zip(b).map(|(a, b)| a ^ b).collect()
}
