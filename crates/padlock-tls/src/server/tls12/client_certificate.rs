//! Who the client is: the question, its certificate, and its proof (RFC 5246 sections 7.4.4, 7.4.6 and 7.4.8).

use padlock_core::{Working, signature::PublicKey};

use super::{super::Demand, Server, transitions::Asked};
use crate::{
    codec::Field,
    endpoint::{Choice, Decision, DecisionKind},
    error::{Check, Error},
    handshake::{
        Certificate, CertificateRequest, CertificateVerify, ClientCertificateType, Handshake,
    },
    ledger::{Op, OpError, Slot, ValueKind},
    message_name::MessageName,
    party::{Size, Whose},
    signature,
    state::State,
    suite::{Authentication, HAS_CLIENT_AUTHENTICATION, Suite},
    x509::{self, CheckName, KeyKind, ParsedCertificate, Policy, Purpose, Report, Validator},
};

impl Server {
    /// Whether to ask. A server that proves nothing itself must not (RFC 5246 section 7.4.4), which is its default.
    pub(super) fn decide_client_authentication(&mut self) -> Result<(), Error> {
        let authentication = self.connection.session()?.suite.authentication;
        let proves = HAS_CLIENT_AUTHENTICATION && authentication != Authentication::Anonymous;
        let asks = self.config.client_authentication.demand != Demand::Nothing;
        let may = if proves {
            vec![true, false]
        } else {
            vec![false]
        };
        self.decide(Decision {
            kind: DecisionKind::ClientAuthentication,
            options: may.into_iter().map(Choice::ClientAuthentication).collect(),
            default: Choice::ClientAuthentication(asks && proves),
        });
        Ok(())
    }

    /// CertificateRequest: any key that signs will do, and any authority that this end believes.
    pub(super) fn send_certificate_request(&mut self) -> Result<(), Error> {
        let session = self.connection.session()?;
        let schemes = signature::offer(session.suite.scale.size);
        let anchors = &self.config.client_authentication.trust_anchors;
        let names = anchors.iter().filter_map(|anchor| x509::subject(anchor));
        let request = CertificateRequest {
            certificate_types: vec![
                ClientCertificateType::RsaSign,
                ClientCertificateType::EcdsaSign,
            ],
            supported_signature_algorithms: session.rules.named_signatures.then_some(schemes),
            certificate_authorities: names.collect(),
        };
        for anchor in anchors.clone() {
            self.hold(
                ValueKind::TrustAnchor,
                Whose::Server,
                anchor,
                Op::Configured,
            );
        }
        self.connection.send_handshake(
            &Handshake::CertificateRequest(request),
            MessageName::CertificateRequest,
        );
        self.asked = Asked::Awaited;
        self.connection.state = State::ExpectCertificate;
        Ok(())
    }

    /// The answer: a chain to be judged, or none.
    pub(super) fn take_certificate(&mut self, certificate: &Certificate) -> Result<(), Error> {
        let Some((leaf, above)) = certificate.certificate_list.split_first() else {
            self.asked = Asked::Unanswered;
            return match self.config.client_authentication.demand {
                Demand::Required => Err(Error::in_field(
                    Check::ClientCertificate,
                    Field::CertificateList,
                )),
                _ => Ok(()),
            };
        };
        self.asked = Asked::Answered;
        let suite = self.connection.session()?.suite;
        let report = self.judge(suite, leaf, above);
        let accepted = report.accepted();
        self.report = Some(report);
        self.client_key = Some(self.hold_client_certificate(suite, leaf)?);
        self.decide(Decision {
            kind: DecisionKind::Certificate,
            options: vec![Choice::Certificate(true), Choice::Certificate(false)],
            default: Choice::Certificate(accepted),
        });
        Ok(())
    }

    fn judge(&self, suite: &Suite, leaf: &[u8], above: &[Vec<u8>]) -> Report {
        let asks = &self.config.client_authentication;
        let validator = Validator {
            trust_anchors: &asks.trust_anchors,
            untrusted: above,
            crls: &[],
            now: asks.now,
            purpose: Purpose::Client,
            name: None,
            policy: Policy::rfc5280(suite.scale.schemes),
        };
        validator.validate(leaf)
    }

    /// The client's key: one of the size that the suite has.
    fn hold_client_certificate(&mut self, suite: &Suite, leaf: &[u8]) -> Result<PublicKey, Error> {
        let kind = ValueKind::ClientCertificate;
        let certificate = self.hold(kind, Whose::Client, leaf.to_vec(), Op::Received);
        let corrupt = CheckName::Parse;
        let key = ParsedCertificate::parse(leaf).map(|certificate| certificate.public_key);
        let key = key.map_err(|_| Error::certificate(Some(corrupt), corrupt.alert()))?;
        let is_toy = suite.scale.size == Size::Toy;
        if KeyKind::of(&key, is_toy).is_toy() != is_toy {
            return Err(OpError::Certificate.into());
        }
        if let PublicKey::Rsa(_) = key {
            for kind in [ValueKind::RsaModulus, ValueKind::RsaPublicExponent] {
                let slot = Slot::new(kind, Whose::Client);
                let ledger = &mut self.connection.ledger;
                ledger.derive(slot, Op::ReadCertificate, &[certificate])?;
            }
        }
        Ok(key)
    }

    /// The signature of all messages before it.
    pub(super) fn take_certificate_verify(
        &mut self,
        message: &CertificateVerify,
    ) -> Result<(), Error> {
        let CertificateVerify(signed) = message;
        let session = self.connection.session()?;
        let key = self.client_key.clone();
        let key = key.ok_or_else(|| Error::new(Check::ExpectedMessage))?;
        let named: Vec<_> = signed.algorithm.into_iter().collect();
        let choice = (session.rules.signature)(&key, session.suite, &named)
            .ok_or_else(|| Error::in_field(Check::SignatureAlgorithm, Field::SignatureScheme))?;
        let covered = self.connection.signed_messages();
        self.connection.hold_signature(signed);
        let covered = self.connection.ledger.bytes(covered);
        choice
            .scheme
            .verify(&key, covered, &signed.signature, &mut Working::off())
            .map_err(|_| Error::in_field(Check::CertificateVerify, Field::Signature))
    }
}
