//! Alerts: two bytes, level and description (RFC 5246 section 7.2).

use serde::{Deserialize, Serialize};

use crate::codec::{Codec, DecodeError, Field, Reader};

#[cfg(test)]
mod tests;

crate::ids::code_points! {
    /// How bad it is (RFC 5246 section 7.2). One byte.
    AlertLevel {
        Warning = 1, "warning";
        Fatal = 2, "fatal";
    }
}

crate::ids::code_points! {
    /// What happened (RFC 5246 section 7.2, RFC 6066 section 9, RFC 7301, RFC 7507, RFC 8446). One byte.
    AlertDescription {
        CloseNotify = 0, "close_notify";
        UnexpectedMessage = 10, "unexpected_message";
        BadRecordMac = 20, "bad_record_mac";
        DecryptionFailed = 21, "decryption_failed_RESERVED";
        RecordOverflow = 22, "record_overflow";
        DecompressionFailure = 30, "decompression_failure";
        HandshakeFailure = 40, "handshake_failure";
        NoCertificate = 41, "no_certificate_RESERVED";
        BadCertificate = 42, "bad_certificate";
        UnsupportedCertificate = 43, "unsupported_certificate";
        CertificateRevoked = 44, "certificate_revoked";
        CertificateExpired = 45, "certificate_expired";
        CertificateUnknown = 46, "certificate_unknown";
        IllegalParameter = 47, "illegal_parameter";
        UnknownCa = 48, "unknown_ca";
        AccessDenied = 49, "access_denied";
        DecodeError = 50, "decode_error";
        DecryptError = 51, "decrypt_error";
        ExportRestriction = 60, "export_restriction_RESERVED";
        ProtocolVersion = 70, "protocol_version";
        InsufficientSecurity = 71, "insufficient_security";
        InternalError = 80, "internal_error";
        InappropriateFallback = 86, "inappropriate_fallback";
        UserCanceled = 90, "user_canceled";
        NoRenegotiation = 100, "no_renegotiation";
        MissingExtension = 109, "missing_extension";
        UnsupportedExtension = 110, "unsupported_extension";
        CertificateUnobtainable = 111, "certificate_unobtainable";
        UnrecognizedName = 112, "unrecognized_name";
        BadCertificateStatusResponse = 113, "bad_certificate_status_response";
        BadCertificateHashValue = 114, "bad_certificate_hash_value";
        UnknownPskIdentity = 115, "unknown_psk_identity";
        CertificateRequired = 116, "certificate_required";
        NoApplicationProtocol = 120, "no_application_protocol";
    }
}

/// One alert: two bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Alert {
    /// `fatal` ends the connection at once.
    pub level: AlertLevel,
    /// Which alert.
    pub description: AlertDescription,
}

impl Alert {
    /// A fatal alert.
    pub const fn fatal(description: AlertDescription) -> Self {
        Self {
            level: AlertLevel::Fatal,
            description,
        }
    }

    /// The closure alert (RFC 5246 section 7.2.1).
    pub const CLOSE_NOTIFY: Self = Self {
        level: AlertLevel::Warning,
        description: AlertDescription::CloseNotify,
    };
}

impl Codec for Alert {
    fn encode(&self, out: &mut Vec<u8>) {
        self.level.encode(out);
        self.description.encode(out);
    }

    fn read(r: &mut Reader<'_>) -> Result<Self, DecodeError> {
        r.field(Field::Alert, |r| {
            Ok(Self {
                level: r.field(Field::AlertLevel, AlertLevel::read)?,
                description: r.field(Field::AlertDescription, AlertDescription::read)?,
            })
        })
    }
}
