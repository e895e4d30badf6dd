//! The server's side up to TLS 1.2 (RFC 5246 section 7.3, figure 1).

mod client_certificate;
mod ephemeral;
#[cfg(feature = "all-suites")]
mod export;
mod hello;
mod identity;
mod key_exchange;
mod resumption;
mod transitions;

use padlock_core::{Drbg, signature::PublicKey};

pub use transitions::{Asked, transitions};

use self::resumption::Progress;
use super::ServerConfig;
#[cfg(feature = "all-suites")]
use crate::export::ExportKeys;
use crate::{
    codec::Field,
    endpoint::{Choice, Decision, Input, Output},
    error::{Blame, Check, Error},
    extension::SignatureSchemeCode,
    handshake::{ClientHello, Handshake, HandshakeType, NamedGroup},
    ledger::{Ledger, Op, Slot, ValueId, ValueKind},
    message_name::MessageName,
    party::{Party, Whose},
    record::ProtocolVersion,
    resumption::HAS_RESUMPTION,
    state::State,
    suite::{HAS_CLIENT_AUTHENTICATION, HAS_DIFFIE_HELLMAN},
    tls12::connection::{Connection, Incoming},
    x509::Report,
};

/// A server.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Server {
    config: ServerConfig,
    connection: Connection,
    decision: Option<Decision>,
    hello: Option<ClientHello>,
    /// The version to agree on.
    version: ProtocolVersion,
    /// The one that the client asked for.
    client_version: ProtocolVersion,
    offered_signatures: Vec<SignatureSchemeCode>,
    /// The curve, for a suite that needs one.
    curve: Option<NamedGroup>,
    resumption: Progress,
    /// The place of the identity that was presented.
    presented: Option<usize>,
    /// What it knows of the client's certificate: its checks, and the key.
    asked: Asked,
    report: Option<Report>,
    client_key: Option<PublicKey>,
    /// Whether it would have spoken TLS 1.3.
    speaks_newer: bool,
    /// What it has for suites for export, if it speaks them.
    #[cfg(feature = "all-suites")]
    #[serde(skip_serializing_if = "Option::is_none")]
    export: Option<ExportKeys>,
}

impl Server {
    /// A server that has not been started yet.
    #[must_use]
    pub fn new(config: ServerConfig, rng: Drbg) -> Self {
        Self {
            config,
            connection: Connection::new(Party::Server, rng),
            decision: None,
            hello: None,
            version: ProtocolVersion::TLS12,
            client_version: ProtocolVersion::TLS12,
            offered_signatures: vec![],
            curve: None,
            resumption: Progress::default(),
            presented: None,
            asked: Asked::Nothing,
            report: None,
            client_key: None,
            speaks_newer: false,
            #[cfg(feature = "all-suites")]
            export: None,
        }
    }

    /// The same, saying in its random that it speaks TLS 1.3 too (RFC 8446 section 4.1.3).
    #[cfg(feature = "all-suites")]
    #[must_use]
    pub const fn speaking_newer(mut self) -> Self {
        self.speaks_newer = true;
        self
    }

