//! The server.

mod client_authentication;
mod tls12;
#[cfg(feature = "all-suites")]
mod tls13;

pub use client_authentication::{ClientAuthentication, Demand};
pub use tls12::{Asked, transitions};
#[cfg(feature = "all-suites")]
pub use tls13::Scripted;

pub use crate::identity::Identity;

use std::borrow::Cow;

use padlock_core::Drbg;

#[cfg(feature = "all-suites")]
use crate::{
    endpoint::Choice, error::Check, export::ExportKeys, handshake::tls13::KeyUpdateRequest,
    record::ProtocolVersion, tls12::midway::Midway,
};
use crate::{
    endpoint::{Input, Output},
    error::Error,
    handshake::{CipherSuite, NamedGroup, SessionId},
    ledger::Ledger,
    resumption::{Resumed, ServerResumption, SessionState},
    rules::{Family, Versions},
    state::{State, Transition},
    x509::Report,
};
#[cfg(feature = "all-suites")]
use crate::{resumption::EarlyData, shape::Shape};

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
    /// How clients may go on with earlier sessions (RFC 5246 section 7.3, RFC 5077).
    pub resumption: ServerResumption,
    /// Whom it can prove to be: one for each kind of key.
    pub identities: Vec<Identity>,
    /// What the issuer says of the first identity's certificate, the DER of an OCSP response: it goes along where the client
    /// asks for it (RFC 6066 section 8).
    pub stapled: Option<Vec<u8>>,
    /// Whether to ask its clients who they are.
    pub client_authentication: ClientAuthentication,
    /// What it makes of the freedom that TLS 1.3 leaves it.
    #[cfg(feature = "all-suites")]
    pub shape: Shape,
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

    /// The same, speaking the suites for export that its configuration names; one that speaks TLS 1.3 has none.
    #[cfg(feature = "all-suites")]
    #[must_use]
    pub fn exporting(self, keys: ExportKeys) -> Self {
        match self {
            Self::UpToTls12(server) => Self::UpToTls12(Box::new(server.exporting(keys))),
            Self::Tls13(_) => self,
        }
    }

    /// A server that goes on in the midst of a handshake, in the place of the one that began it: it waits for
    /// ChangeCipherSpec.
    ///
    /// # Errors
    /// When what is known of the handshake is not enough for the keys.
    #[cfg(feature = "all-suites")]
    pub fn midway(config: ServerConfig, rng: Drbg, midway: &Midway) -> Result<Self, Error> {
        let server = tls12::Server::midway(config, rng, midway)?;
        Ok(Self::UpToTls12(Box::new(server)))
    }

    /// A server of TLS 1.3 that says what it is told to; the rest of `config` is what it checks by.
    #[cfg(feature = "all-suites")]
    #[must_use]
    pub fn scripted(config: ServerConfig, rng: Drbg, scripted: Scripted) -> Self {
        Self::Tls13(Box::new(tls13::Server::scripted(config, rng, scripted)))
    }

    /// Takes one input and gives everything that follows from it.
    pub fn handle(&mut self, input: Input) -> Vec<Output> {
        #[cfg(feature = "all-suites")]
        if let Self::Tls13(server) = self {
            let outputs = server.handle(input);
            let picked = server.picked();
            return match server.older() {
                Some((older, received)) => [outputs, self.go_on(older, received, picked)].concat(),
                None => outputs,
            };
        }
        either!(self, server => server.handle(input))
    }

    /// Goes on in an older version; where it has been picked already, nobody is asked.
    #[cfg(feature = "all-suites")]
    fn go_on(
        &mut self,
        older: tls12::Server,
        received: Vec<u8>,
        picked: Option<ProtocolVersion>,
    ) -> Vec<Output> {
        *self = Self::UpToTls12(Box::new(older));
        let mut outputs = self.handle(Input::Start);
        outputs.extend(self.handle(Input::Receive(received)));
        if let (Some(version), State::ChooseVersion) = (picked, self.state()) {
            outputs.pop();
            outputs.extend(self.handle(Input::Choose(Choice::Version(version))));
        }
        outputs
    }

    /// Ends the connection as a failed check does; refused from TLS 1.3 on.
    #[cfg(feature = "all-suites")]
    pub fn fail(&mut self, error: Error) -> Vec<Output> {
        match self {
            Self::UpToTls12(server) => server.fail(error),
            Self::Tls13(_) => vec![Output::Refused(Error::new(Check::Connected))],
        }
    }

    /// Changes the keys that this end sends under (RFC 8446 section 4.6.3); refused before TLS 1.3.
    #[cfg(feature = "all-suites")]
    pub fn update_keys(&mut self, request_update: KeyUpdateRequest) -> Vec<Output> {
        match self {
            Self::UpToTls12(_) => vec![Output::Refused(Error::new(Check::Connected))],
            Self::Tls13(server) => server.update_keys(request_update),
        }
    }

    /// Asks who the client is, once the handshake is over (RFC 8446 section 4.6.2); refused before TLS 1.3, and where the client
    /// does not let it.
    #[cfg(feature = "all-suites")]
    pub fn ask_for_certificate(&mut self) -> Vec<Output> {
        match self {
            Self::UpToTls12(_) => vec![Output::Refused(Error::new(Check::Connected))],
            Self::Tls13(server) => server.ask_for_certificate(),
        }
    }

    /// Whether the client lets it ask after the handshake (RFC 8446 section 4.2.6); never before TLS 1.3.
    #[cfg(feature = "all-suites")]
    #[must_use]
    pub fn may_ask_late(&self) -> bool {
        match self {
            Self::UpToTls12(_) => false,
            Self::Tls13(server) => server.may_ask_late(),
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
    pub fn transitions(&self) -> Cow<'static, [Transition]> {
        Cow::Borrowed(match self {
            Self::UpToTls12(server) => server.transitions(),
            #[cfg(feature = "all-suites")]
            Self::Tls13(server) => server.transitions(),
        })
    }

    /// Its checks of the client's certificate, once it has come.
    #[must_use]
    pub fn certificate_report(&self) -> Option<&Report> {
        either!(self, server => server.certificate_report())
    }

    /// How the session was found again, where an earlier one goes on.
    #[must_use]
    pub fn resumed(&self) -> Option<Resumed> {
        match self {
            Self::UpToTls12(server) => server.resumed(),
            #[cfg(feature = "all-suites")]
            Self::Tls13(server) => server.resumed(),
        }
    }

    /// Whether it took the client's early data, where there was any; before TLS 1.3 there is none.
    #[cfg(feature = "all-suites")]
    #[must_use]
    pub fn early_data(&self) -> Option<EarlyData> {
        match self {
            Self::UpToTls12(_) => None,
            Self::Tls13(server) => server.early_data(),
        }
    }

    /// The tickets of TLS 1.3 that are only names, and what they stand for: for a cache.
    #[must_use]
    pub fn tickets(&self) -> &[(SessionId, SessionState)] {
        match self {
            Self::UpToTls12(_) => &[],
            #[cfg(feature = "all-suites")]
            Self::Tls13(server) => server.tickets(),
        }
    }

    /// The binder of the ClientHello whose early data it took: for a cache, which knows a replay by it.
    #[must_use]
    pub fn early_binder(&self) -> Option<&[u8]> {
        match self {
            Self::UpToTls12(_) => None,
            #[cfg(feature = "all-suites")]
            Self::Tls13(server) => server.early_binder(),
        }
    }

    /// The session of this connection, once the handshake is complete; none of TLS 1.3.
    #[must_use]
    pub fn session(&self) -> Option<&SessionState> {
        self.up_to_tls12()?.session()
    }

    /// What the cache calls the session; with a ticket the id is the client's, and names nothing here.
    #[must_use]
    pub fn session_id(&self) -> Option<&SessionId> {
        self.up_to_tls12()?.session_id()
    }

    fn up_to_tls12(&self) -> Option<&tls12::Server> {
        match self {
            Self::UpToTls12(server) => Some(server),
            #[cfg(feature = "all-suites")]
            Self::Tls13(_) => None,
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
