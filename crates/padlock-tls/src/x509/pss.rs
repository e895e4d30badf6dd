//! The parameters of RSASSA-PSS (RFC 8017 appendix A.2.3, RFC 4055 section 3.1).

use der::asn1::{Any, ObjectIdentifier};
use der::{Decode, Encode};
use spki::AlgorithmIdentifierOwned;

use super::{CertificateError, CertificateScheme};

const MGF1: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.8");

/// A hash by its object identifier, with the length of its digest, which is the salt's too.
#[derive(Clone, Copy)]
pub(super) struct PssHash {
    oid: ObjectIdentifier,
    salt_length: u8,
}

/// ```text
/// RSASSA-PSS-params ::= SEQUENCE {
///   hashAlgorithm [0] HashAlgorithm, maskGenAlgorithm [1] MaskGenAlgorithm,
///   saltLength [2] INTEGER, trailerField [3] TrailerField DEFAULT trailerFieldBC(1) }
/// ```
/// The first three have defaults as well, all of SHA-1; without them the parameters are of no scheme here.
#[derive(x509_cert::der::Sequence)]
struct RsassaPssParams {
    #[asn1(context_specific = "0", tag_mode = "EXPLICIT")]
    hash_algorithm: AlgorithmIdentifierOwned,
    #[asn1(context_specific = "1", tag_mode = "EXPLICIT")]
    mask_gen_algorithm: AlgorithmIdentifierOwned,
    #[asn1(context_specific = "2", tag_mode = "EXPLICIT")]
    salt_length: u8,
}

/// The hash of a PSS scheme; `None` for any other scheme.
pub(super) fn hash_of(scheme: CertificateScheme) -> Option<PssHash> {
    let (oid, salt_length) = match scheme {
        CertificateScheme::RsaPssSha256 => ("2.16.840.1.101.3.4.2.1", 32),
        CertificateScheme::RsaPssSha384 => ("2.16.840.1.101.3.4.2.2", 48),
        CertificateScheme::RsaPssSha512 => ("2.16.840.1.101.3.4.2.3", 64),
        _ => return None,
    };
    Some(PssHash {
        oid: ObjectIdentifier::new_unwrap(oid),
        salt_length,
    })
}

/// The parameters that name `hash` for the digest, the mask and the salt's length.
pub(super) fn parameters(hash: PssHash) -> Result<Any, CertificateError> {
    let hash_algorithm = AlgorithmIdentifierOwned {
        oid: hash.oid,
        parameters: Some(Any::null()),
    };
    let parameters = RsassaPssParams {
        mask_gen_algorithm: AlgorithmIdentifierOwned {
            oid: MGF1,
            parameters: Some(Any::from_der(&hash_algorithm.to_der()?)?),
        },
        hash_algorithm,
        salt_length: hash.salt_length,
    };
    Ok(Any::from_der(&parameters.to_der()?)?)
}

/// Whether `parameters` name `hash` throughout. The hash's own parameters may be `NULL` or absent.
pub(super) fn are_parameters_of(parameters: &Any, hash: PssHash) -> bool {
    let names_hash = |algorithm: &AlgorithmIdentifierOwned| {
        let parameters = algorithm.parameters.as_ref();
        algorithm.oid == hash.oid && parameters.is_none_or(|p| *p == Any::null())
    };
    let Ok(read) = parameters.decode_as::<RsassaPssParams>() else {
        return false;
    };
    let mask = read.mask_gen_algorithm;
    let mask_hash = mask
        .parameters
        .and_then(|p| p.decode_as::<AlgorithmIdentifierOwned>().ok());
    names_hash(&read.hash_algorithm)
        && mask.oid == MGF1
        && mask_hash.is_some_and(|algorithm| names_hash(&algorithm))
        && read.salt_length == hash.salt_length
}
