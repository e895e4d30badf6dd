//! What follows from what in a TLS 1.2 session with RSA key transport: RFC 5246 as a table.

use crate::{
    ledger::{Op, Recipe, ValueKind as V},
    party::Whose::{self, Both, Client, Server},
    protection::Protection,
    suite::Suite,
};

/// Every way to compute one value of a session with `suite` from others. The eavesdropper uses all of them.
#[must_use]
pub fn of(suite: &Suite) -> Vec<Recipe> {
    let protection = &suite.protection;
    let mut recipes = SESSION.to_vec();
    if protection.mac_key_length() > 0 {
        recipes.extend(cut(V::ClientWriteMacKey, V::ServerWriteMacKey));
    }
    if protection.enc_key_length() > 0 {
        recipes.extend(cut(V::ClientWriteKey, V::ServerWriteKey));
    }
    if protection.fixed_iv_length() > 0 {
        recipes.extend(cut(V::ClientWriteIv, V::ServerWriteIv));
    }
    recipes.extend(match protection {
        Protection::Stream { cipher: None, .. } => NULL,
        Protection::Stream { .. } => STREAM,
        Protection::Block { .. } => BLOCK,
        Protection::Aead {
            fixed_iv_length: 0, ..
        } => AEAD_EXPLICIT,
        Protection::Aead { .. } => AEAD,
    });
    recipes.extend_from_slice(CONTENT);
    recipes
}

/// A part of the key block for either end.
const fn cut(client: V, server: V) -> [Recipe; 2] {
    let op = Op::SplitKeyBlock;
    let inputs = &[(V::KeyBlock, Both)];
    [
        Recipe {
            op,
            output: client,
            of: Client,
            inputs,
        },
        Recipe {
            op,
            output: server,
            of: Server,
            inputs,
        },
    ]
}

/// Opening a record, for either end.
const fn open(op: Op, client: &'static [(V, Whose)], server: &'static [(V, Whose)]) -> [Recipe; 2] {
    let output = V::OpenedRecord;
    [
        Recipe {
            op,
            output,
            of: Client,
            inputs: client,
        },
        Recipe {
            op,
            output,
            of: Server,
            inputs: server,
        },
    ]
}

static NULL: [Recipe; 2] = open(
    Op::ReadUnencrypted,
    &[(V::ProtectedRecord, Client)],
    &[(V::ProtectedRecord, Server)],
);

static STREAM: [Recipe; 2] = open(
    Op::OpenRecord,
    &[
        (V::ProtectedRecord, Client),
        (V::ClientWriteKey, Client),
        (V::ClientWriteMacKey, Client),
        (V::KeystreamOffset, Client),
    ],
    &[
        (V::ProtectedRecord, Server),
        (V::ServerWriteKey, Server),
        (V::ServerWriteMacKey, Server),
        (V::KeystreamOffset, Server),
    ],
);

static BLOCK: [Recipe; 2] = open(
    Op::OpenRecord,
    &[
        (V::ProtectedRecord, Client),
        (V::ClientWriteKey, Client),
        (V::ClientWriteMacKey, Client),
    ],
    &[
        (V::ProtectedRecord, Server),
        (V::ServerWriteKey, Server),
        (V::ServerWriteMacKey, Server),
    ],
);

static AEAD: [Recipe; 2] = open(
    Op::OpenRecord,
    &[
        (V::ProtectedRecord, Client),
        (V::ClientWriteKey, Client),
        (V::ClientWriteIv, Client),
    ],
    &[
        (V::ProtectedRecord, Server),
        (V::ServerWriteKey, Server),
        (V::ServerWriteIv, Server),
    ],
);

static AEAD_EXPLICIT: [Recipe; 2] = open(
    Op::OpenRecord,
    &[(V::ProtectedRecord, Client), (V::ClientWriteKey, Client)],
    &[(V::ProtectedRecord, Server), (V::ServerWriteKey, Server)],
);

/// From what is seen to the key block, for RSA key transport.
static SESSION: &[Recipe] = &[
    Recipe {
        op: Op::ReadCertificate,
        output: V::RsaModulus,
        of: Server,
        inputs: &[(V::ServerCertificate, Server)],
    },
    Recipe {
        op: Op::ReadCertificate,
        output: V::RsaPublicExponent,
        of: Server,
        inputs: &[(V::ServerCertificate, Server)],
    },
    Recipe {
        op: Op::RsaPrivateExponent,
        output: V::RsaPrivateExponent,
        of: Server,
        inputs: &[
            (V::RsaPrimeP, Server),
            (V::RsaPrimeQ, Server),
            (V::RsaPublicExponent, Server),
        ],
    },
    Recipe {
        op: Op::RsaDecrypt,
        output: V::PreMasterSecret,
        of: Client,
        inputs: &[
            (V::EncryptedPreMasterSecret, Client),
            (V::RsaModulus, Server),
            (V::RsaPublicExponent, Server),
            (V::RsaPrivateExponent, Server),
        ],
    },
    Recipe {
        op: Op::PrfMasterSecret,
        output: V::MasterSecret,
        of: Both,
        inputs: &[
            (V::PreMasterSecret, Client),
            (V::ClientRandom, Client),
            (V::ServerRandom, Server),
        ],
    },
    Recipe {
        op: Op::PrfKeyExpansion,
        output: V::KeyBlock,
        of: Both,
        inputs: &[
            (V::MasterSecret, Both),
            (V::ServerRandom, Server),
            (V::ClientRandom, Client),
        ],
    },
];

/// What an opened record carried.
static CONTENT: &[Recipe] = &[
    Recipe {
        op: Op::ReadContent,
        output: V::VerifyData,
        of: Client,
        inputs: &[(V::OpenedRecord, Client), (V::ProtectedRecord, Client)],
    },
    Recipe {
        op: Op::ReadContent,
        output: V::VerifyData,
        of: Server,
        inputs: &[(V::OpenedRecord, Server), (V::ProtectedRecord, Server)],
    },
    Recipe {
        op: Op::ReadContent,
        output: V::ApplicationData,
        of: Client,
        inputs: &[(V::OpenedRecord, Client), (V::ProtectedRecord, Client)],
    },
    Recipe {
        op: Op::ReadContent,
        output: V::ApplicationData,
        of: Server,
        inputs: &[(V::OpenedRecord, Server), (V::ProtectedRecord, Server)],
    },
    Recipe {
        op: Op::ReadContent,
        output: V::Alert,
        of: Client,
        inputs: &[(V::OpenedRecord, Client), (V::ProtectedRecord, Client)],
    },
    Recipe {
        op: Op::ReadContent,
        output: V::Alert,
        of: Server,
        inputs: &[(V::OpenedRecord, Server), (V::ProtectedRecord, Server)],
    },
];
