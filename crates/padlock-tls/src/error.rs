//! What an endpoint refuses: who is to blame, which check failed, in which field, and the alert that says so.

use padlock_core::closed_enum;
use thiserror::Error as ThisError;

use crate::{
    alert::AlertDescription,
    codec::{DecodeError, Field},
    ledger::OpError,
    x509::{CheckName, Report, StapledReport},
};

closed_enum! {
    /// Who is to blame.
    pub enum Blame {
        /// Bytes that are no valid message.
        InvalidMessage = "invalid_message",
        /// A valid message that this peer must not have sent.
        PeerMisbehaved = "peer_misbehaved",
        /// An honest peer that shares no common ground with this end.
        PeerIncompatible = "peer_incompatible",
        /// The caller asked for what the state does not allow; nothing is sent.
        ApiMisuse = "api_misuse",
    }
}

closed_enum! {
    /// A check that an endpoint makes, by name.
    pub enum Check {
        /// The bytes decode (RFC 5246 section 4).
        Decode = "decode",
        /// The message is one that the state expects (RFC 5246 section 7.3).
        ExpectedMessage = "expected_message",
        /// Handshake messages end before ChangeCipherSpec (RFC 5246 section 7.1).
        HandshakeBoundary = "handshake_boundary",
        /// The version is one that this end speaks (RFC 5246 appendix E).
        ProtocolVersion = "protocol_version",
        /// The record's version is the agreed one (RFC 5246 section 6.2.1).
        RecordVersion = "record_version",
        /// The record is not longer than 2^14 bytes once opened (RFC 5246 section 6.2.1).
        RecordOverflow = "record_overflow",
        /// The record is a whole number of blocks with room for IV, MAC and padding (RFC 5246 section 6.2.3.2).
        RecordLength = "record_length",
        /// Every padding byte equals `padding_length` (RFC 5246 section 6.2.3.2).
        RecordPadding = "record_padding",
        /// The MAC equals the one computed (RFC 5246 section 6.2.3.1).
        RecordMac = "record_mac",
        /// A client that speaks more does not ask for less (RFC 7507).
        Fallback = "fallback",
        /// Both ends offer some suite (RFC 5246 section 7.4.1.3).
        SharedCipherSuite = "shared_cipher_suite",
        /// The server chose a suite that the client offered (RFC 5246 section 7.4.1.3).
        CipherSuiteOffered = "cipher_suite_offered",
        /// Null compression is offered and chosen (RFC 5246 section 7.4.1.2).
        Compression = "compression",
        /// The server answers only extensions that the client offered (RFC 5246 section 7.4.1.4).
        ExtensionOffered = "extension_offered",
        /// The server answers encrypt_then_mac only with a suite that has padding to protect (RFC 7366 section 3).
        EncryptThenMac = "encrypt_then_mac",
        /// A session goes on with the version and the suite that it began with (RFC 5246 section 7.4.1.3).
        ResumedSession = "resumed_session",
        /// A session goes on with the extended master secret, or without it, as it began (RFC 7627 section 5.3).
        ResumedMasterSecret = "resumed_master_secret",
        /// Both ends name some application protocol, where both name any (RFC 7301 section 3.2).
        SharedApplicationProtocol = "shared_application_protocol",
        /// The server chose one protocol, which the client offered (RFC 7301 section 3.1).
        ApplicationProtocolOffered = "application_protocol_offered",
        /// `renegotiated_connection` is empty in a first handshake (RFC 5746 sections 3.4 and 3.6).
        RenegotiationInfo = "renegotiation_info",
        /// The certificate can be read and holds a key that the suite can use.
        CertificateKey = "certificate_key",
        /// The certificate is accepted by whoever plays its receiver.
        CertificateAccepted = "certificate_accepted",
        /// What came along with the certificate says that it is good (RFC 6066 section 8).
        StapledStatus = "stapled_status",
        /// The key exchange's parameters and the peer's public value are elements of a proper group (RFC 5246 section
        /// 7.4.3, RFC 8422 section 5.11).
        PeerPublicKey = "peer_public_key",
        /// The server chose a curve that the client offered (RFC 8422 section 5.4).
        CurveOffered = "curve_offered",
        /// The server's finite field is as large as this end insists on.
        GroupSize = "group_size",
        /// The signature over the key exchange is the key's of the certificate (RFC 5246 section 7.4.3).
        KeyExchangeSignature = "key_exchange_signature",
        /// The signature's algorithm was offered and fits the key (RFC 5246 section 7.4.3).
        SignatureAlgorithm = "signature_algorithm",
        /// The client shows a certificate where the server insists on one (RFC 5246 section 7.4.6, RFC 8446 section
        /// 4.4.2.4).
        ClientCertificate = "client_certificate",
        /// A server that proves nothing itself asks for no certificate (RFC 5246 section 7.4.4).
        AnonymousRequest = "anonymous_request",
        /// CertificateVerify is signed with the key of its sender's certificate (RFC 5246 section 7.4.8, RFC 8446 section 4.4.3).
        CertificateVerify = "certificate_verify",
        /// Points may come uncompressed (RFC 8422 section 5.1.2).
        PointFormat = "point_format",
        /// The level of an alert is one of two (RFC 5246 section 7.2).
        AlertLevel = "alert_level",
        /// The premaster secret fits the key.
        PreMasterSecret = "pre_master_secret",
        /// The session key fits the public key and the cipher.
        SessionKey = "session_key",
        /// `verify_data` equals the one computed (RFC 5246 section 7.4.9).
        VerifyData = "verify_data",
        /// An extension stands in a message that may have it (RFC 8446 section 4.2).
        ExtensionAllowed = "extension_allowed",
        /// Every extension is there that TLS 1.3 cannot do without (RFC 8446 section 9.2).
        MissingExtension = "missing_extension",
        /// Both ends have some group (RFC 8446 section 4.1.1).
        SharedGroup = "shared_group",
        /// A key share is one that was offered or asked for (RFC 8446 section 4.2.8).
        KeyShare = "key_share",
        /// A HelloRetryRequest asks for something new, and is answered with just that (RFC 8446 section 4.1.2).
        RetriedHello = "retried_hello",
        /// The server's random does not say that it speaks a newer version (RFC 8446 section 4.1.3).
        Downgrade = "downgrade",
        /// The fields that older versions left behind have the values that they must have (RFC 8446 section 4.1.3).
        LegacyFields = "legacy_fields",
        /// The certificate's context is the request's (RFC 8446 section 4.4.2).
        CertificateContext = "certificate_context",
        /// Every pre-shared key that is offered has a binder, and nothing stands behind them; the server takes one that fits (RFC
        /// 8446 section 4.2.11).
        OfferedPsks = "offered_psks",
        /// The binder is that of the pre-shared key (RFC 8446 section 4.2.11.2).
        PskBinder = "psk_binder",
        /// There is no more early data than was agreed on (RFC 8446 section 4.2.10).
        EarlyDataSize = "early_data_size",
        /// The server takes early data only under the first key, and under its suite (RFC 8446 section 4.2.10).
        EarlyDataAccepted = "early_data_accepted",
        /// The peer sent no fatal alert.
        AlertReceived = "alert_received",
        /// The connection is open for application data.
        Connected = "connected",
        /// A decision of this kind is being waited for.
        DecisionPending = "decision_pending",
    }
}

