//! Certificates and revocation lists from files, PEM or DER.

use std::path::Path;

use padlock_tls::x509::{
    CertificateError, Crl, ParsedCertificate, Pem, PemBlock, is_ocsp_response, read_pem,
};

use crate::{
    failure::Failure,
    file_failure::{FileFailure, Place, Why},
    output,
};

/// The longest file of certificates, in bytes.
const MAX_FILE: u64 = 1 << 24;

/// Every certificate (DER) of the files, in order. Each is one, be it understood or not.
pub fn certificates(paths: &[impl AsRef<Path>]) -> Result<Vec<Vec<u8>>, Failure> {
    let mut ders = Vec::new();
    for path in paths {
        let path = path.as_ref();
        for (place, der) in blocks(path, Pem::Certificate)? {
            let shape = ParsedCertificate::check_shape(&der);
            shape.map_err(|error| FileFailure::at(path, place, Why::Certificate(error)))?;
            ders.push(der);
        }
    }
    Ok(ders)
}

/// Every certificate of the file as it is: whether it can be read is a part of the question.
pub fn chain(path: &Path) -> Result<Vec<Vec<u8>>, Failure> {
    let blocks = blocks(path, Pem::Certificate)?.into_iter();
    Ok(blocks.map(|(_, der)| der).collect())
}

/// Every revocation list of the files.
pub fn crls(paths: &[impl AsRef<Path>]) -> Result<Vec<Crl>, Failure> {
    let mut crls = Vec::new();
    for path in paths {
        let path = path.as_ref();
        for (place, der) in blocks(path, Pem::Crl)? {
            let bad = |error: CertificateError| FileFailure::at(path, place, Why::Crl(error));
            crls.push(Crl::read(&der).map_err(bad)?);
        }
    }
    Ok(crls)
}

/// The OCSP response that is in a file, as DER.
pub fn ocsp(path: &Path) -> Result<Vec<u8>, Failure> {
    let der = output::read_any(path, MAX_FILE)?;
    match is_ocsp_response(&der) {
        true => Ok(der),
        false => Err(FileFailure::at(path, Place::All, Why::Ocsp)),
    }
}

/// What of this kind is in a file, and where; at least one.
fn blocks(path: &Path, kind: Pem) -> Result<Vec<(Place, Vec<u8>)>, Failure> {
    let file = output::read_any(path, MAX_FILE)?;
    let pem = read_pem(&file);
    let pem = pem.map_err(|e| FileFailure::at(path, Place::Line(e.line), Why::Pem))?;
    let found: Vec<_> = match pem {
        Some(blocks) => {
            let of_kind = |block: &PemBlock| block.label == kind.label();
            let blocks = blocks.into_iter().filter(of_kind);
            blocks
                .map(|block| (Place::Line(block.line), block.der))
                .collect()
        }
        // DER: a SEQUENCE.
        None if file.first() == Some(&0x30) => vec![(Place::Byte(0), file)],
        None => Vec::new(),
    };
    match found.is_empty() {
        false => Ok(found),
        true => {
            let why = if kind == Pem::Crl {
                Why::NoCrl
            } else {
                Why::NoCertificate
            };
            Err(FileFailure::at(path, Place::All, why))
        }
    }
}
