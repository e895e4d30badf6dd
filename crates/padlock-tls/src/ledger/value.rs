//! Values: what a party holds, whose it is, and its bytes.

use crate::party::{Size, Whose};
use padlock_core::closed_enum;

closed_enum! {
    /// What a value is, in the RFC's words (RFC 5246).
    pub enum ValueKind {
        /// `ClientHello.random`, 32 bytes.
        ClientRandom = "client_random",
        /// `ServerHello.random`, 32 bytes.
        ServerRandom = "server_random",
        /// The DER of a certificate authority that its holder trusts.
        TrustAnchor = "trust_anchor",
        /// The DER of the server's own certificate.
        ServerCertificate = "server_certificate",
        /// The DER of the client's own certificate.
        ClientCertificate = "client_certificate",
        /// RSA `n`.
        RsaModulus = "rsa_modulus",
        /// RSA `e`.
        RsaPublicExponent = "rsa_public_exponent",
        /// RSA `p`, a prime factor of `n`.
        RsaPrimeP = "rsa_prime_p",
        /// RSA `q`, the other prime factor of `n`.
        RsaPrimeQ = "rsa_prime_q",
        /// RSA `d`.
        RsaPrivateExponent = "rsa_private_exponent",
        /// The private key that signs, where it is not RSA: a scalar, or the 32 bytes of Ed25519.
        SigningKey = "signing_key",
        /// The prime of a Diffie-Hellman group (RFC 5246 section 7.4.3).
        DhP = "dh_p",
        /// Its generator.
        DhG = "dh_g",
        /// The curve by its name, two bytes (RFC 8422 section 5.1.1).
        NamedCurve = "named_curve",
        /// What one end draws for this connection alone: an exponent, or a scalar.
        EphemeralPrivateKey = "ephemeral_private_key",
        /// What follows from it and is sent: `dh_Ys`, `dh_Yc`, or a point.
        EphemeralPublicKey = "ephemeral_public_key",
        /// Both randoms and the server's parameters: what its signature covers (RFC 5246 section 7.4.3).
        SignedParams = "signed_params",
        /// How it is signed, two bytes (RFC 5246 section 7.4.1.4.1).
        SignatureAlgorithm = "signature_algorithm",
        /// A signature (RFC 5246 section 4.7).
        Signature = "signature",
        /// `pre_master_secret`: 48 bytes, or one number below `n` in toy size.
        PreMasterSecret = "pre_master_secret",
        /// `PS` of RFC 8017 section 7.2.1: non-zero random bytes.
        EncryptionPadding = "encryption_padding",
        /// `EncryptedPreMasterSecret`, as long as `n`.
        EncryptedPreMasterSecret = "encrypted_pre_master_secret",
        /// The key that the client of the hybrid idea drew for both; a number below `n` in toy size.
        SessionKey = "session_key",
        /// That key under the server's public key, as long as `n`.
        EncryptedSessionKey = "encrypted_session_key",
        /// `master_secret` (RFC 5246 section 8.1).
        MasterSecret = "master_secret",
        /// What a server must know of a session to go on with it, master secret included (RFC 5077 section 4).
        SessionState = "session_state",
        /// The key of the server's tickets, 64 bytes: `key_name`, the encryption key, the MAC key (RFC 5077 section 4).
        TicketKey = "ticket_key",
        /// The IV of a ticket, 16 bytes.
        TicketIv = "ticket_IV",
        /// A ticket: the one that the client brings along, or the one that the server hands out (RFC 5077 section 3).
        SessionTicket = "session_ticket",
        /// `key_block` (RFC 5246 section 6.3).
        KeyBlock = "key_block",
        /// `client_write_MAC_key`.
        ClientWriteMacKey = "client_write_MAC_key",
        /// `server_write_MAC_key`.
        ServerWriteMacKey = "server_write_MAC_key",
        /// `client_write_key`.
        ClientWriteKey = "client_write_key",
        /// `server_write_key`.
        ServerWriteKey = "server_write_key",
        /// `client_write_IV`: the fixed part of an AEAD's nonce (RFC 5246 section 6.3).
        ClientWriteIv = "client_write_IV",
        /// `server_write_IV`.
        ServerWriteIv = "server_write_IV",
        /// `handshake_messages`: all of them so far, joined (RFC 5246 section 7.4.9).
        HandshakeMessages = "handshake_messages",
        /// `Hash(handshake_messages)`.
        HandshakeHash = "handshake_hash",
        /// `session_hash`: the hash of all messages up to ClientKeyExchange (RFC 7627 section 3).
        SessionHash = "session_hash",
        /// `verify_data` of a Finished message.
        VerifyData = "verify_data",
        /// How many bytes of keystream were used before this record; 8 bytes, big-endian.
        KeystreamOffset = "keystream_offset",
        /// The explicit IV or nonce of one record (RFC 5246 sections 6.2.3.2 and 6.2.3.3).
        RecordIv = "record_IV",
        /// A record under keys, with its header, as it crosses the wire.
        ProtectedRecord = "protected_record",
        /// What a record held once decrypted: content, MAC, padding, padding length.
        OpenedRecord = "opened_record",
        /// What one party said to the other.
        ApplicationData = "application_data",
        /// The level and description of an alert, two bytes.
        Alert = "alert",
        /// What the key exchange gives: `(EC)DHE` (RFC 8446 section 7.4).
        SharedSecret = "shared_secret",
        /// A key that both ends have already (RFC 8446 section 2.2).
        PreSharedKey = "pre_shared_key",
        /// Early Secret (RFC 8446 section 7.1); as long as the hash, and so are those below.
        EarlySecret = "early_secret",
        /// `binder_key` of a ticket.
        BinderKey = "binder_key",
        /// `binder_key` of a key that was agreed on elsewhere.
        ExternalBinderKey = "external_binder_key",
        /// The proof that its sender has a pre-shared key (RFC 8446 section 4.2.11.2).
        Binder = "psk_binder",
        /// `client_early_traffic_secret`.
        EarlyTrafficSecret = "early_traffic_secret",
        /// `early_exporter_master_secret`.
        EarlyExporterMasterSecret = "early_exporter_master_secret",
        /// `Derive-Secret(Early Secret, "derived", "")`.
        HandshakeSalt = "handshake_salt",
        /// Handshake Secret.
        HandshakeSecret = "handshake_secret",
        /// `Derive-Secret(Handshake Secret, "derived", "")`.
        MasterSalt = "master_salt",
        /// Master Secret of RFC 8446 section 7.1.
        Tls13MasterSecret = "tls13_master_secret",
        /// `client_handshake_traffic_secret` or `server_handshake_traffic_secret`.
        HandshakeTrafficSecret = "handshake_traffic_secret",
        /// `client_application_traffic_secret_N` or the server's; N is the slot's number.
        ApplicationTrafficSecret = "application_traffic_secret",
        /// `exporter_master_secret`.
        ExporterMasterSecret = "exporter_master_secret",
        /// `resumption_master_secret`.
        ResumptionMasterSecret = "resumption_master_secret",
        /// `NewSessionTicket.ticket_nonce` (RFC 8446 section 4.6.1).
        TicketNonce = "ticket_nonce",
        /// `finished_key` of one end (RFC 8446 section 4.4.4).
        FinishedKey = "finished_key",
        /// What a CertificateVerify signs: spaces, a context string, the transcript's hash (RFC 8446 section 4.4.3).
        SignedContent = "signed_content",
        /// The sequence number of a record under its keys; 8 bytes, big-endian.
        SequenceNumber = "sequence_number",
        /// The per-record nonce (RFC 8446 section 5.3).
        RecordNonce = "record_nonce",
        /// The zeros behind what a record holds (RFC 8446 section 5.4).
        RecordPadding = "record_padding",
        /// A handshake message, or a part of one, in a protected record.
        HandshakeMessage = "handshake_message",
    }
}

