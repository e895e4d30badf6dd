//! The server's side up to TLS 1.2 (RFC 5246 section 7.3, figure 1).

mod ephemeral;
mod hello;
mod identity;
mod key_exchange;
mod transitions;

use padlock_core::Drbg;

pub use transitions::TRANSITIONS;

use super::ServerConfig;
use crate::{
    codec::Field,
    endpoint::{Choice, Decision, DecisionKind, Input, Output},
    error::{Check, Error},
    extension::SignatureSchemeCode,
    handshake::{ClientHello, Handshake, NamedGroup},
    ledger::{Ledger, Op, Slot, ValueId, ValueKind},
    message_name::MessageName,
    party::{Party, Whose},
    record::ProtocolVersion,
    state::State,
    suite::HAS_DIFFIE_HELLMAN,
    tls12::connection::{Connection, Incoming},
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
    /// Whether it would have spoken TLS 1.3.
    speaks_newer: bool,
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
            speaks_newer: false,
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
            Some(decision) => match decision.kind {
                DecisionKind::EphemeralKey => State::ChooseEphemeralKey,
                _ => State::ChooseCipherSuite,
            },
        }
    }

    /// Every value that it holds.
    #[must_use]
    pub const fn ledger(&self) -> &Ledger {
        &self.connection.ledger
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

    /// Its key and certificate are its own before anyone calls.
    fn start(&mut self) {
        if self.connection.state != State::Start {
            return self.connection.refuse(Check::ExpectedMessage);
        }
        // Of several identities the client's suites decide.
        if let [only] = self.config.identities.as_slice() {
            let only = only.clone();
            self.hold_identity(&only);
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
                    .advance(TRANSITIONS, MessageName::ChangeCipherSpec)?;
                self.connection.expect_protected();
                Ok(())
            }
            Incoming::ApplicationData(data) => {
                self.connection
                    .advance(TRANSITIONS, MessageName::ApplicationData)?;
                self.connection.output(Output::Deliver(data));
                Ok(())
            }
            Incoming::Alert(alert) => self.connection.take_alert(alert),
        }
    }

    fn take_handshake(&mut self, bytes: &[u8]) -> Result<(), Error> {
        self.connection.check_expected(TRANSITIONS, bytes)?;
        let message = self.connection.read_handshake(bytes)?;
        self.connection
            .advance(TRANSITIONS, MessageName::of_handshake(message.msg_type()))?;
        match message {
            Handshake::ClientHello(hello) => {
                self.connection.absorb(bytes);
                self.take_client_hello(hello)
            }
            Handshake::ClientKeyExchange(message) => {
                self.connection.absorb(bytes);
                self.take_client_key_exchange(message)
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
        let done = match choice {
            Choice::CipherSuite(cipher_suite) => self.send_hello(*cipher_suite),
            Choice::EphemeralKey(private) if HAS_DIFFIE_HELLMAN => {
                match self.server_key_exchange(private, pending.default == *choice) {
                    Ok(message) => {
                        self.connection
                            .send_handshake(&message, MessageName::ServerKeyExchange);
                        self.send_hello_done();
                        Ok(())
                    }
                    Err(error) => {
                        self.decision = Some(pending);
                        return self.connection.output(Output::Refused(error));
                    }
                }
            }
            _ => return self.connection.refuse(Check::DecisionPending),
        };
        if let Err(error) = done {
            return self.connection.fail(error);
        }
        self.run();
    }

    pub(super) fn decide(&mut self, decision: Decision) {
        self.decision = Some(decision.clone());
        self.connection.output(Output::Decide(decision));
    }

    fn take_finished(&mut self, bytes: &[u8], verify_data: &[u8]) -> Result<(), Error> {
        self.connection
            .check_verify_data(Party::Client, verify_data)?;
        self.connection.absorb(bytes);
        self.connection.send_change_cipher_spec();
        self.connection.send_finished()?;
        self.connection.output(Output::Established);
        Ok(())
    }

    fn hold(&mut self, kind: ValueKind, of: Whose, bytes: Vec<u8>, op: Op) -> ValueId {
        self.connection
            .ledger
            .add(Slot::new(kind, of).holding(bytes), op, vec![])
    }
}
