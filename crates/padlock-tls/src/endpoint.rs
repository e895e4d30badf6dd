//! An endpoint: inputs in, outputs out, nothing else. It is a plain value that can be cloned, compared and kept.

use std::borrow::Cow;

#[cfg(feature = "all-suites")]
use crate::resumption::EarlyData;
use crate::{
    alert::Alert,
    client::Client,
    error::Error,
    handshake::{CipherSuite, NamedGroup},
    ledger::Ledger,
    message_name::MessageName,
    party::Party,
    record::ProtocolVersion,
    resumption::{Resumed, StoredSession},
    server::Server,
    state::{State, Transition},
    x509::{Report, StapledReport},
};
#[cfg(feature = "all-suites")]
use crate::{error::Check, handshake::tls13::KeyUpdateRequest, hybrid::Hybrid};
use padlock_core::closed_enum;

/// What an endpoint is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// Open the connection (the client) or wait for one (the server).
    Start,
    /// Bytes from the wire: any part of a stream of records.
    Receive(Vec<u8>),
    /// The answer to [`Output::Decide`].
    Choose(Choice),
    /// Application data to send.
    Say(Vec<u8>),
    /// Close the connection with close_notify.
    Close,
}

/// What an endpoint does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Output {
    /// One record for the wire, and the message inside it.
    Send {
        /// The record, header included.
        record: Vec<u8>,
        /// What its sender put in.
        message: MessageName,
        /// Whether it is under keys.
        protected: bool,
    },
    /// A choice that someone must make; nothing goes on before [`Input::Choose`] answers it.
    Decide(Decision),
    /// Application data from the peer.
    Deliver(Vec<u8>),
    /// Application data that the peer said before it was answered: someone may have sent it again (RFC 8446 section 8).
    #[cfg(feature = "all-suites")]
    DeliverEarly(Vec<u8>),
    /// What became of this client's early data: rejected, the server has read nothing of it.
    #[cfg(feature = "all-suites")]
    EarlyData(EarlyData),
    /// The handshake is complete on this side; again, when a client has answered who it is after it (RFC 8446 section 4.6.2).
    Established,
    /// An alert from the peer.
    Alerted(Alert),
    /// The peer closed the connection, or this end did.
    Closed,
    /// The connection failed; the alert, if one was due, has been sent.
    Failed(Error),
    /// The caller asked for what the state does not allow; nothing changed.
    Refused(Error),
}

closed_enum! {
    /// What there is to decide.
    pub enum DecisionKind {
        /// The client picks the version to offer, the server the one to speak.
        Version = "version",
        /// The client picks the curves to offer.
        Groups = "groups",
        /// The client of TLS 1.3 picks those groups that get a key share at once.
        #[cfg(feature = "all-suites")]
        KeyShares = "key_shares",
        /// The server picks a suite from those offered.
        CipherSuite = "cipher_suite",
        /// Either end picks the certificate to present.
        Identity = "identity",
        /// The server picks a curve from those offered.
        Group = "group",
        /// The server asks for the client's certificate, or does not.
        ClientAuthentication = "client_authentication",
        /// Either end accepts the other's certificate, or does not.
        Certificate = "certificate",
        /// The client picks the premaster secret.
        PreMasterSecret = "pre_master_secret",
        /// The client of the hybrid idea picks the session key.
        SessionKey = "session_key",
        /// Either end picks its private value for Diffie-Hellman.
        EphemeralKey = "ephemeral_key",
    }
}

impl DecisionKind {
    /// The state of an end that waits for such a decision.
    #[must_use]
    pub const fn state(self) -> State {
        match self {
            Self::Version => State::ChooseVersion,
            Self::Groups => State::ChooseGroups,
            #[cfg(feature = "all-suites")]
            Self::KeyShares => State::ChooseKeyShares,
            Self::CipherSuite => State::ChooseCipherSuite,
            Self::Identity => State::ChooseIdentity,
            Self::Group => State::ChooseGroup,
            Self::ClientAuthentication => State::ChooseClientAuthentication,
            Self::Certificate => State::ChooseCertificate,
            Self::PreMasterSecret => State::ChoosePreMasterSecret,
            Self::SessionKey => State::ChooseSessionKey,
            Self::EphemeralKey => State::ChooseEphemeralKey,
        }
    }
}

