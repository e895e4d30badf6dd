//! What belongs to TLS 1.3 alone (RFC 8446): its suites, its key schedule, its records, and the connection that both
//! ends share.

pub mod connection;
mod flight;
pub mod grease;
pub mod key_schedule;
pub mod key_share;
mod lifecycle;
pub mod ops;
mod protected;
pub mod psk;
pub mod recipes;
pub mod record;
mod secrets;
pub mod signature;
mod signing;
mod suite;
#[cfg(test)]
mod tests;
pub mod transcript;

pub use secrets::share;
pub use suite::{SUITES, Suite, suite};

use crate::{ledger::ValueKind, party::Whose};

/// The secrets of a key log that come with early data.
pub const LOGGED_EARLY: &[(&str, ValueKind, Whose)] = &[
    (
        "CLIENT_EARLY_TRAFFIC_SECRET",
        ValueKind::EarlyTrafficSecret,
        Whose::Client,
    ),
    (
        "EARLY_EXPORTER_SECRET",
        ValueKind::EarlyExporterMasterSecret,
        Whose::Both,
    ),
];

/// The secrets of a key log: label, and where the ledger has them (draft-ietf-tls-keylogfile section 3.1).
pub const LOGGED: &[(&str, ValueKind, Whose)] = &[
    (
        "CLIENT_HANDSHAKE_TRAFFIC_SECRET",
        ValueKind::HandshakeTrafficSecret,
        Whose::Client,
    ),
    (
        "SERVER_HANDSHAKE_TRAFFIC_SECRET",
        ValueKind::HandshakeTrafficSecret,
        Whose::Server,
    ),
    (
        "CLIENT_TRAFFIC_SECRET_0",
        ValueKind::ApplicationTrafficSecret,
        Whose::Client,
    ),
    (
        "SERVER_TRAFFIC_SECRET_0",
        ValueKind::ApplicationTrafficSecret,
        Whose::Server,
    ),
    (
        "EXPORTER_SECRET",
        ValueKind::ExporterMasterSecret,
        Whose::Both,
    ),
];
