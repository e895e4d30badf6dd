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
    X25519MlKem768,
}

/// The encapsulation key of ML-KEM-768 and its ciphertext, in bytes (FIPS 203 section 8).
const KEY_LEN: usize = 1184;
const CIPHERTEXT_LEN: usize = 1088;

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
            NamedGroup::X25519MLKEM768 => Some(Self::X25519MlKem768),
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
            Self::X25519MlKem768 => {
                let program = program.bytes("private", private);
                program.print("mlkem_keys(private[:64])[1] + x25519(private[64:])")
            }
        }
    }

    /// The public value of who answers: of a hybrid a ciphertext.
    fn answer(&self, private: &[u8], peer: &[u8]) -> String {
        match self {
            Self::X25519MlKem768 => {
                let program = encapsulated(private, peer);
                program.print("ciphertext + x25519(private[32:])")
            }
            group => group.public(private),
        }
    }

    /// The secret of who answers.
    fn answer_secret(&self, private: &[u8], peer: &[u8]) -> String {
        match self {
            Self::X25519MlKem768 => {
                let program = encapsulated(private, peer);
                program.print(&format!("secret + x25519(private[32:], peer[{KEY_LEN}:])"))
            }
            group => group.agree(private, peer, false),
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
            Self::X25519MlKem768 => {
                let program = program.bytes("private", private).bytes("peer", peer);
                let program = program.line(format!(
                    "secret = mlkem_decapsulate(private[:64], peer[:{CIPHERTEXT_LEN}])"
                ));
                let own = format!("x25519(private[64:], peer[{CIPHERTEXT_LEN}:])");
                program.print(&format!("secret + {own}"))
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
            Self::X25519 | Self::X25519MlKem768 => None,
        }
    }
}

/// ML-KEM's half of an answer: `secret` and `ciphertext`.
fn encapsulated(private: &[u8], peer: &[u8]) -> Program {
    Program::default()
        .bytes("private", private)
        .bytes("peer", peer)
        .line(format!(
            "secret, ciphertext = mlkem_encapsulate(peer[:{KEY_LEN}], private[:32])"
        ))
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
    let group = Group::of_share(task)?;
    let private = task.inputs.bytes(V::EphemeralPrivateKey).ok()?;
    Some(match share_of(task, Whose::Client) {
        Some(peer) if task.output.of == Whose::Server => group.answer(private, peer),
        _ => group.public(private),
    })
}

/// The secret of one end's private value and the other's public one.
pub(super) fn key_share_secret(task: Task<'_>) -> Option<String> {
    let group = Group::of_share(task)?;
    let private = task.inputs.bytes(V::EphemeralPrivateKey).ok()?;
    let mut values = task.inputs.0.iter();
    let own = values.find(|value| value.slot.kind == V::EphemeralPrivateKey)?;
    Some(match own.slot.of {
        Whose::Server => group.answer_secret(private, share_of(task, Whose::Client)?),
        Whose::Client | Whose::Both => group.agree(private, share_of(task, Whose::Server)?, false),
    })
}

/// One end's public value.
fn share_of<'a>(task: Task<'a>, of: Whose) -> Option<&'a [u8]> {
    let mut values = task.inputs.0.iter();
    let found =
        values.find(|value| value.slot.kind == V::EphemeralPublicKey && value.slot.of == of)?;
    Some(&found.bytes)
}
