//! Reading the wire: from bytes to values and facts, with nothing but what crossed it.

use padlock_tls::{
    extension::Extension,
    handshake::{
        ClientKeyExchange, Handshake, HandshakeJoiner, HandshakeType, Random, ServerHello,
    },
    ledger::{Ledger, Op, Slot, ValueKind},
    party::{Party, Whose},
    record::{ContentType, Deframer, RawRecord},
    session::{Agreed, Session},
    shared::Shared,
    tls12::params,
};

use super::Capture;
#[cfg(feature = "all-suites")]
use super::{psk, sessions::Names, tls13::Behind};
#[cfg(feature = "all-suites")]
use padlock_tls::handshake::CipherSuite;

/// What one capture turned out to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Seen {
    /// Whether it came after its sender's ChangeCipherSpec.
    pub protected: bool,
    /// Its sequence number among its sender's protected records.
    pub number: u64,
    /// The version and the suite that had been agreed by then.
    pub agreed: Option<Agreed>,
    /// The suite of TLS 1.3, where it had been chosen by then.
    #[cfg(feature = "all-suites")]
    pub tls13: Option<CipherSuite>,
}

/// Everything that captures show.
#[derive(Clone, Debug, Default)]
pub struct Observed {
    /// The values in them.
    pub ledger: Ledger,
    /// What each capture is.
    pub seen: Vec<Seen>,
    /// What TLS 1.3 has behind the hellos.
    #[cfg(feature = "all-suites")]
    pub(super) behind: Behind,
    /// What names the session.
    #[cfg(feature = "all-suites")]
    pub(super) names: Names,
}

/// Reads captures.
#[must_use]
pub fn observe(captures: &Shared<Capture>) -> Observed {
    #[cfg(feature = "all-suites")]
    if super::hybrid::is_spoken(captures) {
        return super::hybrid::observe(captures);
    }
    let mut reader = Reader::default();
    let seen: Vec<Seen> = captures
        .iter()
        .map(|capture| reader.read(capture))
        .collect();
    #[cfg(feature = "all-suites")]
    let seen = reader.with_suite_of_early_data(seen);
    Observed {
        ledger: reader.ledger,
        seen,
        #[cfg(feature = "all-suites")]
        behind: reader.behind,
        #[cfg(feature = "all-suites")]
        names: reader.names,
    }
}

#[derive(Default)]
struct Reader {
    ledger: Ledger,
    client: Direction,
    server: Direction,
    #[cfg(feature = "all-suites")]
    behind: Behind,
    #[cfg(feature = "all-suites")]
    names: Names,
}

/// One direction of the stream.
#[derive(Default)]
struct Direction {
    deframer: Deframer,
    joiner: HandshakeJoiner,
    protected: Option<u64>,
    /// Bytes of ciphertext so far: how far a keystream has come.
    ciphertext: u64,
    /// The handshake messages in the clear, as this direction's sender sent and received them.
    transcript: Vec<u8>,
}

impl Reader {
    fn read(&mut self, capture: &Capture) -> Seen {
        let before = self.protected(capture);
        let seen = Seen {
            protected: before.is_some(),
            number: before.unwrap_or_default(),
            agreed: self.ledger.agreed(),
            #[cfg(feature = "all-suites")]
            tls13: self.ledger.tls13().map(|suite| suite.code),
        };
        self.direction(capture.from).deframer.push(&capture.sent);
        // Bytes that do not decode are no knowledge; the rest of that direction stays unread.
        while let Some(Ok(raw)) = self.direction(capture.from).deframer.next() {
            self.read_record(capture.from, raw, capture.forwarded.is_none());
        }
        if let Some(forwarded) = &capture.forwarded {
            self.read_forwarded(capture.from, forwarded);
        }
        seen
    }

    /// Early data crosses before the suite is agreed on: it is under the one that is (RFC 8446 section 4.2.10).
    #[cfg(feature = "all-suites")]
    fn with_suite_of_early_data(&self, mut seen: Vec<Seen>) -> Vec<Seen> {
        let suite = self.ledger.tls13().map(|suite| suite.code);
        for early in seen
            .iter_mut()
            .filter(|seen| seen.protected && seen.agreed.is_none())
        {
            early.tls13 = early.tls13.or(suite);
        }
        seen
    }

    /// Whether what comes from there is under the rules of TLS 1.3.
    #[cfg(feature = "all-suites")]
    fn is_tls13(&self, from: Party) -> bool {
        self.ledger.tls13().is_some() || self.behind.speaks_early(from)
    }

