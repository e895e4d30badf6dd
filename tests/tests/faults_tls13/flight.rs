//! One flight on its way, opened: the one who changes it has the sender's keys, so that a fault can be one of the peer's.

use padlock_core::{Drbg, Working};
use padlock_tls::{
    codec::Codec,
    endpoint::Endpoint,
    handshake::{ClientHello, Handshake, ServerHello, tls13::Message},
    ledger::{Ledger, Op, ValueKind},
    message_name::MessageName,
    record::{ContentType, ProtocolVersion, Record},
};

/// A record, in the clear.
pub struct Item {
    pub name: MessageName,
    pub content_type: ContentType,
    pub version: ProtocolVersion,
    pub content: Vec<u8>,
    /// How many zeros follow the type of a protected record's content.
    pub padding: usize,
    /// Whether not even the type is there: zeros only.
    pub only_zeros: bool,
    /// What it is sealed with; in the clear without.
    pub keys: Option<Keys>,
    /// The number to seal it under instead of the next.
    pub number: Option<u64>,
    /// What happens to its bytes once it is sealed.
    pub wire: Vec<fn(&mut Vec<u8>)>,
}

/// Key and IV of one direction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keys {
    key: Vec<u8>,
    iv: Vec<u8>,
}

impl Item {
    /// What its sender put into the record.
    pub fn open(name: MessageName, bytes: &[u8], sender: &Ledger) -> Self {
        let record = Record::from_bytes(bytes).unwrap();
        let mut item = Self {
            name,
            content_type: record.content_type,
            version: record.version,
            content: record.fragment,
            padding: 0,
            only_zeros: false,
            keys: None,
            number: None,
            wire: vec![],
        };
        let sealed = sender
            .lines()
            .map(|(_, line)| line)
            .find(|line| line.op == Op::EncryptRecord && line.value.bytes == bytes);
        if let Some(sealed) = sealed.filter(|_| sender.tls13().is_some()) {
            let input = |kinds: &[ValueKind], of: &[_]| {
                let lines = of.iter().map(|id| sender.line(*id).unwrap());
                let mut lines = lines.filter(|line| kinds.contains(&line.value.slot.kind));
                lines.next().unwrap().clone()
            };
            let inner = input(&[ValueKind::OpenedRecord], &sealed.inputs)
                .value
                .bytes;
            let (kind, content) = inner.split_last().unwrap();
            item.content_type = ContentType::from_code(*kind);
            item.content = content.to_vec();
            let nonce = input(&[ValueKind::RecordNonce], &sealed.inputs);
            let keys = [ValueKind::ClientWriteKey, ValueKind::ServerWriteKey];
            let ivs = [ValueKind::ClientWriteIv, ValueKind::ServerWriteIv];
            item.keys = Some(Keys {
                key: input(&keys, &sealed.inputs).value.bytes,
                iv: input(&ivs, &nonce.inputs).value.bytes,
            });
        }
        item
    }

    /// The same record with another content.
    pub fn saying(&self, content_type: ContentType, content: &[u8]) -> Self {
        Self {
            name: MessageName::Unknown,
            content_type,
            content: content.to_vec(),
            keys: self.keys.clone(),
            wire: vec![],
            ..*self
        }
    }

    /// Changes the body of its handshake message; the length follows.
    pub fn body(&mut self, change: impl FnOnce(&mut Vec<u8>)) {
        let mut body = self.content.split_off(4);
        change(&mut body);
        let length = u32::try_from(body.len()).unwrap().to_be_bytes();
        self.content[1..4].copy_from_slice(&length[1..]);
        self.content.extend(body);
    }

    /// Inverts a bit of the body.
    pub fn flip(&mut self, at: usize) {
        self.body(|body| body[at] ^= 1);
    }
}

/// How many records have been sealed under each of the keys.
#[derive(Default)]
pub struct Sealed(Vec<(Keys, u64)>);

