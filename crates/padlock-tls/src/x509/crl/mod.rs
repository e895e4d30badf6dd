//! Certificate revocation lists (RFC 5280 section 5).

mod read;

pub(super) use read::{Crl, Revoked};
