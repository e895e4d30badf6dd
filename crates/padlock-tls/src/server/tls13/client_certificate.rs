//! Who the client is: the question, its certificate, and its proof (RFC 8446 sections 4.3.2, 4.4.2 and 4.4.3), in the handshake
//! or at any time after it (section 4.6.2).

use super::{super::Demand, Server, TRANSITIONS};
use crate::{
    codec::Field,
    endpoint::{Choice, Decision, DecisionKind, Output},
    error::{Check, Error},
    extension::{Extension, ExtensionType, SignatureSchemeCode, tls13::Tls13Extension},
    handshake::{
        DigitallySigned,
        tls13::{Certificate, CertificateRequest, Message},
    },
    ledger::{Op, Slot, ValueKind},
    message_name::MessageName,
    party::Whose,
    signature,
    state::State,
    tls13::{grease, transcript::Transcript},
    x509::{self, Policy, Purpose, Report, Validator},
};

/// A question that the client has not answered yet.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub(super) struct Question {
    certificate_request_context: Vec<u8>,
    /// After the handshake: the transcript that is not in use, which ends with the question until the answer begins.
    aside: Option<Transcript>,
}

impl Server {
    /// Whether to ask.
    pub(super) fn decide_client_authentication(&mut self) -> Result<(), Error> {
        // A pre-shared key says who both are (section 4.3.2).
        if self.resumed().is_some() {
            return self.decide_ephemeral_key();
        }
        let asks = self.asks_everyone();
        self.connection.decide(Decision {
            kind: DecisionKind::ClientAuthentication,
            options: vec![
                Choice::ClientAuthentication(true),
                Choice::ClientAuthentication(false),
            ],
            default: Choice::ClientAuthentication(asks),
        });
        Ok(())
    }

    /// Whether every client is asked who it is. Tickets are of no use then: nothing in them says that one has been asked.
    pub(super) fn asks_everyone(&self) -> bool {
        self.config.client_authentication.demand != Demand::Nothing
    }

    /// CertificateRequest, in the first flight.
    pub(super) fn send_certificate_request(&mut self) -> Result<(), Error> {
        let request = self.certificate_request(vec![])?;
        self.note_question(&request);
        self.connection.send_handshake(&request)
    }

    /// What the client will have to answer.
    pub(super) fn note_question(&mut self, request: &Message) {
        if let Message::CertificateRequest(request) = request {
            self.question = Some(Question {
                certificate_request_context: request.certificate_request_context.clone(),
                aside: None,
            });
        }
    }

    /// Whether the client has said that it may be asked after the handshake.
    #[must_use]
    pub fn may_ask_late(&self) -> bool {
        let hello = self.hello.iter();
        let mut offered = hello.flat_map(|hello| hello.extensions.iter().flatten());
        let kind = ExtensionType::POST_HANDSHAKE_AUTH;
        offered.any(|extension| extension.extension_type() == kind)
    }

    /// Asks who the client is, once the handshake is over and if the client has said that it may.
    pub(super) fn ask(&mut self) {
        if !self.may_ask_late()
            || self.connection.state != State::Connected
            || self.question.is_some()
        {
            return self.connection.refuse(Check::Connected);
        }
        if let Err(error) = self.send_question() {
            self.connection.fail(error);
        }
    }

    /// CertificateRequest, which is the end of a transcript of its own.
    fn send_question(&mut self) -> Result<(), Error> {
        let label = format!("certificate_request_context/{}", self.connection.sent);
        let certificate_request_context = self.connection.draw(&label).bytes(8);
        let request = self.certificate_request(certificate_request_context.clone())?;
        let connection = &mut self.connection;
        let handshake = connection.transcript.clone();
        connection.advance(TRANSITIONS, MessageName::CertificateRequest)?;
        connection.send_handshake(&request)?;
        self.question = Some(Question {
            certificate_request_context,
            aside: Some(std::mem::replace(&mut connection.transcript, handshake)),
        });
        Ok(())
    }

