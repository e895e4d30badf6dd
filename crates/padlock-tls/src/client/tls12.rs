//! The client's side of TLS 1.2 with RSA key transport (RFC 5246 section 7.3, figure 1).

use padlock_core::{Drbg, Nat};

use super::ClientConfig;
use crate::{
    alert::AlertDescription,
    codec::{Codec, Field},
    endpoint::{Choice, Decision, DecisionKind, Input, Output},
    error::{Check, Error},
    extension::{Extension, RenegotiationInfo, ServerName, SignatureSchemeCode},
    handshake::{
        Certificate, ClientHello, ClientKeyExchange, CompressionMethod, Handshake, Random,
        ServerHello, SessionId,
    },
    ledger::{Ledger, Op, Slot, ValueId, ValueKind},
    message_name::MessageName,
    party::{Party, Size, Whose},
    record::ProtocolVersion,
    state::{State, Transition},
    suite::{self, RsaPadding},
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

    fn start(&mut self) {
        if self.connection.state != State::Start {
            return self.connection.refuse(Check::ExpectedMessage);
        }
        let mut random = [0; 32];
        self.connection.draw("client_random").fill(&mut random);
        self.hold(
            ValueKind::ClientRandom,
            Whose::Client,
            random.to_vec(),
            Op::Drawn,
        );
        for anchor in self.config.trust_anchors.clone() {
            self.hold(
                ValueKind::TrustAnchor,
                Whose::Client,
                anchor,
                Op::Configured,
            );
        }
        self.offered = vec![
            Extension::ServerName(vec![ServerName::host_name(&self.config.server_name)]),
            Extension::SignatureAlgorithms(self.signature_algorithms()),
            Extension::RenegotiationInfo(RenegotiationInfo::default()),
        ];
        let hello = ClientHello {
            client_version: ProtocolVersion::TLS12,
            random: Random(random),
            session_id: SessionId(vec![]),
            cipher_suites: self.config.cipher_suites.clone(),
            compression_methods: vec![CompressionMethod::NULL],
            extensions: Some(self.offered.clone()),
        };
        self.connection
            .send_handshake(&Handshake::ClientHello(hello), MessageName::ClientHello);
        self.connection.state = State::ExpectServerHello;
    }

    /// The signatures that it can check, after the sizes of the suites it offers.
    fn signature_algorithms(&self) -> Vec<SignatureSchemeCode> {
        let mut schemes: Vec<SignatureSchemeCode> = self
            .config
            .cipher_suites
            .iter()
            .filter_map(|code| suite::suite(*code))
            .map(|row| match row.size {
                Size::Toy => SignatureSchemeCode::TOY_RSA_TOY_HASH,
                Size::Full => SignatureSchemeCode::RSA_PKCS1_SHA256,
            })
            .collect();
        schemes.dedup();
        schemes
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

    fn take_server_hello(&mut self, hello: &ServerHello) -> Result<(), Error> {
        if hello.server_version != ProtocolVersion::TLS12 {
            return Err(Error::in_field(
                Check::ProtocolVersion,
                Field::ServerVersion,
            ));
        }
        if !self.config.cipher_suites.contains(&hello.cipher_suite)
            || suite::suite(hello.cipher_suite).is_none()
        {
            return Err(Error::in_field(
                Check::CipherSuiteOffered,
                Field::CipherSuite,
            ));
        }
        if hello.compression_method != CompressionMethod::NULL {
            return Err(Error::in_field(
                Check::Compression,
                Field::CompressionMethod,
            ));
        }
        for extension in hello.extensions.iter().flatten() {
            let kind = extension.extension_type();
            if !self
                .offered
                .iter()
                .any(|offered| offered.extension_type() == kind)
            {
                return Err(Error::in_field(
                    Check::ExtensionOffered,
                    Field::ExtensionType,
                ));
            }
            if matches!(extension, Extension::RenegotiationInfo(info) if !info.renegotiated_connection.is_empty())
            {
                return Err(Error::in_field(
                    Check::RenegotiationInfo,
                    Field::RenegotiatedConnection,
                ));
            }
        }
        self.connection.set_suite(hello.cipher_suite);
        self.hold(
            ValueKind::ServerRandom,
            Whose::Server,
            hello.random.0.to_vec(),
            Op::Received,
        );
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

    /// The premaster secret: `client_version` and 46 random bytes (RFC 5246 section 7.4.7.1), or, where
    /// nothing pads it, one number with 1 < m < n.
    fn decide_pre_master_secret(&mut self) -> Result<(), Error> {
        let row = self
            .connection
            .ledger
            .suite()
            .ok_or_else(|| Error::new(Check::SharedCipherSuite))?;
        let mut rng = self.connection.draw("pre_master_secret");
        let secret = match row.padding {
            RsaPadding::Pkcs1 => {
                let mut secret = ProtocolVersion::TLS12.to_bytes();
                secret.extend(rng.bytes(46));
                secret
            }
            RsaPadding::None => {
                let n = self.number(ValueKind::RsaModulus)?;
                let key = |_| Error::new(Check::CertificateKey);
                let m = rng
                    .below(&n.sub(&Nat::from(2)).map_err(key)?)
                    .add(&Nat::from(2));
                m.to_be_bytes_padded(n.to_be_bytes().len()).map_err(key)?
            }
        };
        self.decide(Decision {
            kind: DecisionKind::PreMasterSecret,
            options: vec![],
            default: Choice::PreMasterSecret(secret),
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

    fn encrypt_pre_master_secret(
        &mut self,
        secret: &[u8],
        drawn: bool,
    ) -> Result<Handshake, Error> {
        let mut ledger = self.connection.ledger.clone();
        let newest = |ledger: &Ledger, kind| -> Result<ValueId, Error> {
            let slot = Slot::new(kind, Whose::Server);
            ledger
                .newest(slot)
                .map(|(id, _)| id)
                .ok_or_else(|| Error::new(Check::CertificateKey))
        };
        let op = if drawn { Op::Drawn } else { Op::Chosen };
        let slot = Slot::new(ValueKind::PreMasterSecret, Whose::Client);
        let mut inputs = vec![ledger.add(slot.holding(secret.to_vec()), op, vec![])];
        if ledger
            .suite()
            .is_some_and(|row| row.padding == RsaPadding::Pkcs1)
        {
            let padding = self.encryption_padding(secret.len())?;
            let slot = Slot::new(ValueKind::EncryptionPadding, Whose::Client);
            inputs.push(ledger.add(slot.holding(padding), Op::Drawn, vec![]));
        }
        inputs.push(newest(&ledger, ValueKind::RsaModulus)?);
        inputs.push(newest(&ledger, ValueKind::RsaPublicExponent)?);
        let slot = Slot::new(ValueKind::EncryptedPreMasterSecret, Whose::Client);
        let encrypted = ledger.derive(slot, Op::RsaEncrypt, &inputs)?;
        let encrypted_pre_master_secret = ledger
            .line(encrypted)
            .map(|line| line.value.bytes.clone())
            .unwrap_or_default();
        self.connection.ledger = ledger;
        Ok(Handshake::ClientKeyExchange(ClientKeyExchange::Rsa {
            encrypted_pre_master_secret,
        }))
    }

    /// `PS`: non-zero random bytes that fill the block (RFC 8017 section 7.2.1, step 2a).
    fn encryption_padding(&self, message_length: usize) -> Result<Vec<u8>, Error> {
        let key_length = self.number(ValueKind::RsaModulus)?.to_be_bytes().len();
        let length = key_length
            .checked_sub(message_length + 3)
            .ok_or_else(|| Error::new(Check::PreMasterSecret))?;
        let mut rng = self.connection.draw("encryption_padding");
        let mut padding = Vec::with_capacity(length);
        while padding.len() < length {
            padding.extend(
                rng.bytes(length - padding.len())
                    .into_iter()
                    .filter(|byte| *byte != 0),
            );
        }
        Ok(padding)
    }

    fn send_second_flight(&mut self, key_exchange: &Handshake) -> Result<(), Error> {
        let pre_master_secret = self
            .connection
            .held(Slot::new(ValueKind::PreMasterSecret, Whose::Client))?;
        self.connection
            .send_handshake(key_exchange, MessageName::ClientKeyExchange);
        self.connection.derive_keys(pre_master_secret)?;
        self.connection.send_change_cipher_spec();
        self.connection.send_finished()
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

    fn number(&self, kind: ValueKind) -> Result<Nat, Error> {
        let (_, value) = self
            .connection
            .ledger
            .newest(Slot::new(kind, Whose::Server))
            .ok_or_else(|| Error::new(Check::CertificateKey))?;
        Ok(Nat::from_be_bytes(&value.bytes))
    }
}
