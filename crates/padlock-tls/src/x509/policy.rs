//! What a validator insists on.

use super::Schemes;

crate::ids::ids! {
    /// Whose rules certificates must keep beyond what makes a path valid.
    Profile {
        Rfc5280 = "rfc5280",
        WebPki = "web_pki",
    }
}

crate::ids::ids! {
    /// What the leaf's key is for.
    Purpose {
        Server = "server",
        Client = "client",
    }
}

/// What a validator insists on, and how much work it does for a stranger.
#[derive(Clone, Copy, Debug)]
pub struct Policy {
    /// The signatures that it can check.
    pub schemes: Schemes,
    /// RFC 5280 alone, or also the CA/Browser Forum's baseline requirements, section 7.1.
    pub profile: Profile,
    /// The shortest RSA modulus that is long enough, in bits. Toys are exempt.
    pub min_rsa_bits: usize,
    /// Whether a signature of a SHA-1 digest will do.
    pub allow_sha1: bool,
    /// The most certificates between leaf and anchor; self-issued ones are not counted.
    pub max_intermediates: usize,
    /// The most signatures that the search for a path checks.
    pub max_signatures: usize,
}

impl Policy {
    /// RFC 5280's rules, RSA from 2048 bits, no SHA-1.
    pub const fn rfc5280(schemes: Schemes) -> Self {
        Self {
            schemes,
            profile: Profile::Rfc5280,
            min_rsa_bits: 2048,
            allow_sha1: false,
            max_intermediates: 8,
            max_signatures: 200,
        }
    }

    /// As browsers have it: the rules of the CA/Browser Forum too.
    pub const fn web_pki(schemes: Schemes) -> Self {
        Self {
            profile: Profile::WebPki,
            ..Self::rfc5280(schemes)
        }
    }
}
