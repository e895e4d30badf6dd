//! What the ends make of the freedom that TLS 1.3 leaves them, as the command line asks for it.

use padlock_tls::shape::Shape;

use super::{Version, WireFailure};
use crate::args::WireOptions;

/// The look of the connections; `post_handshake_auth` is for clients alone.
pub fn of(options: &WireOptions, post_handshake_auth: bool) -> Result<Shape, WireFailure> {
    let asked = [
        ("--padding", options.padding.is_some()),
        ("--grease", options.grease),
        ("--post-handshake-auth", post_handshake_auth),
    ];
    for (option, _) in asked.into_iter().filter(|(_, is_asked)| *is_asked) {
        only_newest(options, option)?;
    }
    Ok(Shape {
        padding: options.padding.unwrap_or_default(),
        grease: options.grease,
        post_handshake_auth,
        ..Shape::default()
    })
}

/// Only TLS 1.3 does this.
pub fn only_newest(options: &WireOptions, option: &'static str) -> Result<(), WireFailure> {
    match options.versions.contains(&Version::Tls13) {
        true => Ok(()),
        false => Err(WireFailure::OnlyTls13(option)),
    }
}
