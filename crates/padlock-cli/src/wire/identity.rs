//! Who this end is: certificates and keys from files, or made for demonstration.

use std::{net::IpAddr, path::Path};

use padlock_core::{Drbg, rsa::RsaPrivateKey, signature::PrivateKey};
use padlock_tls::server::Identity;
use padlock_tls::x509::{
    Authority, CertificateError, CertificateScheme, Name, ParsedCertificate, Purpose, Role,
    Schemes, Signer, Template, UnixTime, Validity, read_private_key,
};

use super::WireFailure;
use crate::{
    failure::Failure,
    file_failure::{FileFailure, Place, Why},
    output,
    verify::files,
};

/// From a file of certificates and one with the private key, PEM or DER.
pub fn read(certificates: &Path, key: &Path) -> Result<Identity, Failure> {
    let certificate_list = files::certificates(&[certificates])?;
    let private_key = self::key(key)?;
    let leaf = certificate_list.first().map(Vec::as_slice);
    let leaf = ParsedCertificate::parse(leaf.unwrap_or_default());
    let leaf =
        leaf.map_err(|error| FileFailure::at(certificates, Place::All, Why::Certificate(error)))?;
    if leaf.public_key != private_key.public() {
        return Err(WireFailure::KeyMismatch(key.to_owned()).into());
    }
    Ok(Identity {
        certificate_list,
        private_key,
    })
}

/// A certificate for `localhost`, this machine and the address that is listened at, with a key that nobody has seen
/// before. Nobody vouches for it but itself.
pub fn demonstration(
    bind: IpAddr,
    now: UnixTime,
    rng: &Drbg,
) -> Result<Identity, CertificateError> {
    let mut rng = rng.fork("demonstration_key");
    let private_key = RsaPrivateKey::generate(2048, &mut rng);
    let private_key = private_key.map_err(|_| CertificateError::UnsupportedKey)?;
    let key = PrivateKey::Rsa(private_key);
    let mut names = vec![
        Name::Dns("localhost".to_owned()),
        Name::Ip(IpAddr::from([127, 0, 0, 1])),
    ];
    let bound = Name::Ip(bind);
    if !bind.is_unspecified() && !names.contains(&bound) {
        names.push(bound);
    }
    let template = Template {
        common_name: "localhost".to_owned(),
        names,
        public_key: key.public(),
        validity: Validity {
            not_before: UnixTime(now.0.saturating_sub(DAY)),
            not_after: UnixTime(now.0.saturating_add(30 * DAY)),
        },
        serial_number: 1,
        role: Role::Leaf(Purpose::Server),
        permitted_names: Vec::new(),
        excluded_names: Vec::new(),
    };
    let signer = Signer {
        key: key.clone(),
        scheme: CertificateScheme::RsaPkcs1Sha256,
    };
    let alone = Authority::root(&template, signer, Schemes::FULL)?;
    Ok(Identity {
        certificate_list: vec![alone.certificate().to_vec()],
        private_key: key,
    })
}

const DAY: u64 = 24 * 3600;

fn key(path: &Path) -> Result<PrivateKey, Failure> {
    let read = read_private_key(&output::read_bytes(path)?);
    read.map_err(|error| {
        let path = path.to_owned();
        match error {
            CertificateError::NothingFound => WireFailure::NoKey(path),
            CertificateError::EncryptedKey => WireFailure::EncryptedKey(path),
            error => WireFailure::BadKey { path, error },
        }
        .into()
    })
}
