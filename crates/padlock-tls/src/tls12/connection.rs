//! What client and server share in TLS 1.2: records both ways, the transcript, the ledger.

use padlock_core::Drbg;

use super::protected::{Keys, Sequence};
use crate::{
    alert::Alert,
    codec::{Codec, Field},
    endpoint::Output,
    error::{Check, Error},
    handshake::{Handshake, HandshakeJoiner, HandshakeType},
    ledger::{Ledger, Op, Slot, ValueId, ValueKind},
    message_name::MessageName,
    party::{Party, Whose},
    record::{ChangeCipherSpec, ContentType, Deframer, MAX_FRAGMENT, ProtocolVersion, Record},
    session::{Agreed, Session},
    state::State,
};

/// The common half of an endpoint.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Connection {
    pub(super) party: Party,
    pub(super) rng: Drbg,
    /// What this end waits for.
    pub state: State,
    /// Why it failed, if it did.
    pub error: Option<Error>,
    /// Every value that this end holds.
    pub ledger: Ledger,
    /// What is to be spoken inside, where that is agreed on (RFC 7301).
    pub application_protocol: Option<Vec<u8>>,
    /// The version in the headers of this end's records.
    record_version: ProtocolVersion,
    /// Handshake messages in order, headers included (RFC 5246 section 7.4.9).
    transcript: Vec<u8>,
    deframer: Deframer,
    joiner: HandshakeJoiner,
    pub(super) keys: Option<Keys>,
    /// Where each direction stands; `None` while it is in the clear.
    pub(super) write: Option<Sequence>,
    pub(super) read: Option<Sequence>,
    /// Emptied by every call that gives them back; no part of what the connection is.
    #[serde(skip)]
    outputs: Vec<Output>,
}

/// What a peer's record brought.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Incoming {
    /// One whole handshake message, header included.
    Handshake(Vec<u8>),
    /// ChangeCipherSpec.
    ChangeCipherSpec,
    /// An alert.
    Alert(Alert),
    /// Application data.
    ApplicationData(Vec<u8>),
}

impl Connection {
    /// A connection in the clear; `rng` is this party's own.
    #[must_use]
    pub fn new(party: Party, rng: Drbg) -> Self {
        Self {
            party,
            rng,
            state: State::Start,
            error: None,
            ledger: Ledger::default(),
            application_protocol: None,
            // A ClientHello asks for no version in its header (RFC 5246 appendix E.1).
            record_version: ProtocolVersion::TLS10,
            transcript: Vec::new(),
            deframer: Deframer::default(),
            joiner: HandshakeJoiner::default(),
            keys: None,
            write: None,
            read: None,
            outputs: Vec::new(),
        }
    }

    /// Random bytes for one purpose: what is drawn for one label leaves all others alone.
    #[must_use]
    pub fn draw(&self, label: &str) -> Drbg {
        self.rng.fork(label)
    }

    /// Agrees on a version, a suite, and what the extensions change.
    pub fn agree(&mut self, agreed: Agreed) {
        self.record_version = agreed.version;
        self.ledger.agree(agreed);
    }

    /// What was agreed.
    ///
    /// # Errors
    /// Before the hellos.
    pub fn session(&self) -> Result<Session, Error> {
        self.ledger
            .session()
            .ok_or_else(|| Error::new(Check::ExpectedMessage))
    }

    /// Reads a handshake message in the shape that was agreed.
    ///
    /// # Errors
    /// Bytes that are none.
    pub fn read_handshake(&self, bytes: &[u8]) -> Result<Handshake, Error> {
        let shape = self.ledger.session().map(Session::shape);
        Ok(Handshake::from_bytes_after(
            bytes,
            shape.unwrap_or_default(),
        )?)
    }

    /// Speaks `version` until another is agreed.
    pub fn speak(&mut self, version: ProtocolVersion) {
        self.record_version = version;
    }

    /// Notes an output for the caller.
    pub fn output(&mut self, output: Output) {
        self.outputs.push(output);
    }

    /// Everything that has been put out since the last call.
    #[must_use]
    pub fn take_outputs(&mut self) -> Vec<Output> {
        std::mem::take(&mut self.outputs)
    }

    /// Takes bytes off the wire.
    pub fn receive(&mut self, bytes: &[u8]) {
        self.deframer.push(bytes);
    }

