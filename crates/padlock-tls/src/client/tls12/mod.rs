//! The client's side of TLS 1.2 with RSA key transport (RFC 5246 section 7.3, figure 1).

mod hello;
mod key_exchange;

use padlock_core::Drbg;

use super::ClientConfig;
use crate::{
    alert::AlertDescription,
    codec::{Codec, Field},
    endpoint::{Choice, Decision, DecisionKind, Input, Output},
    error::{Check, Error},
    extension::Extension,
    handshake::{Certificate, Handshake},
    ledger::{Ledger, Op, Slot, ValueId, ValueKind},
    message_name::MessageName,
    party::{Party, Whose},
    state::{State, Transition},
    tls12::connection::{Connection, Incoming},
    x509::{self, Report},
};

/// The client's transitions for RSA key transport.
pub static TLS12_RSA: &[Transition] = &[
    Transition {
        from: State::ExpectServerHello,
        message: MessageName::ServerHello,
        to: State::ExpectCertificate,
    },
    Transition {
        from: State::ExpectCertificate,
        message: MessageName::Certificate,
        to: State::ExpectServerHelloDone,
    },
    Transition {
        from: State::ExpectServerHelloDone,
        message: MessageName::ServerHelloDone,
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

/// A client.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Client {
    config: ClientConfig,
    connection: Connection,
    decision: Option<Decision>,
    offered: Vec<Extension>,
    report: Option<Report>,
}

impl Client {
    /// A client that has not sent anything yet.
    #[must_use]
    pub fn new(config: ClientConfig, rng: Drbg) -> Self {
        let connection = Connection::new(Party::Client, rng);
        Self {
            config,
            connection,
            decision: None,
            offered: vec![],
            report: None,
        }
    }

    /// What it is waiting for.
    #[must_use]
    pub const fn state(&self) -> State {
        match &self.decision {
            None => self.connection.state,
            Some(decision) => match decision.kind {
                DecisionKind::PreMasterSecret => State::ChoosePreMasterSecret,
                DecisionKind::Certificate | DecisionKind::CipherSuite => State::ChooseCertificate,
            },
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

    /// Goes on with what has been received, until nothing whole is left or a decision is due.
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
            Handshake::ServerHello(hello) => self.take_server_hello(&hello)?,
            Handshake::Certificate(certificate) => self.take_certificate(&certificate)?,
            Handshake::ServerHelloDone => self.decide_pre_master_secret()?,
            Handshake::Finished(finished) => {
                return self.take_finished(bytes, &finished.verify_data);
            }
            _ => {
                return Err(Error::in_field(
                    Check::ExpectedMessage,
                    Field::HandshakeType,
                ));
            }
        }
        self.connection.absorb(bytes);
        Ok(())
    }

    fn take_certificate(&mut self, certificate: &Certificate) -> Result<(), Error> {
        let chain = &certificate.certificate_list;
        let leaf = chain
            .first()
            .ok_or_else(|| Error::in_field(Check::CertificateKey, Field::CertificateList))?;
        let server_certificate = self.hold(
            ValueKind::ServerCertificate,
            Whose::Server,
            leaf.clone(),
            Op::Received,
        );
        let report = x509::validate(
            chain,
            &self.config.trust_anchors,
            self.config.now,
            &self.config.server_name,
        );
        let accepted = report.accepted();
        self.report = Some(report);
        for kind in [ValueKind::RsaModulus, ValueKind::RsaPublicExponent] {
            let slot = Slot::new(kind, Whose::Server);
            self.connection
                .ledger
                .derive(slot, Op::ReadCertificate, &[server_certificate])?;
        }
        self.decide(Decision {
            kind: DecisionKind::Certificate,
            options: vec![Choice::Certificate(true), Choice::Certificate(false)],
            default: Choice::Certificate(accepted),
        });
        Ok(())
    }

    fn decide(&mut self, decision: Decision) {
        self.decision = Some(decision.clone());
        self.connection.output(Output::Decide(decision));
    }

    fn choose(&mut self, choice: &Choice) {
        let Some(pending) = self
            .decision
            .take_if(|decision| decision.kind == choice.kind())
        else {
            return self.connection.refuse(Check::DecisionPending);
        };
        match choice {
            Choice::Certificate(true) => {}
            Choice::Certificate(false) => self.refuse_certificate(),
            Choice::PreMasterSecret(secret) => {
                let drawn = pending.default == *choice;
                match self.encrypt_pre_master_secret(secret, drawn) {
                    Ok(message) => {
                        if let Err(error) = self.send_second_flight(&message) {
                            self.connection.fail(error);
                        }
                    }
                    Err(error) => {
                        self.decision = Some(pending);
                        return self.connection.output(Output::Refused(error));
                    }
                }
            }
            Choice::CipherSuite(_) => return self.connection.refuse(Check::DecisionPending),
        }
        self.run();
    }

    fn refuse_certificate(&mut self) {
        let failed = self
            .report
            .as_ref()
            .and_then(Report::first_failure)
            .map(|check| check.name);
        let alert = failed.map_or(AlertDescription::BadCertificate, x509::CheckName::alert);
        self.connection.fail(Error::certificate(failed, alert));
    }

    fn take_finished(&mut self, bytes: &[u8], verify_data: &[u8]) -> Result<(), Error> {
        let expected = self.connection.verify_data(Party::Server)?;
        let matches = self
            .connection
            .ledger
            .line(expected)
            .is_some_and(|line| line.value.bytes == verify_data);
        if !matches {
            return Err(Error::in_field(Check::VerifyData, Field::VerifyData));
        }
        self.connection.absorb(bytes);
        self.connection.output(Output::Established);
        Ok(())
    }

    fn hold(&mut self, kind: ValueKind, of: Whose, bytes: Vec<u8>, op: Op) -> ValueId {
        self.connection
            .ledger
            .add(Slot::new(kind, of).holding(bytes), op, vec![])
    }
}
