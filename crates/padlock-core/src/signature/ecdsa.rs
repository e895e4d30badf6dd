//! ECDSA on NIST's curves (FIPS 186-5 section 6.4), with the nonce of RFC 6979, by RustCrypto.

use ::ecdsa::{EcdsaCurve, Signature, der, hazmat};
use p256::NistP256;
use p256::elliptic_curve::array::ArraySize;
use p256::elliptic_curve::sec1::{FromSec1Point, ModulusSize, ToSec1Point};
use p256::elliptic_curve::{AffinePoint, CurveArithmetic, FieldBytesSize};
use p384::NistP384;
use sha2::Digest;
use sha2::digest::block_api::BlockSizeUser;

use super::{PrivateKey, PublicKey, SignatureError, SignatureScheme, outline_sign, outline_verify};
use crate::drbg::Drbg;
use crate::nist::{EcPrivateKey, EcPublicKey, NamedCurve, public_key, secret_key};
use crate::working::Working;

macro_rules! scheme {
    ($(#[$doc:meta])* $name:ident, $id:literal, $digest:ty) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub struct $name;

        impl SignatureScheme for $name {
            fn id(&self) -> &'static str {
                $id
            }

            fn sign(
                &self,
                key: &PrivateKey,
                message: &[u8],
                _rng: &mut Drbg,
                w: &mut Working,
            ) -> Result<Vec<u8>, SignatureError> {
                let PrivateKey::Ec(key) = key else {
                    return Err(SignatureError::WrongKey(key.id().into()));
                };
                let digest = <$digest>::digest(message);
                let signature = match key.curve {
                    NamedCurve::Secp256r1 => sign::<NistP256, $digest>(key, &digest)?,
                    NamedCurve::Secp384r1 => sign::<NistP384, $digest>(key, &digest)?,
                };
                outline_sign(w, message, &digest, &signature);
                Ok(signature)
            }

            fn verify(
                &self,
                key: &PublicKey,
                message: &[u8],
                signature: &[u8],
                w: &mut Working,
            ) -> Result<(), SignatureError> {
                let PublicKey::Ec(key) = key else {
                    return Err(SignatureError::WrongKey(key.id().into()));
                };
                let digest = <$digest>::digest(message);
                let holds = match key.curve {
                    NamedCurve::Secp256r1 => verify::<NistP256>(key, &digest, signature)?,
                    NamedCurve::Secp384r1 => verify::<NistP384>(key, &digest, signature)?,
                };
                outline_verify(w, message, signature, holds)
            }
        }
    };
}

scheme!(
    /// ECDSA with SHA-1 on the key's curve: DER of `r` and `s`.
    EcdsaSha1, "ecdsa_sha1", sha1::Sha1
);
scheme!(
    /// ECDSA with SHA-256 on the key's curve: DER of `r` and `s`.
    EcdsaSha256, "ecdsa_sha256", sha2::Sha256
);
scheme!(
    /// ECDSA with SHA-384 on the key's curve: DER of `r` and `s`.
    EcdsaSha384, "ecdsa_sha384", sha2::Sha384
);
scheme!(
    /// ECDSA with SHA-512 on the key's curve: DER of `r` and `s`.
    EcdsaSha512, "ecdsa_sha512", sha2::Sha512
);

fn sign<C, D>(key: &EcPrivateKey, digest: &[u8]) -> Result<Vec<u8>, SignatureError>
where
    C: EcdsaCurve + CurveArithmetic,
    D: Digest + BlockSizeUser,
    der::MaxSize<C>: ArraySize,
    <FieldBytesSize<C> as core::ops::Add>::Output: core::ops::Add<der::MaxOverhead> + ArraySize,
{
    let secret = secret_key::<C>(key.curve, &key.d)?;
    let (signature, _) =
        hazmat::sign_prehashed_rfc6979::<C, D>(&secret.to_nonzero_scalar(), digest, &[]);
    Ok(signature.to_der().as_bytes().to_vec())
}

fn verify<C>(key: &EcPublicKey, digest: &[u8], signature: &[u8]) -> Result<bool, SignatureError>
where
    C: EcdsaCurve + CurveArithmetic,
    AffinePoint<C>: FromSec1Point<C> + ToSec1Point<C>,
    FieldBytesSize<C>: ModulusSize,
    der::MaxSize<C>: ArraySize,
    <FieldBytesSize<C> as core::ops::Add>::Output: core::ops::Add<der::MaxOverhead> + ArraySize,
{
    let public = public_key::<C>(key.curve, &key.point)?;
    let Ok(signature) = Signature::<C>::from_der(signature) else {
        return Ok(false);
    };
    let verified = hazmat::verify_prehashed::<C>(&public.to_projective(), digest, &signature);
    Ok(verified.is_ok())
}
