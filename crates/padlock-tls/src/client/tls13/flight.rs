//! The server's first flight under keys, and the client's answer (RFC 8446 sections 4.3 and 4.4).

use super::Client;
use crate::{
    codec::Field,
    endpoint::{Choice, Decision, DecisionKind, Output},
    error::{Check, Error},
    extension::{Extension, ExtensionType, tls13::Tls13Extension},
    handshake::{
        DigitallySigned, Finished,
        tls13::{Certificate, EncryptedExtensions, Message},
    },
    ledger::ValueKind,
    party::Party,
    tls13::grease,
    x509::{Name, Policy, Purpose, Validator},
};

/// The extensions of this program that have their answer elsewhere, or none (RFC 8446 section 4.2).
const ELSEWHERE: &[ExtensionType] = &[
    ExtensionType::SIGNATURE_ALGORITHMS,
    ExtensionType::SIGNATURE_ALGORITHMS_CERT,
    ExtensionType::SUPPORTED_VERSIONS,
    ExtensionType::KEY_SHARE,
    ExtensionType::PRE_SHARED_KEY,
    ExtensionType::PSK_KEY_EXCHANGE_MODES,
    ExtensionType::COOKIE,
    ExtensionType::CERTIFICATE_AUTHORITIES,
    ExtensionType::EC_POINT_FORMATS,
    ExtensionType::ENCRYPT_THEN_MAC,
    ExtensionType::EXTENDED_MASTER_SECRET,
    ExtensionType::SESSION_TICKET,
    ExtensionType::RENEGOTIATION_INFO,
    ExtensionType::STATUS_REQUEST,
    ExtensionType::POST_HANDSHAKE_AUTH,
];

/// The extensions that may stand beside a certificate (RFC 8446 section 4.2).
const OF_CERTIFICATES: &[ExtensionType] = &[
    ExtensionType::STATUS_REQUEST,
    ExtensionType::SIGNED_CERTIFICATE_TIMESTAMP,
];

impl Client {
    pub(super) fn take_encrypted_extensions(
        &mut self,
        message: &EncryptedExtensions,
    ) -> Result<(), Error> {
        let mut takes_early_data = false;
        for extension in &message.extensions {
            let kind = extension.extension_type();
            if !self.has_offered(kind) || ELSEWHERE.contains(&kind) {
                return Err(self.misplaced(kind));
            }
            match extension {
                Extension::Alpn(protocols) => self.take_application_protocol(protocols)?,
                // The answer is empty (RFC 6066 section 3).
                Extension::ServerName(names) if !names.is_empty() => {
                    return Err(Error::in_field(Check::Decode, Field::ServerNameList));
                }
                _ => {}
            }
            takes_early_data |= kind == ExtensionType::EARLY_DATA;
        }
        self.take_answer_to_early_data(takes_early_data)
    }

    pub(super) fn has_offered(&self, kind: ExtensionType) -> bool {
        let hello = self.hello.iter();
        let mut offered = hello.flat_map(|hello| hello.extensions.iter().flatten());
        // What means nothing has no answer (RFC 8701 section 3.1).
        !grease::is_grease(kind) && offered.any(|offered| offered.extension_type() == kind)
    }

    /// An extension that must not stand in the message that brought it: nobody asked for it, or its answer belongs elsewhere
    /// (section 4.2).
    pub(super) fn misplaced(&self, kind: ExtensionType) -> Error {
        let check = match self.has_offered(kind) {
            true => Check::ExtensionAllowed,
            false => Check::ExtensionOffered,
        };
        Error::in_field(check, Field::ExtensionType)
    }

    /// One protocol, out of those that were offered (RFC 7301 sections 3.1 and 3.2).
    fn take_application_protocol(&mut self, protocols: &[Vec<u8>]) -> Result<(), Error> {
        match protocols {
            [protocol] if self.config.application_protocols.contains(protocol) => {
                self.connection.application_protocol = Some(protocol.clone());
                Ok(())
            }
            _ => Err(Error::in_field(
                Check::ApplicationProtocolOffered,
                Field::ProtocolNameList,
            )),
        }
    }

    pub(super) fn take_certificate(&mut self, message: &Certificate) -> Result<(), Error> {
        if !message.certificate_request_context.is_empty() {
            let field = Field::CertificateRequestContext;
            return Err(Error::in_field(Check::CertificateContext, field));
        }
        let entries = message.certificate_list.iter();
        let chain: Vec<Vec<u8>> = entries.map(|entry| entry.cert_data.clone()).collect();
        let leaf = chain
            .first()
            .ok_or_else(|| Error::in_field(Check::Decode, Field::CertificateList))?;
        let extensions = message.certificate_list.iter().flat_map(|e| &e.extensions);
        let mut kinds = extensions.map(Extension::extension_type);
        if let Some(kind) =
            kinds.find(|kind| !self.has_offered(*kind) || !OF_CERTIFICATES.contains(kind))
        {
            return Err(self.misplaced(kind));
        }
        let suite = self.connection.suite()?;
        let report = Validator {
            trust_anchors: &self.config.trust_anchors,
            untrusted: chain.get(1..).unwrap_or_default(),
            crls: &self.config.crls(),
            now: self.config.now,
            purpose: Purpose::Server,
            name: Some(&Name::parse(&self.config.server_name)),
            policy: Policy::rfc5280(suite.schemes),
        }
        .validate(leaf);
        let accepted = report.accepted();
        self.report = Some(report);
        self.certificate = Some(self.connection.hold_peer_certificate(leaf)?);
        let mut extensions = message.certificate_list.iter().map(|e| &e.extensions);
        let beside = extensions.next().into_iter().flatten();
        self.status = beside.cloned().find_map(|extension| match extension {
            Extension::Tls13(Tls13Extension::CertificateStatus(status)) => Some(status),
            _ => None,
        });
        self.chain = chain;
        self.connection.decide(Decision {
            kind: DecisionKind::Certificate,
            options: vec![Choice::Certificate(true), Choice::Certificate(false)],
            default: Choice::Certificate(accepted),
        });
        Ok(())
    }

    pub(super) fn take_certificate_verify(
        &mut self,
        signed: &DigitallySigned,
    ) -> Result<(), Error> {
        let offered = &self.config.signature_algorithms;
        let key = self.certificate.as_ref();
        self.connection
            .check_certificate_verify(key, offered, signed)
    }

    /// What the server asked for, Finished, and from there on application keys both ways.
    pub(super) fn send_second_flight(&mut self) -> Result<(), Error> {
        let is_compatible = self.is_compatible();
        let connection = &mut self.connection;
        connection.derive_application_secrets()?;
        let application = ValueKind::ApplicationTrafficSecret;
        connection.read_under(connection.traffic_secret(application, Party::Server)?)?;
        if is_compatible {
            connection.send_change_cipher_spec();
        }
        self.end_early_data()?;
        self.connection.begin_flight();
        self.send_authentication()?;
        let connection = &mut self.connection;
        let verify_data = connection.verify_data(Party::Client)?;
        connection.send_handshake(&Message::Finished(Finished { verify_data }))?;
        connection.write_under(connection.traffic_secret(application, Party::Client)?)?;
        connection.derive_resumption_secret()?;
        connection.output(Output::Established);
        Ok(())
    }
}
