//! An authority at work: roots, intermediates and leaves of any kind of key.

use padlock_core::signature::PrivateKey;

use super::authority::{Authority, sign_with};
use super::sign::key_identifier;
use super::template::Content;
use super::{CertificateError, Schemes, Signer, Template};

impl Authority {
    /// A root of any kind of key: its certificate says what `template` asks for, about the signer's own key.
    ///
    /// # Errors
    /// When the key cannot sign by the scheme, or a name or a date cannot be written.
    pub fn root(
        template: &Template,
        signer: Signer,
        schemes: Schemes,
    ) -> Result<Self, CertificateError> {
        let template = Template {
            public_key: signer.key.public(),
            ..template.clone()
        };
        let issuer = template.common_name.clone();
        let certificate = certify(&issuer, &signer, &template, &template.content(), schemes)?;
        Ok(Self::of(issuer, signer, certificate))
    }

    /// The DER of a certificate that says what `template` asks for.
    ///
    /// # Errors
    /// As [`Authority::root`].
    pub fn certify(
        &self,
        template: &Template,
        schemes: Schemes,
    ) -> Result<Vec<u8>, CertificateError> {
        self.certify_as(template, &template.content(), schemes)
    }

    /// An authority under this one: its certificate says what `template` asks for, about the signer's key.
    ///
    /// # Errors
    /// As [`Authority::root`].
    pub fn intermediate(
        &self,
        template: &Template,
        signer: Signer,
        schemes: Schemes,
    ) -> Result<Self, CertificateError> {
        self.intermediate_as(template, &template.content(), signer, schemes)
    }

    /// As [`Authority::certify`], with extensions that the role does not ask for.
    pub(super) fn certify_as(
        &self,
        template: &Template,
        content: &Content,
        schemes: Schemes,
    ) -> Result<Vec<u8>, CertificateError> {
        certify(self.name(), &self.signer(), template, content, schemes)
    }

    /// As [`Authority::intermediate`], with extensions that the role does not ask for.
    pub(super) fn intermediate_as(
        &self,
        template: &Template,
        content: &Content,
        signer: Signer,
        schemes: Schemes,
    ) -> Result<Self, CertificateError> {
        let template = Template {
            public_key: signer.key.public(),
            ..template.clone()
        };
        let certificate = self.certify_as(&template, content, schemes)?;
        Ok(Self::of(template.common_name, signer, certificate))
    }

    /// The same authority with another way to sign.
    pub(super) fn signing_with(&self, signer: Signer) -> Self {
        Self::of(self.name().to_owned(), signer, self.certificate().to_vec())
    }

    /// The key that signs, and how.
    pub fn signer(&self) -> Signer {
        let key: &PrivateKey = self.key();
        Signer {
            key: key.clone(),
            scheme: self.scheme(),
        }
    }
}

fn certify(
    issuer: &str,
    signer: &Signer,
    template: &Template,
    content: &Content,
    schemes: Schemes,
) -> Result<Vec<u8>, CertificateError> {
    let own_key = key_identifier(&template.public_key, signer.scheme)?;
    let extensions = template.extensions(content, own_key, signer.key_identifier()?)?;
    sign_with(issuer, &template.request(), extensions, signer, schemes)
}
