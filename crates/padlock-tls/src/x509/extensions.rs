//! The extensions of a certificate, read (RFC 5280 section 4.2).

use const_oid::AssociatedOid;
use der::Decode;
use der::asn1::ObjectIdentifier;
use x509_cert::ext::Extension;
use x509_cert::ext::pkix::{
    AuthorityInfoAccessSyntax, AuthorityKeyIdentifier as KeyIdentifierOfIssuer, BasicConstraints,
    CertificatePolicies, ExtendedKeyUsage, KeyUsage, NameConstraints as Constraints,
    PolicyConstraints, SubjectAltName, SubjectKeyIdentifier,
};

use super::general_name::{self, AuthorityKeyIdentifier, GeneralName, NameConstraints};

/// An extension that is understood.
#[derive(Clone, Debug)]
pub(super) struct Read<T> {
    pub(super) critical: bool,
    pub(super) value: T,
}

/// What a certificate says in its extensions. One that cannot be read is absent, and in `malformed`.
#[derive(Clone, Debug, Default)]
pub(super) struct Extensions {
    pub(super) basic_constraints: Option<Read<BasicConstraints>>,
    pub(super) key_usage: Option<Read<KeyUsage>>,
    pub(super) extended_key_usage: Option<Read<ExtendedKeyUsage>>,
    pub(super) subject_alt_name: Option<Read<Vec<GeneralName>>>,
    pub(super) name_constraints: Option<Read<NameConstraints>>,
    pub(super) authority_key_identifier: Option<Read<AuthorityKeyIdentifier>>,
    pub(super) subject_key_identifier: Option<Read<SubjectKeyIdentifier>>,
    /// How many ways it names.
    pub(super) authority_info_access: Option<Read<usize>>,
    /// Not acted upon: a critical one is in `unhandled_critical` too.
    pub(super) policy_constraints: Option<Read<()>>,
    /// Critical extensions that nobody here acts upon.
    pub(super) unhandled_critical: Vec<ObjectIdentifier>,
    /// Known extensions whose value is not what it should be.
    pub(super) malformed: Vec<ObjectIdentifier>,
    /// Extensions that stand there more than once.
    pub(super) repeated: Vec<ObjectIdentifier>,
}

impl Extensions {
    pub(super) fn read(extensions: &[Extension]) -> Self {
        let mut read = Self::default();
        for (i, extension) in extensions.iter().enumerate() {
            let mut before = extensions.iter().take(i);
            if before.any(|earlier| earlier.extn_id == extension.extn_id) {
                read.repeated.push(extension.extn_id);
            } else if read.take(extension).is_err() {
                read.malformed.push(extension.extn_id);
            }
        }
        read
    }

    fn take(&mut self, extension: &Extension) -> der::Result<()> {
        match extension.extn_id {
            BasicConstraints::OID => self.basic_constraints = value(extension)?,
            KeyUsage::OID => self.key_usage = value(extension)?,
            ExtendedKeyUsage::OID => self.extended_key_usage = value(extension)?,
            SubjectAltName::OID => {
                self.subject_alt_name = read(extension, GeneralName::read_all)?;
            }
            Constraints::OID => self.name_constraints = read(extension, NameConstraints::read)?,
            KeyIdentifierOfIssuer::OID => {
                self.authority_key_identifier = read(extension, AuthorityKeyIdentifier::read)?;
            }
            SubjectKeyIdentifier::OID => self.subject_key_identifier = value(extension)?,
            AuthorityInfoAccessSyntax::OID => {
                self.authority_info_access = read(extension, general_name::info_accesses)?;
            }
            // Every policy is acceptable, so there is nothing to process (RFC 5280 section 6.1.1, item c).
            CertificatePolicies::OID => {}
            id => {
                if extension.critical {
                    self.unhandled_critical.push(id);
                }
                if id == PolicyConstraints::OID {
                    let constraints = read(extension, general_name::policy_constraints);
                    self.policy_constraints = constraints?;
                }
            }
        }
        Ok(())
    }

    /// `cA` of `basicConstraints`; false without the extension.
    pub(super) fn is_ca(&self) -> bool {
        let constraints = self.basic_constraints.as_ref();
        constraints.is_some_and(|constraints| constraints.value.ca)
    }

    /// `pathLenConstraint` of `basicConstraints`.
    pub(super) fn path_len_constraint(&self) -> Option<u8> {
        self.basic_constraints.as_ref()?.value.path_len_constraint
    }

    /// Whether `keyUsage` allows what `allows` asks for. Without the extension everything is allowed.
    pub(super) fn usage_allows(&self, allows: impl Fn(&KeyUsage) -> bool) -> bool {
        self.key_usage.as_ref().is_none_or(|u| allows(&u.value))
    }
}

fn value<'a, T: Decode<'a, Error = der::Error>>(
    extension: &'a Extension,
) -> der::Result<Option<Read<T>>> {
    read(extension, T::from_der)
}

fn read<'a, T>(
    extension: &'a Extension,
    reader: impl Fn(&'a [u8]) -> der::Result<T>,
) -> der::Result<Option<Read<T>>> {
    Ok(Some(Read {
        critical: extension.critical,
        value: reader(extension.extn_value.as_bytes())?,
    }))
}
