//! Diffie-Hellman with keys for one connection (RFC 5246 sections 7.4.3 and 8.1.2, RFC 8422 sections 5.4, 5.7, 5.10).
//!
//! 1. The server names a group and sends a public value, signed with the key of its certificate.
//! 2. The client sends its own.
//! 3. Each computes the premaster secret from its private value and the other's public one.

use padlock_core::{
    Drbg, Nat, Working,
    crack::{DlogJob, Search},
    dh::DhGroup,
    ec::EcGroup,
    hash::{Hash, Sha256},
    kex::KeyExchange,
    nist::EcPrivateKey,
    rsa::RsaPrivateKey,
    signature::{EcToyPrivateKey, Ed25519PrivateKey, PrivateKey, PublicKey},
};

use crate::{
    extension::SignatureSchemeCode,
    group,
    handshake::NamedGroup,
    ledger::{Inputs, OpError, ValueKind},
    session::Session,
    x509,
};

/// The public value of a private one.
///
/// # Errors
/// A missing input, or [`OpError::OutOfRange`] for a private value that is none of this group's.
pub fn public_key(inputs: Inputs<'_>, working: &mut Working) -> Result<Vec<u8>, OpError> {
    let private = inputs.bytes(ValueKind::EphemeralPrivateKey)?;
    exchange(inputs)?
        .public(private, working)
        .map_err(|_| OpError::OutOfRange)
}

/// The premaster secret: for a finite field without leading zeros (RFC 5246 section 8.1.2), for a curve with them
/// (RFC 8422 section 5.10).
///
/// # Errors
/// A missing input, or [`OpError::PublicKey`] for a public value that will not do.
pub fn agreement(inputs: Inputs<'_>, working: &mut Working) -> Result<Vec<u8>, OpError> {
    let private = inputs.bytes(ValueKind::EphemeralPrivateKey)?;
    let peer = inputs.bytes(ValueKind::EphemeralPublicKey)?;
    let secret = exchange(inputs)?
        .agree(private, peer, working)
        .map_err(|_| OpError::PublicKey)?;
    Ok(match inputs.bytes(ValueKind::NamedCurve) {
        Ok(_) => secret,
        Err(_) => Nat::from_be_bytes(&secret).to_be_bytes(),
    })
}

/// The private value of a public one, by as much work as it takes.
///
/// # Errors
/// [`OpError::OutOfRange`] for a group that is too large, or a value that has no logarithm.
pub fn discrete_logarithm(inputs: Inputs<'_>) -> Result<Vec<u8>, OpError> {
    let mut job = logarithm_job(inputs)?;
    match job.run(u64::MAX) {
        Search::Found { value, .. } => Ok(value.to_be_bytes()),
        Search::Running { .. } | Search::Exhausted { .. } => Err(OpError::OutOfRange),
    }
}

/// The search for the private value behind a public one.
///
/// # Errors
/// As [`discrete_logarithm`].
pub fn logarithm_job(inputs: Inputs<'_>) -> Result<DlogJob, OpError> {
    let public = inputs.bytes(ValueKind::EphemeralPublicKey)?;
    match inputs.bytes(ValueKind::NamedCurve) {
        Ok(name) if named(name)? == NamedGroup::TOY_CURVE => {
            let group = EcGroup::toy();
            let point = group.curve().decode(public);
            let point = point.map_err(|_| OpError::PublicKey)?;
            DlogJob::on_curve(&group, &point).map_err(|_| OpError::OutOfRange)
        }
        Ok(_) => Err(OpError::OutOfRange),
        Err(_) => {
            let number = |kind| inputs.bytes(kind).map(Nat::from_be_bytes);
            let (p, g) = (number(ValueKind::DhP)?, number(ValueKind::DhG)?);
            let group = DhGroup::new(&p, &g).map_err(|_| OpError::OutOfRange)?;
            let public = Nat::from_be_bytes(public);
            DlogJob::in_field(&group, &public).map_err(|_| OpError::OutOfRange)
        }
    }
}