/// A decision to make: what it is about, and what the autopilot would answer.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Decision {
    /// What is to be decided.
    pub kind: DecisionKind,
    /// What can be chosen with success; empty when any bytes can (a premaster secret). Other choices run their course.
    pub options: Vec<Choice>,
    /// The autopilot's choice.
    pub default: Choice,
}

/// An answer to a decision.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Choice {
    /// This version.
    Version(ProtocolVersion),
    /// These curves, best first.
    Groups(Vec<NamedGroup>),
    /// A key share in each of these groups, or in none.
    #[cfg(feature = "all-suites")]
    KeyShares(Vec<NamedGroup>),
    /// This suite.
    CipherSuite(CipherSuite),
    /// The identity at this place of the configuration, from 0; `None` for a list of no certificates.
    Identity(Option<usize>),
    /// This curve.
    Group(NamedGroup),
    /// Ask for a certificate (true) or do not.
    ClientAuthentication(bool),
    /// Accept the certificate (true) or refuse it.
    Certificate(bool),
    /// These bytes, a big-endian number in toy size.
    PreMasterSecret(Vec<u8>),
    /// These bytes: a key of the cipher.
    SessionKey(Vec<u8>),
    /// These bytes: an exponent or a scalar, big-endian.
    EphemeralKey(Vec<u8>),
}

impl Choice {
    /// The kind of decision that this answers.
    #[must_use]
    pub const fn kind(&self) -> DecisionKind {
        match self {
            Self::Version(_) => DecisionKind::Version,
            Self::Groups(_) => DecisionKind::Groups,
            #[cfg(feature = "all-suites")]
            Self::KeyShares(_) => DecisionKind::KeyShares,
            Self::CipherSuite(_) => DecisionKind::CipherSuite,
            Self::Identity(_) => DecisionKind::Identity,
            Self::Group(_) => DecisionKind::Group,
            Self::ClientAuthentication(_) => DecisionKind::ClientAuthentication,
            Self::Certificate(_) => DecisionKind::Certificate,
            Self::PreMasterSecret(_) => DecisionKind::PreMasterSecret,
            Self::SessionKey(_) => DecisionKind::SessionKey,
            Self::EphemeralKey(_) => DecisionKind::EphemeralKey,
        }
    }
}

/// Either end of a connection.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub enum Endpoint {
    /// The end that opens.
    Client(Box<Client>),
    /// The end that answers.
    Server(Box<Server>),
    /// Either end of the hybrid idea.
    #[cfg(feature = "all-suites")]
    Hybrid(Box<Hybrid>),
}

impl Endpoint {
    /// Takes one input and gives everything that follows from it.
    #[must_use]
    pub fn handle(&mut self, input: Input) -> Vec<Output> {
        match self {
            Self::Client(client) => client.handle(input),
            Self::Server(server) => server.handle(input),
            #[cfg(feature = "all-suites")]
            Self::Hybrid(end) => end.handle(input),
        }
    }

    /// Changes the keys that this end sends under, and asks the peer to do the same or not (RFC 8446 section 4.6.3);
    /// refused before TLS 1.3.
    #[cfg(feature = "all-suites")]
    #[must_use]
    pub fn update_keys(&mut self, request_update: KeyUpdateRequest) -> Vec<Output> {
        match self {
            Self::Client(client) => client.update_keys(request_update),
            Self::Server(server) => server.update_keys(request_update),
            Self::Hybrid(_) => vec![Output::Refused(Error::new(Check::Connected))],
        }
    }

    /// Asks who the client is, once the handshake is over (RFC 8446 section 4.6.2); refused to a client, before TLS 1.3, and where
    /// the client does not let it.
    #[cfg(feature = "all-suites")]
    #[must_use]
    pub fn ask_for_certificate(&mut self) -> Vec<Output> {
        match self {
            Self::Server(server) => server.ask_for_certificate(),
            Self::Client(_) | Self::Hybrid(_) => {
                vec![Output::Refused(Error::new(Check::Connected))]
            }
        }
    }

    /// Whether [`Self::ask_for_certificate`] will do once the handshake is over: this is a server, and its client has said so.
    #[cfg(feature = "all-suites")]
    #[must_use]
    pub fn may_ask_late(&self) -> bool {
        match self {
            Self::Server(server) => server.may_ask_late(),
            Self::Client(_) | Self::Hybrid(_) => false,
        }
    }

