//! Certificate revocation lists (RFC 5280 section 5).

mod issue;
mod read;

pub use issue::RevocationList;
pub(super) use read::{Crl, Revoked};
