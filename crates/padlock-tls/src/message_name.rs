//! The messages of a connection by the names that the RFC gives them.

use crate::handshake::HandshakeType;
use crate::record::ContentType;

crate::ids::ids! {
    /// A message in a record, as the RFC calls it; or what can be said about one that cannot be read.
    MessageName {
        HelloRequest = "HelloRequest",
        ClientHello = "ClientHello",
        ServerHello = "ServerHello",
        HelloRetryRequest = "HelloRetryRequest",
        HelloVerifyRequest = "HelloVerifyRequest",
        NewSessionTicket = "NewSessionTicket",
        EndOfEarlyData = "EndOfEarlyData",
        EncryptedExtensions = "EncryptedExtensions",
        Certificate = "Certificate",
        ServerKeyExchange = "ServerKeyExchange",
        CertificateRequest = "CertificateRequest",
        ServerHelloDone = "ServerHelloDone",
        CertificateVerify = "CertificateVerify",
        ClientKeyExchange = "ClientKeyExchange",
        Finished = "Finished",
        CertificateUrl = "CertificateURL",
        CertificateStatus = "CertificateStatus",
        KeyUpdate = "KeyUpdate",
        UnknownHandshake = "UnknownHandshake",
        HandshakeFragment = "HandshakeFragment",
        PublicKey = "PublicKey",
        SessionKey = "SessionKey",
        EncryptedData = "EncryptedData",
        ChangeCipherSpec = "ChangeCipherSpec",
        Alert = "Alert",
        ApplicationData = "ApplicationData",
        EncryptedHandshake = "EncryptedHandshake",
        EncryptedAlert = "EncryptedAlert",
        EncryptedApplicationData = "EncryptedApplicationData",
        Unknown = "Unknown",
    }
}

impl MessageName {
    /// Whether it is one of the hybrid idea's messages, which are no records of TLS.
    #[must_use]
    pub const fn is_hybrid(self) -> bool {
        matches!(
            self,
            Self::PublicKey | Self::SessionKey | Self::EncryptedData
        )
    }

    /// The handshake message of this type.
    pub const fn of_handshake(msg_type: HandshakeType) -> Self {
        match msg_type {
            HandshakeType::HelloRequest => Self::HelloRequest,
            HandshakeType::ClientHello => Self::ClientHello,
            HandshakeType::ServerHello => Self::ServerHello,
            HandshakeType::HelloVerifyRequest => Self::HelloVerifyRequest,
            HandshakeType::NewSessionTicket => Self::NewSessionTicket,
            HandshakeType::EndOfEarlyData => Self::EndOfEarlyData,
            HandshakeType::EncryptedExtensions => Self::EncryptedExtensions,
            HandshakeType::Certificate => Self::Certificate,
            HandshakeType::ServerKeyExchange => Self::ServerKeyExchange,
            HandshakeType::CertificateRequest => Self::CertificateRequest,
            HandshakeType::ServerHelloDone => Self::ServerHelloDone,
            HandshakeType::CertificateVerify => Self::CertificateVerify,
            HandshakeType::ClientKeyExchange => Self::ClientKeyExchange,
            HandshakeType::Finished => Self::Finished,
            HandshakeType::CertificateUrl => Self::CertificateUrl,
            HandshakeType::CertificateStatus => Self::CertificateStatus,
            HandshakeType::KeyUpdate => Self::KeyUpdate,
            HandshakeType::MessageHash | HandshakeType::Unknown(_) => Self::UnknownHandshake,
        }
    }

    /// What a protected record of this type holds, as far as an onlooker can say.
    pub(crate) const fn encrypted(content_type: ContentType) -> Self {
        match content_type {
            ContentType::ChangeCipherSpec => Self::ChangeCipherSpec,
            ContentType::Alert => Self::EncryptedAlert,
            ContentType::Handshake => Self::EncryptedHandshake,
            ContentType::ApplicationData => Self::EncryptedApplicationData,
            ContentType::Unknown(_) => Self::Unknown,
        }
    }
}
