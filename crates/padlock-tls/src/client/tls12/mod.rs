//! The client's side up to TLS 1.2 (RFC 5246 section 7.3, figure 1).

#[cfg(feature = "all-suites")]
mod adopt;
mod authentication;
mod ephemeral;
mod hello;
mod key_exchange;
#[cfg(feature = "all-suites")]
mod midway;
mod resumption;
mod status;
mod transitions;

use std::borrow::Cow;

use padlock_core::{Drbg, signature::PublicKey};

pub use status::with_status;
pub use transitions::transitions;

use self::{resumption::Progress, status::Stapled, transitions::LAX_TRANSPORT};
use super::ClientConfig;
use crate::{
    codec::Field,
    endpoint::{Choice, Decision, DecisionKind, Input, Output},
    error::{Blame, Check, Error},
    export::Laxity,
    extension::Extension,
    handshake::{
        Certificate, CertificateRequest, Handshake, HandshakeType, KeyExchangeAlgorithm, NamedGroup,
    },
    identity::Identity,
    ledger::{Ledger, Op, OpError, Slot, ValueId, ValueKind},
    message_name::MessageName,
    party::{Party, Size, Whose},
    record::ProtocolVersion,
    resumption::HAS_RESUMPTION,
    state::{State, Transition},
    suite::{self, HAS_CERTIFICATE_STATUS, HAS_CLIENT_AUTHENTICATION, HAS_DIFFIE_HELLMAN},
    tls12::connection::{Connection, Incoming},
    x509::{
        CheckName, KeyKind, Name, ParsedCertificate, Policy, Purpose, Report, StapledReport,
        Validator,
    },
};