    /// The number of a capture among its sender's protected records, if it is one.
    fn protected(&mut self, capture: &Capture) -> Option<u64> {
        #[cfg(feature = "all-suites")]
        if self.is_tls13(capture.from) {
            let outer = capture.sent.first().copied().map(ContentType::from_code);
            let is_one = outer == Some(ContentType::ApplicationData);
            return is_one.then(|| self.behind.count(capture.from));
        }
        self.direction(capture.from).protected
    }

    fn direction(&mut self, from: Party) -> &mut Direction {
        match from {
            Party::Client => &mut self.client,
            Party::Server => &mut self.server,
        }
    }

    /// Reads a record; it `arrives` where she let it go on as it is.
    fn read_record(&mut self, from: Party, raw: RawRecord, arrives: bool) {
        #[cfg(feature = "all-suites")]
        if self.is_tls13(from) && raw.record.content_type != ContentType::Handshake {
            if raw.record.content_type == ContentType::ApplicationData {
                self.behind.take_record(from, raw.bytes, &mut self.ledger);
            }
            return;
        }
        if let Some(number) = self.direction(from).protected {
            self.direction(from).protected = Some(number + 1);
            self.count_keystream(from, number, raw.record.fragment.len());
            self.chain_iv(from, number);
            let slot = Slot::of_record(ValueKind::ProtectedRecord, from.into(), number);
            self.ledger
                .add(slot.holding(raw.bytes), Op::Received, vec![]);
            return;
        }
        match raw.record.content_type {
            ContentType::ChangeCipherSpec => {
                self.direction(from).protected = Some(0);
                #[cfg(feature = "all-suites")]
                if from == Party::Server {
                    self.names.change();
                }
            }
            ContentType::Handshake => {
                let joiner = &mut self.direction(from).joiner;
                for message in whole_messages(joiner, &raw.record.fragment) {
                    self.read_message(from, &message);
                    self.extend_transcript(from, &message);
                    if arrives {
                        self.extend_transcript(from.peer(), &message);
                    }
                }
            }
            _ => {}
        }
    }

    /// Where IVs are chained, that of a record is the end of the record before: anyone sees it.
    fn chain_iv(&mut self, from: Party, number: u64) {
        let Some(before) = number.checked_sub(1) else {
            return;
        };
        let slot = |kind, number| Slot::of_record(kind, from.into(), number);
        let before = slot(ValueKind::ProtectedRecord, before);
        if let Some((before, _)) = self.ledger.newest(before) {
            let iv = slot(ValueKind::RecordIv, number);
            // Not computable in the versions that do without.
            let _ = self.ledger.derive(iv, Op::ChainIv, &[before]);
        }
    }

    /// Where the keystream of a record begins, for a suite that has one: anyone can count.
    fn count_keystream(&mut self, from: Party, number: u64, length: usize) {
        let direction = self.direction(from);
        let offset = direction.ciphertext;
        direction.ciphertext = offset.saturating_add(u64::try_from(length).unwrap_or(u64::MAX));
        if self
            .ledger
            .suite()
            .is_some_and(|suite| suite.protection.has_keystream())
        {
            let slot = Slot::of_record(ValueKind::KeystreamOffset, from.into(), number);
            self.ledger.add(
                slot.holding(offset.to_be_bytes().to_vec()),
                Op::Counted,
                vec![],
            );
        }
    }

    /// What she herself put on the wire she knows too, as long as it is in the clear.
    fn read_forwarded(&mut self, from: Party, bytes: &[u8]) {
        if self.direction(from).protected.is_some() {
            return;
        }
        let mut deframer = Deframer::default();
        deframer.push(bytes);
        let mut joiner = HandshakeJoiner::default();
        while let Some(Ok(raw)) = deframer.next() {
            if raw.record.content_type == ContentType::Handshake {
                for message in whole_messages(&mut joiner, &raw.record.fragment) {
                    self.read_message(from, &message);
                    self.extend_transcript(from.peer(), &message);
                }
            }
        }
    }

    /// Follows what `party` hashes; what it has with ClientKeyExchange is what `session_hash` is made of (RFC 7627 section
    /// 3).
    fn extend_transcript(&mut self, party: Party, message: &[u8]) {
        #[cfg(feature = "all-suites")]
        self.behind.absorb(party, message, &mut self.ledger);
        let direction = self.direction(party);
        direction.transcript.extend(message);
        let messages = direction.transcript.clone();
        let is_last = message.first() == Some(&HandshakeType::ClientKeyExchange.code());
        let session = self.ledger.session();
        if is_last && session.is_some_and(|session| session.extended_master_secret) {
            let slot = Slot::new(ValueKind::HandshakeMessages, Whose::Both);
            self.ledger
                .add(slot.holding(messages), Op::JoinMessages, vec![]);
        }
    }