closed_enum! {
    /// Who may see a value; on screen, its colour.
    pub enum Secrecy {
        /// Anyone on the wire can read it.
        Plain = "plain",
        /// On the wire, but under keys.
        Protected = "protected",
        /// Never on the wire.
        Secret = "secret",
    }
}

/// How a person writes a value down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notation {
    /// A whole number in decimal.
    Number,
    /// Bytes in hexadecimal.
    Bytes,
    /// Words.
    Text,
}

impl ValueKind {
    /// Who may see a value of this kind.
    #[must_use]
    pub const fn secrecy(self) -> Secrecy {
        match self {
            Self::ClientRandom
            | Self::ServerRandom
            | Self::TrustAnchor
            | Self::ServerCertificate
            | Self::ClientCertificate
            | Self::RsaModulus
            | Self::RsaPublicExponent
            | Self::DhP
            | Self::DhG
            | Self::NamedCurve
            | Self::EphemeralPublicKey
            | Self::SignedParams
            | Self::SignatureAlgorithm
            | Self::Signature
            | Self::EncryptedPreMasterSecret
            | Self::EncryptedSessionKey
            | Self::HandshakeMessages
            | Self::HandshakeHash
            | Self::SessionHash
            | Self::TicketIv
            | Self::SessionTicket
            | Self::KeystreamOffset
            | Self::TicketNonce
            | Self::Binder
            | Self::SequenceNumber
            | Self::RecordIv => Secrecy::Plain,
            Self::ProtectedRecord
            | Self::OpenedRecord
            | Self::VerifyData
            | Self::ApplicationData
            | Self::HandshakeMessage
            | Self::RecordPadding
            | Self::SignedContent
            | Self::Alert => Secrecy::Protected,
            _ => Secrecy::Secret,
        }
    }

