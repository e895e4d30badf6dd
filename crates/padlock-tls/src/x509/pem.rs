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
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PemBlock {
    /// The word between the dashes: see [`Pem::label`].
    pub label: String,
    /// What is in it.
    pub der: Vec<u8>,
    /// The line of its first dashes, from 1.
    pub line: usize,
}

/// A PEM file with broken boundaries or broken base64 (RFC 7468).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MalformedPem {
    /// The line on which the broken block begins, from 1.
    pub line: usize,
}

impl From<MalformedPem> for CertificateError {
    fn from(_: MalformedPem) -> Self {
        Self::MalformedPem
    }
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
    let found: Vec<_> = match read_pem(file)? {
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

/// The blocks of a PEM file of whatever kind, in their order; `None` when the file is none.
///
/// # Errors
/// Where the first broken block begins.
pub fn read_pem(file: &[u8]) -> Result<Option<Vec<PemBlock>>, MalformedPem> {
    let text = core::str::from_utf8(file).ok();
    let Some(text) = text.filter(|text| text.contains(BEGIN)) else {
        return Ok(None);
    };
    let mut blocks = Vec::new();
    let mut block: Option<(usize, String)> = None;
    for (number, line) in (1..).zip(text.lines().map(str::trim)) {
        if block.is_none() && line.starts_with(BEGIN) {
            block = Some((number, String::new()));
        }
        let Some((start, open)) = block.as_mut().filter(|_| !line.is_empty()) else {
            continue;
        };
        open.push_str(line);
        open.push('\n');
        if line.starts_with(END) {
            blocks.push(decode(open, *start)?);
            block = None;
        }
    }
    match block {
        Some((line, _)) => Err(MalformedPem { line }),
        None => Ok(Some(blocks)),
    }
}

fn decode(block: &str, line: usize) -> Result<PemBlock, MalformedPem> {
    let decoded = decode_vec(block.as_bytes());
    let (label, der) = decoded.map_err(|_| MalformedPem { line })?;
    let label = label.to_owned();
    Ok(PemBlock { label, der, line })
}
