//! Root, intermediate and leaf, made at once: as they should be, or with one fault.

use padlock_core::Drbg;
use padlock_core::rsa::RsaPrivateKey;
use padlock_core::signature::PrivateKey;
use x509_cert::ext::pkix::KeyUsages;

use super::{
    Authority, CertificateError, CertificateFault as Fault, CertificateScheme, CertificateStatus,
    KeyKind, Name, OcspAnswer, Purpose, RevocationList, Role, Schemes, Signer, Template, UnixTime,
    Validity,
};

/// The serial number of the leaf.
pub const LEAF_SERIAL_NUMBER: u64 = 17;

const DAY: u64 = 24 * 3600;
const YEAR: u64 = 365 * DAY;
const INTERMEDIATE_NAME: &str = "Padlock Intermediate CA";

/// A root, an intermediate authority under it, and a leaf under that.
#[derive(Clone, Debug)]
pub struct Hierarchy {
    /// The root's key.
    pub root: Signer,
    /// The name of the root.
    pub root_name: String,
    /// The intermediate authority's key.
    pub intermediate: Signer,
    /// The leaf's key.
    pub leaf: PrivateKey,
    /// Whom the leaf is about.
    pub name: Name,
    /// What the leaf is for.
    pub purpose: Purpose,
    /// All is valid from a year before to a year after.
    pub now: UnixTime,
    /// The signature schemes at hand.
    pub schemes: Schemes,
}

/// What a hierarchy made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issued {
    /// The leaf first, then those above it, without the root: what a server sends.
    pub chain: Vec<Vec<u8>>,
    /// The leaf's private key.
    pub private_key: PrivateKey,
    /// Whom to trust: the root.
    pub trust_anchors: Vec<Vec<u8>>,
    /// The revocation lists of root and intermediate.
    pub crls: Vec<Vec<u8>>,
    /// What the issuer says of the leaf, an OCSP response; a self-signed leaf has none.
    pub ocsp: Option<Vec<u8>>,
}

impl Hierarchy {
    /// The usual name of the root.
    pub const ROOT_NAME: &str = "Padlock Root CA";

    /// Makes all certificates, with this fault and no other.
    ///
    /// A self-signed leaf is about the intermediate's key, since a leaf's own need not be one that can sign. The
    /// weak key is a new one of 1024 bits.
    ///
    /// # Errors
    /// [`CertificateError::FaultNotApplicable`] for a weak key or hash among toys, and for a weak hash where the
    /// kind of key has none; otherwise as [`Authority::root`].
    pub fn issue(&self, fault: Option<Fault>) -> Result<Issued, CertificateError> {
        self.issue_for(core::slice::from_ref(&self.name), fault)
    }

    /// As [`Hierarchy::issue`], with a leaf that has all of `names`.
    ///
    /// # Errors
    /// As [`Hierarchy::issue`].
    pub fn issue_for(
        &self,
        names: &[Name],
        fault: Option<Fault>,
    ) -> Result<Issued, CertificateError> {
        let mut root = self.authority(&self.root_name, 1);
        root.excluded_names = match fault {
            Some(Fault::NameExcluded) => names.to_vec(),
            _ => Vec::new(),
        };
        let root = Authority::root(&root, self.root.clone(), self.schemes)?;
        let (issuer, mut above) = self.issuer(&root, fault)?;
        let mut issued = self.leaf(&issuer, names, fault)?;
        issued.chain.append(&mut above);
        issued.trust_anchors = match fault {
            Some(Fault::UnknownCa) => {
                issued.chain.push(root.certificate().to_vec());
                vec![self.stranger()?]
            }
            _ => vec![root.certificate().to_vec()],
        };
        let revoked = match fault {
            Some(Fault::Revoked) => vec![(LEAF_SERIAL_NUMBER, self.ago(DAY))],
            _ => Vec::new(),
        };
        for (authority, revoked) in [(&root, Vec::new()), (&issuer, revoked)] {
            let list = RevocationList {
                this_update: self.ago(DAY / 2),
                next_update: self.ahead(30 * DAY),
                number: 1,
                revoked,
            };
            issued.crls.push(authority.revoke(&list, self.schemes)?);
        }
        if fault == Some(Fault::SelfSigned) {
            issued.chain.truncate(1);
            issued.crls.clear();
            return Ok(issued);
        }
        let answer = OcspAnswer {
            serial_number: LEAF_SERIAL_NUMBER,
            status: match fault {
                Some(Fault::Revoked) => CertificateStatus::Revoked(self.ago(DAY)),
                _ => CertificateStatus::Good,
            },
            this_update: self.ago(DAY / 2),
            next_update: self.ahead(30 * DAY),
        };
        issued.ocsp = Some(issuer.answer(&answer, self.schemes)?);
        Ok(issued)
    }

    /// The intermediate authority without any fault: it may issue more leaves, under other serial numbers than
    /// [`LEAF_SERIAL_NUMBER`].
    ///
    /// # Errors
    /// As [`Authority::root`].
    pub fn intermediate_authority(&self) -> Result<Authority, CertificateError> {
        let root = self.authority(&self.root_name, 1);
        let root = Authority::root(&root, self.root.clone(), self.schemes)?;
        Ok(self.issuer(&root, None)?.0)
    }

