//! The keys of the stories: the same in every run, so that a learner meets old acquaintances.
//!
//! The toy server has the text-books' key (p = 61, q = 53, e = 17). The full-size keys were made once by
//! this crate's own generator from the label that stands beside them; a test makes them again.

#[cfg(feature = "all-suites")]
use padlock_core::{
    Drbg,
    ec::EcGroup,
    nist::{EcPrivateKey, NamedCurve},
    signature::EcToyPrivateKey,
};
use padlock_core::{Nat, Working, rsa::RsaError, rsa::RsaPrivateKey, signature::PrivateKey};
#[cfg(feature = "all-suites")]
use padlock_tls::suite::Authentication;
use padlock_tls::{handshake::KeyExchangeAlgorithm, party::Size, suite::Suite};

/// The server's private key for a suite. In toy size a key that signs is larger than one that decrypts, since the hash
/// must fit below `n`.
///
/// # Errors
/// Never for the built-in keys; a test makes every one.
pub fn for_suite(suite: &Suite) -> Result<PrivateKey, RsaError> {
    let is_transport = suite.key_exchange == KeyExchangeAlgorithm::Rsa;
    Ok(match (suite.authentication, suite.scale.size) {
        #[cfg(feature = "all-suites")]
        (Authentication::Ecdsa, Size::Toy) => PrivateKey::EcToy(EcToyPrivateKey::from_scalar(
            &EcGroup::toy(),
            &Nat::from(7),
            &mut Working::off(),
        )?),
        #[cfg(feature = "all-suites")]
        (Authentication::Ecdsa, Size::Full) => {
            let d = Drbg::new(1).fork(EC_SERVER_LABEL).bits(255);
            PrivateKey::Ec(EcPrivateKey::from_scalar(NamedCurve::Secp256r1, &d)?)
        }
        (_, size) if !is_transport => signing(size)?,
        (_, size) => PrivateKey::Rsa(server_key(size)?),
    })
}

/// The server's RSA key for signatures.
///
/// # Errors
/// Never for the built-in keys; a test makes every one.
pub fn signing(size: Size) -> Result<PrivateKey, RsaError> {
    Ok(PrivateKey::Rsa(match size {
        Size::Toy => from_decimal("269", "271", 17)?,
        Size::Full => server_key(size)?,
    }))
}

/// The server's private key for RSA key transport.
///
/// # Errors
/// Never for the built-in primes; a test makes every key.
pub fn server_key(size: Size) -> Result<RsaPrivateKey, RsaError> {
    match size {
        Size::Toy => from_decimal("61", "53", 17),
        Size::Full => from_hex(SERVER_P, SERVER_Q),
    }
}

/// The authority's private key; in toy size `n` is the smallest comfortable one above the 16-bit hash.
///
/// # Errors
/// Never for the built-in primes; a test makes every key.
pub fn authority_key(size: Size) -> Result<RsaPrivateKey, RsaError> {
    match size {
        Size::Toy => from_decimal("257", "263", 17),
        Size::Full => from_hex(AUTHORITY_P, AUTHORITY_Q),
    }
}

/// The label that the full-size server key was drawn from.
pub const SERVER_LABEL: &str = "padlock demonstration server key, RSA-2048";
/// The label that the full-size authority key was drawn from.
pub const AUTHORITY_LABEL: &str = "padlock demonstration authority key, RSA-2048";

/// The label that the full-size ECDSA key is drawn from.
#[cfg(feature = "all-suites")]
const EC_SERVER_LABEL: &str = "padlock demonstration server key, P-256";

fn from_decimal(p: &str, q: &str, e: u64) -> Result<RsaPrivateKey, RsaError> {
    RsaPrivateKey::from_primes(
        &Nat::from_dec(p)?,
        &Nat::from_dec(q)?,
        &Nat::from(e),
        &mut Working::off(),
    )
}

fn from_hex(p: &str, q: &str) -> Result<RsaPrivateKey, RsaError> {
    RsaPrivateKey::from_primes(
        &Nat::from_hex(p)?,
        &Nat::from_hex(q)?,
        &Nat::from(65537),
        &mut Working::off(),
    )
}

const SERVER_P: &str = "d50cf1262c977513842134ab08912e498e295e47276a19ae12b810333441eb63\
    bebcedc1e9cdc83a9224c67e9301b286f6b8ddb579090bfcd83c072de1883803\
    896f0b5880163f6fe85782f28eb05b7d5cfaea7feae4ff9927c45692897affc7\
    9dda33d1f558daa0019aafedbc0b6fd8fc2aab012618e1e142155f95ae45e66b";
const SERVER_Q: &str = "cb0d3fc9967216b0132eee077a099c00043bb16e54581313e3237c6f37360821\
    c32cee2630e165b844cfc7d5cdb0d76fde9f6a791b55ea08004c6596c5e31256\
    d1539057a94ab3ccc1d4ad315f89b272b695735501dc5be29dfc80742de222a9\
    847bc524dc04e10d19e889456ac352106b39fc00d4551a1f00c33bbcf3ce9e79";
const AUTHORITY_P: &str = "eb7109c670076a8322cb87041dfe53364851dc9f09b57c7c43ec570cb93751d5\
    e435ff89a3d74479fe4069f4e94281fc658f4f1f1b6332da372f5c9f51654a99\
    18a74842110e90f505dfb1aa619871a1fc489979bc8df971aea6fc396060b0ab\
    911dbe2ab3d97a80e678598387bd7e63eda7e2411c4953b56ac65a2114f35679";
const AUTHORITY_Q: &str = "c3c5b62e4cb7199eac3679d95fa2bb85f8eb34103430f1e99031e366bf9bafb2\
    85eb74a983d0012ffe3367f75ab0dc001fcbfa7ac12ab89daeb9e51dbbeffd73\
    3aee77228148bb809fb7ba5c5b837e73155c0873a8697a554f89f38afa14c081\
    a46554f67fdc7d6ab3c584cb2793602507c0d01418ab73fb40a933be65d26b8f";