    /// The next thing that the peer sent, if a whole one is there.
    ///
    /// # Errors
    /// A record that does not decode or does not open.
    pub fn next_incoming(&mut self) -> Result<Option<Incoming>, Error> {
        loop {
            if let Some(message) = self.joiner.next() {
                return Ok(Some(Incoming::Handshake(message)));
            }
            let Some(raw) = self.deframer.next() else {
                return Ok(None);
            };
            let raw = raw?;
            let content_type = raw.record.content_type;
            self.check_version(&raw.record)?;
            let content = self.open(raw)?;
            if content_type != ContentType::Handshake && !self.joiner.is_empty() {
                return Err(Error::in_field(Check::HandshakeBoundary, Field::RecordType));
            }
            match content_type {
                ContentType::Handshake if self.is_ciphertext(&content) => {
                    return Err(Error::in_field(Check::ExpectedMessage, Field::RecordType));
                }
                ContentType::Handshake => self.joiner.push(&content)?,
                ContentType::ChangeCipherSpec => {
                    ChangeCipherSpec::from_bytes(&content)?;
                    return Ok(Some(Incoming::ChangeCipherSpec));
                }
                ContentType::Alert => {
                    return Ok(Some(Incoming::Alert(Alert::from_bytes(&content)?)));
                }
                ContentType::ApplicationData => {
                    return Ok(Some(Incoming::ApplicationData(content)));
                }
                ContentType::Unknown(_) => {
                    return Err(Error::in_field(Check::ExpectedMessage, Field::RecordType));
                }
            }
        }
    }

    /// Whether the content of a handshake record is none: without ChangeCipherSpec a Finished is ciphertext, which says
    /// nothing about itself.
    fn is_ciphertext(&self, content: &[u8]) -> bool {
        let is_ticket = content.first() == Some(&HandshakeType::NewSessionTicket.code());
        let known = content == Handshake::HelloRequest.to_bytes();
        match self.state {
            State::ExpectChangeCipherSpec => !known,
            State::ExpectNewSessionTicket => self.joiner.is_empty() && !known && !is_ticket,
            _ => false,
        }
    }

    /// Once a suite is agreed, every record carries the agreed version (RFC 5246 section 6.2.1).
    fn check_version(&self, record: &Record) -> Result<(), Error> {
        match self.ledger.agreed() {
            Some(agreed) if record.version != agreed.version => {
                Err(Error::in_field(Check::RecordVersion, Field::RecordVersion))
            }
            _ => Ok(()),
        }
    }

    /// Adds a handshake message to the transcript.
    pub fn absorb(&mut self, message: &[u8]) {
        self.transcript.extend(message);
    }

    /// Sends a handshake message in the clear and adds it to the transcript.
    pub fn send_handshake(&mut self, message: &Handshake, name: MessageName) {
        let bytes = message.to_bytes();
        self.absorb(&bytes);
        for fragment in bytes.chunks(MAX_FRAGMENT) {
            self.send_plain(ContentType::Handshake, fragment.to_vec(), name);
        }
    }

    /// Sends ChangeCipherSpec; what this end sends from here on is under keys.
    pub fn send_change_cipher_spec(&mut self) {
        let fragment = ChangeCipherSpec.to_bytes();
        self.send_plain(
            ContentType::ChangeCipherSpec,
            fragment,
            MessageName::ChangeCipherSpec,
        );
        self.write = Some(Sequence::default());
    }

    /// The peer's ChangeCipherSpec has come: what it sends from here on is under keys.
    pub fn expect_protected(&mut self) {
        self.read = Some(Sequence::default());
    }

    /// Sends application data, in as many records as it takes.
    ///
    /// # Errors
    /// A record that cannot be made.
    pub fn send_application_data(&mut self, data: &[u8]) -> Result<(), Error> {
        for fragment in data.chunks(MAX_FRAGMENT) {
            let slot = self.next_slot(ValueKind::ApplicationData);
            let content = self
                .ledger
                .add(slot.holding(fragment.to_vec()), Op::Chosen, vec![]);
            self.send_protected(content, MessageName::ApplicationData)?;
        }
        Ok(())
    }

    /// Sends an alert, under keys once they are in use.
    ///
    /// # Errors
    /// A record that cannot be made.
    pub fn send_alert(&mut self, alert: Alert) -> Result<(), Error> {
        if self.write.is_some() {
            let slot = self.next_slot(ValueKind::Alert);
            let content = self
                .ledger
                .add(slot.holding(alert.to_bytes()), Op::Chosen, vec![]);
            return self.send_protected(content, MessageName::Alert);
        }
        self.send_plain(ContentType::Alert, alert.to_bytes(), MessageName::Alert);
        Ok(())
    }

    /// Computes and sends Finished (RFC 5246 section 7.4.9).
    ///
    /// # Errors
    /// A value that cannot be computed.
    pub fn send_finished(&mut self) -> Result<(), Error> {
        let content = self.verify_data(self.party)?;
        let bytes = self.ledger.bytes(content).to_vec();
        let message = Handshake::Finished(crate::handshake::Finished { verify_data: bytes });
        self.absorb(&message.to_bytes());
        self.send_protected(content, MessageName::Finished)
    }

