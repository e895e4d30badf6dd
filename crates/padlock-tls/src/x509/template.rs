//! What a certificate of any role shall say.

use der::asn1::{Ia5String, OctetString};
use der::flagset::FlagSet;
use padlock_core::signature::PublicKey;
use x509_cert::ext::Extension;
use x509_cert::ext::pkix::constraints::name::GeneralSubtree;
use x509_cert::ext::pkix::name::GeneralName;
use x509_cert::ext::pkix::{
    AuthorityKeyIdentifier, BasicConstraints, ExtendedKeyUsage, KeyUsage, KeyUsages,
    NameConstraints, SubjectAltName, SubjectKeyIdentifier,
};

use super::object_identifier::{CLIENT_AUTH, SERVER_AUTH};
use super::tbs::extension;
use super::{CertificateError, Name, Purpose, Request, Validity};

/// What a certificate is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// To issue certificates, with at most so many authorities below.
    Authority {
        /// `pathLenConstraint`; `None` sets no limit.
        path_len: Option<u8>,
    },
    /// To be one end of a connection.
    Leaf(Purpose),
}

/// What a certificate shall say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template {
    /// The subject: `CN=` this, or nobody when empty.
    pub common_name: String,
    /// `subjectAltName`. Without any, the extension is left out.
    pub names: Vec<Name>,
    /// The key that the certificate is about.
    pub public_key: PublicKey,
    /// The period, both ends included.
    pub validity: Validity,
    /// Unique among the certificates of one issuer (RFC 5280 section 4.1.2.2).
    pub serial_number: u64,
    /// What it is for.
    pub role: Role,
    /// `nameConstraints`: names that an authority below may speak for.
    pub permitted_names: Vec<Name>,
    /// `nameConstraints`: names that an authority below may not speak for.
    pub excluded_names: Vec<Name>,
}

/// The extensions of a certificate before they are written down.
pub(super) struct Content {
    pub(super) is_ca: bool,
    pub(super) path_len: Option<u8>,
    /// `None` leaves the extension out.
    pub(super) key_usage: Option<FlagSet<KeyUsages>>,
    pub(super) purpose: Option<Purpose>,
}

impl Template {
    /// The part of it that is not extensions.
    pub(super) fn request(&self) -> Request {
        Request {
            common_name: self.common_name.clone(),
            dns_names: Vec::new(),
            public_key: self.public_key.clone(),
            validity: self.validity,
            serial_number: self.serial_number,
            is_ca: matches!(self.role, Role::Authority { .. }),
        }
    }

    /// What the role asks for.
    pub(super) fn content(&self) -> Content {
        let leaf_usage = match self.public_key {
            // RSA key transport decrypts; nothing else does (RFC 5246 section 7.4.2).
            PublicKey::Rsa(_) => KeyUsages::DigitalSignature | KeyUsages::KeyEncipherment,
            _ => KeyUsages::DigitalSignature.into(),
        };
        match self.role {
            Role::Authority { path_len } => Content {
                is_ca: true,
                path_len,
                key_usage: Some(KeyUsages::KeyCertSign | KeyUsages::CRLSign),
                purpose: None,
            },
            Role::Leaf(purpose) => Content {
                is_ca: false,
                path_len: None,
                key_usage: Some(leaf_usage),
                purpose: Some(purpose),
            },
        }
    }

    /// The extensions: constraints and usages critical, the rest as RFC 5280 section 4.2.1 says.
    pub(super) fn extensions(
        &self,
        content: &Content,
        own_key: OctetString,
        issuer_key: OctetString,
    ) -> Result<Vec<Extension>, CertificateError> {
        let constraints = BasicConstraints {
            ca: content.is_ca,
            path_len_constraint: content.path_len,
        };
        let issuer = AuthorityKeyIdentifier {
            key_identifier: Some(issuer_key),
            ..AuthorityKeyIdentifier::default()
        };
        let mut extensions = vec![extension(&constraints, true)?];
        if let Some(usage) = content.key_usage {
            extensions.push(extension(&KeyUsage(usage), true)?);
        }
        if let Some(purpose) = content.purpose {
            let purpose = match purpose {
                Purpose::Server => SERVER_AUTH,
                Purpose::Client => CLIENT_AUTH,
            };
            extensions.push(extension(&ExtendedKeyUsage(vec![purpose]), false)?);
        }
        extensions.push(extension(&SubjectKeyIdentifier(own_key), false)?);
        extensions.push(extension(&issuer, false)?);
        if !self.names.is_empty() {
            let names: Result<_, _> = self.names.iter().map(general_name).collect();
            let is_only_name = self.common_name.is_empty();
            extensions.push(extension(&SubjectAltName(names?), is_only_name)?);
        }
        if !self.permitted_names.is_empty() || !self.excluded_names.is_empty() {
            let constraints = NameConstraints {
                permitted_subtrees: subtrees(&self.permitted_names)?,
                excluded_subtrees: subtrees(&self.excluded_names)?,
            };
            extensions.push(extension(&constraints, true)?);
        }
        Ok(extensions)
    }
}

fn general_name(name: &Name) -> Result<GeneralName, CertificateError> {
    Ok(match name {
        Name::Dns(name) => GeneralName::DnsName(Ia5String::new(name.as_str())?),
        Name::Ip(address) => GeneralName::from(*address),
    })
}

/// The subtrees of these names: a domain with all below it, or one address (RFC 5280 section 4.2.1.10).
fn subtrees(names: &[Name]) -> Result<Option<Vec<GeneralSubtree>>, CertificateError> {
    if names.is_empty() {
        return Ok(None);
    }
    let mut subtrees = Vec::new();
    for name in names {
        let base = match name {
            Name::Dns(name) => {
                let base = name.strip_prefix("*.").unwrap_or(name);
                GeneralName::DnsName(Ia5String::new(base)?)
            }
            Name::Ip(address) => {
                let mut range = match address {
                    core::net::IpAddr::V4(address) => address.octets().to_vec(),
                    core::net::IpAddr::V6(address) => address.octets().to_vec(),
                };
                range.resize(2 * range.len(), 0xff);
                GeneralName::IpAddress(OctetString::new(range)?)
            }
        };
        subtrees.push(GeneralSubtree {
            base,
            minimum: 0,
            maximum: None,
        });
    }
    Ok(Some(subtrees))
}
