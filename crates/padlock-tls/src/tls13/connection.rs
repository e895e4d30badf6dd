//! What client and server share in TLS 1.3: records both ways, the transcript, the ledger.

use padlock_core::Drbg;

use super::{
    Suite,
    flight::Flight,
    protected::Direction,
    record,
    transcript::{Range, Transcript},
};
use crate::{
    alert::Alert,
    codec::{Codec, Field},
    endpoint::{Decision, Output},
    error::{Check, Error},
    handshake::{Handshake, HandshakeJoiner, tls13::Message},
    ledger::{Ledger, Op, Slot, ValueId, ValueKind},
    message_name::MessageName,
    party::{Party, Whose},
    record::{ChangeCipherSpec, ContentType, Deframer, MAX_FRAGMENT, ProtocolVersion, Record},
    shape::Shape,
    state::State,
};

/// The common half of an endpoint.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Connection {
    pub(super) party: Party,
    rng: Drbg,
    pub(super) shape: Shape,
    /// What this end waits for.
    pub state: State,
    /// Why it failed, if it did.
    pub error: Option<Error>,
    /// Every value that this end holds.
    pub ledger: Ledger,
    /// What is to be spoken inside, where that is agreed on (RFC 7301).
    pub application_protocol: Option<Vec<u8>>,
    /// What waits for an answer.
    pub decision: Option<Decision>,
    /// The handshake messages so far.
    pub transcript: Transcript,
    /// The pre-shared key that both ends use.
    pub psk: Option<ValueId>,
    /// What may still come of early data: taken, or passed over (RFC 8446 section 4.2.10).
    pub early: Early,
    deframer: Deframer,
    joiner: HandshakeJoiner,
    pub(super) flight: Option<Flight>,
    /// The keys that this end sends under; `None` while it is in the clear.
    pub(super) write: Option<Direction>,
    /// The keys that the peer sends under.
    pub(super) read: Option<Direction>,
    /// How many records this end has sent and taken under keys, over all keys.
    pub(crate) sent: u64,
    pub(super) taken: u64,
    /// Whether this end has sent the ChangeCipherSpec that only middleboxes look at (RFC 8446 appendix D.4).
    pub(super) changed: bool,
    #[serde(skip)]
    outputs: Vec<Output>,
}

/// What a server does with early data, and how many bytes of it may still come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub enum Early {
    /// There is none.
    None,
    /// It is taken.
    Taken(u64),
    /// It is passed over: all records that are under keys, until a hello comes.
    PassedInClear(u64),
    /// It is passed over: records that do not open, until one does.
    Passed(u64),
}

/// What a peer's record brought.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Incoming {
    /// One whole handshake message, header included.
    Handshake(Vec<u8>),
    /// An alert.
    Alert(Alert),
    /// Application data.
    ApplicationData(Vec<u8>),
}

impl Connection {
    /// A connection in the clear; `rng` is this party's own.
    #[must_use]
    pub fn new(party: Party, rng: Drbg, shape: Shape) -> Self {
        Self {
            party,
            rng,
            shape,
            state: State::Start,
            error: None,
            ledger: Ledger::default(),
            application_protocol: None,
            decision: None,
            transcript: Transcript::default(),
            psk: None,
            early: Early::None,
            deframer: Deframer::default(),
            joiner: HandshakeJoiner::default(),
            flight: None,
            write: None,
            read: None,
            sent: 0,
            taken: 0,
            changed: false,
            outputs: Vec::new(),
        }
    }

    /// Random bytes for one purpose: what is drawn for one label leaves all others alone.
    #[must_use]
    pub fn draw(&self, label: &str) -> Drbg {
        self.rng.fork(label)
    }

    /// The suite that was agreed on.
    ///
    /// # Errors
    /// Before the hellos.
    pub fn suite(&self) -> Result<&'static Suite, Error> {
        let suite = self.ledger.tls13();
        suite.ok_or_else(|| Error::new(Check::ExpectedMessage))
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

    /// Asks whoever plays this end.
    pub fn decide(&mut self, decision: Decision) {
        self.decision = Some(decision.clone());
        self.output(Output::Decide(decision));
    }

    /// Holds a value that was not computed here.
    pub fn hold(&mut self, slot: Slot, bytes: Vec<u8>, op: Op) -> ValueId {
        self.ledger.add(slot.holding(bytes), op, vec![])
    }

    /// The newest value in `slot`.
    ///
    /// # Errors
    /// When this end does not hold one yet.
    pub fn held(&self, slot: Slot) -> Result<ValueId, Error> {
        let newest = self.ledger.newest(slot).map(|(id, _)| id);
        newest.ok_or_else(|| Error::new(Check::ExpectedMessage))
    }

    /// The hash of the transcript as it is: one value for each range, whose name the messages under it say
    /// ([`Range`]).
    ///
    /// # Errors
    /// Before a suite is agreed on.
    pub fn transcript_hash(&mut self) -> Result<ValueId, Error> {
        self.hash_of(self.transcript.messages().to_vec())
    }

