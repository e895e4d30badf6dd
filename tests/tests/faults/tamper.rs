//! The hands on the wire: one flight, and what can be done to it.

use padlock_core::{Drbg, Working};
use padlock_tls::{
    codec::Codec,
    endpoint::Endpoint,
    handshake::{
        CertificateRequest, ClientHello, DigitallySigned, Handshake, ServerHello,
        ServerKeyExchange, ServerParams,
    },
    ledger::{Inputs, Op, Slot, Value, ValueKind},
    message_name::MessageName,
    party::{Party, Whose},
    record::{ContentType, RECORD_HEADER_LEN, Record},
};

use crate::{
    cell::Cell,
    rig::{Flying, record_version},
};

/// One flight on its way, and the message in it that is meant.
pub struct Tamper<'a> {
    pub cell: &'a Cell,
    /// Its sender, who may lend its keys: a peer can misbehave under protection too.
    pub sender: &'a Endpoint,
    /// `client_random + server_random`.
    pub randoms: Vec<u8>,
    pub rng: &'a mut Drbg,
    pub flight: &'a mut Vec<Flying>,
    pub at: usize,
}

impl Tamper<'_> {
    /// The record, its header included.
    pub fn record(&mut self) -> &mut Vec<u8> {
        &mut self.flight[self.at].record
    }

    /// Puts another fragment into the record; the length in its header follows.
    pub fn fragment(&mut self, change: impl FnOnce(&mut Vec<u8>)) {
        let mut record = Record::from_bytes(self.record()).unwrap();
        change(&mut record.fragment);
        *self.record() = record.to_bytes();
    }

    /// Changes the body of a handshake message; both lengths follow.
    pub fn body(&mut self, change: impl FnOnce(&mut Vec<u8>)) {
        self.fragment(|message| {
            let mut body = message.split_off(4);
            change(&mut body);
            let length = u32::try_from(body.len()).unwrap().to_be_bytes();
            message[1..4].copy_from_slice(&length[1..]);
            message.extend(body);
        });
    }

    fn message(&mut self, change: impl FnOnce(&mut Handshake)) {
        let shape = self.cell.session().shape();
        self.fragment(|bytes| {
            let mut message = Handshake::from_bytes_after(bytes, shape).unwrap();
            change(&mut message);
            *bytes = message.to_bytes();
        });
    }

    pub fn client_hello(&mut self, change: impl FnOnce(&mut ClientHello)) {
        self.message(|message| match message {
            Handshake::ClientHello(hello) => change(hello),
            other => panic!("{other:?}"),
        });
    }

    pub fn server_hello(&mut self, change: impl FnOnce(&mut ServerHello)) {
        self.message(|message| match message {
            Handshake::ServerHello(hello) => change(hello),
            other => panic!("{other:?}"),
        });
    }

    pub fn server_key_exchange(&mut self, change: impl FnOnce(&mut ServerKeyExchange)) {
        self.message(|message| match message {
            Handshake::ServerKeyExchange(message) => change(message),
            other => panic!("{other:?}"),
        });
    }

    pub fn certificate_request(&mut self, change: impl FnOnce(&mut CertificateRequest)) {
        self.message(|message| match message {
            Handshake::CertificateRequest(message) => change(message),
            other => panic!("{other:?}"),
        });
    }

    /// Changes the signature in CertificateVerify.
    pub fn certificate_verify(&mut self, change: impl FnOnce(&mut DigitallySigned)) {
        self.message(|message| match message {
            Handshake::CertificateVerify(message) => change(&mut message.0),
            other => panic!("{other:?}"),
        });
    }

    /// Changes the server's parameters, and signs them anew where they are signed: the fault of a server, not of the wire.
    pub fn params(&mut self, change: impl FnOnce(&mut ServerParams)) {
        let (session, key) = (self.cell.session(), self.cell.private_key());
        let randoms = self.randoms.clone();
        let rng = &mut Drbg::new(self.rng.bytes(1)[0].into());
        self.server_key_exchange(|message| {
            change(&mut message.params);
            let Some(signed) = &message.signature else {
                return;
            };
            let named: Vec<_> = signed.algorithm.into_iter().collect();
            let choice = (session.rules.signature)(&key.public(), session.suite, &named).unwrap();
            let covered = [randoms, message.params.to_bytes()].concat();
            let off = &mut Working::off();
            message.signature = Some(DigitallySigned {
                algorithm: signed.algorithm,
                signature: choice.scheme.sign(&key, &covered, rng, off).unwrap(),
            });
        });
    }

    /// Flips one bit, anywhere in `range` of the record, by lot.
    pub fn flip(&mut self, range: std::ops::Range<usize>) {
        let width = u64::try_from(range.len()).unwrap();
        let lot = u64::from_be_bytes(self.rng.bytes(8).try_into().unwrap());
        let at = range.start + usize::try_from(lot % width).unwrap();
        self.record()[at] ^= 1 << (lot >> 61);
    }

    /// A record in the clear in front of this one.
    pub fn insert(&mut self, content_type: ContentType, fragment: &[u8]) {
        let record = Record {
            content_type,
            version: record_version(self.record()),
            fragment: fragment.to_vec(),
        };
        let flying = Flying {
            name: MessageName::Unknown,
            record: record.to_bytes(),
        };
        self.flight.insert(self.at, flying);
    }

    /// Makes the first record under keys anew, with the sender's keys: its Finished, with another content, or another MAC or
    /// padding around it.
    pub fn reseal(
        &mut self,
        content: impl FnOnce(&mut Vec<u8>),
        opened: impl FnOnce(&mut Vec<u8>),
    ) {
        let sender = self.sender.party();
        let whose = Whose::from(sender);
        let newest = |slot: Slot| {
            let held = self.sender.ledger().newest(slot);
            held.map(|(_, value)| value.clone())
        };
        let of_record = |kind| newest(Slot::of_record(kind, whose, 0));
        let of_keys = |client, server| {
            let kind = if sender == Party::Client {
                client
            } else {
                server
            };
            newest(Slot::new(kind, whose))
        };
        let session = self.cell.session();
        let mut value = of_record(ValueKind::VerifyData).unwrap();
        content(&mut value.bytes);
        let mac = of_keys(ValueKind::ClientWriteMacKey, ValueKind::ServerWriteMacKey);
        let key = of_keys(ValueKind::ClientWriteKey, ValueKind::ServerWriteKey);
        let iv = of_keys(ValueKind::ClientWriteIv, ValueKind::ServerWriteIv);
        let own = [
            of_record(ValueKind::RecordIv),
            of_record(ValueKind::KeystreamOffset),
        ];
        let off = &mut Working::off();
        let slot = Slot::of_record(ValueKind::OpenedRecord, whose, 0);
        let inputs: Vec<&Value> = [Some(&value), mac.as_ref()].into_iter().flatten().collect();
        let enclose = session.enclose();
        let mut bytes = enclose
            .compute(session, slot, Inputs(&inputs), off)
            .unwrap();
        opened(&mut bytes);
        let opened = slot.holding(bytes);
        let [own_iv, offset] = own;
        let inputs = [
            Some(&value),
            Some(&opened),
            key.as_ref(),
            iv.as_ref(),
            own_iv.as_ref(),
            offset.as_ref(),
        ];
        let inputs: Vec<&Value> = inputs.into_iter().flatten().collect();
        let slot = Slot::of_record(ValueKind::ProtectedRecord, whose, 0);
        let record = Op::EncryptRecord
            .compute(session, slot, Inputs(&inputs), off)
            .unwrap();
        assert_eq!(
            record[..RECORD_HEADER_LEN - 2],
            self.record()[..RECORD_HEADER_LEN - 2]
        );
        *self.record() = record;
    }
}

/// Takes the last byte off.
pub fn cut(bytes: &mut Vec<u8>) {
    bytes.truncate(bytes.len() - 1);
}