/// A client.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Client {
    config: ClientConfig,
    connection: Connection,
    decision: Option<Decision>,
    /// The version, the curves and the extensions that it offered.
    version: ProtocolVersion,
    groups: Vec<NamedGroup>,
    offered: Vec<Extension>,
    key_exchange: KeyExchangeAlgorithm,
    certificate: Option<PublicKey>,
    report: Option<Report>,
    resumption: Progress,
    stapled: Stapled,
    /// What the server asked for, and what it was shown.
    request: Option<CertificateRequest>,
    presented: Option<Identity>,
    /// What it takes by mistake.
    #[serde(skip_serializing_if = "Laxity::is_none")]
    laxity: Laxity,
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
            version: ProtocolVersion::TLS12,
            groups: vec![],
            offered: vec![],
            key_exchange: KeyExchangeAlgorithm::Rsa,
            certificate: None,
            report: None,
            resumption: Progress::default(),
            stapled: Stapled::default(),
            request: None,
            presented: None,
            laxity: Laxity::default(),
        }
    }

    /// The same, with flaws.
    #[must_use]
    pub const fn lax(mut self, laxity: Laxity) -> Self {
        self.laxity = laxity;
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

    /// Its checks of the server's certificate, once it has come.
    #[must_use]
    pub const fn certificate_report(&self) -> Option<&Report> {
        self.report.as_ref()
    }

    /// Its checks of what the issuer says of the server's certificate, once that has come.
    #[must_use]
    pub const fn stapled_report(&self) -> Option<&StapledReport> {
        self.stapled.report.as_ref()
    }

    /// The table of transitions that it runs by.
    #[must_use]
    pub fn transitions(&self) -> Cow<'static, [Transition]> {
        let is_lax = HAS_DIFFIE_HELLMAN && self.laxity.takes_ephemeral_rsa_keys;
        let full = match is_lax && self.key_exchange == KeyExchangeAlgorithm::Rsa {
            true => LAX_TRANSPORT,
            false => transitions(self.key_exchange),
        };
        let full = self.stapled.transitions(full);
        self.resumption.transitions(full)
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
                    .advance(&self.transitions(), MessageName::ChangeCipherSpec)?;
                self.connection.expect_protected();
                Ok(())
            }
            Incoming::ApplicationData(data) => {
                self.connection
                    .advance(&self.transitions(), MessageName::ApplicationData)?;
                self.connection.output(Output::Deliver(data));
                Ok(())
            }
            Incoming::Alert(alert) => self.connection.take_alert(alert),
        }
    }

    fn take_handshake(&mut self, bytes: &[u8]) -> Result<(), Error> {
        if bytes.first() == Some(&HandshakeType::HelloRequest.code()) {
            return self.take_hello_request(bytes);
        }
        self.connection.check_expected(&self.transitions(), bytes)?;
        let message = self.connection.read_handshake(bytes)?;
        if let Handshake::ServerHello(hello) = &message {
            // What comes next depends on the suite.
            let row = suite::suite(hello.cipher_suite);
            self.key_exchange = row.map_or(self.key_exchange, |row| row.key_exchange);
            self.resumption.note(hello);
            self.stapled.note(hello);
        }
        let name = MessageName::of_handshake(message.msg_type());
        self.connection.advance(&self.transitions(), name)?;
        match message {
            Handshake::ServerHello(hello) => self.take_server_hello(&hello)?,
            Handshake::Certificate(certificate) => self.take_certificate(&certificate)?,
            Handshake::CertificateStatus(message) if HAS_CERTIFICATE_STATUS => {
                self.take_certificate_status(&message)?
            }
            Handshake::ServerKeyExchange(message) if HAS_DIFFIE_HELLMAN => {
                self.take_server_key_exchange(&message)?
            }
            Handshake::CertificateRequest(request) if HAS_CLIENT_AUTHENTICATION => {
                self.take_certificate_request(request)?
            }
            Handshake::ServerHelloDone => match self.request.clone() {
                Some(request) if HAS_CLIENT_AUTHENTICATION => self.decide_identity(&request)?,
                _ => self.decide_secret()?,
            },
            Handshake::NewSessionTicket(message) if HAS_RESUMPTION => {
                self.take_new_session_ticket(message)
            }
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

    /// It is in no hash. While negotiating, the client ignores it; afterwards it refuses (RFC 5246 section 7.4.1.1).
    fn take_hello_request(&mut self, bytes: &[u8]) -> Result<(), Error> {
        self.connection.read_handshake(bytes)?;
        match self.connection.state {
            State::Connected => self.connection.refuse_renegotiation(),
            _ => Ok(()),
        }
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
        let suite = self.connection.session()?.suite;
        let report = Validator {
            trust_anchors: &self.config.trust_anchors,
            untrusted: chain.get(1..).unwrap_or_default(),
            crls: &self.config.crls(),
            now: self.config.now,
            purpose: Purpose::Server,
            name: Some(&Name::parse(&self.config.server_name)),
            policy: Policy::rfc5280(suite.scale.schemes),
        }
        .validate(leaf);
        let accepted = report.accepted();
        if HAS_CERTIFICATE_STATUS {
            self.stapled.certificate_list.clone_from(chain);
        }
        self.report = Some(report);
        let key = ParsedCertificate::parse(leaf).map(|certificate| certificate.public_key);
        let corrupt = CheckName::Parse;
        let key = key.map_err(|_| Error::certificate(Some(corrupt), corrupt.alert()))?;
        let is_toy = suite.scale.size == Size::Toy;
        if !suite.authentication.takes(KeyKind::of(&key, is_toy)) {
            return Err(OpError::Certificate.into());
        }
        if let PublicKey::Rsa(_) = key {
            for kind in [ValueKind::RsaModulus, ValueKind::RsaPublicExponent] {
                let slot = Slot::new(kind, Whose::Server);
                self.connection
                    .ledger
                    .derive(slot, Op::ReadCertificate, &[server_certificate])?;
            }
        }
        self.certificate = Some(key);
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
            Choice::Groups(groups) if HAS_DIFFIE_HELLMAN => self.send_hello(Some(groups)),
            Choice::Certificate(true) => Ok(()),
            Choice::Certificate(false) => Err(Error::refused(self.report.as_ref())),
            Choice::Identity(at) if HAS_CLIENT_AUTHENTICATION => self.choose_identity(*at),
            Choice::PreMasterSecret(_) | Choice::EphemeralKey(_) => {
                let message = self.client_key_exchange(choice, drawn)?;
                // By now it is said: what goes wrong behind it is the connection's end.
                if let Err(error) = self.send_second_flight(&message) {
                    self.connection.fail(error);
                }
                Ok(())
            }
            _ => Err(Error::new(Check::DecisionPending)),
        }
    }

    fn take_finished(&mut self, bytes: &[u8], verify_data: &[u8]) -> Result<(), Error> {
        self.connection
            .check_verify_data(Party::Server, verify_data)?;
        self.connection.absorb(bytes);
        if HAS_RESUMPTION && self.resumed().is_some() {
            self.connection.send_change_cipher_spec();
            self.connection.send_finished()?;
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