    /// The hash of these messages.
    pub(super) fn hash_of(&mut self, messages: Vec<u8>) -> Result<ValueId, Error> {
        let number = Range::number_of(&messages);
        let slot = |kind| Slot::of_record(kind, Whose::Both, number);
        let messages = slot(ValueKind::HandshakeMessages).holding(messages);
        let messages = self.ledger.add(messages, Op::JoinMessages, vec![]);
        let slot = slot(ValueKind::HandshakeHash);
        Ok(self.ledger.derive(slot, Op::Hash, &[messages])?)
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
            if raw.record.fragment.len() > record::MAX_CIPHERTEXT {
                return Err(Error::in_field(Check::RecordOverflow, Field::RecordLength));
            }
            if raw.record.content_type == ContentType::ChangeCipherSpec {
                self.pass_over_change_cipher_spec(&raw.record)?;
                continue;
            }
            let Some((content_type, content)) = self.open_or_pass_over(raw)? else {
                continue;
            };
            if content_type != ContentType::Handshake && !self.joiner.is_empty() {
                return Err(Error::in_field(Check::HandshakeBoundary, Field::RecordType));
            }
            match content_type {
                ContentType::Handshake | ContentType::Alert if content.is_empty() => {
                    return Err(Error::in_field(Check::ExpectedMessage, Field::Fragment));
                }
                ContentType::Handshake => self.joiner.push(&content)?,
                ContentType::Alert => {
                    return Ok(Some(Incoming::Alert(Alert::from_bytes(&content)?)));
                }
                ContentType::ApplicationData if self.read.is_some() => {
                    return Ok(Some(Incoming::ApplicationData(content)));
                }
                _ => return Err(Error::in_field(Check::ExpectedMessage, Field::RecordType)),
            }
        }
    }

    /// Between the first ClientHello and the peer's Finished it means nothing; elsewhere, or with another value, it is an error
    /// (RFC 8446 section 5).
    fn pass_over_change_cipher_spec(&self, record: &Record) -> Result<(), Error> {
        let is_one = record.fragment == ChangeCipherSpec.to_bytes();
        let is_early = self.transcript.count() > 0 && !self.is_complete();
        match is_one && is_early && self.joiner.is_empty() {
            true => Ok(()),
            false => Err(Error::in_field(Check::ExpectedMessage, Field::RecordType)),
        }
    }

    /// Whether the peer's last record ended with a message: keys change only there (RFC 8446 section 5.1).
    ///
    /// # Errors
    /// [`Check::HandshakeBoundary`] where it did not.
    pub(super) fn check_boundary(&self) -> Result<(), Error> {
        match self.joiner.is_empty() {
            true => Ok(()),
            false => Err(Error::in_field(
                Check::HandshakeBoundary,
                Field::HandshakeType,
            )),
        }
    }

    /// Sends a hello, which is in the clear, and adds it to the transcript. The very first record says TLS 1.0, as
    /// RFC 8446 section 5.1 allows.
    pub fn send_hello(&mut self, message: &Handshake, name: MessageName) {
        let version = match (self.party, self.transcript.count()) {
            (Party::Client, 0) => ProtocolVersion::TLS10,
            _ => ProtocolVersion::TLS12,
        };
        let bytes = message.to_bytes();
        self.transcript.absorb(&bytes);
        for fragment in bytes.chunks(MAX_FRAGMENT) {
            let record = Record {
                content_type: ContentType::Handshake,
                version,
                fragment: fragment.to_vec(),
            };
            self.send_plain(&record, name);
        }
    }

    /// Sends the ChangeCipherSpec that means nothing, once (RFC 8446 appendix D.4).
    pub fn send_change_cipher_spec(&mut self) {
        if !self.changed {
            self.changed = true;
            let record = Record {
                content_type: ContentType::ChangeCipherSpec,
                version: ProtocolVersion::TLS12,
                fragment: ChangeCipherSpec.to_bytes(),
            };
            self.send_plain(&record, MessageName::ChangeCipherSpec);
        }
    }

    /// Sends a message under keys and adds it to the transcript.
    ///
    /// # Errors
    /// A record that cannot be made.
    pub fn send_handshake(&mut self, message: &Message) -> Result<(), Error> {
        let bytes = message.to_bytes();
        self.transcript.absorb(&bytes);
        self.send_after_handshake(message)
    }

    /// Sends a message under keys that is in no transcript.
    ///
    /// # Errors
    /// A record that cannot be made.
    pub fn send_after_handshake(&mut self, message: &Message) -> Result<(), Error> {
        let name = MessageName::of_handshake(message.msg_type());
        let bytes = message.to_bytes();
        match &mut self.flight {
            Some(flight) => {
                flight.push(&bytes, name);
                Ok(())
            }
            None => self.send_content(ValueKind::HandshakeMessage, &bytes, name),
        }
    }

    /// Sends an alert, under keys once they are in use.
    ///
    /// # Errors
    /// A record that cannot be made.
    pub fn send_alert(&mut self, alert: Alert) -> Result<(), Error> {
        if self.write.is_some() {
            return self.send_content(ValueKind::Alert, &alert.to_bytes(), MessageName::Alert);
        }
        let record = Record {
            content_type: ContentType::Alert,
            version: ProtocolVersion::TLS12,
            fragment: alert.to_bytes(),
        };
        self.send_plain(&record, MessageName::Alert);
        Ok(())
    }

    fn send_plain(&mut self, record: &Record, message: MessageName) {
        self.output(Output::Send {
            record: record.to_bytes(),
            message,
            protected: false,
        });
    }
}
