//! Certificate revocation lists (RFC 5280 section 5).

mod issue;
mod read;

pub use issue::RevocationList;
pub use read::Crl;
pub(super) use read::Revoked;