    /// Any scheme that this end can check will do, and any authority that it believes.
    fn certificate_request(
        &mut self,
        certificate_request_context: Vec<u8>,
    ) -> Result<Message, Error> {
        let mut extensions = vec![Extension::SignatureAlgorithms(self.schemes()?)];
        let anchors = self.config.client_authentication.trust_anchors.clone();
        let names: Vec<Vec<u8>> = anchors.iter().filter_map(|a| x509::subject(a)).collect();
        if !names.is_empty() {
            let names = Tls13Extension::CertificateAuthorities(names);
            extensions.push(Extension::Tls13(names));
        }
        if self.config.shape.grease {
            let mut rng = self.connection.draw("grease");
            extensions.push(grease::extension(&mut rng, vec![]));
        }
        for anchor in anchors {
            let slot = Slot::new(ValueKind::TrustAnchor, Whose::Server);
            self.connection.hold(slot, anchor, Op::Configured);
        }
        Ok(Message::CertificateRequest(CertificateRequest {
            certificate_request_context,
            extensions,
        }))
    }

    fn schemes(&self) -> Result<Vec<SignatureSchemeCode>, Error> {
        Ok(signature::offer(self.connection.suite()?.size))
    }

    /// The answer: a chain to be judged, or none.
    pub(super) fn take_certificate(
        &mut self,
        certificate: &Certificate,
        bytes: &[u8],
    ) -> Result<(), Error> {
        let unasked = || Error::in_field(Check::ExpectedMessage, Field::HandshakeType);
        let question = self.question.as_mut().ok_or_else(unasked)?;
        if question.certificate_request_context != certificate.certificate_request_context {
            let field = Field::CertificateRequestContext;
            return Err(Error::in_field(Check::CertificateContext, field));
        }
        question.change_transcript(&mut self.connection.transcript);
        self.connection.transcript.absorb(bytes);
        let mut entries = certificate.certificate_list.iter();
        // The question names no extension that could have its answer here (section 4.4.2).
        if entries.any(|entry| !entry.extensions.is_empty()) {
            let field = Field::ExtensionType;
            return Err(Error::in_field(Check::ExtensionOffered, field));
        }
        let entries = certificate.certificate_list.iter();
        let chain: Vec<Vec<u8>> = entries.map(|entry| entry.cert_data.clone()).collect();
        let Some((leaf, above)) = chain.split_first() else {
            self.connection.state = State::WaitFinished;
            return match self.config.client_authentication.demand {
                Demand::Required => Err(Error::certificate_required()),
                _ => Ok(()),
            };
        };
        let report = self.judge(leaf, above)?;
        let accepted = report.accepted();
        self.report = Some(report);
        self.client_key = Some(self.connection.hold_peer_certificate(leaf)?);
        self.connection.decide(Decision {
            kind: DecisionKind::Certificate,
            options: vec![Choice::Certificate(true), Choice::Certificate(false)],
            default: Choice::Certificate(accepted),
        });
        Ok(())
    }

    fn judge(&self, leaf: &[u8], above: &[Vec<u8>]) -> Result<Report, Error> {
        let asks = &self.config.client_authentication;
        let validator = Validator {
            trust_anchors: &asks.trust_anchors,
            untrusted: above,
            crls: &[],
            now: asks.now,
            purpose: Purpose::Client,
            name: None,
            policy: Policy::rfc5280(self.connection.suite()?.schemes),
        };
        Ok(validator.validate(leaf))
    }

    pub(super) fn judged(&mut self, accepted: bool) -> Result<(), Error> {
        match accepted {
            true => Ok(()),
            false => Err(Error::refused(self.report.as_ref())),
        }
    }

    pub(super) fn take_certificate_verify(
        &mut self,
        signed: &DigitallySigned,
        bytes: &[u8],
    ) -> Result<(), Error> {
        let offered = self.schemes()?;
        let key = self.client_key.as_ref();
        self.connection
            .check_certificate_verify(key, &offered, signed)?;
        self.connection.transcript.absorb(bytes);
        Ok(())
    }

    /// The client's Finished has come: the answer is whole. Whether it was one to a question after the handshake.
    pub(super) fn take_answer(&mut self) -> bool {
        let question = self.question.take();
        let Some(mut question) = question.filter(|question| question.aside.is_some()) else {
            return false;
        };
        question.change_transcript(&mut self.connection.transcript);
        self.connection.output(Output::Established);
        true
    }
}

impl Question {
    /// After the handshake, an answer belongs to the question's transcript, and what comes then to none.
    fn change_transcript(&mut self, transcript: &mut Transcript) {
        if let Some(aside) = &mut self.aside {
            std::mem::swap(aside, transcript);
        }
    }
}
