//! Reading TLS 1.3 off the wire: the hellos are in the clear; what is behind them is read on as far as it opens.
//!
//! Which keys a record is under nobody says aloud: it follows from the messages in front of it. So she reads in the order
//! of the wire, as a dissector with a key log does: what opens may be a Finished, behind which other keys count from 0.

use padlock_tls::{
    codec::Codec,
    extension::{
        Extension,
        tls13::{KeyShareEntry, Tls13Extension},
    },
    handshake::{
        CipherSuite, Handshake, HandshakeJoiner, HandshakeType, Random, ServerHello, tls13::Message,
    },
    ledger::{Ledger, Op, Slot, ValueId, ValueKind},
    party::{Party, Whose},
    record::{ContentType, ProtocolVersion},
    tls13::{self, record, share, transcript::Transcript},
};

use super::observe::whole_messages;

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
}

/// How far she has read what one end sends.
#[derive(Default)]
struct End {
    joiner: HandshakeJoiner,
    /// Of the next record, under its keys.
    sequence_number: u64,
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

    /// Reads on in what has opened so far, up to the first record that has not; whether that gave anything new.
    pub(super) fn read_on(&self, known: &mut Ledger) -> bool {
        let before = known.len();
        let mut ends = [End::default(), End::default()];
        let mut transcripts = [self.client.clone(), self.server.clone()];
        for (from, number) in &self.records {
            let [client, server] = &mut ends;
            let end = match from {
                Party::Client => client,
                Party::Server => server,
            };
            if !end.read_record((*from, *number), &mut transcripts, known) {
                break;
            }
        }
        if known.len() == before {
            self.guess(Party::Client, known);
            self.guess(Party::Server, known);
        }
        known.len() > before
    }

    /// With keys, but without the messages in front of them, the sequence number is tried out: it is none above the number
    /// of records so far.
    fn guess(&self, from: Party, known: &mut Ledger) {
        let iv = match from {
            Party::Client => ValueKind::ClientWriteIv,
            Party::Server => ValueKind::ServerWriteIv,
        };
        if known.newest(Slot::new(iv, from.into())).is_none() {
            return;
        }
        for (sender, number) in &self.records {
            let of = Whose::from(*sender);
            let opened = Slot::of_record(ValueKind::OpenedRecord, of, *number);
            if *sender == from && known.newest(opened).is_none() {
                for sequence_number in 0..=*number {
                    note_sequence_number(of, *number, sequence_number, known);
                }
            }
        }
    }
}

impl End {
    /// Reads a record, if it has opened.
    fn read_record(
        &mut self,
        (from, number): (Party, u64),
        transcripts: &mut [Transcript; 2],
        known: &mut Ledger,
    ) -> bool {
        let of = Whose::from(from);
        note_sequence_number(of, number, self.sequence_number, known);
        let opened = Slot::of_record(ValueKind::OpenedRecord, of, number);
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
            Message::NewSessionTicket(_) => return,
            Message::Finished(_) | Message::EndOfEarlyData => self.sequence_number = 0,
            _ => {}
        }
        for transcript in transcripts {
            transcript.absorb(bytes);
            note_messages(transcript, known);
        }
    }

    /// What comes behind a KeyUpdate is under the next secret (RFC 8446 section 7.2).
    fn change_keys(&mut self, from: Party, known: &mut Ledger) {
        self.sequence_number = 0;
        let kind = ValueKind::ApplicationTrafficSecret;
        let secrets = known.lines().filter(|(_, line)| {
            line.value.slot.kind == kind && line.value.slot.of == Whose::from(from)
        });
        let newest = secrets.max_by_key(|(_, line)| line.value.slot.number);
        if let Some((id, number)) = newest.map(|(id, line)| (id, line.value.slot.number)) {
            let next = Slot::of_record(kind, from.into(), number.saturating_add(1));
            // A secret of the table's hash has a next one.
            let _ = known.derive(next, Op::ExpandLabel, &[id]);
        }
    }
}

fn note_sequence_number(of: Whose, record: u64, sequence_number: u64, known: &mut Ledger) {
    let slot = Slot::of_record(ValueKind::SequenceNumber, of, record);
    let bytes = sequence_number.to_be_bytes().to_vec();
    known.add(slot.holding(bytes), Op::Counted, vec![]);
}

fn note_messages(transcript: &Transcript, known: &mut Ledger) {
    let kind = ValueKind::HandshakeMessages;
    let slot = Slot::of_record(kind, Whose::Both, transcript.range());
    let messages = slot.holding(transcript.messages().to_vec());
    known.add(messages, Op::JoinMessages, vec![]);
}