    /// What it is waiting for.
    #[must_use]
    pub const fn state(&self) -> State {
        match &self.decision {
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

    /// Takes one input and gives everything that follows from it.
    pub fn handle(&mut self, input: Input) -> Vec<Output> {
        match input {
            Input::Start => self.start(),
            Input::Receive(bytes) => {
                self.connection.receive(&bytes);
                self.run();
            }
            Input::Choose(choice) => self.choose(&choice),
            Input::Say(data) => self.connection.say(&data),
            Input::Close => self.connection.close(),
        }
        self.connection.take_outputs()
    }

    /// Ends the connection as a failed check does.
    #[cfg(feature = "all-suites")]
    pub fn fail(&mut self, error: Error) -> Vec<Output> {
        self.connection.fail(error);
        self.connection.take_outputs()
    }

    /// Its key and certificate are its own before anyone calls.
    fn start(&mut self) {
        if self.connection.state != State::Start {
            return self.connection.refuse(Check::ExpectedMessage);
        }
        // Of several identities the client's suites decide.
        if let [only] = self.config.identities.as_slice() {
            self.connection.hold_identity(only);
        }
        self.connection.speak(self.config.versions.newest());
        self.connection.state = State::ExpectClientHello;
    }

    fn run(&mut self) {
        while self.decision.is_none() && self.connection.is_open() {
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
            Incoming::Handshake(bytes) => self.take_handshake(&bytes),
            Incoming::ChangeCipherSpec => {
                self.connection
                    .advance(self.transitions(), MessageName::ChangeCipherSpec)?;
                self.connection.expect_protected();
                Ok(())
            }
            Incoming::ApplicationData(data) => {
                self.connection
                    .advance(self.transitions(), MessageName::ApplicationData)?;
                self.connection.output(Output::Deliver(data));
                Ok(())
            }
            Incoming::Alert(alert) => self.connection.take_alert(alert),
        }
    }

    fn take_handshake(&mut self, bytes: &[u8]) -> Result<(), Error> {
        let is_hello = bytes.first() == Some(&HandshakeType::ClientHello.code());
        if is_hello && self.connection.state == State::Connected {
            self.connection.read_handshake(bytes)?;
            return self.connection.refuse_renegotiation();
        }
        self.connection.check_expected(self.transitions(), bytes)?;
        let message = self.connection.read_handshake(bytes)?;
        if let Handshake::ClientHello(hello) = &message
            && HAS_RESUMPTION
        {
            // What comes next depends on it.
            self.find_session(hello);
        }
        let name = MessageName::of_handshake(message.msg_type());
        self.connection.advance(self.transitions(), name)?;
        match message {
            Handshake::ClientHello(hello) => {
                self.connection.absorb(bytes);
                self.take_client_hello(hello)
            }
            Handshake::ClientKeyExchange(message) => {
                self.connection.absorb(bytes);
                self.take_client_key_exchange(message)
            }
            Handshake::Certificate(certificate) if HAS_CLIENT_AUTHENTICATION => {
                self.connection.absorb(bytes);
                self.take_certificate(&certificate)
            }
            Handshake::CertificateVerify(message) if HAS_CLIENT_AUTHENTICATION => {
                self.take_certificate_verify(&message)?;
                self.connection.absorb(bytes);
                Ok(())
            }
            Handshake::Finished(finished) => self.take_finished(bytes, &finished.verify_data),
            _ => Err(Error::in_field(
                Check::ExpectedMessage,
                Field::HandshakeType,
            )),
        }
    }

    fn choose(&mut self, choice: &Choice) {
        let Some(pending) = self
            .decision
            .take_if(|decision| decision.kind == choice.kind())
        else {
            return self.connection.refuse(Check::DecisionPending);
        };
        match self.carry_out(choice, pending.default == *choice) {
            Ok(()) => {}
            // What cannot be done at all can be chosen again.
            Err(error) if error.blame == Blame::ApiMisuse => {
                self.decision = Some(pending);
                return self.connection.output(Output::Refused(error));
            }
            Err(error) => self.connection.fail(error),
        }
        self.run();
    }

    /// What follows from a choice; `drawn` when it is the default one.
    fn carry_out(&mut self, choice: &Choice, drawn: bool) -> Result<(), Error> {
        match choice {
            Choice::Version(version) => self.choose_version(*version),
            Choice::CipherSuite(cipher_suite) => self.send_hello(*cipher_suite),
            Choice::Identity(at) => self.send_certificate(*at),
            Choice::Group(curve) if HAS_DIFFIE_HELLMAN => self.choose_curve(*curve),
            Choice::EphemeralKey(private) if HAS_DIFFIE_HELLMAN => {
                let message = self.server_key_exchange(private, drawn)?;
                self.connection
                    .send_handshake(&message, MessageName::ServerKeyExchange);
                self.decide_client_authentication()
            }
            Choice::ClientAuthentication(false) => {
                self.send_hello_done();
                Ok(())
            }
            Choice::ClientAuthentication(true) if HAS_CLIENT_AUTHENTICATION => {
                self.send_certificate_request()?;
                self.send_hello_done();
                Ok(())
            }
            Choice::Certificate(accepted) if HAS_CLIENT_AUTHENTICATION => match accepted {
                true => Ok(()),
                false => Err(Error::refused(self.report.as_ref())),
            },
            _ => Err(Error::new(Check::DecisionPending)),
        }
    }

    pub(super) fn decide(&mut self, decision: Decision) {
        self.decision = Some(decision.clone());
        self.connection.output(Output::Decide(decision));
    }

    fn take_finished(&mut self, bytes: &[u8], verify_data: &[u8]) -> Result<(), Error> {
        self.connection
            .check_verify_data(Party::Client, verify_data)?;
        self.connection.absorb(bytes);
        if self.resumed().is_none() {
            if HAS_RESUMPTION {
                self.send_new_session_ticket()?;
            }
            self.connection.send_change_cipher_spec();
            self.connection.send_finished()?;
        }
        if HAS_RESUMPTION {
            self.keep_session()?;
        }
        self.connection.output(Output::Established);
        Ok(())
    }

    fn hold(&mut self, kind: ValueKind, of: Whose, bytes: Vec<u8>, op: Op) -> ValueId {
        self.connection
            .ledger
            .add(Slot::new(kind, of).holding(bytes), op, vec![])
    }
}
