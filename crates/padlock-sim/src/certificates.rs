//! Certificates that are not as they should be: the server's own, with a fault, and those that the eavesdropper shows.

use padlock_core::signature::PrivateKey;
use padlock_tls::{
    party::Size,
    server::{Identity, ServerConfig},
    x509::{
        CertificateError, CertificateFault, CertificateScheme, Hierarchy, Issued, Name, Purpose,
        RevocationList, Schemes, Signer, UnixTime,
    },
};

use crate::{
    keys::{self, Owner},
    scenario::Scenario,
    world::{self, CreateError},
};

/// How long a list of revoked certificates is the newest, in seconds.
const LIST_LIFETIME: u64 = 30 * 24 * 3600;

/// The name of the authority that everyone trusts.
pub(crate) const fn authority_name(size: Size) -> &'static str {
    match size {
        Size::Toy => "Padlock Toy Root CA",
        Size::Full => "Padlock Demonstration Root CA",
    }
}

/// The name of the authority that the eavesdropper has in hand.
const ROGUE_NAME: &str = "Rogue Root CA";

/// The name of the authority that vouches for clients.
const CLIENTS_NAME: &str = "Padlock Clients Root CA";

/// How an authority of this size signs.
pub(crate) const fn scheme(size: Size) -> CertificateScheme {
    match size {
        Size::Toy => CertificateScheme::ToyRsaToyHash,
        Size::Full => CertificateScheme::RsaPkcs1Sha256,
    }
}

/// The server's certificate with a fault, and whom the client trusts.
///
/// # Errors
/// When there is no such certificate with keys of this kind.
pub(crate) fn faulty(
    scenario: &Scenario,
    private_key: &PrivateKey,
    fault: CertificateFault,
) -> Result<Issued, CreateError> {
    let root = keys::rsa(Owner::Authority, scenario.size)?;
    let intermediate = keys::rsa(Owner::Client, scenario.size)?;
    let name = authority_name(scenario.size);
    let hierarchy = hierarchy(scenario, (name, root), intermediate, private_key.clone());
    Ok(hierarchy.issue(Some(fault))?)
}

/// The newest lists of revoked certificates, of those who vouch for the server.
///
/// # Errors
/// As [`faulty`].
pub(crate) fn revocation_lists(scenario: &Scenario) -> Result<Vec<Vec<u8>>, CreateError> {
    if let Some(fault) = scenario.server.certificate_fault {
        let key = keys::signing(scenario.size)?;
        return Ok(faulty(scenario, &key, fault)?.crls);
    }
    let (authority, _) = world::authority(scenario)?;
    let list = RevocationList {
        this_update: scenario.clock,
        next_update: UnixTime(scenario.clock.0.saturating_add(LIST_LIFETIME)),
        number: 1,
        revoked: vec![],
    };
    Ok(vec![authority.revoke(&list, schemes(scenario.size))?])
}

/// Whom the client can prove to be.
///
/// # Errors
/// Never for the built-in keys.
pub(crate) fn client(scenario: &Scenario) -> Result<Identity, CreateError> {
    let issued = clients(scenario)?.issue(None)?;
    Ok(Identity {
        certificate_list: issued.chain,
        private_key: issued.private_key,
    })
}

/// The authorities that vouch for clients.
///
/// # Errors
/// Never for the built-in keys.
pub(crate) fn client_anchors(scenario: &Scenario) -> Result<Vec<Vec<u8>>, CreateError> {
    Ok(clients(scenario)?.issue(None)?.trust_anchors)
}

fn clients(scenario: &Scenario) -> Result<Hierarchy, CreateError> {
    let root = keys::rsa(Owner::Authority, scenario.size)?;
    let leaf = keys::rsa(Owner::Client, scenario.size)?;
    let hierarchy = hierarchy(
        scenario,
        (CLIENTS_NAME, root.clone()),
        root,
        PrivateKey::Rsa(leaf),
    );
    Ok(Hierarchy {
        name: Name::Dns("client.example".to_owned()),
        purpose: Purpose::Client,
        ..hierarchy
    })
}

/// The authority that the eavesdropper has in hand: what a client that trusts it has for an anchor.
///
/// # Errors
/// Never for the built-in keys.
pub(crate) fn rogue_anchor(scenario: &Scenario) -> Result<Vec<u8>, CreateError> {
    let issued = rogue(scenario, keys::signing(scenario.size)?)?.issue(None)?;
    let anchor = issued.trust_anchors.into_iter().next();
    Ok(anchor.ok_or(CertificateError::UnsupportedKey)?)
}

/// The eavesdropper's own identities in the place of the server's: as the server's authority would have given them to her
/// with that fault, or without any by her own authority.
///
/// # Errors
/// When there is no such certificate with keys of this kind.
pub(crate) fn forged(
    scenario: &Scenario,
    server: &ServerConfig,
    fault: Option<CertificateFault>,
) -> Result<Vec<Identity>, CreateError> {
    let identity = |own: &Identity| {
        let leaf = keys::eavesdropper(own.key_kind(scenario.size))?;
        let hierarchy = match fault {
            None | Some(CertificateFault::UnknownCa) => rogue(scenario, leaf)?,
            Some(_) => {
                let root = keys::rsa(Owner::Authority, scenario.size)?;
                let between = keys::rsa(Owner::Eavesdropper, scenario.size)?;
                hierarchy(
                    scenario,
                    (authority_name(scenario.size), root),
                    between,
                    leaf,
                )
            }
        };
        let is_unknown = fault == Some(CertificateFault::UnknownCa);
        let issued = hierarchy.issue(fault.filter(|_| !is_unknown))?;
        let mut chain = issued.chain;
        if is_unknown {
            // The whole chain: nothing is missing but trust.
            chain.extend(issued.trust_anchors);
        }
        Ok(Identity {
            certificate_list: chain,
            private_key: issued.private_key,
        })
    };
    server.identities.iter().map(identity).collect()
}

fn rogue(scenario: &Scenario, leaf: PrivateKey) -> Result<Hierarchy, CreateError> {
    let root = keys::rsa(Owner::Rogue, scenario.size)?;
    let between = keys::rsa(Owner::Eavesdropper, scenario.size)?;
    Ok(hierarchy(scenario, (ROGUE_NAME, root), between, leaf))
}

fn hierarchy(
    scenario: &Scenario,
    (root_name, root): (&str, padlock_core::rsa::RsaPrivateKey),
    intermediate: padlock_core::rsa::RsaPrivateKey,
    leaf: PrivateKey,
) -> Hierarchy {
    let scheme = scheme(scenario.size);
    let signer = |key| Signer {
        key: PrivateKey::Rsa(key),
        scheme,
    };
    Hierarchy {
        root_name: root_name.to_owned(),
        root: signer(root),
        intermediate: signer(intermediate),
        leaf,
        name: Name::Dns(scenario.server_name.clone()),
        purpose: Purpose::Server,
        now: scenario.clock,
        schemes: schemes(scenario.size),
    }
}

const fn schemes(size: Size) -> Schemes {
    match size {
        Size::Toy => Schemes::TOY,
        Size::Full => Schemes::FULL,
    }
}