/// Why an endpoint stopped, or would not do what it was asked.
#[derive(Clone, Debug, PartialEq, Eq, ThisError, serde::Serialize)]
#[error("{}: {} failed ({})", .blame.id(), .check.id(), .alert.id())]
pub struct Error {
    /// Who is to blame.
    pub blame: Blame,
    /// The check that failed.
    pub check: Check,
    /// The field that was looked at, and its offset in the bytes being read.
    pub field: Option<(Field, usize)>,
    /// The certificate's failed check, where that is the reason.
    pub certificate_check: Option<CheckName>,
    /// What the peer is told, or what the peer told this end.
    pub alert: AlertDescription,
}

impl Error {
    /// A failed check, with the alert that RFC 5246 prescribes for it.
    #[must_use]
    pub const fn new(check: Check) -> Self {
        let (blame, alert) = consequence(check);
        Self {
            blame,
            check,
            field: None,
            certificate_check: None,
            alert,
        }
    }

    /// The same, naming the field.
    #[must_use]
    pub const fn in_field(check: Check, field: Field) -> Self {
        let mut error = Self::new(check);
        error.field = Some((field, 0));
        error
    }

    /// A certificate that was not accepted; `alert` is that of its first failed check.
    #[must_use]
    pub const fn certificate(check: Option<CheckName>, alert: AlertDescription) -> Self {
        let mut error = Self::in_field(Check::CertificateAccepted, Field::CertificateList);
        error.certificate_check = check;
        error.alert = alert;
        error
    }

    /// A certificate that was refused by whoever judged this report, or in spite of it.
    #[must_use]
    pub fn refused(report: Option<&Report>) -> Self {
        let failed = report.and_then(Report::first_failure);
        let failed = failed.map(|check| check.name);
        let alert = failed.map_or(AlertDescription::BadCertificate, CheckName::alert);
        Self::certificate(failed, alert)
    }

    /// No certificate where TLS 1.3 asked for one and insists on it (RFC 8446 section 4.4.2.4).
    #[must_use]
    pub const fn certificate_required() -> Self {
        let mut error = Self::in_field(Check::ClientCertificate, Field::CertificateList);
        error.alert = AlertDescription::CertificateRequired;
        error
    }

