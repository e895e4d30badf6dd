//! What follows from what in TLS 1.3: the diagram of the key schedule ([`key_schedule`](super::key_schedule)) and the
//! opening of records, as a table. The eavesdropper uses all of it.

use crate::{
    ledger::{Op, Recipe, ValueKind as V},
    party::Whose::{self, Both, Client, Server},
    tls12,
};

/// Every way to compute one value of a connection from others.
#[must_use]
pub fn all() -> Vec<Recipe> {
    [tls12::recipes::KEY, SCHEDULE, TRAFFIC_KEYS, RECORDS].concat()
}

const fn recipe(op: Op, output: V, of: Whose, inputs: &'static [(V, Whose)]) -> Recipe {
    Recipe {
        op,
        output,
        of,
        inputs,
    }
}

/// From the key shares and the transcript to the traffic secrets (RFC 8446 section 7.1).
#[rustfmt::skip]
static SCHEDULE: &[Recipe] = &[
    recipe(Op::KeyShareSecret, V::SharedSecret, Both, &[(V::EphemeralPrivateKey, Client), (V::EphemeralPublicKey, Server)]),
    recipe(Op::KeyShareSecret, V::SharedSecret, Both, &[(V::EphemeralPrivateKey, Server), (V::EphemeralPublicKey, Client)]),
    recipe(Op::Hash, V::HandshakeHash, Both, &[(V::HandshakeMessages, Both)]),
    recipe(Op::HkdfExtract, V::EarlySecret, Both, &[]),
    recipe(Op::DeriveSecret, V::HandshakeSalt, Both, &[(V::EarlySecret, Both)]),
    recipe(Op::HkdfExtract, V::HandshakeSecret, Both, &[(V::HandshakeSalt, Both), (V::SharedSecret, Both)]),
    recipe(Op::DeriveSecret, V::HandshakeTrafficSecret, Client, &[(V::HandshakeSecret, Both), (V::HandshakeHash, Both)]),
    recipe(Op::DeriveSecret, V::HandshakeTrafficSecret, Server, &[(V::HandshakeSecret, Both), (V::HandshakeHash, Both)]),
    recipe(Op::DeriveSecret, V::MasterSalt, Both, &[(V::HandshakeSecret, Both)]),
    recipe(Op::HkdfExtract, V::Tls13MasterSecret, Both, &[(V::MasterSalt, Both)]),
    recipe(Op::DeriveSecret, V::ApplicationTrafficSecret, Client, &[(V::Tls13MasterSecret, Both), (V::HandshakeHash, Both)]),
    recipe(Op::DeriveSecret, V::ApplicationTrafficSecret, Server, &[(V::Tls13MasterSecret, Both), (V::HandshakeHash, Both)]),
    recipe(Op::DeriveSecret, V::ExporterMasterSecret, Both, &[(V::Tls13MasterSecret, Both), (V::HandshakeHash, Both)]),
    recipe(Op::DeriveSecret, V::ResumptionMasterSecret, Both, &[(V::Tls13MasterSecret, Both), (V::HandshakeHash, Both)]),
];

/// Keys and IVs (RFC 8446 section 7.3).
#[rustfmt::skip]
static TRAFFIC_KEYS: &[Recipe] = &[
    recipe(Op::ExpandLabel, V::ClientWriteKey, Client, &[(V::HandshakeTrafficSecret, Client)]),
    recipe(Op::ExpandLabel, V::ClientWriteKey, Client, &[(V::ApplicationTrafficSecret, Client)]),
    recipe(Op::ExpandLabel, V::ClientWriteIv, Client, &[(V::HandshakeTrafficSecret, Client)]),
    recipe(Op::ExpandLabel, V::ClientWriteIv, Client, &[(V::ApplicationTrafficSecret, Client)]),
    recipe(Op::ExpandLabel, V::ServerWriteKey, Server, &[(V::HandshakeTrafficSecret, Server)]),
    recipe(Op::ExpandLabel, V::ServerWriteKey, Server, &[(V::ApplicationTrafficSecret, Server)]),
    recipe(Op::ExpandLabel, V::ServerWriteIv, Server, &[(V::HandshakeTrafficSecret, Server)]),
    recipe(Op::ExpandLabel, V::ServerWriteIv, Server, &[(V::ApplicationTrafficSecret, Server)]),
];

/// Opening a record (RFC 8446 sections 5.2 and 5.3).
#[rustfmt::skip]
static RECORDS: &[Recipe] = &[
    recipe(Op::XorNonce, V::RecordNonce, Client, &[(V::ClientWriteIv, Client), (V::SequenceNumber, Client)]),
    recipe(Op::XorNonce, V::RecordNonce, Server, &[(V::ServerWriteIv, Server), (V::SequenceNumber, Server)]),
    recipe(Op::OpenRecord, V::OpenedRecord, Client, &[(V::ProtectedRecord, Client), (V::ClientWriteKey, Client), (V::RecordNonce, Client)]),
    recipe(Op::OpenRecord, V::OpenedRecord, Server, &[(V::ProtectedRecord, Server), (V::ServerWriteKey, Server), (V::RecordNonce, Server)]),
    recipe(Op::ReadContent, V::HandshakeMessage, Client, &[(V::OpenedRecord, Client)]),
    recipe(Op::ReadContent, V::HandshakeMessage, Server, &[(V::OpenedRecord, Server)]),
    recipe(Op::ReadContent, V::ApplicationData, Client, &[(V::OpenedRecord, Client)]),
    recipe(Op::ReadContent, V::ApplicationData, Server, &[(V::OpenedRecord, Server)]),
    recipe(Op::ReadContent, V::Alert, Client, &[(V::OpenedRecord, Client)]),
    recipe(Op::ReadContent, V::Alert, Server, &[(V::OpenedRecord, Server)]),
];
