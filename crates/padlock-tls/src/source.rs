//! Where things are defined: RFC and section.

use crate::{ledger::Op, message_name::MessageName};

#[cfg(test)]
mod tests;

/// A section of an RFC.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Source {
    /// The RFC's number.
    pub rfc: u16,
    /// The section, such as `7.4.7`; an appendix has a letter.
    pub section: &'static str,
}

impl Source {
    /// Whether the section is an appendix's.
    #[must_use]
    pub fn is_appendix(self) -> bool {
        self.section
            .starts_with(|first: char| first.is_ascii_uppercase())
    }
}

const fn at(rfc: u16, section: &'static str) -> Source {
    Source { rfc, section }
}

impl MessageName {
    /// Where the message is defined: up to TLS 1.2 first, then in TLS 1.3, as far as it has both.
    #[must_use]
    pub const fn sources(self) -> &'static [Source] {
        match self {
            Self::HelloRequest => const { &[at(5246, "7.4.1.1")] },
            Self::ClientHello => const { &[at(5246, "7.4.1.2"), at(8446, "4.1.2")] },
            Self::ServerHello => const { &[at(5246, "7.4.1.3"), at(8446, "4.1.3")] },
            Self::HelloRetryRequest => const { &[at(8446, "4.1.4")] },
            Self::HelloVerifyRequest => const { &[at(6347, "4.2.1")] },
            Self::NewSessionTicket => const { &[at(5077, "3.3"), at(8446, "4.6.1")] },
            Self::EndOfEarlyData => const { &[at(8446, "4.5")] },
            Self::EncryptedExtensions => const { &[at(8446, "4.3.1")] },
            Self::Certificate => const { &[at(5246, "7.4.2"), at(8446, "4.4.2")] },
            Self::ServerKeyExchange => const { &[at(5246, "7.4.3"), at(8422, "5.4")] },
            Self::CertificateRequest => const { &[at(5246, "7.4.4"), at(8446, "4.3.2")] },
            Self::ServerHelloDone => const { &[at(5246, "7.4.5")] },
            Self::CertificateVerify => const { &[at(5246, "7.4.8"), at(8446, "4.4.3")] },
            Self::ClientKeyExchange => const { &[at(5246, "7.4.7"), at(8422, "5.7")] },
            Self::Finished => const { &[at(5246, "7.4.9"), at(8446, "4.4.4")] },
            Self::CertificateUrl => const { &[at(6066, "5")] },
            Self::CertificateStatus => const { &[at(6066, "8"), at(8446, "4.4.2.1")] },
            Self::KeyUpdate => const { &[at(8446, "4.6.3")] },
            Self::UnknownHandshake => const { &[at(5246, "7.4"), at(8446, "4")] },
            Self::HandshakeFragment => const { &[at(5246, "6.2.1"), at(8446, "5.1")] },
            // The hybrid idea is no standard: where its parts are from.
            Self::PublicKey => const { &[at(8017, "3.1")] },
            Self::SessionKey => const { &[at(8017, "7.2")] },
            Self::EncryptedData => const { &[at(3686, "2.1")] },
            Self::ChangeCipherSpec => const { &[at(5246, "7.1"), at(8446, "D.4")] },
            Self::Alert => const { &[at(5246, "7.2"), at(8446, "6")] },
            Self::ApplicationData => const { &[at(5246, "10"), at(8446, "5.1")] },
            Self::EncryptedHandshake | Self::EncryptedAlert | Self::EncryptedApplicationData => {
                const { &[at(5246, "6.2.3"), at(8446, "5.2")] }
            }
            Self::Unknown => const { &[at(5246, "6.2.1"), at(8446, "5.1")] },
        }
    }
}

impl Op {
    /// Where the operation is defined, or what is known of it: up to TLS 1.2 first, then in TLS 1.3, as far as both have it.
    #[must_use]
    pub const fn sources(self) -> &'static [Source] {
        match self {
            Self::Drawn => const { &[at(5246, "D.1"), at(8446, "C.1")] },
            Self::Configured => const { &[at(5280, "6.1.1")] },
            Self::Chosen => const { &[at(5246, "10"), at(8446, "2")] },
            Self::Received => const { &[at(5246, "6.2.1"), at(8446, "5.1")] },
            Self::Leaked => const { &[at(7457, "2.8")] },
            Self::Guessed => const { &[at(8446, "E.3")] },
            Self::Factored | Self::RsaPrivateExponent => const { &[at(8017, "3.2")] },
            Self::ReadCertificate => const { &[at(5280, "4.1.2.7")] },
            Self::RsaEncrypt => const { &[at(5246, "7.4.7.1"), at(8017, "7.2.1")] },
            Self::RsaDecrypt => const { &[at(5246, "7.4.7.1"), at(8017, "7.2.2")] },
            Self::PrfMasterSecret => const { &[at(5246, "8.1")] },
            Self::SessionHash => const { &[at(7627, "3")] },
            Self::PrfExtendedMasterSecret => const { &[at(7627, "4")] },
            Self::Resumed => const { &[at(5246, "7.3"), at(8446, "2.2")] },
            Self::JoinState | Self::SealTicket | Self::OpenTicket | Self::ReadState => {
                const { &[at(5077, "4")] }
            }
            Self::PrfKeyExpansion | Self::SplitKeyBlock => const { &[at(5246, "6.3")] },
            Self::JoinMessages | Self::Hash => const { &[at(5246, "7.4.9"), at(8446, "4.4.1")] },
            Self::PrfVerifyData => const { &[at(5246, "7.4.9")] },
            Self::FirstIv | Self::ChainIv => const { &[at(2246, "6.2.3.2")] },
            Self::EphemeralPublicKey => const { &[at(5246, "7.4.7.2"), at(8422, "5.7")] },
            Self::KeyAgreement => const { &[at(5246, "8.1.2"), at(8422, "5.10")] },
            Self::DiscreteLogarithm => const { &[at(2631, "2.1.1")] },
            Self::Quantum => const { &[at(8773, "3")] },
            Self::Oracle => const { &[at(7457, "2")] },
            Self::JoinParams => const { &[at(5246, "7.4.3")] },
            Self::Sign => const { &[at(5246, "4.7"), at(8446, "4.4.3")] },
            Self::Counted => const { &[at(5246, "6.1"), at(8446, "5.3")] },
            Self::AppendMac => const { &[at(5246, "6.2.3.1")] },
            Self::TakeContent => const { &[at(5246, "6.2.3.3")] },
            Self::MacAndPad => const { &[at(5246, "6.2.3.2")] },
            Self::Pad => const { &[at(7366, "3")] },
            Self::EncryptRecord | Self::OpenRecord => {
                const { &[at(5246, "6.2.3"), at(8446, "5.2")] }
            }
            Self::ReadUnencrypted => const { &[at(5246, "6.2.3.1")] },
            Self::ReadContent => const { &[at(5246, "6.2.1"), at(8446, "5.2")] },
            Self::EncryptData | Self::DecryptData => const { &[at(3686, "2.1")] },
            Self::KeyShare => const { &[at(8446, "4.2.8")] },
            Self::KeyShareSecret => const { &[at(8446, "7.4")] },
            Self::HkdfExtract | Self::DeriveSecret | Self::ExpandLabel => {
                const { &[at(8446, "7.1")] }
            }
            Self::HmacVerifyData => const { &[at(8446, "4.4.4")] },
            Self::JoinSignedContent => const { &[at(8446, "4.4.3")] },
            Self::XorNonce => const { &[at(8446, "5.3")] },
            Self::AppendType => const { &[at(8446, "5.2")] },
        }
    }
}
