//! What the ends make of the freedom that TLS 1.3 leaves them, as the command line asks for it.

use padlock_tls::shape::{Cookies, Shape};

use super::{Version, WireFailure};
use crate::args::{Connect, CookiesWhen, Listen, WireOptions};

/// The look of a client's connections.
pub fn of_client(args: &Connect) -> Result<Shape, WireFailure> {
    let asked = [
        ("--post-handshake-auth", args.post_handshake_auth),
        ("--no-compatibility", args.no_compatibility),
    ];
    only_newest(&args.wire, &asked)?;
    Ok(Shape {
        post_handshake_auth: args.post_handshake_auth,
        compatible: !args.no_compatibility,
        ..common(&args.wire)?
    })
}

/// The look of a server's.
pub fn of_server(args: &Listen) -> Result<Shape, WireFailure> {
    let asked = [
        ("--post-handshake-auth", args.post_handshake_auth),
        ("--cookies", args.cookies.is_some()),
    ];
    only_newest(&args.wire, &asked)?;
    Ok(Shape {
        cookies: match args.cookies {
            Some(CookiesWhen::Never) => Cookies::Never,
            Some(CookiesWhen::Along) | None => Cookies::Along,
            Some(CookiesWhen::Always) => Cookies::Always,
        },
        ..common(&args.wire)?
    })
}

/// What both can have.
fn common(options: &WireOptions) -> Result<Shape, WireFailure> {
    let asked = [
        ("--padding", options.padding.is_some()),
        ("--joined", options.joined),
        ("--grease", options.grease),
    ];
    only_newest(options, &asked)?;
    Ok(Shape {
        padding: options.padding.unwrap_or_default(),
        joined: options.joined,
        grease: options.grease,
        ..Shape::default()
    })
}

/// Only TLS 1.3 does what these options, out of those that are asked for, are for.
pub fn only_newest(
    options: &WireOptions,
    asked: &[(&'static str, bool)],
) -> Result<(), WireFailure> {
    let mut asked = asked.iter().filter(|(_, is_asked)| *is_asked);
    match asked.next() {
        Some((option, _)) if !options.versions.contains(&Version::Tls13) => {
            Err(WireFailure::OnlyTls13(option))
        }
        _ => Ok(()),
    }
}
