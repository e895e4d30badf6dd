//! A revocation list, read.

use const_oid::AssociatedOid;
use der::Decode;
use x509_cert::certificate::Version;
use x509_cert::crl::TbsCertList;
use x509_cert::ext::Extension;
use x509_cert::ext::pkix::{AuthorityKeyIdentifier, CrlNumber, CrlReason};

use crate::x509::decoded::SignedPart;
use crate::x509::distinguished_name::DistinguishedName;
use crate::x509::tbs::Signed;
use crate::x509::{CertificateError, UnixTime};

/// A revocation list, taken apart. Nothing in it has been checked.
#[derive(Clone, Debug)]
pub struct Crl {
    pub(in crate::x509) issuer: DistinguishedName,
    pub(in crate::x509) this_update: UnixTime,
    pub(in crate::x509) next_update: Option<UnixTime>,
    pub(in crate::x509) revoked: Vec<Revoked>,
    pub(in crate::x509) signed: SignedPart,
    /// Whether it is of version 2 and both names of its signature algorithm agree (section 5.1).
    pub(in crate::x509) is_well_formed: bool,
    /// Whether it has a `cRLNumber`, not critical (section 5.2.3).
    pub(in crate::x509) is_numbered: bool,
    /// Whether a critical extension, of the list or of an entry, is not understood here.
    pub(in crate::x509) has_unhandled_critical: bool,
}

/// A certificate that is not good any more.
#[derive(Clone, Debug)]
pub(in crate::x509) struct Revoked {
    /// Big endian, two's complement.
    pub(in crate::x509) serial_number: Vec<u8>,
    pub(in crate::x509) date: UnixTime,
}

impl Crl {
    /// Reads the lists with these DERs. One that cannot be read is passed over.
    pub fn read_all(ders: &[Vec<u8>]) -> Vec<Self> {
        ders.iter().filter_map(|der| Self::read(der).ok()).collect()
    }

    /// Reads one list that is all of `der`.
    ///
    /// # Errors
    /// [`CertificateError::MalformedDer`] when the bytes are no list.
    pub fn read(der: &[u8]) -> Result<Self, CertificateError> {
        let signed = Signed::from_der(der)?;
        let part = SignedPart::read(&signed)?;
        let tbs = TbsCertList::<x509_cert::certificate::Rfc5280>::from_der(&part.tbs)?;
        let extensions = tbs.crl_extensions.as_deref().unwrap_or(&[]);
        let entries = tbs.revoked_certificates.as_deref().unwrap_or(&[]);
        let number = extensions.iter().find(|e| e.extn_id == CrlNumber::OID);
        let is_unhandled = |e: &Extension| {
            let handled = [CrlNumber::OID, AuthorityKeyIdentifier::OID];
            e.critical && !handled.contains(&e.extn_id)
        };
        let is_unhandled_in_entry = |e: &Extension| e.critical && e.extn_id != CrlReason::OID;
        let mut of_entries = entries
            .iter()
            .filter_map(|e| e.crl_entry_extensions.as_ref());
        Ok(Self {
            issuer: DistinguishedName::read(&tbs.issuer),
            this_update: UnixTime::from(tbs.this_update),
            next_update: tbs.next_update.map(UnixTime::from),
            is_well_formed: tbs.version == Version::V2
                && tbs.signature == signed.signature_algorithm,
            is_numbered: number.is_some_and(|number| {
                !number.critical && CrlNumber::from_der(number.extn_value.as_bytes()).is_ok()
            }),
            has_unhandled_critical: extensions.iter().any(is_unhandled)
                || of_entries.any(|extensions| extensions.iter().any(is_unhandled_in_entry)),
            revoked: entries
                .iter()
                .map(|entry| Revoked {
                    serial_number: entry.serial_number.as_bytes().to_vec(),
                    date: UnixTime::from(entry.revocation_date),
                })
                .collect(),
            signed: part,
        })
    }

    /// The entry of this serial number.
    pub(in crate::x509) fn entry(&self, serial_number: &[u8]) -> Option<&Revoked> {
        self.revoked
            .iter()
            .find(|r| r.serial_number == serial_number)
    }
}
