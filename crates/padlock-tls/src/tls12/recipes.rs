//! What follows from what in a session up to TLS 1.2: the RFCs as a table.

use crate::{
    handshake::KeyExchangeAlgorithm,
    ledger::{Op, Recipe, ValueKind as V},
    party::Whose::{self, Both, Client, Server},
    protection::Protection,
    session::Session,
    suite::HAS_CLIENT_AUTHENTICATION,
};

/// Every way to compute one value of a session from others. The eavesdropper uses all of them.
#[must_use]
pub fn of(session: Session) -> Vec<Recipe> {
    let protection = &session.suite.protection;
    let mut recipes = KEY.to_vec();
    if HAS_CLIENT_AUTHENTICATION {
        recipes.extend_from_slice(CLIENT_KEY);
    }
    recipes.extend_from_slice(match session.suite.key_exchange {
        KeyExchangeAlgorithm::Rsa => TRANSPORT,
        KeyExchangeAlgorithm::Dhe | KeyExchangeAlgorithm::DhAnon => FIELD,
        KeyExchangeAlgorithm::Ecdhe => CURVE,
    });
    recipes.extend_from_slice(match session.extended_master_secret {
        true => EXTENDED_MASTER,
        false => MASTER,
    });
    recipes.push(KEY_BLOCK);
    if protection.mac_key_length() > 0 {
        recipes.extend(cut(V::ClientWriteMacKey, V::ServerWriteMacKey));
    }
    if protection.enc_key_length() > 0 {
        recipes.extend(cut(V::ClientWriteKey, V::ServerWriteKey));
    }
    if session.fixed_iv_length() > 0 {
        recipes.extend(cut(V::ClientWriteIv, V::ServerWriteIv));
    }
    recipes.extend_from_slice(match protection {
        Protection::Stream { cipher: None, .. } => &NULL,
        Protection::Stream { .. } => &STREAM,
        Protection::Block { .. } if session.chains_iv() => CHAINED,
        Protection::Block { .. } => &BLOCK,
        Protection::Aead {
            fixed_iv_length: 0, ..
        } => &AEAD_EXPLICIT,
        Protection::Aead { .. } => &AEAD,
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

/// CBC as in TLS 1.0: the first IV is out of the key block; where the others are, anyone sees.
static CHAINED: &[Recipe] = &[
    Recipe {
        op: Op::FirstIv,
        output: V::RecordIv,
        of: Client,
        inputs: &[(V::ClientWriteIv, Client)],
    },
    Recipe {
        op: Op::FirstIv,
        output: V::RecordIv,
        of: Server,
        inputs: &[(V::ServerWriteIv, Server)],
    },
    Recipe {
        op: Op::OpenRecord,
        output: V::OpenedRecord,
        of: Client,
        inputs: &[
            (V::ProtectedRecord, Client),
            (V::ClientWriteKey, Client),
            (V::ClientWriteMacKey, Client),
            (V::RecordIv, Client),
        ],
    },
    Recipe {
        op: Op::OpenRecord,
        output: V::OpenedRecord,
        of: Server,
        inputs: &[
            (V::ProtectedRecord, Server),
            (V::ServerWriteKey, Server),
            (V::ServerWriteMacKey, Server),
            (V::RecordIv, Server),
        ],
    },
];

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

/// The key of the certificate.
pub(crate) static KEY: &[Recipe] = &[
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
];

/// The key of the client's certificate.
static CLIENT_KEY: &[Recipe] = &[
    Recipe {
        op: Op::ReadCertificate,
        output: V::RsaModulus,
        of: Client,
        inputs: &[(V::ClientCertificate, Client)],
    },
    Recipe {
        op: Op::ReadCertificate,
        output: V::RsaPublicExponent,
        of: Client,
        inputs: &[(V::ClientCertificate, Client)],
    },
];

/// The premaster secret of RSA key transport.
static TRANSPORT: &[Recipe] = &[Recipe {
    op: Op::RsaDecrypt,
    output: V::PreMasterSecret,
    of: Client,
    inputs: &[
        (V::EncryptedPreMasterSecret, Client),
        (V::RsaModulus, Server),
        (V::RsaPublicExponent, Server),
        (V::RsaPrivateExponent, Server),
    ],
}];

/// The premaster secret of Diffie-Hellman in a finite field, from either end's private value.
static FIELD: &[Recipe] = &[
    Recipe {
        op: Op::KeyAgreement,
        output: V::PreMasterSecret,
        of: Client,
        inputs: &[
            (V::EphemeralPrivateKey, Client),
            (V::EphemeralPublicKey, Server),
            (V::DhP, Server),
            (V::DhG, Server),
        ],
    },
    Recipe {
        op: Op::KeyAgreement,
        output: V::PreMasterSecret,
        of: Client,
        inputs: &[
            (V::EphemeralPrivateKey, Server),
            (V::EphemeralPublicKey, Client),
            (V::DhP, Server),
            (V::DhG, Server),
        ],
    },
];

/// The same on a curve.
static CURVE: &[Recipe] = &[
    Recipe {
        op: Op::KeyAgreement,
        output: V::PreMasterSecret,
        of: Client,
        inputs: &[
            (V::EphemeralPrivateKey, Client),
            (V::EphemeralPublicKey, Server),
            (V::NamedCurve, Server),
        ],
    },
    Recipe {
        op: Op::KeyAgreement,
        output: V::PreMasterSecret,
        of: Client,
        inputs: &[
            (V::EphemeralPrivateKey, Server),
            (V::EphemeralPublicKey, Client),
            (V::NamedCurve, Server),
        ],
    },
];

/// The master secret of both randoms (RFC 5246 section 8.1).
static MASTER: &[Recipe] = &[Recipe {
    op: Op::PrfMasterSecret,
    output: V::MasterSecret,
    of: Both,
    inputs: &[
        (V::PreMasterSecret, Client),
        (V::ClientRandom, Client),
        (V::ServerRandom, Server),
    ],
}];

/// The master secret of all messages up to ClientKeyExchange (RFC 7627 section 4).
static EXTENDED_MASTER: &[Recipe] = &[
    Recipe {
        op: Op::SessionHash,
        output: V::SessionHash,
        of: Both,
        inputs: &[(V::HandshakeMessages, Both)],
    },
    Recipe {
        op: Op::PrfExtendedMasterSecret,
        output: V::MasterSecret,
        of: Both,
        inputs: &[(V::PreMasterSecret, Client), (V::SessionHash, Both)],
    },
];

/// The key block of either master secret.
const KEY_BLOCK: Recipe = Recipe {
    op: Op::PrfKeyExpansion,
    output: V::KeyBlock,
    of: Both,
    inputs: &[
        (V::MasterSecret, Both),
        (V::ServerRandom, Server),
        (V::ClientRandom, Client),
    ],
};

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