impl Sealed {
    /// The record as it goes out.
    pub fn seal(&mut self, item: &Item, sender: &Ledger) -> Vec<u8> {
        let mut record = Record {
            content_type: item.content_type,
            version: item.version,
            fragment: item.content.clone(),
        };
        let mut bytes = match &item.keys {
            None => record.to_bytes(),
            Some(keys) => {
                let aead = sender.tls13().unwrap().aead;
                let mut inner = item.content.clone();
                inner.push(item.content_type.code());
                if item.only_zeros {
                    inner.fill(0);
                }
                inner.resize(inner.len() + item.padding, 0);
                record.content_type = ContentType::ApplicationData;
                record.fragment = vec![0; inner.len() + aead.tag_len()];
                let header = record.to_bytes()[..5].to_vec();
                let number = item.number.unwrap_or_else(|| self.next(keys));
                let mut nonce = keys.iv.clone();
                for (byte, count) in nonce
                    .iter_mut()
                    .rev()
                    .zip(number.to_be_bytes().iter().rev())
                {
                    *byte ^= count;
                }
                let off = &mut Working::off();
                let sealed = aead.seal(&keys.key, &nonce, &header, &inner, off);
                [header, sealed.unwrap()].concat()
            }
        };
        for change in &item.wire {
            change(&mut bytes);
        }
        bytes
    }

    fn next(&mut self, keys: &Keys) -> u64 {
        let at = self.0.iter().position(|(known, _)| known == keys);
        let at = at.unwrap_or_else(|| {
            self.0.push((keys.clone(), 0));
            self.0.len() - 1
        });
        self.0[at].1 += 1;
        self.0[at].1 - 1
    }
}

/// The hands on the wire: a flight, and the message in it that is meant.
pub struct Flight<'a> {
    pub sender: &'a Endpoint,
    pub rng: &'a mut Drbg,
    pub items: &'a mut Vec<Item>,
    pub at: usize,
}

impl Flight<'_> {
    pub fn item(&mut self) -> &mut Item {
        &mut self.items[self.at]
    }

    pub fn body(&mut self, change: impl FnOnce(&mut Vec<u8>)) {
        self.item().body(change);
    }

    pub fn client_hello(&mut self, change: impl FnOnce(&mut ClientHello)) {
        let content = &mut self.item().content;
        let mut hello = Handshake::from_bytes(content).unwrap();
        match &mut hello {
            Handshake::ClientHello(hello) => change(hello),
            other => panic!("{other:?}"),
        }
        *content = hello.to_bytes();
    }

    pub fn server_hello(&mut self, change: impl FnOnce(&mut ServerHello)) {
        let content = &mut self.item().content;
        let mut hello = Handshake::from_bytes(content).unwrap();
        match &mut hello {
            Handshake::ServerHello(hello) => change(hello),
            other => panic!("{other:?}"),
        }
        *content = hello.to_bytes();
    }

    /// Changes a message that is under keys.
    pub fn message(&mut self, change: impl FnOnce(&mut Message)) {
        let content = &mut self.item().content;
        let mut message = Message::from_bytes(content).unwrap();
        change(&mut message);
        *content = message.to_bytes();
    }

    /// Puts a record in front, protected as the one that is meant.
    pub fn insert(&mut self, content_type: ContentType, content: &[u8]) {
        let item = self.item().saying(content_type, content);
        self.items.insert(self.at, item);
        self.at += 1;
    }

    /// Puts a record in front, in the clear.
    pub fn insert_plain(&mut self, content_type: ContentType, content: &[u8]) {
        let mut item = self.item().saying(content_type, content);
        item.keys = None;
        self.items.insert(self.at, item);
        self.at += 1;
    }

    /// Puts a record behind, protected as the one that is meant.
    pub fn append(&mut self, content_type: ContentType, content: &[u8]) {
        let item = self.item().saying(content_type, content);
        self.items.insert(self.at + 1, item);
    }

    /// The message in two records, the first with so many bytes.
    pub fn split(&mut self, at: usize) {
        let item = self.item();
        let rest = item.content.split_off(at);
        let kind = item.content_type;
        self.append(kind, &rest);
    }

    pub fn remove(&mut self) {
        self.items.remove(self.at);
    }

    pub fn double(&mut self) {
        let content = self.item().content.clone();
        let kind = self.item().content_type;
        self.append(kind, &content);
    }

    pub fn swap(&mut self) {
        self.items.swap(self.at, self.at + 1);
    }
}

/// Cuts off the last byte.
pub fn cut(bytes: &mut Vec<u8>) {
    bytes.pop();
}
