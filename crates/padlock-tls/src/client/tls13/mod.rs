//! The client's side of TLS 1.3 (RFC 8446 appendix A.1).

mod authentication;
mod ephemeral;
mod flight;
mod hello;
mod offer;
mod psk;
mod retry;
mod scripted;
mod status;
mod transitions;

use padlock_core::{Drbg, signature::PublicKey};

pub use transitions::TRANSITIONS;

use super::{ClientConfig, tls12};
use crate::{
    codec::{Codec, Field},
    endpoint::{Choice, Input, Output},
    error::{Check, Error},
    handshake::{
        CertificateStatus, ClientHello, Handshake, HandshakeType,
        tls13::{KeyUpdateRequest, Message},
    },
    ledger::Ledger,
    message_name::MessageName,
    party::Party,
    record::ProtocolVersion,
    state::State,
    tls13::connection::{Connection, Incoming},
    x509::{Report, StapledReport},
};

use authentication::Question;
use offer::Offer;
pub use scripted::Scripted;

/// How a client comes to speak an older version.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
enum Older {
    /// The server chose one.
    Chosen,
    /// It offers nothing newer than this.
    Offered(ProtocolVersion),
}

/// A client that offers TLS 1.3.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Client {
    config: ClientConfig,
    connection: Connection,
    rng: Drbg,
    /// What to say instead of words of its own.
    scripted: Option<Scripted>,
    /// The last ClientHello.
    hello: Option<ClientHello>,
    offer: Offer,
    /// Whether the server has asked for another hello.
    retried: bool,
    /// The cookie of such a request, if it has one, while the private value of the new share is being picked.
    request: Option<Option<Vec<u8>>>,
    /// Everything that came before the version was settled.
    received: Option<Vec<u8>>,
    /// Whether it speaks an older version.
    older: Option<Older>,
    /// Where the server asks who this is.
    question: Option<Question>,
    /// The server's certificate, and what leads to an authority.
    chain: Vec<Vec<u8>>,
    certificate: Option<PublicKey>,
    report: Option<Report>,
    /// What the issuer says of the certificate, by the server's mouth.
    status: Option<CertificateStatus>,
    stapled: Option<StapledReport>,
    /// The keys that it has already.
    psk: psk::Progress,
}

impl Client {
    /// A client that has not sent anything yet.
    #[must_use]
    pub fn new(config: ClientConfig, rng: Drbg) -> Self {
        Self {
            connection: Connection::new(Party::Client, rng.clone(), config.shape.clone()),
            offer: Offer::of(&config),
            config,
            rng,
            scripted: None,
            hello: None,
            retried: false,
            request: None,
            received: Some(vec![]),
            older: None,
            question: None,
            chain: vec![],
            certificate: None,
            report: None,
            status: None,
            stapled: None,
            psk: psk::Progress::default(),
        }
    }

    /// A client that says what it is told to; the rest of `config` is what it checks by.
    #[must_use]
    pub fn scripted(config: ClientConfig, rng: Drbg, scripted: Scripted) -> Self {
        Self {
            scripted: Some(scripted),
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

    /// Its checks of the server's certificate, once it has come.
    #[must_use]
    pub const fn certificate_report(&self) -> Option<&Report> {
        self.report.as_ref()
    }

    /// Its checks of what the issuer says of that certificate, once it has come.
    #[must_use]
    pub const fn stapled_report(&self) -> Option<&StapledReport> {
        self.stapled.as_ref()
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

    /// The client that goes on in an older version, and what it has to take first.
    pub fn older(&mut self) -> Option<(tls12::Client, Vec<u8>)> {
        let how = self.older?;
        let received = self.received.take()?;
        let config = ClientConfig {
            versions: self.config.versions.older(None),
            ..self.config.clone()
        };
        let rng = self.rng.clone();
        let older = match how {
            Older::Offered(version) => tls12::Client::offering(config, rng, version),
            Older::Chosen => {
                let mut ledger = self.connection.ledger.clone();
                ledger.leave_tls13();
                tls12::Client::after_hello(config, rng, self.hello.as_ref()?, ledger)
            }
        };
        Some((older, received))
    }

    /// Takes one input and gives everything that follows from it.
    pub fn handle(&mut self, input: Input) -> Vec<Output> {
        match input {
            Input::Start => self.start(),
            Input::Receive(bytes) => {
                if let Some(received) = &mut self.received {
                    received.extend(&bytes);
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

    /// Goes on with what has been received, until nothing whole is left or a decision is due.
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
            Incoming::Handshake(bytes) if self.connection.state == State::WaitSh => {
                self.take_hello(&bytes)
            }
            Incoming::Handshake(bytes) => self.take_handshake(&bytes),
            Incoming::ApplicationData(data) => {
                self.connection
                    .advance(TRANSITIONS, MessageName::ApplicationData)?;
                self.connection.output(Output::Deliver(data));
                Ok(())
            }
            Incoming::Alert(alert) => self.connection.take_alert(alert),
        }
    }

    /// A ServerHello of this version, of an older one, or one that asks for another hello.
    fn take_hello(&mut self, bytes: &[u8]) -> Result<(), Error> {
        let unexpected = || Error::in_field(Check::ExpectedMessage, Field::HandshakeType);
        if bytes.first() != Some(&HandshakeType::ServerHello.code()) {
            return Err(unexpected());
        }
        let Handshake::ServerHello(hello) = Handshake::from_bytes(bytes)? else {
            return Err(unexpected());
        };
        self.take_server_hello(&hello, bytes)
    }

    fn take_handshake(&mut self, bytes: &[u8]) -> Result<(), Error> {
        match self.connection.read_message(self.transitions(), bytes)? {
            Message::EncryptedExtensions(message) => self.take_encrypted_extensions(&message)?,
            Message::CertificateRequest(message) => {
                return self.take_certificate_request(message, bytes);
            }
            Message::Certificate(message) => self.take_certificate(&message)?,
            Message::CertificateVerify(message) => self.take_certificate_verify(&message.0)?,
            Message::Finished(message) => {
                self.connection
                    .check_verify_data(Party::Server, &message.verify_data)?;
                self.connection.transcript.absorb(bytes);
                return self.decide_identity();
            }
            Message::NewSessionTicket(message) => return self.take_new_session_ticket(message),
            Message::KeyUpdate(message) => return self.connection.take_key_update(message),
            Message::EndOfEarlyData | Message::Unknown { .. } => {
                return Err(Error::in_field(
                    Check::ExpectedMessage,
                    Field::HandshakeType,
                ));
            }
        }
        self.connection.transcript.absorb(bytes);
        Ok(())
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
            Choice::Groups(groups) => self.choose_groups(groups),
            Choice::KeyShares(groups) => self.choose_key_shares(groups)?,
            Choice::EphemeralKey(private) => self.take_private_value(private, drawn)?,
            Choice::Certificate(true) => self.take_status()?,
            Choice::Certificate(false) => return Err(Error::refused(self.report.as_ref())),
            Choice::Identity(at) => self.choose_identity(*at)?,
            _ => return Err(Error::new(Check::DecisionPending)),
        }
        Ok(())
    }
}
