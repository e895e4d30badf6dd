//! GREASE: values that mean nothing, reserved so that nobody forgets to pass over what they do not know (RFC 8701).

use padlock_core::Drbg;

use crate::{
    extension::{
        Extension, ExtensionType,
        tls13::{KeyShareEntry, Tls13Extension},
    },
    handshake::{CipherSuite, ClientHello, NamedGroup},
    ids,
    record::ProtocolVersion,
};

/// One of the sixteen: `0x0a0a`, `0x1a1a` and so on to `0xfafa`.
fn value(rng: &mut Drbg) -> u16 {
    let high = rng.bytes(1).first().copied().unwrap_or_default() & 0xf0;
    u16::from_be_bytes([high | 0x0a; 2])
}

/// An extension of no meaning.
#[must_use]
pub fn extension(rng: &mut Drbg, extension_data: Vec<u8>) -> Extension {
    Extension::Unknown {
        extension_type: ExtensionType(value(rng)),
        extension_data,
    }
}

/// Whether an extension is one.
#[must_use]
pub const fn is_grease(extension_type: ExtensionType) -> bool {
    ids::is_grease(extension_type.0)
}

/// A suite, a version, a group with a share in it, and an extension at either end (RFC 8701 section 3.1).
pub fn mix_in(hello: &mut ClientHello, rng: &mut Drbg) {
    hello.cipher_suites.insert(0, CipherSuite(value(rng)));
    let group = NamedGroup(value(rng));
    let version = ProtocolVersion(value(rng));
    let Some(extensions) = &mut hello.extensions else {
        return;
    };
    for extension in extensions.iter_mut() {
        match extension {
            Extension::SupportedGroups(groups) => groups.insert(0, group),
            Extension::Tls13(Tls13Extension::SupportedVersions(versions)) => {
                versions.insert(0, version);
            }
            Extension::Tls13(Tls13Extension::ClientShares(shares)) => {
                let key_exchange = vec![0];
                shares.insert(
                    0,
                    KeyShareEntry {
                        group,
                        key_exchange,
                    },
                );
            }
            _ => {}
        }
    }
    let first = extension(rng, vec![]);
    let mut last = extension(rng, vec![0]);
    // No type may come twice.
    while last.extension_type() == first.extension_type() {
        last = extension(rng, vec![0]);
    }
    extensions.insert(0, first);
    extensions.push(last);
}