    /// What came along with a certificate, refused by this report.
    #[must_use]
    pub fn stapled(report: &StapledReport) -> Self {
        let mut error = Self::in_field(Check::StapledStatus, Field::OcspResponse);
        let failed = report.first_failure();
        error.alert = failed.map_or(error.alert, |check| check.name.alert());
        error
    }

    /// A fatal alert from the peer.
    #[must_use]
    pub const fn alerted(alert: AlertDescription) -> Self {
        let mut error = Self::new(Check::AlertReceived);
        error.alert = alert;
        error
    }
}

/// The one place where a failed check becomes an alert (RFC 5246 section 7.2.2).
const fn consequence(check: Check) -> (Blame, AlertDescription) {
    use AlertDescription as A;
    use Blame as B;
    match check {
        Check::Decode => (B::InvalidMessage, A::DecodeError),
        Check::ExpectedMessage | Check::HandshakeBoundary | Check::EarlyDataSize => {
            (B::PeerMisbehaved, A::UnexpectedMessage)
        }
        Check::ProtocolVersion => (B::PeerIncompatible, A::ProtocolVersion),
        Check::RecordVersion => (B::InvalidMessage, A::ProtocolVersion),
        Check::RecordOverflow => (B::InvalidMessage, A::RecordOverflow),
        Check::RecordLength | Check::RecordPadding | Check::RecordMac => {
            (B::InvalidMessage, A::BadRecordMac)
        }
        Check::Fallback => (B::PeerIncompatible, A::InappropriateFallback),
        Check::SharedCipherSuite | Check::ClientCertificate => {
            (B::PeerIncompatible, A::HandshakeFailure)
        }
        Check::SharedApplicationProtocol => (B::PeerIncompatible, A::NoApplicationProtocol),
        Check::CipherSuiteOffered
        | Check::SessionKey
        | Check::Compression
        | Check::EncryptThenMac
        | Check::ResumedSession
        | Check::ApplicationProtocolOffered
        | Check::PeerPublicKey
        | Check::CurveOffered
        | Check::PointFormat
        | Check::SignatureAlgorithm => (B::PeerMisbehaved, A::IllegalParameter),
        Check::GroupSize => (B::PeerIncompatible, A::InsufficientSecurity),
        Check::ExtensionOffered => (B::PeerMisbehaved, A::UnsupportedExtension),
        Check::AlertLevel => (B::InvalidMessage, A::IllegalParameter),
        Check::RenegotiationInfo | Check::AnonymousRequest | Check::ResumedMasterSecret => {
            (B::PeerMisbehaved, A::HandshakeFailure)
        }
        Check::CertificateKey => (B::InvalidMessage, A::UnsupportedCertificate),
        Check::CertificateAccepted => (B::PeerMisbehaved, A::BadCertificate),
        Check::StapledStatus => (B::PeerMisbehaved, A::BadCertificateStatusResponse),
        Check::VerifyData
        | Check::PskBinder
        | Check::KeyExchangeSignature
        | Check::CertificateVerify => (B::PeerMisbehaved, A::DecryptError),
        Check::MissingExtension => (B::PeerMisbehaved, A::MissingExtension),
        Check::SharedGroup => (B::PeerIncompatible, A::HandshakeFailure),
        Check::ExtensionAllowed
        | Check::KeyShare
        | Check::RetriedHello
        | Check::OfferedPsks
        | Check::EarlyDataAccepted
        | Check::Downgrade
        | Check::LegacyFields
        | Check::CertificateContext => (B::PeerMisbehaved, A::IllegalParameter),
        Check::AlertReceived => (B::PeerMisbehaved, A::CloseNotify),
        Check::PreMasterSecret | Check::Connected | Check::DecisionPending => {
            (B::ApiMisuse, A::InternalError)
        }
    }
}

impl From<DecodeError> for Error {
    fn from(error: DecodeError) -> Self {
        let mut refused = Self::new(Check::Decode);
        refused.field = Some((error.field, error.at));
        refused.alert = error.alert();
        refused
    }
}

impl From<OpError> for Error {
    fn from(error: OpError) -> Self {
        match error {
            OpError::RecordLength => Self::in_field(Check::RecordLength, Field::Fragment),
            OpError::RecordPadding => Self::in_field(Check::RecordPadding, Field::Padding),
            OpError::RecordMac => Self::in_field(Check::RecordMac, Field::Mac),
            OpError::PublicKey => Self::in_field(Check::PeerPublicKey, Field::EcPoint),
            OpError::Certificate => Self::in_field(Check::CertificateKey, Field::CertificateList),
            OpError::MissingInput(_)
            | OpError::NotComputable
            | OpError::OutOfRange
            | OpError::Ticket
            | OpError::EncryptionPadding => Self::new(Check::PreMasterSecret),
        }
    }
}
