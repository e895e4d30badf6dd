//! What a file is: found out from its bytes.

use std::path::Path;

use padlock_sim::import::{
    capture::{Capture, Malformed, is_capture},
    hex::{self, HexProblem, NotHex},
};
use padlock_tls::{
    handshake::{HANDSHAKE_HEADER_LEN, HandshakeType},
    record::ContentType,
    x509::{ParsedCertificate, Pem, read_pem},
};

use crate::{
    failure::Failure,
    file_failure::{FileFailure, Place, Why},
};

/// What there is to take apart.
pub enum Input {
    /// A capture.
    Capture(Capture),
    /// Certificates (DER).
    Certificates(Vec<Vec<u8>>),
    /// Records, one behind the other.
    Records(Vec<u8>),
    /// One handshake message, out of its record.
    Handshake(Vec<u8>),
}

impl Input {
    /// What the file at `path` with these bytes is.
    pub fn read(path: &Path, file: &[u8]) -> Result<Self, Failure> {
        if is_capture(file) {
            return capture(path, file);
        }
        let pem = read_pem(file);
        let pem = pem.map_err(|e| FileFailure::at(path, Place::Line(e.line), Why::Pem))?;
        if let Some(blocks) = pem {
            let is_certificate = |label: &str| label == Pem::Certificate.label();
            let blocks = blocks
                .into_iter()
                .filter(|block| is_certificate(&block.label));
            let certificates: Vec<_> = blocks.map(|block| block.der).collect();
            return match certificates.is_empty() {
                true => Err(FileFailure::at(path, Place::All, Why::NoCertificate)),
                false => Ok(Self::Certificates(certificates)),
            };
        }
        if !hex::is_hex(file) {
            return Self::of_bytes(path, file);
        }
        let bytes = hex::read(file).map_err(|NotHex { at, problem }| {
            let why = match problem {
                HexProblem::NotADigit => Why::NotADigit,
                HexProblem::HalfAByte => Why::HalfAByte,
            };
            FileFailure::at(path, Place::Byte(at), why)
        })?;
        match is_capture(&bytes) {
            true => capture(path, &bytes),
            false => Self::of_bytes(path, &bytes),
        }
    }

    fn of_bytes(path: &Path, bytes: &[u8]) -> Result<Self, Failure> {
        let first = bytes.first().copied();
        let has_name = |code| !matches!(ContentType::from_code(code), ContentType::Unknown(_));
        // A record's second byte is the version's major number; a message's is the top of a length of three bytes.
        if first.is_some_and(has_name) && bytes.get(1).is_none_or(|major| *major == 3) {
            return Ok(Self::Records(bytes.to_vec()));
        }
        if is_handshake(bytes) {
            return Ok(Self::Handshake(bytes.to_vec()));
        }
        if ParsedCertificate::check_shape(bytes).is_ok() {
            return Ok(Self::Certificates(vec![bytes.to_vec()]));
        }
        Err(FileFailure::at(path, Place::Byte(0), Why::Nothing))
    }
}

fn capture(path: &Path, file: &[u8]) -> Result<Input, Failure> {
    let capture = Capture::read(file);
    let malformed =
        |Malformed { at, why }| FileFailure::at(path, Place::Byte(at), Why::Capture(why));
    capture.map(Input::Capture).map_err(malformed)
}

/// Whether a type with a name comes first, and then the length of all that follows.
fn is_handshake(bytes: &[u8]) -> bool {
    let Some([first, a, b, c]) = bytes.first_chunk::<HANDSHAKE_HEADER_LEN>() else {
        return false;
    };
    let body = u32::from_be_bytes([0, *a, *b, *c]);
    let is_named = !matches!(HandshakeType::from_code(*first), HandshakeType::Unknown(_));
    is_named && usize::try_from(body).ok() == bytes.len().checked_sub(HANDSHAKE_HEADER_LEN)
}