    fn read_message(&mut self, from: Party, message: &[u8]) {
        let shape = self.ledger.session().map(Session::shape);
        let message = Handshake::from_bytes_after(message, shape.unwrap_or_default());
        #[cfg(feature = "all-suites")]
        if let Ok(message) = &message {
            self.read_names(message);
        }
        match message {
            Ok(Handshake::ClientHello(hello)) => {
                self.note(
                    ValueKind::ClientRandom,
                    Whose::Client,
                    hello.random.0.to_vec(),
                );
                self.note_shares(hello.extensions.as_deref(), from);
            }
            Ok(Handshake::ServerHello(hello)) => {
                self.agree(&hello);
                // What stands there when a hello is asked for again nobody drew (RFC 8446 section 4.1.3).
                if hello.random != Random::HELLO_RETRY_REQUEST {
                    self.note(
                        ValueKind::ServerRandom,
                        Whose::Server,
                        hello.random.0.to_vec(),
                    );
                }
                self.note_shares(hello.extensions.as_deref(), from);
            }
            Ok(Handshake::Certificate(certificate)) => {
                if let Some(leaf) = certificate.certificate_list.into_iter().next() {
                    let kind = match from {
                        Party::Client => ValueKind::ClientCertificate,
                        Party::Server => ValueKind::ServerCertificate,
                    };
                    self.note(kind, from.into(), leaf);
                }
            }
            Ok(Handshake::CertificateVerify(message)) => {
                self.note(ValueKind::Signature, from.into(), message.0.signature);
            }
            Ok(Handshake::ServerKeyExchange(message)) => {
                for (kind, bytes) in params::values(&message.params) {
                    self.note(kind, Whose::Server, bytes);
                }
                if let Some(signed) = message.signature {
                    self.note(ValueKind::Signature, Whose::Server, signed.signature);
                }
            }
            Ok(Handshake::ClientKeyExchange(message)) => {
                let (kind, bytes) = match message {
                    ClientKeyExchange::Rsa {
                        encrypted_pre_master_secret,
                    } => (
                        ValueKind::EncryptedPreMasterSecret,
                        encrypted_pre_master_secret,
                    ),
                    ClientKeyExchange::Dh { dh_yc: public }
                    | ClientKeyExchange::Ecdh { ecdh_yc: public } => {
                        (ValueKind::EphemeralPublicKey, public)
                    }
                };
                self.note(kind, Whose::Client, bytes);
            }
            _ => {}
        }
    }

    fn agree(&mut self, hello: &ServerHello) {
        #[cfg(feature = "all-suites")]
        if let Some(cipher_suite) = super::tls13::chosen(hello) {
            self.ledger.agree_on_tls13(cipher_suite);
            return;
        }
        self.ledger.agree(Agreed::of(hello));
    }

    /// What names a session, or a key that both ends have.
    #[cfg(feature = "all-suites")]
    fn read_names(&mut self, message: &Handshake) {
        self.names.read(message);
        match message {
            Handshake::ClientHello(hello) => {
                for (slot, bytes) in psk::offered(hello) {
                    self.ledger.add(slot.holding(bytes), Op::Received, vec![]);
                }
            }
            Handshake::NewSessionTicket(message) if !message.ticket.is_empty() => {
                let ticket = message.ticket.clone();
                self.note(ValueKind::SessionTicket, Whose::Server, ticket);
            }
            _ => {}
        }
    }

    #[cfg(feature = "all-suites")]
    fn note_shares(&mut self, extensions: Option<&[Extension]>, of: Party) {
        for (slot, public) in super::tls13::shares(extensions, of) {
            self.ledger.add(slot.holding(public), Op::Received, vec![]);
        }
    }

    #[cfg(not(feature = "all-suites"))]
    fn note_shares(&mut self, _extensions: Option<&[Extension]>, _of: Party) {}

    fn note(&mut self, kind: ValueKind, of: Whose, bytes: Vec<u8>) {
        self.ledger
            .add(Slot::new(kind, of).holding(bytes), Op::Received, vec![]);
    }
}

/// The handshake messages that a fragment completes; none when one of them is too long to be one.
pub(super) fn whole_messages(joiner: &mut HandshakeJoiner, fragment: &[u8]) -> Vec<Vec<u8>> {
    match joiner.push(fragment) {
        Ok(()) => joiner.collect(),
        Err(_) => vec![],
    }
}
