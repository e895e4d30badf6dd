//! The keys of the stories: the same in every run, so that a learner meets old acquaintances.
//!
//! The toy server has the text-books' key (p = 61, q = 53, e = 17). All keys are published here: nobody may use them.

#[cfg(feature = "all-suites")]
use padlock_core::{
    Drbg,
    dh::DhGroup,
    ec::EcGroup,
    nist::{EcPrivateKey, NamedCurve},
    signature::EcToyPrivateKey,
};
use padlock_core::{Nat, Working, rsa::RsaError, rsa::RsaPrivateKey, signature::PrivateKey};
#[cfg(feature = "all-suites")]
use padlock_tls::{export::ExportKeys, suite::Authentication, x509::KeyKind};
use padlock_tls::{handshake::KeyExchangeAlgorithm, party::Size, suite::Suite};

/// The server's private key for a suite. In toy size a key that signs is larger than one that decrypts, since the hash
/// must fit below `n`.
///
/// # Errors
/// Never for the built-in keys.
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
/// Never for the built-in keys.
pub fn signing(size: Size) -> Result<PrivateKey, RsaError> {
    Ok(PrivateKey::Rsa(match size {
        Size::Toy => from_decimal("269", "271", 17)?,
        Size::Full => server_key(size)?,
    }))
}

/// The server's private key for RSA key transport.
///
/// # Errors
/// Never for the built-in primes.
pub fn server_key(size: Size) -> Result<RsaPrivateKey, RsaError> {
    match size {
        Size::Toy => from_decimal("61", "53", 17),
        Size::Full => from_hex(SERVER_P, SERVER_Q),
    }
}

/// A short RSA key, as no client takes it today: 1017 bits.
///
/// # Errors
/// Never for the built-in primes.
#[cfg(feature = "all-suites")]
pub fn short() -> Result<PrivateKey, RsaError> {
    Ok(PrivateKey::Rsa(from_hex(SHORT_P, SHORT_Q)?))
}

/// The authority's private key; in toy size `n` is the smallest comfortable one above the 16-bit hash.
///
/// # Errors
/// Never for the built-in primes.
pub fn authority_key(size: Size) -> Result<RsaPrivateKey, RsaError> {
    match size {
        Size::Toy => from_decimal("257", "263", 17),
        Size::Full => from_hex(AUTHORITY_P, AUTHORITY_Q),
    }
}

/// The label that the full-size ECDSA key is drawn from.
#[cfg(feature = "all-suites")]
const EC_SERVER_LABEL: &str = "padlock demonstration server key, P-256";
/// The label that the eavesdropper's is drawn from.
#[cfg(feature = "all-suites")]
const EC_EAVESDROPPER_LABEL: &str = "padlock demonstration eavesdropper key, P-256";

/// What a toy server has for suites for export: the text-books' RSA key, which is short beside the one that signs, and a group
/// that is smaller than the toy's own. There are none in full size: 512 bits cannot be broken on the spot.
///
/// # Errors
/// Never for the built-in numbers.
#[cfg(feature = "all-suites")]
pub fn export() -> Result<ExportKeys, RsaError> {
    Ok(ExportKeys {
        key: server_key(Size::Toy)?,
        field: DhGroup::new(&Nat::from(11), &Nat::from(2))?,
    })
}

/// Whose keys there are besides the server's.
#[cfg(feature = "all-suites")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owner {
    /// The authority that everyone trusts.
    Authority,
    /// The client, and its own authority.
    Client,
    /// The eavesdropper.
    Eavesdropper,
    /// The authority that the eavesdropper has in hand.
    Rogue,
}

/// An RSA key that can sign.
///
/// # Errors
/// Never for the built-in primes.
#[cfg(feature = "all-suites")]
pub fn rsa(owner: Owner, size: Size) -> Result<RsaPrivateKey, RsaError> {
    match (owner, size) {
        (Owner::Authority, size) => authority_key(size),
        (Owner::Client, Size::Toy) => from_decimal("313", "317", 17),
        (Owner::Client, Size::Full) => from_hex(CLIENT_P, CLIENT_Q),
        (Owner::Eavesdropper, Size::Toy) => from_decimal("277", "281", 17),
        (Owner::Eavesdropper, Size::Full) => from_hex(EAVESDROPPER_P, EAVESDROPPER_Q),
        (Owner::Rogue, Size::Toy) => from_decimal("283", "293", 17),
        (Owner::Rogue, Size::Full) => from_hex(ROGUE_P, ROGUE_Q),
    }
}