    /// Who issues the leaf, and the certificates between leaf and root.
    fn issuer(
        &self,
        root: &Authority,
        fault: Option<Fault>,
    ) -> Result<(Authority, Vec<Vec<u8>>), CertificateError> {
        let mut template = self.authority(INTERMEDIATE_NAME, 2);
        template.role = Role::Authority { path_len: Some(0) };
        let mut content = template.content();
        if fault == Some(Fault::IssuerNotCa) {
            // Without usages: one of these, keyCertSign, would be a fault of its own.
            (content.is_ca, content.path_len, content.key_usage) = (false, None, None);
        }
        let signer = self.intermediate.clone();
        let first = root.intermediate_as(&template, &content, signer.clone(), self.schemes)?;
        let above = vec![first.certificate().to_vec()];
        match fault {
            Some(Fault::PathTooLong) => {
                let template = self.authority("Padlock Second Intermediate CA", 3);
                let second = first.intermediate(&template, signer, self.schemes)?;
                let above = [vec![second.certificate().to_vec()], above].concat();
                Ok((second, above))
            }
            Some(Fault::WeakHash) => {
                let scheme = weak(signer.scheme).ok_or(CertificateError::FaultNotApplicable)?;
                Ok((first.signing_with(Signer { scheme, ..signer }), above))
            }
            _ => Ok((first, above)),
        }
    }

    fn leaf(
        &self,
        issuer: &Authority,
        names: &[Name],
        fault: Option<Fault>,
    ) -> Result<Issued, CertificateError> {
        let is_toy = self.intermediate.scheme.key_kind().is_toy();
        let private_key = match fault {
            Some(Fault::WeakKey) if is_toy => return Err(CertificateError::FaultNotApplicable),
            Some(Fault::WeakKey) => weak_key()?,
            Some(Fault::SelfSigned) => self.intermediate.key.clone(),
            _ => self.leaf.clone(),
        };
        let names = match fault {
            Some(Fault::WrongName) => vec![Name::Dns("elsewhere.example".to_owned())],
            _ => names.to_vec(),
        };
        let purpose = match (fault, self.purpose) {
            (Some(Fault::ExtendedKeyUsage), Purpose::Server) => Purpose::Client,
            (Some(Fault::ExtendedKeyUsage), Purpose::Client) => Purpose::Server,
            (_, purpose) => purpose,
        };
        let template = Template {
            common_name: names.first().map(Name::to_string).unwrap_or_default(),
            names,
            public_key: private_key.public(),
            validity: self.validity(fault),
            serial_number: LEAF_SERIAL_NUMBER,
            role: Role::Leaf(purpose),
            permitted_names: Vec::new(),
            excluded_names: Vec::new(),
        };
        let mut content = template.content();
        if fault == Some(Fault::KeyUsage) {
            content.key_usage = Some(KeyUsages::DataEncipherment.into());
        }
        let mut leaf = match fault {
            Some(Fault::SelfSigned) => {
                let alone = Authority::root(&template, self.intermediate.clone(), self.schemes)?;
                alone.certificate().to_vec()
            }
            _ => issuer.certify_as(&template, &content, self.schemes)?,
        };
        if fault == Some(Fault::BadSignature)
            && let Some(last) = leaf.last_mut()
        {
            *last ^= 1;
        }
        Ok(Issued {
            chain: vec![leaf],
            private_key,
            trust_anchors: Vec::new(),
            crls: Vec::new(),
            ocsp: None,
        })
    }

    /// A root that has nothing to do with the others, though it has the intermediate's key.
    fn stranger(&self) -> Result<Vec<u8>, CertificateError> {
        let template = self.authority("Another Root CA", 1);
        let stranger = Authority::root(&template, self.intermediate.clone(), self.schemes)?;
        Ok(stranger.certificate().to_vec())
    }

    fn authority(&self, name: &str, serial_number: u64) -> Template {
        Template {
            common_name: name.to_owned(),
            names: Vec::new(),
            public_key: self.intermediate.key.public(),
            validity: self.validity(None),
            serial_number,
            role: Role::Authority { path_len: None },
            permitted_names: Vec::new(),
            excluded_names: Vec::new(),
        }
    }

    fn validity(&self, fault: Option<Fault>) -> Validity {
        let (not_before, not_after) = match fault {
            Some(Fault::Expired) => (self.ago(YEAR), self.ago(DAY)),
            Some(Fault::NotYetValid) => (self.ahead(DAY), self.ahead(YEAR)),
            _ => (self.ago(YEAR), self.ahead(YEAR)),
        };
        Validity {
            not_before,
            not_after,
        }
    }

    fn ago(&self, seconds: u64) -> UnixTime {
        UnixTime(self.now.0.saturating_sub(seconds))
    }

    fn ahead(&self, seconds: u64) -> UnixTime {
        UnixTime(self.now.0.saturating_add(seconds))
    }
}

/// The same kind of signature over SHA-1.
const fn weak(scheme: CertificateScheme) -> Option<CertificateScheme> {
    match scheme.key_kind() {
        KeyKind::Rsa => Some(CertificateScheme::RsaPkcs1Sha1),
        KeyKind::Ec => Some(CertificateScheme::EcdsaSha1),
        KeyKind::Ed25519 | KeyKind::ToyRsa | KeyKind::ToyEc => None,
    }
}

/// RSA with 1024 bits, the same at every call.
fn weak_key() -> Result<PrivateKey, CertificateError> {
    let mut rng = Drbg::new(0).fork("weak_key");
    let key = RsaPrivateKey::generate(1024, &mut rng);
    Ok(PrivateKey::Rsa(
        key.map_err(|_| CertificateError::UnsupportedKey)?,
    ))
}