    /// Whether there is one such value for each record, told apart by the sequence number.
    #[must_use]
    pub const fn is_of_record(self) -> bool {
        matches!(
            self,
            Self::RecordIv
                | Self::KeystreamOffset
                | Self::ProtectedRecord
                | Self::OpenedRecord
                | Self::VerifyData
                | Self::ApplicationData
                | Self::HandshakeMessage
                | Self::SequenceNumber
                | Self::RecordNonce
                | Self::RecordPadding
                | Self::Alert
        )
    }

    /// Whether the slots of this kind have a number that says what they belong to: a record, a group, or a range of
    /// messages. What is computed from such values belongs there too.
    #[must_use]
    pub const fn is_numbered(self) -> bool {
        let of_group = matches!(
            self,
            Self::EphemeralPrivateKey | Self::EphemeralPublicKey | Self::SharedSecret
        );
        let of_range = matches!(self, Self::HandshakeMessages | Self::HandshakeHash);
        self.is_of_record() || of_group || of_range
    }

    /// How a person writes a value of this kind: RSA's numbers are numbers where one can read them.
    #[must_use]
    pub const fn notation(self, size: Size) -> Notation {
        match (self, size) {
            (Self::ApplicationData, _) => Notation::Text,
            (Self::RsaPublicExponent | Self::KeystreamOffset | Self::SequenceNumber, _)
            | (
                Self::RsaModulus
                | Self::RsaPrimeP
                | Self::RsaPrimeQ
                | Self::RsaPrivateExponent
                | Self::SigningKey
                | Self::DhP
                | Self::DhG
                | Self::EphemeralPrivateKey
                | Self::Signature
                | Self::PreMasterSecret
                | Self::EncryptedPreMasterSecret
                | Self::SessionKey
                | Self::EncryptedSessionKey,
                Size::Toy,
            ) => Notation::Number,
            _ => Notation::Bytes,
        }
    }
}

/// A place for a value: what it is, whose, and which one of many.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
pub struct Slot {
    /// What it is.
    pub kind: ValueKind,
    /// Whose it is.
    pub of: Whose,
    /// The record's sequence number for what belongs to one record (RFC 5246 section 6.1); 0 for all else.
    pub number: u64,
}

impl Slot {
    /// The only value of its kind.
    #[must_use]
    pub const fn new(kind: ValueKind, of: Whose) -> Self {
        Self {
            kind,
            of,
            number: 0,
        }
    }

    /// A value that belongs to the record `number`.
    #[must_use]
    pub const fn of_record(kind: ValueKind, of: Whose, number: u64) -> Self {
        Self { kind, of, number }
    }

    /// This slot filled with `bytes`.
    #[must_use]
    pub const fn holding(self, bytes: Vec<u8>) -> Value {
        Value { slot: self, bytes }
    }
}

/// A value: identified by what it is, whose it is, and its bytes.
#[derive(
    Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
pub struct Value {
    /// What it is and whose.
    pub slot: Slot,
    /// Its bytes; numbers are big-endian.
    pub bytes: Vec<u8>,
}
