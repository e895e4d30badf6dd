//! RSA key transport (RFC 5246 section 7.4.7.1): the client picks the premaster secret and encrypts it
//! to the key in the server's certificate.

use padlock_core::{
    Drbg, Working,
    crack::{FactorJob, Progress, trial_division},
    num::{Nat, mod_inverse, mod_pow},
    rsa::RsaPrivateKey,
    signature::PublicKey,
};

use crate::{
    ledger::{Inputs, OpError, ValueKind},
    suite::{RsaPadding, Suite},
    x509,
};

/// `n` or `e` from the certificate's `subject_public_key`, big-endian without leading zeros.
///
/// # Errors
/// [`OpError::Certificate`] when the certificate cannot be read.
pub fn read_certificate(output: ValueKind, inputs: Inputs<'_>) -> Result<Vec<u8>, OpError> {
    let der = inputs
        .bytes(ValueKind::ServerCertificate)
        .or_else(|_| inputs.bytes(ValueKind::ClientCertificate))?;
    let certificate = x509::ParsedCertificate::parse(der).map_err(|_| OpError::Certificate)?;
    let PublicKey::Rsa(key) = certificate.public_key else {
        return Err(OpError::Certificate);
    };
    match output {
        ValueKind::RsaModulus => Ok(key.n.to_be_bytes()),
        ValueKind::RsaPublicExponent => Ok(key.e.to_be_bytes()),
        _ => Err(OpError::NotComputable),
    }
}

/// A prime factor of `n`, the smaller one as `p`, by as much work as it takes.
///
/// # Errors
/// [`OpError::OutOfRange`] when `n` is too long to be factored here, or has no factors.
pub fn factor(
    output: ValueKind,
    inputs: Inputs<'_>,
    working: &mut Working,
) -> Result<Vec<u8>, OpError> {
    let n = Nat::from_be_bytes(inputs.bytes(ValueKind::RsaModulus)?);
    let mut job = FactorJob::new(&n).map_err(|_| OpError::OutOfRange)?;
    let Progress::Done { p, q, .. } = job.run(u64::MAX) else {
        return Err(OpError::OutOfRange);
    };
    trial_division(&n, &p, working);
    match output {
        ValueKind::RsaPrimeP => Ok(p.to_be_bytes()),
        ValueKind::RsaPrimeQ => Ok(q.to_be_bytes()),
        _ => Err(OpError::NotComputable),
    }
}

/// `d = e^-1 mod (p-1)(q-1)`, by the extended Euclid.
///
/// # Errors
/// [`OpError::OutOfRange`] when `e` has no inverse.
pub fn private_exponent(inputs: Inputs<'_>, working: &mut Working) -> Result<Vec<u8>, OpError> {
    let one = Nat::from(1);
    let less_one = |kind| -> Result<Nat, OpError> {
        Nat::from_be_bytes(inputs.bytes(kind)?)
            .sub(&one)
            .map_err(|_| OpError::OutOfRange)
    };
    let phi = less_one(ValueKind::RsaPrimeP)?.mul(&less_one(ValueKind::RsaPrimeQ)?);
    let e = Nat::from_be_bytes(inputs.bytes(ValueKind::RsaPublicExponent)?);
    let d = mod_inverse(&e, &phi, working).map_err(|_| OpError::OutOfRange)?;
    Ok(d.to_be_bytes())
}

/// What is encrypted, and what it becomes.
const TRANSPORTED: &[(ValueKind, ValueKind)] = &[
    (
        ValueKind::PreMasterSecret,
        ValueKind::EncryptedPreMasterSecret,
    ),
    (ValueKind::SessionKey, ValueKind::EncryptedSessionKey),
];

/// `c = m^e mod n` over the padded secret that `output` is made from; as many bytes as `n`.
///
/// # Errors
/// [`OpError::OutOfRange`] when `n` is too short for the padded message or zero.
pub fn encrypt(
    suite: &Suite,
    output: ValueKind,
    inputs: Inputs<'_>,
    working: &mut Working,
) -> Result<Vec<u8>, OpError> {
    let mut transported = TRANSPORTED.iter();
    let (secret, _) = transported
        .find(|(_, encrypted)| *encrypted == output)
        .ok_or(OpError::NotComputable)?;
    let n_bytes = inputs.bytes(ValueKind::RsaModulus)?;
    let n = Nat::from_be_bytes(n_bytes);
    let e = Nat::from_be_bytes(inputs.bytes(ValueKind::RsaPublicExponent)?);
    let secret = inputs.bytes(*secret)?;
    let block = match suite.scale.padding {
        RsaPadding::None => secret.to_vec(),
        RsaPadding::Pkcs1 => {
            let padding = inputs.bytes(ValueKind::EncryptionPadding)?;
            [&[0x00, 0x02], padding, &[0x00], secret].concat()
        }
    };
    let m = Nat::from_be_bytes(&block);
    if m >= n {
        return Err(OpError::OutOfRange);
    }
    let c = mod_pow(&m, &e, &n, working).map_err(|_| OpError::OutOfRange)?;
    c.to_be_bytes_padded(n_bytes.len())
        .map_err(|_| OpError::OutOfRange)
}

/// `PS`: so many non-zero random bytes (RFC 8017 section 7.2.1, step 2a).
#[must_use]
pub fn encryption_padding(mut rng: Drbg, length: usize) -> Vec<u8> {
    let mut padding = Vec::with_capacity(length);
    while padding.len() < length {
        let bytes = rng.bytes(length - padding.len());
        padding.extend(bytes.into_iter().filter(|byte| *byte != 0));
    }
    padding
}

/// `m = c^d mod n`, unpadded: the secret that `output` is.
///
/// # Errors
/// [`OpError::EncryptionPadding`] when the padding is wrong, [`OpError::OutOfRange`] when the key or `c` is.
pub fn decrypt(
    suite: &Suite,
    output: ValueKind,
    inputs: Inputs<'_>,
    working: &mut Working,
) -> Result<Vec<u8>, OpError> {
    let mut transported = TRANSPORTED.iter();
    let (_, encrypted) = transported
        .find(|(secret, _)| *secret == output)
        .ok_or(OpError::NotComputable)?;
    let number = |kind| inputs.bytes(kind).map(Nat::from_be_bytes);
    let (n, e) = (
        number(ValueKind::RsaModulus)?,
        number(ValueKind::RsaPublicExponent)?,
    );
    let d = number(ValueKind::RsaPrivateExponent)?;
    let key = match (number(ValueKind::RsaPrimeP), number(ValueKind::RsaPrimeQ)) {
        (Ok(p), Ok(q)) if cfg!(feature = "all-suites") => RsaPrivateKey { n, e, d, p, q },
        // Finding the primes again takes longer than decrypting.
        _ => RsaPrivateKey::from_components(&n, &e, &d).map_err(|_| OpError::OutOfRange)?,
    };
    let c = inputs.bytes(*encrypted)?;
    suite
        .scale
        .encryption
        .decrypt(&key, c, working)
        .map_err(|_| OpError::EncryptionPadding)
}
