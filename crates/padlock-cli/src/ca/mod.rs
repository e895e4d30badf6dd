//! `padlock ca`: an authority for demonstration, with certificates for a server and a client.

mod files;

use padlock_core::{
    Drbg,
    nist::{EcPrivateKey, NamedCurve},
    rsa::RsaPrivateKey,
    signature::{Ed25519PrivateKey, PrivateKey},
};
use padlock_text::{CliLabel, Text};
use padlock_tls::x509::{
    Authority, CertificateError, CertificateFault, CertificateScheme, Hierarchy, Issued,
    LEAF_SERIAL_NUMBER, Name, Pem, Purpose, Role, Schemes, Signer, Template, UnixTime, Validity,
    write_private_key,
};
use serde_json::json;

use crate::{
    Outcome,
    args::{Ca, Kind},
    failure::Failure,
    moment, output,
    wire::{now, seed},
};
use files::What;

/// Bits of an RSA modulus.
const RSA_BITS: usize = 2048;
/// Whom the client's certificate is about.
const CLIENT: &str = "client.example";
const YEAR: u64 = 365 * 24 * 3600;

/// Makes the authority, writes its files, and lists them.
pub fn ca(text: &Text, args: &Ca) -> Result<Outcome, Failure> {
    let now = match &args.time {
        Some(time) => moment::read(time).ok_or_else(|| Failure::Time(time.clone()))?,
        None => now(),
    };
    let rng = match args.seed {
        Some(seed) => Drbg::new(seed),
        None => seed()?,
    };
    let names = names(&args.name)?;
    let fault = args.fault.as_deref();
    let fault = CertificateFault::ALL
        .iter()
        .find(|known| Some(known.id()) == fault);
    let contents = contents(args.kind, &names, fault.copied(), now, &rng);
    let contents = contents.map_err(Failure::Ca)?;
    let written = files::write(&args.out, &contents, args.force)?;
    output::print(&if args.json {
        let row = |(what, path): &(What, std::path::PathBuf)| json!({ "path": path.to_string_lossy(), "what": what.id() });
        output::json(&json!({ "files": written.iter().map(row).collect::<Vec<_>>() }))?
    } else {
        let row = |(what, path): &(What, std::path::PathBuf)| {
            format!("{}  {}\n", path.display(), text.cli(label(*what), &[]))
        };
        written.iter().map(row).collect()
    })?;
    Ok(Outcome::Held)
}

/// The names of the server's certificate.
fn names(asked: &[String]) -> Result<Vec<Name>, Failure> {
    if asked.is_empty() {
        return Ok(["localhost", "127.0.0.1", "::1"].map(Name::parse).to_vec());
    }
    let read = |text: &String| match Name::parse(text) {
        Name::Dns(name) if !is_dns_name(&name) => Err(Failure::Name(text.clone())),
        name => Ok(name),
    };
    asked.iter().map(read).collect()
}