/// A signature with the key of a certificate: the server's over [`ValueKind::SignedParams`], or the client's over
/// [`ValueKind::HandshakeMessages`] (RFC 5246 sections 7.4.3 and 7.4.8).
///
/// # Errors
/// A missing input, or [`OpError::Certificate`] for a key that cannot sign so.
pub fn sign(
    session: Session,
    inputs: Inputs<'_>,
    working: &mut Working,
) -> Result<Vec<u8>, OpError> {
    let covered = inputs
        .bytes(ValueKind::SignedParams)
        .or_else(|_| inputs.bytes(ValueKind::HandshakeMessages))?;
    let certificate = inputs
        .bytes(ValueKind::ServerCertificate)
        .or_else(|_| inputs.bytes(ValueKind::ClientCertificate))?;
    let certificate =
        x509::ParsedCertificate::parse(certificate).map_err(|_| OpError::Certificate)?;
    let offered: Vec<SignatureSchemeCode> = match inputs.bytes(ValueKind::SignatureAlgorithm) {
        Ok(code) => <[u8; 2]>::try_from(code)
            .map(|code| SignatureSchemeCode(u16::from_be_bytes(code)))
            .into_iter()
            .collect(),
        Err(_) => vec![],
    };
    let choice = (session.rules.signature)(&certificate.public_key, session.suite, &offered)
        .ok_or(OpError::Certificate)?;
    let key = signing_key(&certificate.public_key, inputs)?;
    // What a scheme draws follows from what it signs, so that the same inputs give the same signature.
    let digest = Sha256.digest(covered, &mut Working::off());
    let seed = digest.iter().take(8);
    let seed = seed.fold(0, |seed, &byte| seed << 8 | u64::from(byte));
    choice
        .scheme
        .sign(&key, covered, &mut Drbg::new(seed), working)
        .map_err(|_| OpError::Certificate)
}

/// The private key that belongs to the public key of a certificate.
pub(crate) fn signing_key(public: &PublicKey, inputs: Inputs<'_>) -> Result<PrivateKey, OpError> {
    let number = |kind| inputs.bytes(kind).map(Nat::from_be_bytes);
    Ok(match public {
        PublicKey::Rsa(public) => PrivateKey::Rsa(RsaPrivateKey {
            n: public.n.clone(),
            e: public.e.clone(),
            d: number(ValueKind::RsaPrivateExponent)?,
            p: number(ValueKind::RsaPrimeP)?,
            q: number(ValueKind::RsaPrimeQ)?,
        }),
        PublicKey::Ec(public) => {
            let d = number(ValueKind::SigningKey)?;
            let key = EcPrivateKey::from_scalar(public.curve, &d);
            PrivateKey::Ec(key.map_err(|_| OpError::OutOfRange)?)
        }
        PublicKey::EcToy(public) => {
            let d = number(ValueKind::SigningKey)?;
            let key = EcToyPrivateKey::from_scalar(&public.group, &d, &mut Working::off());
            PrivateKey::EcToy(key.map_err(|_| OpError::OutOfRange)?)
        }
        PublicKey::Ed25519(_) => {
            let seed = <[u8; 32]>::try_from(inputs.bytes(ValueKind::SigningKey)?);
            PrivateKey::Ed25519(Ed25519PrivateKey::from_seed(
                seed.map_err(|_| OpError::OutOfRange)?,
            ))
        }
    })
}

fn exchange(inputs: Inputs<'_>) -> Result<Box<dyn KeyExchange>, OpError> {
    match inputs.bytes(ValueKind::NamedCurve) {
        Ok(name) => group::curve(named(name)?).ok_or(OpError::OutOfRange),
        Err(_) => {
            let number = |kind| inputs.bytes(kind).map(Nat::from_be_bytes);
            let group = DhGroup::received(&number(ValueKind::DhP)?, &number(ValueKind::DhG)?);
            Ok(Box::new(group.map_err(|_| OpError::OutOfRange)?))
        }
    }
}

fn named(name: &[u8]) -> Result<NamedGroup, OpError> {
    let name = <[u8; 2]>::try_from(name).map_err(|_| OpError::OutOfRange)?;
    Ok(NamedGroup(u16::from_be_bytes(name)))
}
