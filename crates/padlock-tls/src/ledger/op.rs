//! Operations: how one value comes from others. The parties and the eavesdropper compute with the same ones.

use padlock_core::Working;
use thiserror::Error;

use super::{Slot, Value, ValueKind};
#[cfg(feature = "all-suites")]
use crate::{hybrid, resumption::ticket};
use crate::{session::Session, tls12};
use padlock_core::closed_enum;

closed_enum! {
    /// How a value came to be.
    pub enum Op {
        /// Drawn at random by its owner.
        Drawn = "drawn",
        /// Brought along: the party's own key, or an anchor that it trusts.
        Configured = "configured",
        /// Decided by whoever plays the party: what to say, which number to take.
        Chosen = "chosen",
        /// Read off the wire.
        Received = "received",
        /// Handed over by a leak.
        Leaked = "leaked",
        /// Guessed: the only one of some words that makes a record of that size.
        Guessed = "guessed",
        /// Found by factoring `n`: the work is the price.
        Factored = "factored",
        /// `n` or `e` out of a certificate's `subject_public_key`.
        ReadCertificate = "read_certificate",
        /// `d = e^-1 mod (p-1)(q-1)`.
        RsaPrivateExponent = "rsa_private_exponent",
        /// `c = m^e mod n`, padded first where the suite says so (RFC 5246 section 7.4.7.1).
        RsaEncrypt = "rsa_encrypt",
        /// `m = c^d mod n`, unpadded (RFC 5246 section 7.4.7.1).
        RsaDecrypt = "rsa_decrypt",
        /// `PRF(pre_master_secret, "master secret", client_random + server_random)` (RFC 5246 section 8.1).
        PrfMasterSecret = "prf_master_secret",
        /// `session_hash = Hash(handshake_messages)`, up to and including ClientKeyExchange (RFC 7627 section 3).
        SessionHash = "session_hash",
        /// `PRF(pre_master_secret, "extended master secret", session_hash)` (RFC 7627 section 4).
        PrfExtendedMasterSecret = "prf_extended_master_secret",
        /// Kept from an earlier session (RFC 5246 section 7.3).
        Resumed = "resumed",
        /// All that a server needs to know of a session, in one piece (RFC 5077 section 4).
        JoinState = "join_state",
        /// Encrypted and authenticated under the key of the tickets (RFC 5077 section 4).
        SealTicket = "seal_ticket",
        /// A ticket, checked and decrypted (RFC 5077 section 4).
        OpenTicket = "open_ticket",
        /// The master secret out of a session's state.
        ReadState = "read_state",
        /// `PRF(master_secret, "key expansion", server_random + client_random)` (RFC 5246 section 6.3).
        PrfKeyExpansion = "prf_key_expansion",
        /// One part of `key_block`, in the order of RFC 5246 section 6.3.
        SplitKeyBlock = "split_key_block",
        /// Every handshake message so far, one behind the other.
        JoinMessages = "join_messages",
        /// `Hash(handshake_messages)` with the PRF's hash.
        Hash = "hash",
        /// `PRF(master_secret, finished_label, Hash(handshake_messages))` (RFC 5246 section 7.4.9).
        PrfVerifyData = "prf_verify_data",
        /// The IV of the first record, out of the key block (RFC 2246 section 6.2.3.2).
        FirstIv = "first_iv",
        /// The IV of a record: the last block of the record before (RFC 2246 section 6.2.3.2).
        ChainIv = "chain_iv",
        /// A public value from a private one: `g^x mod p`, or `x G` (RFC 5246 section 7.4.7.2, RFC 8422 section 5.7).
        EphemeralPublicKey = "ephemeral_public_key",
        /// The premaster secret of both public values (RFC 5246 section 8.1.2, RFC 8422 section 5.10).
        KeyAgreement = "key_agreement",
        /// Found as a discrete logarithm: the work is the price.
        DiscreteLogarithm = "discrete_logarithm",
        /// Found behind a public value by Shor's algorithm, on a machine that does not exist yet.
        Quantum = "quantum",
        /// Found by asking a party again and again, and looking at what comes back.
        Oracle = "oracle",
        /// Both randoms and the server's parameters, one behind the other (RFC 5246 section 7.4.3).
        JoinParams = "join_params",
        /// Signed with a private key (RFC 5246 section 4.7).
        Sign = "sign",
        /// Counted along: how much keystream has been used, which nonce comes next.
        Counted = "counted",
        /// Content, then its MAC (RFC 5246 section 6.2.3.1).
        AppendMac = "append_mac",
        /// Content as it is: an AEAD brings its own check (RFC 5246 section 6.2.3.3).
        TakeContent = "take_content",
        /// Content, then its MAC, then padding (RFC 5246 section 6.2.3.2).
        MacAndPad = "mac_and_pad",
        /// Content, then padding: the MAC comes behind the ciphertext (RFC 7366 section 3).
        Pad = "pad",
        /// The suite's cipher under the write key, behind a header and the explicit IV or nonce.
        EncryptRecord = "encrypt_record",
        /// The cipher undone, and every check of the protection made (RFC 5246 section 6.2.3).
        OpenRecord = "open_record",
        /// A record of a NULL suite, read without any key.
        ReadUnencrypted = "read_unencrypted",
        /// The content of an opened record.
        ReadContent = "read_content",
        /// Data under the session key of the hybrid idea: the block cipher in counter mode.
        EncryptData = "encrypt_data",
        /// The same undone.
        DecryptData = "decrypt_data",
        /// A public value for a key share, in the group that the slot's number names (RFC 8446 section 4.2.8).
        KeyShare = "key_share",
        /// The secret of two key shares (RFC 8446 section 7.4).
        KeyShareSecret = "key_share_secret",
        /// `HKDF-Extract(salt, IKM)`, zeros standing for what is missing (RFC 8446 section 7.1).
        HkdfExtract = "hkdf_extract",
        /// `Derive-Secret(Secret, Label, Messages)` (RFC 8446 section 7.1); the output says the label.
        DeriveSecret = "derive_secret",
        /// `HKDF-Expand-Label(Secret, Label, "", Length)` (RFC 8446 section 7.1).
        ExpandLabel = "hkdf_expand_label",
        /// `HMAC(finished_key, Transcript-Hash)` (RFC 8446 section 4.4.4).
        HmacVerifyData = "hmac_verify_data",
        /// 64 spaces, a context string, a zero and the transcript's hash (RFC 8446 section 4.4.3).
        JoinSignedContent = "join_signed_content",
        /// The IV XOR the sequence number (RFC 8446 section 5.3).
        XorNonce = "xor_nonce",
        /// Content, its type, zeros: `TLSInnerPlaintext` (RFC 8446 section 5.2).
        AppendType = "append_type",
    }
}

