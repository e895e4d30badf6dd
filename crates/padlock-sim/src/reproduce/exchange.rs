//! Diffie-Hellman (RFC 5246 section 8.1.2, RFC 7748 section 5, RFC 8422 section 5.10, RFC 8446 section 7.4).

use padlock_tls::{
    codec::Codec,
    group,
    handshake::NamedGroup,
    ledger::{Inputs, ValueKind as V},
    party::Whose,
};

use super::{Task, program::Program};

/// Where it is done.
enum Group {
    Field {
        p: Vec<u8>,
        g: Vec<u8>,
    },
    /// By Python's name.
    Curve(&'static str),
    X25519,
}

impl Group {
    fn named(name: NamedGroup) -> Option<Self> {
        if let Some(field) = group::named_field(name) {
            return Some(Self::Field {
                p: field.p().to_be_bytes(),
                g: field.g().to_be_bytes(),
            });
        }
        match name {
            NamedGroup::X25519 => Some(Self::X25519),
            NamedGroup::SECP256R1 => Some(Self::Curve("secp256r1")),
            NamedGroup::SECP384R1 => Some(Self::Curve("secp384r1")),
            NamedGroup::TOY_CURVE => Some(Self::Curve("toy_curve")),
            _ => None,
        }
    }

    /// The group of the server's parameters.
    fn of(inputs: Inputs<'_>) -> Option<Self> {
        match inputs.bytes(V::NamedCurve) {
            Ok(name) => Self::named(NamedGroup::from_bytes(name).ok()?),
            Err(_) => Some(Self::Field {
                p: inputs.bytes(V::DhP).ok()?.to_vec(),
                g: inputs.bytes(V::DhG).ok()?.to_vec(),
            }),
        }
    }

    fn of_share(task: Task<'_>) -> Option<Self> {
        Self::named(NamedGroup(u16::try_from(task.output.number).ok()?))
    }

    /// The public value of a private one.
    fn public(&self, private: &[u8]) -> String {
        let program = Program::default();
        match self {
            Self::Field { p, g } => {
                let program = program.number("p", p).number("g", g).number("x", private);
                program.print(&format!("octets(pow(g, x, p), {})", p.len()))
            }
            Self::Curve(name) => {
                let program = program.number("d", private);
                program.print(&format!("encode({name}, multiply({name}, d, {name}[2]))"))
            }
            Self::X25519 => program.bytes("private", private).print("x25519(private)"),
        }
    }

    /// The secret, as long as the group's elements, or as short as the number is.
    fn agree(&self, private: &[u8], peer: &[u8], is_short: bool) -> String {
        let program = Program::default();
        match self {
            Self::Field { p, .. } => {
                let program = program.number("p", p).number("y", peer);
                let program = program.number("x", private);
                program.print(&match is_short {
                    true => "octets(pow(y, x, p))".to_owned(),
                    false => format!("octets(pow(y, x, p), {})", p.len()),
                })
            }
            Self::Curve(name) => {
                let program = program.number("d", private).bytes("peer", peer);
                let product = format!("multiply({name}, d, decode(peer))");
                program.print(&format!("coordinate({name}, {product}[0])"))
            }
            Self::X25519 => {
                let program = program.bytes("private", private).bytes("peer", peer);
                program.print("x25519(private, peer)")
            }
        }
    }

    /// The private value of a public one, where trying all is no work.
    fn logarithm(&self, public: &[u8]) -> Option<String> {
        let program = Program::default();
        match self {
            Self::Field { p, g } => {
                let program = program.number("p", p).number("g", g).number("y", public);
                Some(program.print("octets(next(x for x in range(p) if pow(g, x, p) == y))"))
            }
            Self::Curve(name) => {
                let program = program.bytes("public", public);
                let product = format!("multiply({name}, d, {name}[2])");
                let found = format!("{product} == decode(public)");
                let range = format!("range(1, {name}[3])");
                Some(program.print(&format!("octets(next(d for d in {range} if {found}))")))
            }
            Self::X25519 => None,
        }
    }
}

pub(super) fn public_key(inputs: Inputs<'_>) -> Option<String> {
    let private = inputs.bytes(V::EphemeralPrivateKey).ok()?;
    Some(Group::of(inputs)?.public(private))
}

/// The premaster secret: of a field without leading zeros (RFC 5246 section 8.1.2).
pub(super) fn agreement(inputs: Inputs<'_>) -> Option<String> {
    let private = inputs.bytes(V::EphemeralPrivateKey).ok()?;
    let peer = inputs.bytes(V::EphemeralPublicKey).ok()?;
    Some(Group::of(inputs)?.agree(private, peer, true))
}

pub(super) fn logarithm(task: Task<'_>) -> Option<String> {
    let public = task.inputs.bytes(V::EphemeralPublicKey).ok()?;
    let group = Group::of_share(task).or_else(|| Group::of(task.inputs))?;
    group.logarithm(public)
}

pub(super) fn key_share(task: Task<'_>) -> Option<String> {
    let private = task.inputs.bytes(V::EphemeralPrivateKey).ok()?;
    Some(Group::of_share(task)?.public(private))
}

/// The secret of one end's private value and the other's public one.
pub(super) fn key_share_secret(task: Task<'_>) -> Option<String> {
    let mut values = task.inputs.0.iter();
    let private = values.find(|value| value.slot.kind == V::EphemeralPrivateKey)?;
    let peer = match private.slot.of {
        Whose::Server => Whose::Client,
        Whose::Client | Whose::Both => Whose::Server,
    };
    let mut values = task.inputs.0.iter();
    let public =
        values.find(|value| value.slot.kind == V::EphemeralPublicKey && value.slot.of == peer)?;
    Some(Group::of_share(task)?.agree(&private.bytes, &public.bytes, false))
}
