//! What follows from what in a TLS 1.2 session with RSA key transport: RFC 5246 as a table.

use crate::{
    ledger::{Op, Recipe, ValueKind as V},
    party::Whose::{Both, Client, Server},
};

/// Every way to compute one value of the session from others. The eavesdropper uses all of them.
pub static RSA: &[Recipe] = &[
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
    Recipe {
        op: Op::SplitKeyBlock,
        output: V::ClientWriteMacKey,
        of: Client,
        inputs: &[(V::KeyBlock, Both)],
    },
    Recipe {
        op: Op::SplitKeyBlock,
        output: V::ServerWriteMacKey,
        of: Server,
        inputs: &[(V::KeyBlock, Both)],
    },
    Recipe {
        op: Op::SplitKeyBlock,
        output: V::ClientWriteKey,
        of: Client,
        inputs: &[(V::KeyBlock, Both)],
    },
    Recipe {
        op: Op::SplitKeyBlock,
        output: V::ServerWriteKey,
        of: Server,
        inputs: &[(V::KeyBlock, Both)],
    },
    Recipe {
        op: Op::OpenRecord,
        output: V::OpenedRecord,
        of: Client,
        inputs: &[
            (V::ProtectedRecord, Client),
            (V::ClientWriteKey, Client),
            (V::ClientWriteMacKey, Client),
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
        ],
    },
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
