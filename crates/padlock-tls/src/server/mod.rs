//! The server.

mod tls12;
#[cfg(feature = "all-suites")]
mod tls13;

use padlock_core::{Drbg, signature::PrivateKey};

use crate::{
    endpoint::{Input, Output},
    error::Error,
    handshake::{CipherSuite, NamedGroup},
    ledger::Ledger,
    rules::{Family, Versions},
    state::{State, Transition},
};
#[cfg(feature = "all-suites")]
use crate::{error::Check, handshake::tls13::KeyUpdateRequest};

/// What a server brings to a connection.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct ServerConfig {
    /// The versions that it speaks.
    pub versions: Versions,
    /// The suites that it speaks; the first of the client's that is among them is its default choice.
    pub cipher_suites: Vec<CipherSuite>,
    /// The curves that it can use.
    pub groups: Vec<NamedGroup>,
    /// Whether to let the master secret depend on all messages where the client asks for it (RFC 7627).
    pub extended_master_secret: bool,
    /// Whether to let the MAC of CBC records cover the ciphertext where the client asks for it (RFC 7366).
    pub encrypt_then_mac: bool,
    /// The application protocols that it speaks, best first (RFC 7301); with none, it does not say.
    pub application_protocols: Vec<Vec<u8>>,
    /// Whom it can prove to be: one for each kind of key.
    pub identities: Vec<Identity>,
}

/// A certificate with its private key.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Identity {
    /// The certificate and those that lead to an authority, DER, its own first.
    pub certificate_list: Vec<Vec<u8>>,
    /// The private key of the first certificate.
    pub private_key: PrivateKey,
}

/// A server, of the family of versions that it is in.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
#[serde(untagged)]
pub enum Server {
    /// Up to TLS 1.2.
    UpToTls12(Box<tls12::Server>),
    /// TLS 1.3, as long as the client does not ask for an older version.
    #[cfg(feature = "all-suites")]
    Tls13(Box<tls13::Server>),
}

/// The same method of either family.
macro_rules! either {
    ($server:expr, $inner:ident => $body:expr) => {
        match $server {
            Self::UpToTls12($inner) => $body,
            #[cfg(feature = "all-suites")]
            Self::Tls13($inner) => $body,
        }
    };
}

impl Server {
    /// A server that has not been started yet.
    #[must_use]
    pub fn new(config: ServerConfig, rng: Drbg) -> Self {
        match config.versions.family() {
            Family::UpToTls12 => Self::UpToTls12(Box::new(tls12::Server::new(config, rng))),
            #[cfg(feature = "all-suites")]
            Family::Tls13 => Self::Tls13(Box::new(tls13::Server::new(config, rng))),
        }
    }

    /// Takes one input and gives everything that follows from it.
    pub fn handle(&mut self, input: Input) -> Vec<Output> {
        #[cfg(feature = "all-suites")]
        if let Self::Tls13(server) = self {
            let outputs = server.handle(input);
            let Some((older, received)) = server.older() else {
                return outputs;
            };
            *self = Self::UpToTls12(Box::new(older));
            let started = self.handle(Input::Start);
            return [outputs, started, self.handle(Input::Receive(received))].concat();
        }
        either!(self, server => server.handle(input))
    }

    /// Changes the keys that this end sends under (RFC 8446 section 4.6.3); refused before TLS 1.3.
    #[cfg(feature = "all-suites")]
    pub fn update_keys(&mut self, request_update: KeyUpdateRequest) -> Vec<Output> {
        match self {
            Self::UpToTls12(_) => vec![Output::Refused(Error::new(Check::Connected))],
            Self::Tls13(server) => server.update_keys(request_update),
        }
    }

    /// What it is waiting for.
    #[must_use]
    pub fn state(&self) -> State {
        either!(self, server => server.state())
    }

    /// Every value that it holds.
    #[must_use]
    pub fn ledger(&self) -> &Ledger {
        either!(self, server => server.ledger())
    }

    /// The table of transitions that it runs by.
    #[must_use]
    pub fn transitions(&self) -> &'static [Transition] {
        match self {
            Self::UpToTls12(_) => tls12::TRANSITIONS,
            #[cfg(feature = "all-suites")]
            Self::Tls13(_) => tls13::TRANSITIONS,
        }
    }

    /// What is to be spoken inside, where that is agreed on (RFC 7301).
    #[must_use]
    pub fn application_protocol(&self) -> Option<&[u8]> {
        either!(self, server => server.application_protocol())
    }

    /// Why it failed, if it did.
    #[must_use]
    pub fn error(&self) -> Option<&Error> {
        either!(self, server => server.error())
    }
}