/// The eavesdropper's own key of a kind.
///
/// # Errors
/// Never for the built-in keys.
#[cfg(feature = "all-suites")]
pub fn eavesdropper(kind: KeyKind) -> Result<PrivateKey, RsaError> {
    Ok(match kind {
        KeyKind::ToyRsa => PrivateKey::Rsa(rsa(Owner::Eavesdropper, Size::Toy)?),
        KeyKind::Rsa => PrivateKey::Rsa(rsa(Owner::Eavesdropper, Size::Full)?),
        KeyKind::ToyEc => PrivateKey::EcToy(EcToyPrivateKey::from_scalar(
            &EcGroup::toy(),
            &Nat::from(11),
            &mut Working::off(),
        )?),
        KeyKind::Ec | KeyKind::Ed25519 => {
            let d = Drbg::new(1).fork(EC_EAVESDROPPER_LABEL).bits(255);
            PrivateKey::Ec(EcPrivateKey::from_scalar(NamedCurve::Secp256r1, &d)?)
        }
    })
}

fn from_decimal(p: &str, q: &str, e: u64) -> Result<RsaPrivateKey, RsaError> {
    RsaPrivateKey::from_known_primes(
        &Nat::from_dec(p)?,
        &Nat::from_dec(q)?,
        &Nat::from(e),
        &mut Working::off(),
    )
}

/// That these are primes a test shows, once and for all: whoever opens a story does not wait for it.
fn from_hex(p: &str, q: &str) -> Result<RsaPrivateKey, RsaError> {
    RsaPrivateKey::from_known_primes(
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
#[cfg(feature = "all-suites")]
const EAVESDROPPER_P: &str = "fd763ef9659f50a022b509c26b4622b0689fa10d9842fde7b1f00e2af0783ffb\
    4afc35162fe6ad537d6696eee96ff772604c130e354eda653aa8c12ba410c61e\
    40bd81e0c683fb693d6e48de4022a6d488631738c42b6e87d481dbd1bf419898\
    a770963a84f84875420d1c0e368acb8a7a47509fe93b13d15e2eeccb33b24d85";
#[cfg(feature = "all-suites")]
const EAVESDROPPER_Q: &str = "e774a14912f66c8edafca5799e1487a1233a6ca575166977b2ff5d82d0dcfd6f\
    beda1553a9dbccda1292c1f6e2fc62f0093c1b60f15fc2b78674a859ac447a31\
    7af041db074ca5102e36cdf4b13bd89060b15d9f40bc53944be17b71e3c91177\
    95fe97f5166ec71ba891f7104c88bb5db3392ae47523f24145a1ee31a539a0cb";
#[cfg(feature = "all-suites")]
const ROGUE_P: &str = "f78963e5f5a2a3dc8c115166b6d51e704203160349db06301d1220aaacdb46ff\
    1b7b2e7ba38b8d617d0099694ea43eb58f63fad784fda9cf63db252cf75e7b9e\
    abd265265e50102469c42d5e6e27bcf8680f88841be1f4b941c361de93aeb74b\
    8f5218d9c3ba5ed97daac4d4736cbf084f9aacfd01d3f25e22f4c7be777c5613";
#[cfg(feature = "all-suites")]
const ROGUE_Q: &str = "f02fa600795fe30ca709efb450cbdc443e6ccc947f8b3742a863f1510db27915\
    7ce84082beb886b8179d341570c2fcd92202b712adbcb8d2399909acf5af1491\
    a08c33d67248baa03739c55038660f7a1ec86c603794030147e74ecf26c32804\
    cd4583bed90307374b1bce5cddc86c28ab52de01b9eb1b8f54f0920189827fed";
#[cfg(feature = "all-suites")]
const CLIENT_P: &str = "c794d11e8381d20229a597ad5a4781d4ad5d4e63117d0ae840143b1e4e1c8983\
    5d2ee9e83a91202283a187ba9766f617abdb8f48455b7467fdd08f405e5dda31\
    bc6d01da87b18c0d6c05a45471a1aa980da85bb0d78bd4e849a0011612fb83a0\
    59badb8574ffc4165b700ffa9903226b9bec72d14159176c3d46fd49ab6708cd";
#[cfg(feature = "all-suites")]
const CLIENT_Q: &str = "e3c9897d75d24a6788cb6b755a8286b04156ddf10e277774cb83a7227131a4f3\
    1808f2e2358e19cccb133d84566fd6c88b07cf0ea8b779450f7aa3a086ea9d7a\
    f7d81d88a23d8a01c23156cd13a9e9e9d9ccbece05dfa818e51d926dc44494af\
    8410b55be1ba748452eb63fd5f88279afc1b11c00711be2061660d1b371a92d5";
#[cfg(feature = "all-suites")]
const SHORT_P: &str = "1a10ccaac55dab05a7eedb4c0c3726e116fc8f694c29f461732915a6cc5e9ae5\
    238702efe6eb1b9fd3b4a021a5bc1ba918df0ac42b454e1f738ede6fd2c4e697";
#[cfg(feature = "all-suites")]
const SHORT_Q: &str = "11f7706ce6b93da3d57b2a376e568eefc27cd666c434c127bebf7fe4aefda396\
    407b41800a735eb54406061cfeef1715c356a0edd8875bc61df02e49e2b66daf";

#[cfg(test)]
mod tests;