impl Op {
    /// Whether the value was not computed from others.
    #[must_use]
    pub const fn is_source(self) -> bool {
        matches!(
            self,
            Self::Drawn
                | Self::Configured
                | Self::Chosen
                | Self::Received
                | Self::Leaked
                | Self::Guessed
                | Self::Counted
                | Self::Resumed
                | Self::JoinState
                | Self::JoinMessages
                | Self::JoinParams
        )
    }
}

/// Why an operation gave no value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum OpError {
    /// An input that the operation needs is missing.
    #[error("missing input {}", .0.id())]
    MissingInput(ValueKind),
    /// The operation does not make values of this kind, or only its party can (a random draw).
    #[error("not computable")]
    NotComputable,
    /// A number is out of the range that the operation takes.
    #[error("out of range")]
    OutOfRange,
    /// The certificate or its key could not be read.
    #[error("unreadable certificate")]
    Certificate,
    /// A public value that is no element of the group, or one that leads to a secret that everyone knows.
    #[error("bad public key")]
    PublicKey,
    /// The padding around the premaster secret is not PKCS#1's.
    #[error("bad encryption padding")]
    EncryptionPadding,
    /// The ticket is under another key, or was changed.
    #[error("bad ticket")]
    Ticket,
    /// The record is not a whole number of blocks, or too short for its IV, MAC and padding.
    #[error("bad record length")]
    RecordLength,
    /// The padding of a decrypted record is inconsistent.
    #[error("bad record padding")]
    RecordPadding,
    /// The MAC of a decrypted record is not the expected one.
    #[error("bad record MAC")]
    RecordMac,
}

/// The inputs of an operation, looked up by kind.
#[derive(Clone, Copy, Debug)]
pub struct Inputs<'a>(pub &'a [&'a Value]);

impl<'a> Inputs<'a> {
    /// The bytes of the input of this kind.
    ///
    /// # Errors
    /// [`OpError::MissingInput`] when there is none.
    pub fn bytes(&self, kind: ValueKind) -> Result<&'a [u8], OpError> {
        self.0
            .iter()
            .find(|value| value.slot.kind == kind)
            .map(|value| value.bytes.as_slice())
            .ok_or(OpError::MissingInput(kind))
    }

    /// The first input, for operations that take any kind.
    ///
    /// # Errors
    /// [`OpError::NotComputable`] when there is none.
    pub fn first(&self) -> Result<&'a Value, OpError> {
        self.0.first().copied().ok_or(OpError::NotComputable)
    }
}

