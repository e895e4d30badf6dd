//! The server's side of TLS 1.3 (RFC 8446 appendix A.2).

mod choice;
mod client_certificate;
mod ephemeral;
mod flight;
mod hello;
mod identity;
mod psk;
mod scripted;
mod tickets;
mod transitions;

use padlock_core::{Drbg, signature::PublicKey};

pub use transitions::TRANSITIONS;

use super::{ServerConfig, tls12};
use crate::{
    codec::Field,
    endpoint::{Choice, Input, Output},
    error::{Check, Error},
    handshake::{
        ClientHello, HandshakeType, NamedGroup,
        tls13::{KeyUpdateRequest, Message},
    },
    ledger::Ledger,
    message_name::MessageName,
    party::Party,
    record::ProtocolVersion,
    rules::Versions,
    state::State,
    tls13::connection::{Connection, Incoming},
    x509::Report,
};

use client_certificate::Question;
pub use scripted::Scripted;

/// A server that speaks TLS 1.3.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Server {
    config: ServerConfig,
    connection: Connection,
    rng: Drbg,
    /// What to say instead of words of its own.
    scripted: Scripted,
    /// The first ClientHello, while its version is being picked.
    first_hello: Vec<u8>,
    /// What it calls the version.
    version: ProtocolVersion,
    /// The last ClientHello.
    hello: Option<ClientHello>,
    /// The group of the key exchange, once it is settled.
    group: Option<NamedGroup>,
    /// What the client shall send again.
    cookie: Option<Vec<u8>>,
    /// Everything that came before the version was settled.
    received: Vec<u8>,
    /// The versions that are left, where it is to be an older one.
    older: Option<Versions>,
    /// The one that whoever plays it has picked out of them.
    picked: Option<ProtocolVersion>,
    /// Whom it proves to be, once that is settled: the identity at this place, or nobody.
    presented: Option<Option<usize>>,
    /// Whether it asks in its first flight who the client is.
    asks: bool,
    /// What it has asked.
    question: Option<Question>,
    client_key: Option<PublicKey>,
    report: Option<Report>,
    /// The keys that the client has already.
    psk: psk::Progress,
}

impl Server {
    /// A server that has not been started yet.
    #[must_use]
    pub fn new(config: ServerConfig, rng: Drbg) -> Self {
        Self {
            connection: Connection::new(Party::Server, rng.clone(), config.shape.clone()),
            config,
            scripted: Scripted::default(),
            rng,
            first_hello: vec![],
            version: ProtocolVersion::TLS13,
            hello: None,
            group: None,
            cookie: None,
            received: vec![],
            older: None,
            picked: None,
            presented: None,
            asks: false,
            question: None,
            client_key: None,
            report: None,
            psk: psk::Progress::default(),
        }
    }

    /// A server that says what it is told to; the rest of `config` is what it checks by.
    #[must_use]
    pub fn scripted(config: ServerConfig, rng: Drbg, scripted: Scripted) -> Self {
        Self {
            scripted,
            ..Self::new(config, rng)
        }
    }

    /// What it is waiting for.
    #[must_use]
    pub const fn state(&self) -> State {
        match &self.connection.decision {
            None => self.connection.state,
            Some(decision) => decision.kind.state(),
        }
    }

    /// Every value that it holds.
    #[must_use]
    pub const fn ledger(&self) -> &Ledger {
        &self.connection.ledger
    }

    /// Its checks of the client's certificate, once it has come.
    #[must_use]
    pub const fn certificate_report(&self) -> Option<&Report> {
        self.report.as_ref()
    }

    /// What is to be spoken inside, where that is agreed on (RFC 7301).
    #[must_use]
    pub fn application_protocol(&self) -> Option<&[u8]> {
        self.connection.application_protocol.as_deref()
    }

    /// Why it failed, if it did.
    #[must_use]
    pub const fn error(&self) -> Option<&Error> {
        self.connection.error.as_ref()
    }

    /// The version that whoever plays it has picked, an older one.
    #[must_use]
    pub const fn picked(&self) -> Option<ProtocolVersion> {
        self.picked
    }

    /// The server that goes on in an older version, and what it has to take first.
    pub fn older(&mut self) -> Option<(tls12::Server, Vec<u8>)> {
        let config = ServerConfig {
            versions: self.older.take()?,
            ..self.config.clone()
        };
        let older = tls12::Server::new(config, self.rng.clone()).speaking_newer();
        Some((older, std::mem::take(&mut self.received)))
    }

