//! `Certificate` and `TBSCertificate` for writing: x509-cert builds its own only through a signer of its own.

use der::asn1::{BitString, ObjectIdentifier};
use spki::{AlgorithmIdentifierOwned, SubjectPublicKeyInfoOwned};
use x509_cert::certificate::Version;
use x509_cert::ext::Extension;
use x509_cert::name::Name;
use x509_cert::serial_number::SerialNumber;
use x509_cert::time::Validity;

/// RFC 5280 section 4.1, without the unique identifiers that section 4.1.2.8 forbids.
#[derive(x509_cert::der::Sequence)]
pub(super) struct TbsCertificate {
    #[asn1(context_specific = "0", tag_mode = "EXPLICIT")]
    pub(super) version: Version,
    pub(super) serial_number: SerialNumber,
    pub(super) signature: AlgorithmIdentifierOwned,
    pub(super) issuer: Name,
    pub(super) validity: Validity,
    pub(super) subject: Name,
    pub(super) subject_public_key_info: SubjectPublicKeyInfoOwned,
    #[asn1(context_specific = "3", tag_mode = "EXPLICIT")]
    pub(super) extensions: Vec<Extension>,
}

/// A certificate (RFC 5280 section 4.1) or a revocation list (section 5.1): both are a part that was signed, kept as
/// the bytes that were signed, and a signature of it.
#[derive(x509_cert::der::Sequence)]
pub(super) struct Signed<'a> {
    pub(super) to_be_signed: der::asn1::AnyRef<'a>,
    pub(super) signature_algorithm: AlgorithmIdentifierOwned,
    pub(super) signature_value: BitString,
}

/// An extension whose value is the DER of `value`.
pub(super) fn extension<T>(value: &T, critical: bool) -> der::Result<Extension>
where
    T: der::Encode + const_oid::AssociatedOid,
{
    extension_of(T::OID, value, critical)
}

/// The extension with this identifier whose value is the DER of `value`.
pub(super) fn extension_of(
    extn_id: ObjectIdentifier,
    value: &impl der::Encode,
    critical: bool,
) -> der::Result<Extension> {
    Ok(Extension {
        extn_id,
        critical,
        extn_value: der::asn1::OctetString::new(value.to_der()?)?,
    })
}