    /// Ends the connection as a failed check does, up to TLS 1.2: for flaws of servers, which stand around one that has none.
    #[cfg(feature = "all-suites")]
    #[must_use]
    pub fn fail(&mut self, error: Error) -> Vec<Output> {
        match self {
            Self::Server(server) => server.fail(error),
            Self::Client(_) | Self::Hybrid(_) => {
                vec![Output::Refused(Error::new(Check::Connected))]
            }
        }
    }

    /// Which end this is.
    #[must_use]
    pub const fn party(&self) -> Party {
        match self {
            Self::Client(_) => Party::Client,
            Self::Server(_) => Party::Server,
            #[cfg(feature = "all-suites")]
            Self::Hybrid(end) => end.party(),
        }
    }

    /// What it is waiting for.
    #[must_use]
    pub fn state(&self) -> State {
        match self {
            Self::Client(client) => client.state(),
            Self::Server(server) => server.state(),
            #[cfg(feature = "all-suites")]
            Self::Hybrid(end) => end.state(),
        }
    }

    /// Every value that it holds.
    #[must_use]
    pub fn ledger(&self) -> &Ledger {
        match self {
            Self::Client(client) => client.ledger(),
            Self::Server(server) => server.ledger(),
            #[cfg(feature = "all-suites")]
            Self::Hybrid(end) => end.ledger(),
        }
    }

    /// The application protocol that was agreed on, if one was (RFC 7301).
    #[must_use]
    pub fn application_protocol(&self) -> Option<&[u8]> {
        match self {
            Self::Client(client) => client.application_protocol(),
            Self::Server(server) => server.application_protocol(),
            #[cfg(feature = "all-suites")]
            Self::Hybrid(_) => None,
        }
    }

    /// How the session was found again, where an earlier one goes on.
    #[must_use]
    pub fn resumed(&self) -> Option<Resumed> {
        match self {
            Self::Client(client) => client.resumed(),
            Self::Server(server) => server.resumed(),
            #[cfg(feature = "all-suites")]
            Self::Hybrid(_) => None,
        }
    }

    /// Whether there was early data that the server took, or one that it did not (RFC 8446 section 4.2.10).
    #[cfg(feature = "all-suites")]
    #[must_use]
    pub fn early_data(&self) -> Option<EarlyData> {
        match self {
            Self::Client(client) => client.early_data(),
            Self::Server(server) => server.early_data(),
            Self::Hybrid(_) => None,
        }
    }

    /// What the client must keep to go on with the session in another connection: `None` while it is not connected, and
    /// where the server gave nothing. A server's is for its cache
    /// ([`SessionCache::settle`](crate::resumption::SessionCache::settle)).
    #[must_use]
    pub fn session_to_keep(&self) -> Option<StoredSession> {
        match self {
            Self::Client(client) => client.session_to_keep(),
            Self::Server(_) => None,
            #[cfg(feature = "all-suites")]
            Self::Hybrid(_) => None,
        }
    }

    /// Why it failed, if it did.
    #[must_use]
    pub fn error(&self) -> Option<&Error> {
        match self {
            Self::Client(client) => client.error(),
            Self::Server(server) => server.error(),
            #[cfg(feature = "all-suites")]
            Self::Hybrid(end) => end.error(),
        }
    }

    /// Its checks of the peer's certificate, once it has come.
    #[must_use]
    pub fn certificate_report(&self) -> Option<&Report> {
        match self {
            Self::Client(client) => client.certificate_report(),
            Self::Server(server) => server.certificate_report(),
            #[cfg(feature = "all-suites")]
            Self::Hybrid(_) => None,
        }
    }

    /// The client's checks of what the issuer says of the server's certificate, once that has come.
    #[must_use]
    pub fn stapled_report(&self) -> Option<&StapledReport> {
        match self {
            Self::Client(client) => client.stapled_report(),
            Self::Server(_) => None,
            #[cfg(feature = "all-suites")]
            Self::Hybrid(_) => None,
        }
    }

    /// The table of transitions that it runs by.
    #[must_use]
    pub fn transitions(&self) -> Cow<'static, [Transition]> {
        match self {
            Self::Client(client) => client.transitions(),
            Self::Server(server) => server.transitions(),
            #[cfg(feature = "all-suites")]
            Self::Hybrid(end) => Cow::Borrowed(end.transitions()),
        }
    }
}
