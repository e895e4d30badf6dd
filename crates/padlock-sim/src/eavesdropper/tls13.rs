//! Reading TLS 1.3 off the wire: the hellos are in the clear; what is behind them is read on as far as it opens.
//!
//! Which keys a record is under nobody says aloud: it follows from the messages in front of it. So she reads in the order
//! of the wire, as a dissector with a key log does: what opens may be a Finished, behind which other keys count from 0.
//! A message or a nonce that this does not lead to is not noted: what comes to nothing is no knowledge.

use std::collections::BTreeMap;

use padlock_tls::{
    codec::Codec,
    extension::{
        Extension,
        tls13::{KeyShareEntry, Tls13Extension},
    },
    handshake::{
        CipherSuite, Handshake, HandshakeJoiner, HandshakeType, Random, ServerHello,
        tls13::{Message, NewSessionTicket},
    },
    ledger::{Ledger, Op, Slot, ValueId, ValueKind},
    party::{Party, Whose},
    record::{ContentType, ProtocolVersion},
    tls13::{self, record, share, transcript::Transcript},
};

use super::{
    observe::whole_messages,
    opening::{self, Keys},
    psk::{self, Psks},
};

/// The suite of TLS 1.3 that a ServerHello, or a HelloRetryRequest, chooses; `None` where it chooses an older version.
pub(super) fn chosen(hello: &ServerHello) -> Option<CipherSuite> {
    let mut extensions = hello.extensions.iter().flatten();
    let version = Extension::Tls13(Tls13Extension::SelectedVersion(ProtocolVersion::TLS13));
    let suite = tls13::suite(hello.cipher_suite)?;
    extensions
        .any(|extension| *extension == version)
        .then_some(suite.code)
}

/// The key shares in a hello: the public values, each in the slot of its group.
pub(super) fn shares(extensions: Option<&[Extension]>, of: Party) -> Vec<(Slot, Vec<u8>)> {
    let entries = extensions.into_iter().flatten();
    let entries = entries.flat_map(|extension| match extension {
        Extension::Tls13(Tls13Extension::ClientShares(shares)) => shares.clone(),
        Extension::Tls13(Tls13Extension::ServerShare(share)) => vec![share.clone()],
        _ => vec![],
    });
    let kind = ValueKind::EphemeralPublicKey;
    let slot = |entry: KeyShareEntry| (share(kind, of.into(), entry.group), entry.key_exchange);
    entries.map(slot).collect()
}

/// Everything behind the hellos.
#[derive(Clone, Debug, Default)]
pub struct Behind {
    /// Whose protected records came in which order, each with its number among its sender's.
    records: Vec<(Party, u64)>,
    /// The transcripts of both ends as far as they are in the clear.
    client: Transcript,
    server: Transcript,
    /// What the hellos say of pre-shared keys.
    pub(super) psks: Psks,
}

/// How far she has read what one end sends.
struct End {
    joiner: HandshakeJoiner,
    /// The secret that the next record is under.
    phase: Phase,
    /// Of the next record, under its keys.
    sequence_number: u64,
    /// How many tickets have come.
    tickets: u64,
}

/// Which secret an end's records are under.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Phase {
    Early,
    Handshake,
    /// With how many KeyUpdates behind it.
    Application(u64),
}

impl Phase {
    fn is_under(self, secret: Slot) -> bool {
        match self {
            Self::Early => secret.kind == ValueKind::EarlyTrafficSecret,
            Self::Handshake => secret.kind == ValueKind::HandshakeTrafficSecret,
            Self::Application(number) => {
                (secret.kind, secret.number) == (ValueKind::ApplicationTrafficSecret, number)
            }
        }
    }
}

impl Behind {
    fn transcript(&mut self, of: Party) -> &mut Transcript {
        match of {
            Party::Client => &mut self.client,
            Party::Server => &mut self.server,
        }
    }

    /// How many protected records `from` has sent.
    pub(super) fn count(&self, from: Party) -> u64 {
        let mut newest_first = self.records.iter().rev();
        let newest = newest_first.find(|(sender, _)| *sender == from);
        newest.map_or(0, |(_, number)| number.saturating_add(1))
    }