impl Op {
    /// Computes the value of `output` from `inputs`, recording the arithmetic in `working` when it is on.
    ///
    /// # Errors
    /// Says which input is missing or which check failed; sources and random draws are [`OpError::NotComputable`].
    pub fn compute(
        self,
        session: Session,
        output: Slot,
        inputs: Inputs<'_>,
        working: &mut Working,
    ) -> Result<Vec<u8>, OpError> {
        match self {
            Self::Drawn
            | Self::Configured
            | Self::Chosen
            | Self::Received
            | Self::Leaked
            | Self::Guessed
            | Self::Counted
            | Self::Resumed
            | Self::JoinState
            | Self::JoinMessages
            | Self::JoinParams => Err(OpError::NotComputable),
            // What was asked of someone is not computed again.
            Self::Quantum | Self::Oracle => Err(OpError::NotComputable),
            // TLS 1.3 computes these by itself: `tls13::ops`.
            Self::KeyShare
            | Self::KeyShareSecret
            | Self::HkdfExtract
            | Self::DeriveSecret
            | Self::ExpandLabel
            | Self::HmacVerifyData
            | Self::JoinSignedContent
            | Self::XorNonce
            | Self::AppendType => Err(OpError::NotComputable),
            Self::FirstIv | Self::ChainIv => tls12::record::iv(session, self, inputs),
            #[cfg(feature = "all-suites")]
            Self::EphemeralPublicKey => tls12::ephemeral::public_key(inputs, working),
            #[cfg(feature = "all-suites")]
            Self::KeyAgreement => tls12::ephemeral::agreement(inputs, working),
            #[cfg(feature = "all-suites")]
            Self::DiscreteLogarithm => tls12::ephemeral::discrete_logarithm(inputs),
            #[cfg(feature = "all-suites")]
            Self::Sign => tls12::ephemeral::sign(session, inputs, working),
            #[cfg(feature = "all-suites")]
            Self::EncryptData => hybrid::encrypt(session.suite, inputs, working),
            #[cfg(feature = "all-suites")]
            Self::DecryptData => hybrid::decrypt(session.suite, inputs, working),
            #[cfg(feature = "all-suites")]
            Self::SealTicket => ticket::seal(inputs, working),
            #[cfg(feature = "all-suites")]
            Self::OpenTicket => ticket::open(inputs, working),
            #[cfg(feature = "all-suites")]
            Self::ReadState => ticket::read_state(inputs),
            #[cfg(not(feature = "all-suites"))]
            Self::EncryptData
            | Self::DecryptData
            | Self::SealTicket
            | Self::OpenTicket
            | Self::ReadState
            | Self::EphemeralPublicKey
            | Self::KeyAgreement
            | Self::DiscreteLogarithm
            | Self::Sign => Err(OpError::NotComputable),
            Self::Factored => tls12::rsa::factor(output.kind, inputs, working),
            Self::ReadCertificate => tls12::rsa::read_certificate(output.kind, inputs),
            Self::RsaPrivateExponent => tls12::rsa::private_exponent(inputs, working),
            Self::RsaEncrypt => tls12::rsa::encrypt(session.suite, output.kind, inputs, working),
            Self::RsaDecrypt => tls12::rsa::decrypt(session.suite, output.kind, inputs, working),
            Self::PrfMasterSecret => tls12::key_schedule::master_secret(session, inputs, working),
            Self::PrfExtendedMasterSecret => {
                tls12::key_schedule::extended_master_secret(session, inputs, working)
            }
            Self::PrfKeyExpansion => tls12::key_schedule::key_block(session, inputs, working),
            Self::SplitKeyBlock => tls12::key_schedule::split(session, output, inputs),
            Self::Hash | Self::SessionHash => {
                let messages = inputs.bytes(ValueKind::HandshakeMessages)?;
                Ok((session.rules.handshake_hash)(
                    session.suite,
                    messages,
                    working,
                ))
            }
            Self::PrfVerifyData => {
                tls12::key_schedule::verify_data(session, output.of, inputs, working)
            }
            Self::AppendMac | Self::TakeContent | Self::MacAndPad | Self::Pad => {
                tls12::record::enclose(session, output, inputs, working)
            }
            Self::EncryptRecord => tls12::record::encrypt(session, output, inputs, working),
            Self::OpenRecord => tls12::record::open(session, output, inputs, working),
            Self::ReadUnencrypted => tls12::record::read(session, inputs),
            Self::ReadContent => tls12::record::content(session, output.kind, inputs),
        }
    }
}
