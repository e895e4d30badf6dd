//! The server's side of TLS 1.2 with RSA key transport (RFC 5246 section 7.3, figure 1).

use padlock_core::Drbg;

use super::ServerConfig;
use crate::{
    codec::{Codec, Field},
    endpoint::{Choice, Decision, DecisionKind, Input, Output},
    error::{Check, Error},
    extension::{Extension, RenegotiationInfo},
    handshake::{
        Certificate, CipherSuite, ClientHello, ClientKeyExchange, CompressionMethod, Handshake,
        Random, ServerHello, SessionId,
    },
    ledger::{Ledger, Op, Slot, ValueId, ValueKind},
    message_name::MessageName,
    party::{Party, Whose},
    record::ProtocolVersion,
    state::{State, Transition},
    suite::{self, RsaPadding},
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

    fn take_client_hello(&mut self, hello: ClientHello) -> Result<(), Error> {
        // RFC 5246 appendix E.1: a higher version is answered with the highest that this end speaks.
        if hello.client_version.0 < ProtocolVersion::TLS12.0 {
            return Err(Error::in_field(
                Check::ProtocolVersion,
                Field::ClientVersion,
            ));
        }
        if !hello.compression_methods.contains(&CompressionMethod::NULL) {
            return Err(Error::in_field(
                Check::Compression,
                Field::CompressionMethods,
            ));
        }
        for extension in hello.extensions.iter().flatten() {
            if matches!(extension, Extension::RenegotiationInfo(info) if !info.renegotiated_connection.is_empty())
            {
                return Err(Error::in_field(
                    Check::RenegotiationInfo,
                    Field::RenegotiatedConnection,
                ));
            }
        }
        self.hold(
            ValueKind::ClientRandom,
            Whose::Client,
            hello.random.0.to_vec(),
            Op::Received,
        );
        let options: Vec<CipherSuite> = hello
            .cipher_suites
            .iter()
            .copied()
            .filter(|code| self.config.cipher_suites.contains(code))
            .collect();
        let Some(default) = options.first().copied() else {
            return Err(Error::in_field(
                Check::SharedCipherSuite,
                Field::CipherSuites,
            ));
        };
        self.hello = Some(hello);
        let decision = Decision {
            kind: DecisionKind::CipherSuite,
            options: options.into_iter().map(Choice::CipherSuite).collect(),
            default: Choice::CipherSuite(default),
        };
        self.decision = Some(decision.clone());
        self.connection.output(Output::Decide(decision));
        Ok(())
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

    fn send_first_flight(&mut self, hello: &ClientHello, cipher_suite: CipherSuite) {
        let mut random = [0; 32];
        self.connection.draw("server_random").fill(&mut random);
        self.hold(
            ValueKind::ServerRandom,
            Whose::Server,
            random.to_vec(),
            Op::Drawn,
        );
        let server_hello = ServerHello {
            server_version: ProtocolVersion::TLS12,
            random: Random(random),
            session_id: SessionId(vec![]),
            cipher_suite,
            compression_method: CompressionMethod::NULL,
            extensions: answers(hello),
        };
        let certificate = Certificate {
            certificate_list: self.config.certificate_list.clone(),
        };
        self.connection.send_handshake(
            &Handshake::ServerHello(server_hello),
            MessageName::ServerHello,
        );
        self.connection.set_suite(cipher_suite);
        self.connection.send_handshake(
            &Handshake::Certificate(certificate),
            MessageName::Certificate,
        );
        self.connection
            .send_handshake(&Handshake::ServerHelloDone, MessageName::ServerHelloDone);
    }

    fn take_client_key_exchange(&mut self, encrypted: Vec<u8>) -> Result<(), Error> {
        let encrypted = self.hold(
            ValueKind::EncryptedPreMasterSecret,
            Whose::Client,
            encrypted,
            Op::Received,
        );
        let own = |kind| self.connection.held(Slot::new(kind, Whose::Server));
        let inputs = [
            encrypted,
            own(ValueKind::RsaModulus)?,
            own(ValueKind::RsaPublicExponent)?,
            own(ValueKind::RsaPrivateExponent)?,
        ];
        let slot = Slot::new(ValueKind::PreMasterSecret, Whose::Client);
        let decrypted = self
            .connection
            .ledger
            .derive(slot, Op::RsaDecrypt, &inputs)
            .ok();
        let pre_master_secret = match decrypted.filter(|id| self.is_well_formed(*id)) {
            Some(id) => id,
            None => self.random_pre_master_secret(),
        };
        self.connection.derive_keys(pre_master_secret)
    }

    /// 48 bytes that begin with the version of the ClientHello, where the suite pads (RFC 5246 section 7.4.7.1).
    fn is_well_formed(&self, secret: ValueId) -> bool {
        let padded = self
            .connection
            .ledger
            .suite()
            .is_some_and(|row| row.padding == RsaPadding::Pkcs1);
        let bytes = self
            .connection
            .ledger
            .line(secret)
            .map(|line| line.value.bytes.as_slice())
            .unwrap_or_default();
        !padded || (bytes.len() == 48 && bytes.starts_with(&ProtocolVersion::TLS12.to_bytes()))
    }

    /// What a server goes on with when the padding is wrong, so that nobody learns that it was (RFC 5246
    /// section 7.4.7.1).
    fn random_pre_master_secret(&mut self) -> ValueId {
        let secret = self.connection.draw("random_pre_master_secret").bytes(48);
        self.hold(ValueKind::PreMasterSecret, Whose::Client, secret, Op::Drawn)
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

/// The extensions that answer the client's: an empty server_name (RFC 6066 section 3) and an empty
/// renegotiation_info (RFC 5746 section 3.6), each only when offered.
fn answers(hello: &ClientHello) -> Option<Vec<Extension>> {
    let offered: Vec<&Extension> = hello.extensions.iter().flatten().collect();
    let mut answers = Vec::new();
    if offered
        .iter()
        .any(|extension| matches!(extension, Extension::ServerName(_)))
    {
        answers.push(Extension::ServerName(vec![]));
    }
    let signals = hello
        .cipher_suites
        .contains(&CipherSuite::TLS_EMPTY_RENEGOTIATION_INFO_SCSV);
    if signals
        || offered
            .iter()
            .any(|extension| matches!(extension, Extension::RenegotiationInfo(_)))
    {
        answers.push(Extension::RenegotiationInfo(RenegotiationInfo::default()));
    }
    (!answers.is_empty()).then_some(answers)
}