    /// Notes a protected record.
    pub(super) fn take_record(&mut self, from: Party, bytes: Vec<u8>, known: &mut Ledger) {
        let number = self.count(from);
        self.records.push((from, number));
        let slot = Slot::of_record(ValueKind::ProtectedRecord, from.into(), number);
        known.add(slot.holding(bytes), Op::Received, vec![]);
    }

    /// Follows what `party` hashes while it is in the clear.
    pub(super) fn absorb(&mut self, party: Party, message: &[u8], known: &mut Ledger) {
        let retry = matches!(
            Handshake::from_bytes(message),
            Ok(Handshake::ServerHello(hello)) if hello.random == Random::HELLO_RETRY_REQUEST
        );
        let suite = known.tls13();
        let before = self.transcript(party).messages().to_vec();
        psk::read(&mut self.psks, &before, message, suite.is_some() && !retry);
        let transcript = self.transcript(party);
        if let Some(suite) = suite.filter(|_| retry) {
            transcript.retry(suite);
        }
        transcript.absorb(message);
        let is_last = message.first() == Some(&HandshakeType::ServerHello.code()) && !retry;
        if is_last && suite.is_some() {
            note_messages(transcript, known);
        }
    }

    /// Whether a record of `from` may be under keys before ServerHello has said so: early data.
    pub(super) fn speaks_early(&self, from: Party) -> bool {
        from == Party::Client && self.psks.has_early_data()
    }

    /// Reads on in what has opened so far, up to the first record that has not; whether that gave anything new.
    pub(super) fn read_on(&self, known: &mut Ledger) -> bool {
        let before = known.len();
        self.psks.follow(known);
        let mut ends = [Party::Client, Party::Server].map(|party| End {
            joiner: HandshakeJoiner::default(),
            phase: match self.speaks_early(party) {
                true => Phase::Early,
                false => Phase::Handshake,
            },
            sequence_number: 0,
            tickets: 0,
        });
        let mut transcripts = [self.client.clone(), self.server.clone()];
        let mut keys = Keys::default();
        for (from, number) in &self.records {
            let [client, server] = &mut ends;
            let end = match from {
                Party::Client => client,
                Party::Server => server,
            };
            if !end.read_record((*from, *number), &mut transcripts, &mut keys, known) {
                break;
            }
        }
        if known.len() == before {
            self.guess(known);
        }
        known.len() > before
    }

    /// With keys, but without the messages in front of them, the sequence number is tried out: it is none above the number
    /// of records so far, and most likely the next one.
    fn guess(&self, known: &mut Ledger) {
        let (mut next, mut keys) = (BTreeMap::new(), Keys::default());
        for (from, number) in &self.records {
            let likely = next.get(from).copied().unwrap_or(0);
            let all = [likely].into_iter().chain(0..=*number);
            opening::open((*from, *number), |_| true, all, &mut keys, known);
            let counted = Slot::of_record(ValueKind::SequenceNumber, (*from).into(), *number);
            if let Some((_, counted)) = known.newest(counted) {
                let bytes = counted.bytes.as_slice().try_into();
                next.insert(*from, bytes.map_or(0, u64::from_be_bytes).saturating_add(1));
            }
        }
    }
}

impl End {
    /// Opens a record and reads it; whether that could be done.
    fn read_record(
        &mut self,
        (from, number): (Party, u64),
        transcripts: &mut [Transcript; 2],
        keys: &mut Keys,
        known: &mut Ledger,
    ) -> bool {
        if !self.open((from, number), keys, known) {
            return false;
        }
        let opened = Slot::of_record(ValueKind::OpenedRecord, from.into(), number);
        let Some((id, inner)) = known.newest(opened) else {
            return false;
        };
        self.sequence_number = self.sequence_number.saturating_add(1);
        let inner = inner.bytes.clone();
        if let Some((ContentType::Handshake, content)) = record::split(&inner) {
            for message in whole_messages(&mut self.joiner, content) {
                self.read_message(from, &message, id, transcripts, known);
            }
        }
        true
    }

