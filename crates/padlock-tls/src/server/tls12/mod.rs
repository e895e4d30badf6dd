//! The server's side of TLS 1.2 with RSA key transport (RFC 5246 section 7.3, figure 1).

mod hello;
mod key_exchange;

use padlock_core::Drbg;

use super::ServerConfig;
use crate::{
    codec::{Codec, Field},
    endpoint::{Choice, Decision, Input, Output},
    error::{Check, Error},
    handshake::{ClientHello, ClientKeyExchange, Handshake},
    ledger::{Ledger, Op, Slot, ValueId, ValueKind},
    message_name::MessageName,
    party::{Party, Whose},
    state::{State, Transition},
    suite,
    tls12::connection::{Connection, Incoming},
};

/// The server's transitions for RSA key transport.
pub static TLS12_RSA: &[Transition] = &[
    Transition {
        from: State::ExpectClientHello,
        message: MessageName::ClientHello,
        to: State::ExpectClientKeyExchange,
    },
    Transition {
        from: State::ExpectClientKeyExchange,
        message: MessageName::ClientKeyExchange,
        to: State::ExpectChangeCipherSpec,
    },
    Transition {
        from: State::ExpectChangeCipherSpec,
        message: MessageName::ChangeCipherSpec,
        to: State::ExpectFinished,
    },
    Transition {
        from: State::ExpectFinished,
        message: MessageName::Finished,
        to: State::Connected,
    },
    Transition {
        from: State::Connected,
        message: MessageName::ApplicationData,
        to: State::Connected,
    },
];

/// A server.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Server {
    config: ServerConfig,
    connection: Connection,
    decision: Option<Decision>,
    hello: Option<ClientHello>,
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
        }
    }

    /// What it is waiting for.
    #[must_use]
    pub const fn state(&self) -> State {
        match self.decision {
            None => self.connection.state,
            Some(_) => State::ChooseCipherSuite,
        }
    }

    /// Every value that it holds.
    #[must_use]
    pub const fn ledger(&self) -> &Ledger {
        &self.connection.ledger
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
        let key = self.config.private_key.clone();
        self.hold(
            ValueKind::RsaPrimeP,
            Whose::Server,
            key.p.to_be_bytes(),
            Op::Configured,
        );
        self.hold(
            ValueKind::RsaPrimeQ,
            Whose::Server,
            key.q.to_be_bytes(),
            Op::Configured,
        );
        self.hold(
            ValueKind::RsaModulus,
            Whose::Server,
            key.n.to_be_bytes(),
            Op::Configured,
        );
        self.hold(
            ValueKind::RsaPublicExponent,
            Whose::Server,
            key.e.to_be_bytes(),
            Op::Configured,
        );
        self.hold(
            ValueKind::RsaPrivateExponent,
            Whose::Server,
            key.d.to_be_bytes(),
            Op::Configured,
        );
        if let Some(leaf) = self.config.certificate_list.first().cloned() {
            self.hold(
                ValueKind::ServerCertificate,
                Whose::Server,
                leaf,
                Op::Configured,
            );
        }
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
                    .advance(TLS12_RSA, MessageName::ChangeCipherSpec)?;
                self.connection.expect_protected();
                Ok(())
            }
            Incoming::ApplicationData(data) => {
                self.connection
                    .advance(TLS12_RSA, MessageName::ApplicationData)?;
                self.connection.output(Output::Deliver(data));
                Ok(())
            }
            Incoming::Alert(alert) => self.connection.take_alert(alert),
        }
    }

    fn take_handshake(&mut self, bytes: &[u8]) -> Result<(), Error> {
        let message = Handshake::from_bytes(bytes)?;
        self.connection
            .advance(TLS12_RSA, MessageName::of_handshake(message.msg_type()))?;
        match message {
            Handshake::ClientHello(hello) => {
                self.connection.absorb(bytes);
                self.take_client_hello(hello)
            }
            Handshake::ClientKeyExchange(ClientKeyExchange::Rsa {
                encrypted_pre_master_secret,
            }) => {
                self.connection.absorb(bytes);
                self.take_client_key_exchange(encrypted_pre_master_secret)
            }
            Handshake::Finished(finished) => self.take_finished(bytes, &finished.verify_data),
            _ => Err(Error::in_field(
                Check::ExpectedMessage,
                Field::HandshakeType,
            )),
        }
    }

    fn choose(&mut self, choice: &Choice) {
        let Choice::CipherSuite(cipher_suite) = choice else {
            return self.connection.refuse(Check::DecisionPending);
        };
        let (Some(_), Some(hello)) = (self.decision.take(), self.hello.take()) else {
            return self.connection.refuse(Check::DecisionPending);
        };
        if suite::suite(*cipher_suite).is_none() {
            self.connection.fail(Error::in_field(
                Check::SharedCipherSuite,
                Field::CipherSuites,
            ));
            return;
        }
        self.send_first_flight(&hello, *cipher_suite);
        self.run();
    }

    fn take_finished(&mut self, bytes: &[u8], verify_data: &[u8]) -> Result<(), Error> {
        let expected = self.connection.verify_data(Party::Client)?;
        let matches = self
            .connection
            .ledger
            .line(expected)
            .is_some_and(|line| line.value.bytes == verify_data);
        if !matches {
            return Err(Error::in_field(Check::VerifyData, Field::VerifyData));
        }
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
