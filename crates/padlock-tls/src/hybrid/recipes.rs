//! What follows from what: all of it, from the private key.

use crate::{
    ledger::{Op, Recipe, ValueKind as V},
    party::Whose::{Both, Client, Server},
    session::Session,
};

/// Every way to compute one value from others. The eavesdropper uses all of them.
pub(super) fn of(_session: Session) -> Vec<Recipe> {
    RECIPES.to_vec()
}

static RECIPES: &[Recipe] = &[
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
        output: V::SessionKey,
        of: Both,
        inputs: &[
            (V::EncryptedSessionKey, Client),
            (V::RsaModulus, Server),
            (V::RsaPublicExponent, Server),
            (V::RsaPrivateExponent, Server),
        ],
    },
    Recipe {
        op: Op::DecryptData,
        output: V::ApplicationData,
        of: Client,
        inputs: &[(V::SessionKey, Both), (V::ProtectedRecord, Client)],
    },
    Recipe {
        op: Op::DecryptData,
        output: V::ApplicationData,
        of: Server,
        inputs: &[(V::SessionKey, Both), (V::ProtectedRecord, Server)],
    },
];