    /// Opens a record under the keys of this phase. Early data that the server does not take ends without a word.
    fn open(&mut self, record: (Party, u64), keys: &mut Keys, known: &mut Ledger) -> bool {
        let phase = self.phase;
        let number = [self.sequence_number].into_iter();
        if opening::open(record, |secret| phase.is_under(secret), number, keys, known) {
            return true;
        }
        let goes_on = |secret| Phase::Handshake.is_under(secret);
        let first = [0].into_iter();
        if phase != Phase::Early || !opening::open(record, goes_on, first, keys, known) {
            return false;
        }
        self.change_to(Phase::Handshake);
        true
    }

    fn change_to(&mut self, phase: Phase) {
        self.phase = phase;
        self.sequence_number = 0;
    }

    fn read_message(
        &mut self,
        from: Party,
        bytes: &[u8],
        opened: ValueId,
        transcripts: &mut [Transcript; 2],
        known: &mut Ledger,
    ) {
        let Ok(message) = Message::from_bytes(bytes) else {
            return;
        };
        let mut read = |kind, bytes| {
            let slot = Slot::new(kind, from.into());
            known.add(slot.holding(bytes), Op::ReadContent, vec![opened]);
        };
        match &message {
            Message::Certificate(certificate) => {
                let kind = match from {
                    Party::Client => ValueKind::ClientCertificate,
                    Party::Server => ValueKind::ServerCertificate,
                };
                let leaf = certificate.certificate_list.first();
                leaf.into_iter()
                    .for_each(|leaf| read(kind, leaf.cert_data.clone()));
            }
            Message::CertificateVerify(verify) => {
                read(ValueKind::Signature, verify.0.signature.clone());
            }
            Message::KeyUpdate(_) => return self.change_keys(from, known),
            // No transcript covers it.
            Message::NewSessionTicket(ticket) => return self.read_ticket(ticket, opened, known),
            Message::EndOfEarlyData => self.change_to(Phase::Handshake),
            Message::Finished(_) => self.change_to(Phase::Application(0)),
            _ => {}
        }
        for transcript in transcripts {
            transcript.absorb(bytes);
            note_messages(transcript, known);
        }
    }

    /// A ticket, and its key where she has the secret that tickets come from (RFC 8446 section 4.6.1).
    fn read_ticket(&mut self, ticket: &NewSessionTicket, opened: ValueId, known: &mut Ledger) {
        let slot = |kind, of| Slot::of_record(kind, of, self.tickets);
        let mut read = |slot: Slot, bytes: &[u8]| {
            let value = slot.holding(bytes.to_vec());
            known.add(value, Op::ReadContent, vec![opened])
        };
        let nonce = slot(ValueKind::TicketNonce, Whose::Both);
        let nonce = read(nonce, &ticket.ticket_nonce);
        let sealed = slot(ValueKind::SessionTicket, Whose::Server);
        read(sealed, &ticket.ticket);
        let secret = Slot::new(ValueKind::ResumptionMasterSecret, Whose::Both);
        if let Some((secret, _)) = known.newest(secret) {
            let key = slot(ValueKind::PreSharedKey, Whose::Both);
            // A secret of the table's hash has one.
            let _ = known.derive(key, Op::ExpandLabel, &[secret, nonce]);
        }
        self.tickets = self.tickets.saturating_add(1);
    }

    /// What comes behind a KeyUpdate is under the next secret (RFC 8446 section 7.2).
    fn change_keys(&mut self, from: Party, known: &mut Ledger) {
        let Phase::Application(number) = self.phase else {
            return;
        };
        let secret = |number| {
            let kind = ValueKind::ApplicationTrafficSecret;
            Slot::of_record(kind, from.into(), number)
        };
        if let Some((id, _)) = known.newest(secret(number)) {
            let next = secret(number.saturating_add(1));
            // A secret of the table's hash has a next one.
            let _ = known.derive(next, Op::ExpandLabel, &[id]);
        }
        self.change_to(Phase::Application(number.saturating_add(1)));
    }
}

fn note_messages(transcript: &Transcript, known: &mut Ledger) {
    let kind = ValueKind::HandshakeMessages;
    let slot = Slot::of_record(kind, Whose::Both, transcript.range());
    let messages = slot.holding(transcript.messages().to_vec());
    known.add(messages, Op::JoinMessages, vec![]);
}
