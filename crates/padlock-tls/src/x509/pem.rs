//! Files of the user's own: PEM (RFC 7468) or DER.

use der::pem::{LineEnding, decode_vec, encode_string};

use super::CertificateError;

const BEGIN: &str = "-----BEGIN ";
const END: &str = "-----END ";

/// What a block of a PEM file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pem {
    /// A certificate.
    Certificate,
    /// A revocation list.
    Crl,
    /// A private key as PKCS#8.
    PrivateKey,
}

impl Pem {
    /// The word between the dashes (RFC 7468 sections 5, 6 and 10).
    pub const fn label(self) -> &'static str {
        match self {
            Self::Certificate => "CERTIFICATE",
            Self::Crl => "X509 CRL",
            Self::PrivateKey => "PRIVATE KEY",
        }
    }

    /// A block around this DER.
    ///
    /// # Errors
    /// [`CertificateError::MalformedPem`] when it is too long to be written.
    pub fn write(self, der: &[u8]) -> Result<String, CertificateError> {
        let written = encode_string(self.label(), LineEnding::LF, der);
        written.map_err(|_| CertificateError::MalformedPem)
    }
}

/// One block of a PEM file.
pub(super) struct Block {
    pub(super) label: String,
    pub(super) der: Vec<u8>,
}

/// The certificates (DER) of a file: every `CERTIFICATE` of a PEM file in its order, or a DER file as it is.
///
/// Text around the blocks, blocks of other kinds, and white space at the ends of lines are passed over.
///
/// # Errors
/// [`CertificateError::MalformedPem`] for a broken block, [`CertificateError::NothingFound`] without a certificate.
/// Whether the DER is one of a certificate is for validation to say.
pub fn read_certificates(file: &[u8]) -> Result<Vec<Vec<u8>>, CertificateError> {
    read(file, Pem::Certificate)
}

/// The revocation lists (DER) of a file: every `X509 CRL` of a PEM file, or a DER file as it is.
///
/// # Errors
/// As [`read_certificates`].
pub fn read_crls(file: &[u8]) -> Result<Vec<Vec<u8>>, CertificateError> {
    read(file, Pem::Crl)
}

fn read(file: &[u8], kind: Pem) -> Result<Vec<Vec<u8>>, CertificateError> {
    let found: Vec<_> = match blocks(file)? {
        Some(blocks) => {
            let wanted = blocks
                .into_iter()
                .filter(|block| block.label == kind.label());
            wanted.map(|block| block.der).collect()
        }
        // DER: a SEQUENCE.
        None if file.first() == Some(&0x30) => vec![file.to_vec()],
        None => Vec::new(),
    };
    match found.is_empty() {
        true => Err(CertificateError::NothingFound),
        false => Ok(found),
    }
}

/// The blocks of a PEM file; `None` when it is none.
pub(super) fn blocks(file: &[u8]) -> Result<Option<Vec<Block>>, CertificateError> {
    let text = core::str::from_utf8(file).ok();
    let Some(text) = text.filter(|text| text.contains(BEGIN)) else {
        return Ok(None);
    };
    let mut blocks = Vec::new();
    let mut block: Option<String> = None;
    for line in text.lines().map(str::trim) {
        if block.is_none() && line.starts_with(BEGIN) {
            block = Some(String::new());
        }
        let Some(open) = block.as_mut().filter(|_| !line.is_empty()) else {
            continue;
        };
        open.push_str(line);
        open.push('\n');
        if line.starts_with(END) {
            blocks.push(decode(open)?);
            block = None;
        }
    }
    match block {
        Some(_) => Err(CertificateError::MalformedPem),
        None => Ok(Some(blocks)),
    }
}

fn decode(block: &str) -> Result<Block, CertificateError> {
    let decoded = decode_vec(block.as_bytes());
    let (label, der) = decoded.map_err(|_| CertificateError::MalformedPem)?;
    let label = label.to_owned();
    Ok(Block { label, der })
}
