//! The groups of Diffie-Hellman by the names that they have on the wire.

use padlock_core::{Drbg, Nat, Working, dh::DhGroup, kex::KeyExchange};
#[cfg(feature = "all-suites")]
use padlock_core::{
    ec::EcGroup,
    kex::{X25519, X25519MlKem768},
    nist::{Secp256r1, Secp384r1},
};

use crate::{handshake::NamedGroup, party::Size};

/// The curves of a size, best first.
#[must_use]
pub fn curves(size: Size) -> Vec<NamedGroup> {
    match size {
        Size::Toy => vec![NamedGroup::TOY_CURVE],
        Size::Full => vec![
            NamedGroup::X25519,
            NamedGroup::SECP256R1,
            NamedGroup::SECP384R1,
        ],
    }
}

/// The arithmetic of a curve, if the engine has it.
#[must_use]
pub fn curve(name: NamedGroup) -> Option<Box<dyn KeyExchange>> {
    #[cfg(feature = "all-suites")]
    return match name {
        NamedGroup::X25519 => Some(Box::new(X25519)),
        NamedGroup::SECP256R1 => Some(Box::new(Secp256r1)),
        NamedGroup::SECP384R1 => Some(Box::new(Secp384r1)),
        NamedGroup::TOY_CURVE => Some(Box::new(EcGroup::toy())),
        _ => None,
    };
    #[cfg(not(feature = "all-suites"))]
    {
        let _ = name;
        None
    }
}

/// The groups of a size that TLS 1.3 has, best first (RFC 8446 section 4.2.7, RFC 7919, draft-ietf-tls-ecdhe-mlkem).
#[cfg(feature = "all-suites")]
#[must_use]
pub fn named_groups(size: Size) -> Vec<NamedGroup> {
    match size {
        Size::Toy => vec![NamedGroup::TOY_CURVE, NamedGroup::TOY_FIELD],
        Size::Full => vec![
            NamedGroup::X25519,
            NamedGroup::SECP256R1,
            NamedGroup::SECP384R1,
            NamedGroup::X25519MLKEM768,
            NamedGroup::FFDHE2048,
            NamedGroup::FFDHE3072,
        ],
    }
}

/// The arithmetic of a group by its name, a curve or not, if the engine has it.
#[cfg(feature = "all-suites")]
#[must_use]
pub fn named(name: NamedGroup) -> Option<Box<dyn KeyExchange>> {
    if let Some(field) = named_field(name) {
        return Some(Box::new(field));
    }
    match name {
        NamedGroup::X25519MLKEM768 => Some(Box::new(X25519MlKem768)),
        name => curve(name),
    }
}

/// The finite field of this name, if it is one and the engine has it (RFC 7919).
#[cfg(feature = "all-suites")]
#[must_use]
pub fn named_field(name: NamedGroup) -> Option<DhGroup> {
    match name {
        NamedGroup::FFDHE2048 => Some(DhGroup::ffdhe2048()),
        NamedGroup::FFDHE3072 => Some(DhGroup::ffdhe3072()),
        NamedGroup::TOY_FIELD => Some(DhGroup::toy()),
        _ => None,
    }
}

/// The arithmetic of the curve that these two bytes name.
#[must_use]
pub fn of_bytes(name: &[u8]) -> Option<Box<dyn KeyExchange>> {
    let name = <[u8; 2]>::try_from(name).ok()?;
    curve(NamedGroup(u16::from_be_bytes(name)))
}

/// The arithmetic of a finite field that came over the wire, both numbers big-endian.
#[must_use]
pub fn received(p: &[u8], g: &[u8]) -> Option<Box<dyn KeyExchange>> {
    let group = DhGroup::received(&Nat::from_be_bytes(p), &Nat::from_be_bytes(g));
    Some(Box::new(group.ok()?))
}

/// The finite field that a server of this size proposes.
#[must_use]
pub fn field(size: Size) -> DhGroup {
    match size {
        Size::Toy => DhGroup::toy(),
        Size::Full => DhGroup::ffdhe2048(),
    }
}

/// How often a toy's private value is drawn again.
const DRAWS: usize = 64;

/// A private value, drawn. A toy group is so small that a drawn value often has a public one that everyone knows, which
/// the peer would refuse: another one is drawn then.
#[must_use]
pub fn draw(group: &dyn KeyExchange, rng: &mut Drbg) -> Vec<u8> {
    let mut private = group.random_private(rng);
    if group.public_len() > 8 {
        return private;
    }
    let mut off = Working::off();
    for _ in 0..DRAWS {
        let public = group.public(&private, &mut off);
        if public.is_ok_and(|public| group.agree(&private, &public, &mut off).is_ok()) {
            break;
        }
        private = group.random_private(rng);
    }
    private
}

/// The same for the end that answers: what a hybrid draws there is something else.
#[cfg(feature = "all-suites")]
#[must_use]
pub fn draw_response(group: &dyn KeyExchange, rng: &mut Drbg) -> Vec<u8> {
    match group.public_len() == group.response_len() {
        true => draw(group, rng),
        false => group.random_response(rng),
    }
}
