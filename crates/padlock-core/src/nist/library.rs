//! The library's arithmetic, once for both curves.

use p256::elliptic_curve::sec1::{FromSec1Point, ModulusSize, ToSec1Point};
use p256::elliptic_curve::{
    AffinePoint, CurveArithmetic, FieldBytesSize, PublicKey, SecretKey, ecdh,
};

use super::NamedCurve;
use crate::error::{Bound, OutOfRange, require_length};
use crate::num::Nat;
use crate::working::Symbol;

/// The scalar from 1 to `n - 1`.
pub(crate) fn secret_key<C: CurveArithmetic>(
    curve: NamedCurve,
    d: &Nat,
) -> Result<SecretKey<C>, OutOfRange> {
    let refused = |bound| OutOfRange::value(Symbol::PrivateKey, d, bound);
    if d.is_zero() {
        return Err(refused(Bound::AtLeast(Nat::one())));
    }
    let too_large = || refused(Bound::Below(curve.order()));
    let bytes = d.to_be_bytes_padded(curve.field_len());
    SecretKey::from_slice(&bytes.map_err(|_| too_large())?).map_err(|_| too_large())
}

/// `d G`, uncompressed.
pub(super) fn public_point<C>(curve: NamedCurve, d: &Nat) -> Result<Vec<u8>, OutOfRange>
where
    C: CurveArithmetic,
    AffinePoint<C>: FromSec1Point<C> + ToSec1Point<C>,
    FieldBytesSize<C>: ModulusSize,
{
    let public = secret_key::<C>(curve, d)?.public_key();
    Ok(public.as_affine().to_sec1_point(false).as_bytes().to_vec())
}

/// The point of an uncompressed encoding, on the curve and not infinity.
pub(crate) fn public_key<C>(curve: NamedCurve, point: &[u8]) -> Result<PublicKey<C>, OutOfRange>
where
    C: CurveArithmetic,
    AffinePoint<C>: FromSec1Point<C> + ToSec1Point<C>,
    FieldBytesSize<C>: ModulusSize,
{
    require_length(Symbol::PublicKey, point, curve.point_len())?;
    let (form, coordinates) = point.split_at(1);
    let form = Nat::from_be_bytes(form);
    if form != Nat::from(4) {
        let bound = Bound::Equals(Nat::from(4));
        return Err(OutOfRange::value(Symbol::PublicKey, &form, bound));
    }
    PublicKey::from_sec1_bytes(point).map_err(|_| {
        let (x, _) = coordinates.split_at(curve.field_len());
        OutOfRange::value(Symbol::PublicKey, &Nat::from_be_bytes(x), Bound::OnCurve)
    })
}

/// The abscissa of `d Q`.
pub(super) fn agree<C>(curve: NamedCurve, d: &Nat, peer: &[u8]) -> Result<Vec<u8>, OutOfRange>
where
    C: CurveArithmetic,
    AffinePoint<C>: FromSec1Point<C> + ToSec1Point<C>,
    FieldBytesSize<C>: ModulusSize,
{
    let secret = secret_key::<C>(curve, d)?;
    let peer = public_key::<C>(curve, peer)?;
    let shared = ecdh::diffie_hellman(secret.to_nonzero_scalar(), peer.as_affine());
    Ok(shared.raw_secret_bytes().to_vec())
}
