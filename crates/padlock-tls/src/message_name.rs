//! The messages of a connection by the names that the RFC gives them.

use crate::{closed_enum, handshake::Handshake};

closed_enum! {
    /// What a record carries, by name (RFC 5246 sections 6.2.1, 7.1, 7.2 and 7.4).
    pub enum MessageName {
        /// `hello_request`.
        HelloRequest => "HelloRequest",
        /// `client_hello`.
        ClientHello => "ClientHello",
        /// `server_hello`.
        ServerHello => "ServerHello",
        /// `certificate`.
        Certificate => "Certificate",
        /// `server_hello_done`.
        ServerHelloDone => "ServerHelloDone",
        /// `client_key_exchange`.
        ClientKeyExchange => "ClientKeyExchange",
        /// `finished`.
        Finished => "Finished",
        /// A handshake message of another type.
        OtherHandshake => "OtherHandshake",
        /// `change_cipher_spec`.
        ChangeCipherSpec => "ChangeCipherSpec",
        /// An alert.
        Alert => "Alert",
        /// `application_data`.
        ApplicationData => "ApplicationData",
    }
}

impl MessageName {
    /// The name of a handshake message.
    #[must_use]
    pub const fn of(message: &Handshake) -> Self {
        match message {
            Handshake::HelloRequest => Self::HelloRequest,
            Handshake::ClientHello(_) => Self::ClientHello,
            Handshake::ServerHello(_) => Self::ServerHello,
            Handshake::Certificate(_) => Self::Certificate,
            Handshake::ServerHelloDone => Self::ServerHelloDone,
            Handshake::ClientKeyExchange(_) => Self::ClientKeyExchange,
            Handshake::Finished(_) => Self::Finished,
            Handshake::Unknown { .. } => Self::OtherHandshake,
        }
    }
}
