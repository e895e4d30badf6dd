//! What follows from what in TLS 1.3: the diagram of the key schedule ([`key_schedule`](super::key_schedule)) and the
//! opening of records, as a table. The eavesdropper uses all of it.
//!
//! Where the diagram begins, and whether there is an exchange besides, the hellos say ([`Exchange`]).

use crate::{
    ledger::{Op, Recipe, ValueKind as V},
    party::Whose::{self, Both, Client, Server},
    tls12,
};

/// What the hellos agree on (RFC 8446 section 2.2).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Exchange {
    /// Whether the client offers pre-shared keys.
    pub offers_psk: bool,
    /// Whether the server takes one.
    pub psk: bool,
    /// Whether it takes one and nothing besides: `psk_ke`.
    pub psk_alone: bool,
}

/// Every way to compute one value of a connection from others.
#[must_use]
pub fn all(exchange: Exchange) -> Vec<Recipe> {
    let mut all = [
        tls12::recipes::KEY,
        SCHEDULE,
        TRAFFIC_KEYS,
        RECORDS,
        TICKETS,
    ]
    .concat();
    if exchange.offers_psk {
        all.extend_from_slice(PSK);
        all.extend_from_slice(EARLY_KEYS);
    }
    if !exchange.psk {
        all.push(recipe(Op::HkdfExtract, V::EarlySecret, Both, &[]));
    }
    all.extend_from_slice(match exchange.psk_alone {
        true => PSK_KE,
        false => KEY_SHARES,
    });
    all
}

/// Whether it takes a look at the messages to say which values a recipe goes with: the binders tell which pre-shared key is
/// which, a record's place tells its nonce, and a ticket's place its number.
#[must_use]
pub fn goes_by_place(recipe: &Recipe) -> bool {
    matches!(
        recipe.output,
        V::EarlySecret
            | V::BinderKey
            | V::EarlyTrafficSecret
            | V::EarlyExporterMasterSecret
            | V::HandshakeSalt
            | V::RecordNonce
            | V::OpenedRecord
    ) || (recipe.op, recipe.output) == (Op::ExpandLabel, V::PreSharedKey)
}

const fn recipe(op: Op, output: V, of: Whose, inputs: &'static [(V, Whose)]) -> Recipe {
    Recipe {
        op,
        output,
        of,
        inputs,
    }
}

/// What a pre-shared key gives before the server answers (RFC 8446 section 7.1).
#[rustfmt::skip]
static PSK: &[Recipe] = &[
    recipe(Op::HkdfExtract, V::EarlySecret, Both, &[(V::PreSharedKey, Both)]),
    recipe(Op::DeriveSecret, V::BinderKey, Both, &[(V::EarlySecret, Both)]),
    recipe(Op::DeriveSecret, V::EarlyTrafficSecret, Client, &[(V::EarlySecret, Both), (V::HandshakeHash, Both)]),
    recipe(Op::DeriveSecret, V::EarlyExporterMasterSecret, Both, &[(V::EarlySecret, Both), (V::HandshakeHash, Both)]),
];

/// Keys and IV of early data (RFC 8446 section 7.3).
#[rustfmt::skip]
static EARLY_KEYS: &[Recipe] = &[
    recipe(Op::ExpandLabel, V::ClientWriteKey, Client, &[(V::EarlyTrafficSecret, Client)]),
    recipe(Op::ExpandLabel, V::ClientWriteIv, Client, &[(V::EarlyTrafficSecret, Client)]),
];

/// Tickets: the key of one, out of the connection that it is from or out of the ticket itself (RFC 8446 section 4.6.1).
#[rustfmt::skip]
static TICKETS: &[Recipe] = &[
    recipe(Op::ExpandLabel, V::PreSharedKey, Both, &[(V::ResumptionMasterSecret, Both), (V::TicketNonce, Both)]),
    recipe(Op::OpenTicket, V::SessionState, Both, &[(V::TicketKey, Server), (V::SessionTicket, Client)]),
    recipe(Op::OpenTicket, V::SessionState, Both, &[(V::TicketKey, Server), (V::SessionTicket, Server)]),
    recipe(Op::ReadState, V::PreSharedKey, Both, &[(V::SessionState, Both)]),
];

/// With key shares, whether or not there is a pre-shared key besides.
#[rustfmt::skip]
static KEY_SHARES: &[Recipe] = &[
    recipe(Op::KeyShareSecret, V::SharedSecret, Both, &[(V::EphemeralPrivateKey, Client), (V::EphemeralPublicKey, Server)]),
    recipe(Op::KeyShareSecret, V::SharedSecret, Both, &[(V::EphemeralPrivateKey, Server), (V::EphemeralPublicKey, Client)]),
    recipe(Op::HkdfExtract, V::HandshakeSecret, Both, &[(V::HandshakeSalt, Both), (V::SharedSecret, Both)]),
];

/// Without: the pre-shared key is all there is.
static PSK_KE: &[Recipe] = &[recipe(
    Op::HkdfExtract,
    V::HandshakeSecret,
    Both,
    &[(V::HandshakeSalt, Both)],
)];

/// From the Early Secret and the transcript to the traffic secrets (RFC 8446 section 7.1).
#[rustfmt::skip]
static SCHEDULE: &[Recipe] = &[
    recipe(Op::Hash, V::HandshakeHash, Both, &[(V::HandshakeMessages, Both)]),
    recipe(Op::DeriveSecret, V::HandshakeSalt, Both, &[(V::EarlySecret, Both)]),
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
