//! Who the client is, for a server that asks: in the handshake (RFC 8446 sections 4.3.2, 4.4.2 and 4.4.3), or after it
//! (section 4.6.2).

use super::Client;
use crate::{
    codec::Field,
    error::{Check, Error},
    extension::{Extension, ExtensionType, SignatureSchemeCode, tls13::Tls13Extension},
    handshake::{
        Finished,
        tls13::{CertificateRequest, Message},
    },
    identity::Identity,
    party::{Party, Size},
    tls13::{signature, transcript::Transcript},
};

/// A question of the server's.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub(super) struct Question {
    request: CertificateRequest,
    /// Whom the client chose to be.
    presented: Option<Identity>,
    /// After the handshake: its transcript, to which nothing is added.
    handshake: Option<Transcript>,
}

/// The extensions that are known and have no place in CertificateRequest; others may be of a newer kind (section 4.2).
const NOT_IN_REQUESTS: &[ExtensionType] = &[
    ExtensionType::SERVER_NAME,
    ExtensionType::SUPPORTED_GROUPS,
    ExtensionType::ALPN,
    ExtensionType::KEY_SHARE,
    ExtensionType::PRE_SHARED_KEY,
    ExtensionType::PSK_KEY_EXCHANGE_MODES,
    ExtensionType::EARLY_DATA,
    ExtensionType::COOKIE,
    ExtensionType::SUPPORTED_VERSIONS,
    ExtensionType::POST_HANDSHAKE_AUTH,
];

impl Client {
    pub(super) fn take_certificate_request(
        &mut self,
        request: CertificateRequest,
        bytes: &[u8],
    ) -> Result<(), Error> {
        let is_late = self.connection.is_complete();
        if is_late && !self.has_offered(ExtensionType::POST_HANDSHAKE_AUTH) {
            let field = Field::HandshakeType;
            return Err(Error::in_field(Check::ExpectedMessage, field));
        }
        if !is_late && !request.certificate_request_context.is_empty() {
            let field = Field::CertificateRequestContext;
            return Err(Error::in_field(Check::CertificateContext, field));
        }
        if schemes(&request).is_empty() {
            return Err(Error::in_field(Check::MissingExtension, Field::Extensions));
        }
        let mut kinds = request.extensions.iter().map(Extension::extension_type);
        if kinds.any(|kind| NOT_IN_REQUESTS.contains(&kind)) {
            let field = Field::ExtensionType;
            return Err(Error::in_field(Check::ExtensionAllowed, field));
        }
        let handshake = is_late.then(|| self.connection.transcript.clone());
        self.connection.transcript.absorb(bytes);
        self.question = Some(Question {
            request,
            presented: None,
            handshake,
        });
        match is_late {
            true => self.decide_identity(),
            false => Ok(()),
        }
    }

    /// Which certificate to show, or none, where the server asks; the first one that it would take is the default.
    pub(super) fn decide_identity(&mut self) -> Result<(), Error> {
        let Some(question) = &self.question else {
            return self.send_second_flight();
        };
        let size = self.connection.suite()?.size;
        let decision = self
            .config
            .identity_decision(|identity| fits(identity, &question.request, size));
        self.connection.decide(decision);
        Ok(())
    }

    pub(super) fn choose_identity(&mut self, at: Option<usize>) -> Result<(), Error> {
        let identity = self.config.chosen_identity(at)?;
        if let Some(identity) = &identity {
            self.connection.hold_identity(identity);
        }
        if let Some(question) = &mut self.question {
            question.presented = identity;
        }
        match self.connection.is_complete() {
            true => self.send_late_answer(),
            false => self.send_second_flight(),
        }
    }

    /// Certificate, and CertificateVerify where it is not empty; nothing where the server did not ask. A key that cannot sign
    /// here gives no proof, and the server will miss it.
    pub(super) fn send_authentication(&mut self) -> Result<Option<Transcript>, Error> {
        let Some(question) = self.question.take() else {
            return Ok(None);
        };
        let Question {
            request,
            presented,
            handshake,
        } = question;
        let said = self.scripted_authentication();
        if !said.is_empty() {
            let mut said = said.iter();
            said.try_for_each(|message| self.connection.send_handshake(message))?;
            return Ok(handshake);
        }
        let size = self.connection.suite()?.size;
        let code = presented
            .as_ref()
            .and_then(|own| signature::choose(&own.public_key(), size, schemes(&request)));
        let context = request.certificate_request_context;
        self.connection
            .send_certificate(context, presented.as_ref(), vec![])?;
        if let Some(code) = code {
            self.connection.send_certificate_verify(code)?;
        }
        Ok(handshake)
    }

    /// The answer to a question after the handshake: the same messages, of a transcript of its own.
    fn send_late_answer(&mut self) -> Result<(), Error> {
        self.connection.begin_flight();
        let handshake = self.send_authentication()?;
        let connection = &mut self.connection;
        let verify_data = connection.verify_data(Party::Client)?;
        connection.send_handshake(&Message::Finished(Finished { verify_data }))?;
        if let Some(handshake) = handshake {
            connection.transcript = handshake;
        }
        connection.end_flight()
    }
}

/// Whether the server would take it: its issuers, and a signature that it can check.
fn fits(identity: &Identity, request: &CertificateRequest, size: Size) -> bool {
    let mut extensions = request.extensions.iter();
    let authorities = extensions.find_map(|extension| match extension {
        Extension::Tls13(Tls13Extension::CertificateAuthorities(names)) => Some(names.as_slice()),
        _ => None,
    });
    identity.is_vouched_for_by(authorities.unwrap_or_default())
        && signature::choose(&identity.public_key(), size, schemes(request)).is_some()
}

/// The signatures that the server can check; the extension is never empty, and always there.
fn schemes(request: &CertificateRequest) -> &[SignatureSchemeCode] {
    let mut extensions = request.extensions.iter();
    let schemes = extensions.find_map(|extension| match extension {
        Extension::SignatureAlgorithms(schemes) => Some(schemes.as_slice()),
        _ => None,
    });
    schemes.unwrap_or_default()
}
