//! Who the client is, for a server that asks (RFC 5246 sections 7.4.4, 7.4.6 and 7.4.8).

use super::Client;
use crate::{
    codec::Field,
    error::{Check, Error},
    handshake::{
        Certificate, CertificateRequest, CertificateVerify, ClientCertificateType, Handshake,
    },
    identity::Identity,
    message_name::MessageName,
    session::Session,
    signature::SignatureChoice,
    suite::Authentication,
    x509::KeyKind,
};

impl Client {
    /// A server that proves nothing itself must not ask (RFC 5246 section 7.4.4).
    pub(super) fn take_certificate_request(
        &mut self,
        request: CertificateRequest,
    ) -> Result<(), Error> {
        if self.connection.session()?.suite.authentication == Authentication::Anonymous {
            return Err(Error::in_field(
                Check::AnonymousRequest,
                Field::HandshakeType,
            ));
        }
        self.request = Some(request);
        Ok(())
    }

    /// Which certificate to show, or none; the first one that the server would take is the default.
    pub(super) fn decide_identity(&mut self, request: &CertificateRequest) -> Result<(), Error> {
        let session = self.connection.session()?;
        let decision = self
            .config
            .identity_decision(|identity| fits(identity, request, session));
        self.decide(decision);
        Ok(())
    }

    pub(super) fn choose_identity(&mut self, at: Option<usize>) -> Result<(), Error> {
        let identity = self.config.chosen_identity(at)?;
        if let Some(identity) = &identity {
            self.connection.hold_identity(identity);
        }
        self.presented = identity;
        self.decide_secret()
    }

    /// The answer to a server that asked: a list of certificates, which may be empty.
    pub(super) fn send_certificate(&mut self) {
        if self.request.is_some() {
            let presented = self.presented.as_ref();
            let certificate_list = presented.map(|identity| identity.certificate_list.clone());
            let certificate_list = certificate_list.unwrap_or_default();
            self.connection.send_handshake(
                &Handshake::Certificate(Certificate { certificate_list }),
                MessageName::Certificate,
            );
        }
    }

    /// The proof, of all messages so far. A key that cannot sign here gives none, and the server will miss it.
    pub(super) fn send_certificate_verify(&mut self) -> Result<(), Error> {
        let session = self.connection.session()?;
        let presented = self.presented.as_ref().zip(self.request.as_ref());
        let choice = presented.and_then(|(own, request)| choice(own, request, session));
        let Some(choice) = choice else {
            return Ok(());
        };
        let covered = self.connection.signed_messages();
        let signed = self.connection.sign(covered, &choice)?;
        self.connection.send_handshake(
            &Handshake::CertificateVerify(CertificateVerify(signed)),
            MessageName::CertificateVerify,
        );
        Ok(())
    }
}

/// Whether the server would take it: its kind of key, its issuers, and a signature that it can check.
fn fits(identity: &Identity, request: &CertificateRequest, session: Session) -> bool {
    let wanted = match identity.key_kind(session.suite.scale.size) {
        KeyKind::Rsa | KeyKind::ToyRsa => ClientCertificateType::RsaSign,
        KeyKind::Ec | KeyKind::Ed25519 | KeyKind::ToyEc => ClientCertificateType::EcdsaSign,
    };
    request.certificate_types.contains(&wanted)
        && identity.is_vouched_for_by(&request.certificate_authorities)
        && choice(identity, request, session).is_some()
}

/// How it signs for this server.
fn choice(
    identity: &Identity,
    request: &CertificateRequest,
    session: Session,
) -> Option<SignatureChoice> {
    let schemes = request.supported_signature_algorithms.as_deref();
    let key = identity.public_key();
    (session.rules.signature)(&key, session.suite, schemes.unwrap_or_default())
}
