//! What is wrong in a file that could be opened.

use std::path::{Path, PathBuf};

use padlock_text::{Arg, CliLabel, Text};
use padlock_tls::x509::CertificateError;

use crate::failure::Failure;

/// A file that does not hold what it should: which, where, and why.
#[derive(Debug)]
pub struct FileFailure {
    path: PathBuf,
    place: Place,
    why: Why,
}

/// A place in a file.
#[derive(Clone, Copy, Debug)]
pub enum Place {
    /// The file as a whole.
    All,
    /// A line, from 1.
    Line(usize),
    /// A byte, from 0.
    Byte(usize),
}

/// What is wrong there.
#[derive(Clone, Debug)]
pub enum Why {
    /// A PEM block that is broken.
    Pem,
    /// No certificate in it.
    NoCertificate,
    /// No revocation list in it.
    NoCrl,
    /// A certificate that cannot be read.
    Certificate(CertificateError),
    /// A revocation list that cannot be read.
    Crl(CertificateError),
    /// Something else than an OCSP response.
    Ocsp,
    /// A line that is none of a key log.
    KeyLog,
    /// Something else than a hexadecimal digit.
    NotADigit,
    /// A hexadecimal digit is missing.
    HalfAByte,
    /// A capture that is malformed, in the words of its reader.
    Capture(String),
    /// Nothing that could be taken apart.
    Nothing,
    /// A capture without any TLS.
    NoTls,
    /// It is there already.
    Exists,
}

impl FileFailure {
    /// What is wrong with the file at `path`.
    pub fn at(path: &Path, place: Place, why: Why) -> Failure {
        Failure::File(Self {
            path: path.to_owned(),
            place,
            why,
        })
    }

    /// What to tell the person who asked.
    pub fn words(&self, text: &Text) -> String {
        let path = self.path.to_string_lossy();
        let why = self.why.words(text);
        let number = |at: usize| Arg::Count(u64::try_from(at).unwrap_or(u64::MAX));
        let (label, place) = match self.place {
            Place::All => (CliLabel::InFile, Arg::Count(0)),
            Place::Line(line) => (CliLabel::InLine, number(line)),
            Place::Byte(at) => (CliLabel::InByte, number(at)),
        };
        let args = [
            ("path", Arg::Text(&path)),
            ("at", place),
            ("why", Arg::Text(&why)),
        ];
        text.cli(label, &args)
    }
}

impl Why {
    fn words(&self, text: &Text) -> String {
        let label = match self {
            Self::Pem => CliLabel::BadPem,
            Self::NoCertificate => CliLabel::NoCertificate,
            Self::NoCrl => CliLabel::NoCrl,
            Self::Certificate(_) => CliLabel::BadCertificate,
            Self::Crl(_) => CliLabel::BadCrl,
            Self::Ocsp => CliLabel::BadOcsp,
            Self::KeyLog => CliLabel::BadKeyLog,
            Self::NotADigit => CliLabel::NotADigit,
            Self::HalfAByte => CliLabel::HalfAByte,
            Self::Capture(_) => CliLabel::BadCapture,
            Self::Nothing => CliLabel::NothingToDissect,
            Self::NoTls => CliLabel::NoTls,
            Self::Exists => CliLabel::Exists,
        };
        let why = match self {
            Self::Certificate(error) | Self::Crl(error) => error.to_string(),
            Self::Capture(why) => why.clone(),
            _ => String::new(),
        };
        text.cli(label, &[("why", Arg::Text(&why))])
    }
}