/// A host name of dot-separated labels (RFC 1123 section 2.1), the first of them perhaps a wildcard.
fn is_dns_name(name: &str) -> bool {
    let is_label = |label: &str| {
        let fits = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
        (1..=63).contains(&label.len())
            && label.bytes().all(fits)
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    let host = name.strip_prefix("*.").unwrap_or(name);
    name.len() <= 253 && host.split('.').all(is_label)
}

/// What is to be written.
fn contents(
    kind: Kind,
    names: &[Name],
    fault: Option<CertificateFault>,
    now: UnixTime,
    rng: &Drbg,
) -> Result<Vec<(What, Vec<u8>)>, CertificateError> {
    let [root, intermediate, leaf, client] =
        ["root", "intermediate", "server", "client"].map(|label| key(kind, &rng.fork(label)));
    let (root, intermediate, client) = (root?, intermediate?, client?);
    let scheme = match kind {
        Kind::Rsa => CertificateScheme::RsaPkcs1Sha256,
        Kind::Ecdsa => CertificateScheme::EcdsaSha256,
        Kind::Ed25519 => CertificateScheme::Ed25519,
    };
    let signer = |key: &PrivateKey| Signer {
        key: key.clone(),
        scheme,
    };
    let hierarchy = Hierarchy {
        root_name: Hierarchy::ROOT_NAME.to_owned(),
        root: signer(&root),
        intermediate: signer(&intermediate),
        leaf: leaf?,
        name: names
            .first()
            .cloned()
            .unwrap_or_else(|| Name::parse(CLIENT)),
        purpose: Purpose::Server,
        now,
        schemes: Schemes::FULL,
    };
    let Issued {
        chain,
        private_key,
        trust_anchors,
        crls,
        ocsp,
    } = hierarchy.issue_for(names, fault)?;
    let authority = hierarchy.intermediate_authority()?;
    let above = match chain.get(1..) {
        Some(above) if !above.is_empty() => above.to_vec(),
        // Nobody stands above a server that signs for itself.
        _ => vec![authority.certificate().to_vec()],
    };
    let mut client_chain = vec![client_certificate(&authority, &client, now)?];
    client_chain.extend(above.iter().cloned());
    // An authority that has nothing to do with the server's.
    let root_key = match fault {
        Some(CertificateFault::UnknownCa) => &intermediate,
        _ => &root,
    };
    let mut contents = vec![
        (What::Root, pem(Pem::Certificate, &trust_anchors)?),
        (What::RootKey, key_pem(root_key)?),
        (What::Intermediate, pem(Pem::Certificate, &above)?),
        (What::IntermediateKey, key_pem(&intermediate)?),
        (What::Server, pem(Pem::Certificate, &chain)?),
        (What::ServerKey, key_pem(&private_key)?),
        (What::Client, pem(Pem::Certificate, &client_chain)?),
        (What::ClientKey, key_pem(&client)?),
    ];
    if !crls.is_empty() {
        contents.push((What::Crls, pem(Pem::Crl, &crls)?));
    }
    contents.extend(ocsp.map(|response| (What::ServerStatus, response)));
    Ok(contents)
}

fn key(kind: Kind, rng: &Drbg) -> Result<PrivateKey, CertificateError> {
    let mut rng = rng.clone();
    let unsupported = CertificateError::UnsupportedKey;
    Ok(match kind {
        Kind::Rsa => {
            PrivateKey::Rsa(RsaPrivateKey::generate(RSA_BITS, &mut rng).map_err(|_| unsupported)?)
        }
        Kind::Ecdsa => PrivateKey::Ec(EcPrivateKey::generate(NamedCurve::Secp256r1, &mut rng)),
        Kind::Ed25519 => {
            let mut seed = [0; 32];
            rng.fill(&mut seed);
            PrivateKey::Ed25519(Ed25519PrivateKey::from_seed(seed))
        }
    })
}

fn client_certificate(
    authority: &Authority,
    key: &PrivateKey,
    now: UnixTime,
) -> Result<Vec<u8>, CertificateError> {
    let template = Template {
        common_name: CLIENT.to_owned(),
        names: vec![Name::parse(CLIENT)],
        public_key: key.public(),
        validity: Validity {
            not_before: UnixTime(now.0.saturating_sub(YEAR)),
            not_after: UnixTime(now.0.saturating_add(YEAR)),
        },
        serial_number: LEAF_SERIAL_NUMBER + 1,
        role: Role::Leaf(Purpose::Client),
        permitted_names: Vec::new(),
        excluded_names: Vec::new(),
    };
    authority.certify(&template, Schemes::FULL)
}

fn pem(kind: Pem, ders: &[Vec<u8>]) -> Result<Vec<u8>, CertificateError> {
    let blocks: Result<String, _> = ders.iter().map(|der| kind.write(der)).collect();
    blocks.map(String::into_bytes)
}

fn key_pem(key: &PrivateKey) -> Result<Vec<u8>, CertificateError> {
    write_private_key(key).map(String::into_bytes)
}

const fn label(what: What) -> CliLabel {
    match what {
        What::Root => CliLabel::CaRoot,
        What::Intermediate => CliLabel::CaIntermediate,
        What::Server => CliLabel::CaServer,
        What::Client => CliLabel::CaClient,
        What::Crls => CliLabel::CaCrls,
        What::ServerStatus => CliLabel::CaServerStatus,
        What::RootKey | What::IntermediateKey | What::ServerKey | What::ClientKey => {
            CliLabel::CaKey
        }
    }
}
