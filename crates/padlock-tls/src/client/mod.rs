//! The client.

mod identity;
mod tls12;
#[cfg(feature = "all-suites")]
mod tls13;

use std::borrow::Cow;

use padlock_core::Drbg;

pub use tls12::{transitions, with_status};
#[cfg(feature = "all-suites")]
pub use tls13::Scripted;

use crate::{
    endpoint::{Input, Output},
    error::Error,
    extension::SignatureSchemeCode,
    handshake::{CipherSuite, NamedGroup},
    identity::Identity,
    ledger::Ledger,
    resumption::{ClientResumption, Resumed, StoredSession},
    rules::{Family, Versions},
    state::{State, Transition},
    x509::{Crl, Report, StapledReport, UnixTime},
};
#[cfg(feature = "all-suites")]
use crate::{
    error::Check, export::Laxity, handshake::tls13::KeyUpdateRequest, tls12::midway::Midway,
};
#[cfg(feature = "all-suites")]
use crate::{resumption::EarlyData, shape::Shape};

/// What a client brings to a connection.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct ClientConfig {
    /// The versions that it speaks.
    pub versions: Versions,
    /// The suites to offer, best first.
    pub cipher_suites: Vec<CipherSuite>,
    /// The curves to offer, best first; left out where no suite needs one.
    pub groups: Vec<NamedGroup>,
    /// The signatures to offer, best first; left out before TLS 1.2.
    pub signature_algorithms: Vec<SignatureSchemeCode>,
    /// Whether to ask that the master secret depend on all messages (RFC 7627).
    pub extended_master_secret: bool,
    /// Whether to ask that the MAC of CBC records cover the ciphertext (RFC 7366).
    pub encrypt_then_mac: bool,
    /// The application protocols to offer, best first, 1 to 255 bytes each (RFC 7301); left out when there are none.
    pub application_protocols: Vec<Vec<u8>>,
    /// Whether to ask for what the issuer says of the server's certificate (RFC 6066 section 8).
    pub status_request: bool,
    /// How to go on with an earlier session (RFC 5246 section 7.3, RFC 5077).
    pub resumption: ClientResumption,
    /// The name that the server must prove: a DNS name, or an address, which is not sent (RFC 6066 section 3).
    pub server_name: String,
    /// The DER certificates of the authorities that it trusts.
    pub trust_anchors: Vec<Vec<u8>>,
    /// The DER lists of revoked certificates that it has (RFC 5280 section 5). One that cannot be read is passed over.
    #[cfg(feature = "all-suites")]
    pub crls: Vec<Vec<u8>>,
    /// What its clock says.
    pub now: UnixTime,
    /// Whom it can prove to be where the server asks: the first that the server takes is shown.
    pub identities: Vec<Identity>,
    /// What it makes of the freedom that TLS 1.3 leaves it.
    #[cfg(feature = "all-suites")]
    pub shape: Shape,
}

impl ClientConfig {
    /// The lists of revoked certificates, read.
    pub(crate) fn crls(&self) -> Vec<Crl> {
        #[cfg(feature = "all-suites")]
        return Crl::read_all(&self.crls);
        #[cfg(not(feature = "all-suites"))]
        vec![]
    }
}

/// A client, of the family of versions that it is in.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
#[serde(untagged)]
pub enum Client {
    /// Up to TLS 1.2.
    UpToTls12(Box<tls12::Client>),
    /// TLS 1.3, as long as the server does not choose an older version.
    #[cfg(feature = "all-suites")]
    Tls13(Box<tls13::Client>),
}

/// The same method of either family.
macro_rules! either {
    ($client:expr, $inner:ident => $body:expr) => {
        match $client {
            Self::UpToTls12($inner) => $body,
            #[cfg(feature = "all-suites")]
            Self::Tls13($inner) => $body,
        }
    };
}

impl Client {
    /// A client that has not sent anything yet.
    #[must_use]
    pub fn new(config: ClientConfig, rng: Drbg) -> Self {
        match config.versions.family() {
            Family::UpToTls12 => Self::UpToTls12(Box::new(tls12::Client::new(config, rng))),
            #[cfg(feature = "all-suites")]
            Family::Tls13 => Self::Tls13(Box::new(tls13::Client::new(config, rng))),
        }
    }