    /// The `verify_data` that `sender` must send now, from this end's own transcript.
    ///
    /// # Errors
    /// A value that cannot be computed.
    pub fn verify_data(&mut self, sender: Party) -> Result<ValueId, Error> {
        let whose = Whose::from(sender);
        let messages = self.ledger.add(
            Slot::new(ValueKind::HandshakeMessages, whose).holding(self.transcript.clone()),
            Op::JoinMessages,
            vec![],
        );
        let hash = self.ledger.derive(
            Slot::new(ValueKind::HandshakeHash, whose),
            Op::Hash,
            &[messages],
        )?;
        let master = self.held(Slot::new(ValueKind::MasterSecret, Whose::Both))?;
        let slot = Slot::new(ValueKind::VerifyData, whose);
        Ok(self
            .ledger
            .derive(slot, Op::PrfVerifyData, &[master, hash])?)
    }

    /// Compares what `sender` sent with the `verify_data` that it must send now (RFC 5246 section 7.4.9).
    ///
    /// # Errors
    /// [`Check::Decode`] for one of another length, [`Check::VerifyData`] for another one.
    pub fn check_verify_data(&mut self, sender: Party, verify_data: &[u8]) -> Result<(), Error> {
        let expected = self.verify_data(sender)?;
        let expected = self.ledger.bytes(expected);
        if expected.len() != verify_data.len() {
            return Err(Error::in_field(Check::Decode, Field::VerifyData));
        }
        if expected != verify_data {
            return Err(Error::in_field(Check::VerifyData, Field::VerifyData));
        }
        Ok(())
    }

    /// From the premaster secret to the four keys (RFC 5246 sections 8.1 and 6.3); ClientKeyExchange is the newest message
    /// of the transcript.
    ///
    /// # Errors
    /// A value that cannot be computed.
    pub fn derive_keys(&mut self, pre_master_secret: ValueId) -> Result<(), Error> {
        let client_random = self.held(Slot::new(ValueKind::ClientRandom, Whose::Client))?;
        let server_random = self.held(Slot::new(ValueKind::ServerRandom, Whose::Server))?;
        let slot = Slot::new(ValueKind::MasterSecret, Whose::Both);
        let master = match self.session()?.extended_master_secret {
            true => {
                let inputs = [pre_master_secret, self.session_hash()?];
                self.ledger
                    .derive(slot, Op::PrfExtendedMasterSecret, &inputs)?
            }
            false => {
                let inputs = [pre_master_secret, client_random, server_random];
                self.ledger.derive(slot, Op::PrfMasterSecret, &inputs)?
            }
        };
        self.expand(master)
    }

    /// From the master secret to the four keys (RFC 5246 section 6.3): all that there is to do for a session that goes on.
    ///
    /// # Errors
    /// A value that cannot be computed.
    pub fn expand(&mut self, master: ValueId) -> Result<(), Error> {
        let client_random = self.held(Slot::new(ValueKind::ClientRandom, Whose::Client))?;
        let server_random = self.held(Slot::new(ValueKind::ServerRandom, Whose::Server))?;
        let block = self.ledger.derive(
            Slot::new(ValueKind::KeyBlock, Whose::Both),
            Op::PrfKeyExpansion,
            &[master, server_random, client_random],
        )?;
        self.split_key_block(block);
        Ok(())
    }

    /// `session_hash` of the transcript as it is (RFC 7627 section 3).
    fn session_hash(&mut self) -> Result<ValueId, Error> {
        let messages = Slot::new(ValueKind::HandshakeMessages, Whose::Both);
        let messages = messages.holding(self.transcript.clone());
        let messages = self.ledger.add(messages, Op::JoinMessages, vec![]);
        let slot = Slot::new(ValueKind::SessionHash, Whose::Both);
        Ok(self.ledger.derive(slot, Op::SessionHash, &[messages])?)
    }

    /// The newest value in `slot`.
    ///
    /// # Errors
    /// When this end does not hold one yet.
    pub fn held(&self, slot: Slot) -> Result<ValueId, Error> {
        self.ledger
            .newest(slot)
            .map(|(id, _)| id)
            .ok_or_else(|| Error::new(Check::ExpectedMessage))
    }

    fn send_plain(&mut self, content_type: ContentType, fragment: Vec<u8>, message: MessageName) {
        let version = self.record_version;
        let record = Record {
            content_type,
            version,
            fragment,
        }
        .to_bytes();
        self.output(Output::Send {
            record,
            message,
            protected: false,
        });
    }
}