    /// Takes one input and gives everything that follows from it.
    pub fn handle(&mut self, input: Input) -> Vec<Output> {
        match input {
            Input::Start => self.start(),
            Input::Receive(bytes) => {
                if self.hello.is_none() {
                    self.received.extend(&bytes);
                }
                self.connection.receive(&bytes);
                self.run();
            }
            Input::Choose(choice) => self.choose(&choice),
            Input::Say(data) => self.connection.say(&data),
            Input::Close => self.connection.close(),
        }
        self.connection.take_outputs()
    }

    /// Changes the keys that it sends under.
    pub fn update_keys(&mut self, request_update: KeyUpdateRequest) -> Vec<Output> {
        self.connection.change_keys(request_update);
        self.connection.take_outputs()
    }

    /// Asks who the client is (RFC 8446 section 4.6.2).
    pub fn ask_for_certificate(&mut self) -> Vec<Output> {
        self.ask();
        self.connection.take_outputs()
    }

    /// Its key and certificate are its own before anyone calls.
    fn start(&mut self) {
        if self.connection.state != State::Start {
            return self.connection.refuse(Check::ExpectedMessage);
        }
        if let [only] = self.config.identities.as_slice() {
            let only = only.clone();
            self.connection.hold_identity(&only);
        }
        self.connection.state = State::ExpectClientHello;
    }

    fn run(&mut self) {
        while self.connection.decision.is_none()
            && self.connection.is_open()
            && self.older.is_none()
        {
            let step = match self.connection.next_incoming() {
                Ok(None) => return,
                Ok(Some(incoming)) => self.take(incoming),
                Err(error) => Err(error),
            };
            if let Err(error) = step {
                self.connection.fail(error);
            }
        }
    }

    fn take(&mut self, incoming: Incoming) -> Result<(), Error> {
        match incoming {
            Incoming::Handshake(bytes)
                if bytes.first() == Some(&HandshakeType::ClientHello.code()) =>
            {
                self.connection
                    .advance(TRANSITIONS, MessageName::ClientHello)?;
                self.take_client_hello(&bytes)
            }
            Incoming::Handshake(bytes) => self.take_handshake(&bytes),
            Incoming::ApplicationData(data) => self.take_application_data(data),
            Incoming::Alert(alert) => self.connection.take_alert(alert),
        }
    }

    fn take_handshake(&mut self, bytes: &[u8]) -> Result<(), Error> {
        let transitions = self.transitions();
        match self.connection.read_message(transitions, bytes)? {
            Message::EndOfEarlyData => self.take_end_of_early_data(bytes),
            Message::Finished(message) => {
                self.connection
                    .check_verify_data(Party::Client, &message.verify_data)?;
                self.connection.transcript.absorb(bytes);
                match self.take_answer() {
                    true => Ok(()),
                    false => self.take_finished(),
                }
            }
            Message::Certificate(message) => self.take_certificate(&message, bytes),
            Message::CertificateVerify(message) => self.take_certificate_verify(&message.0, bytes),
            Message::KeyUpdate(message) => self.connection.take_key_update(message),
            _ => Err(Error::in_field(
                Check::ExpectedMessage,
                Field::HandshakeType,
            )),
        }
    }

    fn choose(&mut self, choice: &Choice) {
        let Some(pending) = self.connection.answered(choice) else {
            return self.connection.refuse(Check::DecisionPending);
        };
        let answered = self.carry_out(choice, pending.default == *choice);
        self.connection.conclude(pending, answered);
        self.run();
    }

    /// What follows from a choice; `drawn` when it is the default one.
    fn carry_out(&mut self, choice: &Choice, drawn: bool) -> Result<(), Error> {
        match choice {
            Choice::Version(version) => self.choose_version(*version),
            Choice::CipherSuite(cipher_suite) => self.choose_cipher_suite(*cipher_suite),
            Choice::Group(group) => self.choose_group(*group),
            Choice::Identity(at) => self.choose_identity(*at),
            Choice::ClientAuthentication(asks) => {
                self.asks = *asks;
                self.decide_ephemeral_key()
            }
            Choice::EphemeralKey(private) => self.take_private_value(private, drawn),
            Choice::Certificate(accepted) => self.judged(*accepted),
            _ => Err(Error::new(Check::DecisionPending)),
        }
    }
}