    /// The same, with flaws; only a client that has not spoken TLS 1.3 can have these.
    #[cfg(feature = "all-suites")]
    #[must_use]
    pub fn lax(self, laxity: Laxity) -> Self {
        match self {
            Self::UpToTls12(client) => Self::UpToTls12(Box::new(client.lax(laxity))),
            Self::Tls13(_) => self,
        }
    }

    /// A client that goes on in the midst of a handshake, in the place of the one that began it: it sends
    /// ChangeCipherSpec and Finished.
    ///
    /// # Errors
    /// When what is known of the handshake is not enough for the keys.
    #[cfg(feature = "all-suites")]
    pub fn midway(
        config: ClientConfig,
        rng: Drbg,
        midway: &Midway,
    ) -> Result<(Self, Vec<Output>), Error> {
        let (client, outputs) = tls12::Client::midway(config, rng, midway)?;
        Ok((Self::UpToTls12(Box::new(client)), outputs))
    }

    /// A client of TLS 1.3 that says what it is told to; the rest of `config` is what it checks by.
    #[cfg(feature = "all-suites")]
    #[must_use]
    pub fn scripted(config: ClientConfig, rng: Drbg, scripted: Scripted) -> Self {
        Self::Tls13(Box::new(tls13::Client::scripted(config, rng, scripted)))
    }

    /// Takes one input and gives everything that follows from it.
    pub fn handle(&mut self, input: Input) -> Vec<Output> {
        #[cfg(feature = "all-suites")]
        if let Self::Tls13(client) = self {
            let outputs = client.handle(input);
            let Some((older, received)) = client.older() else {
                return outputs;
            };
            *self = Self::UpToTls12(Box::new(older));
            return [outputs, self.handle(Input::Receive(received))].concat();
        }
        either!(self, client => client.handle(input))
    }

    /// Changes the keys that this end sends under (RFC 8446 section 4.6.3); refused before TLS 1.3.
    #[cfg(feature = "all-suites")]
    pub fn update_keys(&mut self, request_update: KeyUpdateRequest) -> Vec<Output> {
        match self {
            Self::UpToTls12(_) => vec![Output::Refused(Error::new(Check::Connected))],
            Self::Tls13(client) => client.update_keys(request_update),
        }
    }

    /// What it is waiting for.
    #[must_use]
    pub fn state(&self) -> State {
        either!(self, client => client.state())
    }

    /// Every value that it holds.
    #[must_use]
    pub fn ledger(&self) -> &Ledger {
        either!(self, client => client.ledger())
    }

    /// Its checks of the server's certificate, once it has come.
    #[must_use]
    pub fn certificate_report(&self) -> Option<&Report> {
        either!(self, client => client.certificate_report())
    }

    /// The table of transitions that it runs by.
    #[must_use]
    pub fn transitions(&self) -> Cow<'static, [Transition]> {
        match self {
            Self::UpToTls12(client) => client.transitions(),
            #[cfg(feature = "all-suites")]
            Self::Tls13(client) => Cow::Borrowed(client.transitions()),
        }
    }

    /// Its checks of what the issuer says of the server's certificate, once that has come.
    #[must_use]
    pub fn stapled_report(&self) -> Option<&StapledReport> {
        either!(self, client => client.stapled_report())
    }

    /// How the session was found again, where an earlier one goes on.
    #[must_use]
    pub fn resumed(&self) -> Option<Resumed> {
        match self {
            Self::UpToTls12(client) => client.resumed(),
            #[cfg(feature = "all-suites")]
            Self::Tls13(client) => client.resumed(),
        }
    }

    /// What became of its early data, once that is known; before TLS 1.3 there is none.
    #[cfg(feature = "all-suites")]
    #[must_use]
    pub fn early_data(&self) -> Option<EarlyData> {
        match self {
            Self::UpToTls12(_) => None,
            Self::Tls13(client) => client.early_data(),
        }
    }

    /// What it must keep to go on with the session; of TLS 1.3 its newest ticket.
    #[must_use]
    pub fn session_to_keep(&self) -> Option<StoredSession> {
        match self {
            Self::UpToTls12(client) => client.session_to_keep(),
            #[cfg(feature = "all-suites")]
            Self::Tls13(client) => client.session_to_keep(),
        }
    }

    /// What is to be spoken inside, where that is agreed on (RFC 7301).
    #[must_use]
    pub fn application_protocol(&self) -> Option<&[u8]> {
        either!(self, client => client.application_protocol())
    }

    /// Why it failed, if it did.
    #[must_use]
    pub fn error(&self) -> Option<&Error> {
        either!(self, client => client.error())
    }
}
