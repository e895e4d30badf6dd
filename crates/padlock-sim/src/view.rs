//! A message as one role sees it.

use padlock_tls::{
    dissect::{self, Context, Dissection, RecordShape, RecordView},
    ledger::{Ledger, Slot, ValueKind},
    message_name::MessageName,
    party::{Party, Whose},
    record::ContentType,
    session::{Agreed, Session},
};

use crate::{
    eavesdropper::{Knowledge, Seen},
    world::{Message, MessageId, Role, World},
};

/// A message dissected, and what was inside for those who have the key.
#[derive(Clone, Debug, PartialEq)]
pub struct MessageView {
    /// The record as it crossed the wire.
    pub bytes: Vec<u8>,
    /// Its fields.
    pub outer: Dissection<RecordView>,
    /// What it held, for a role that could open it.
    pub opened: Option<Opened>,
}

/// A record opened: a second buffer, linked to the ciphertext of the first.
#[derive(Clone, Debug, PartialEq)]
pub struct Opened {
    /// Content, MAC, padding and padding length.
    pub bytes: Vec<u8>,
    /// Its fields.
    pub dissection: Dissection<RecordView>,
}

impl World {
    /// A message as `role` sees it: its sender as it was sent, everyone else as it arrives.
    #[must_use]
    pub fn message_seen_by(
        &self,
        id: MessageId,
        role: Role,
        knowledge: &Knowledge,
    ) -> Option<MessageView> {
        let message = self.message(id)?;
        let seen = knowledge.seen.get(id.index())?;
        let bytes = if role == Role::from(message.from) {
            &message.sent
        } else {
            &message.bytes
        };
        #[cfg(feature = "all-suites")]
        if message.name.is_hybrid() {
            return Some(self.hybrid_view(message, bytes, seen, role, knowledge));
        }
        let context = context(seen);
        let opened = match role {
            Role::Client => opened(self.ledger(Party::Client), message, seen, &context),
            Role::Server => opened(self.ledger(Party::Server), message, seen, &context),
            Role::Eavesdropper => opened(&knowledge.known, message, seen, &context),
        };
        Some(MessageView {
            bytes: bytes.clone(),
            outer: dissect::dissect_record(bytes, &context),
            opened,
        })
    }

    /// The values that a message carries or proves, most telling first: where they stand in a ledger is for
    /// its holder to say.
    #[must_use]
    pub fn slots_in(&self, id: MessageId, knowledge: &Knowledge) -> Vec<Slot> {
        let (Some(message), Some(seen)) = (self.message(id), knowledge.seen.get(id.index())) else {
            return vec![];
        };
        let of = Whose::from(message.from);
        let record = |kind| Slot::of_record(kind, of, seen.number);
        let protected = |kind| {
            vec![
                record(kind),
                record(ValueKind::OpenedRecord),
                record(ValueKind::ProtectedRecord),
            ]
        };
        #[cfg(feature = "all-suites")]
        if knowledge.known.tls13().is_some() {
            return self.slots_in_tls13(message, &knowledge.known, protected);
        }
        match message.name {
            MessageName::ClientHello => vec![Slot::new(ValueKind::ClientRandom, Whose::Client)],
            MessageName::ServerHello => vec![Slot::new(ValueKind::ServerRandom, Whose::Server)],
            MessageName::Certificate => vec![
                Slot::new(ValueKind::ServerCertificate, of),
                Slot::new(ValueKind::ClientCertificate, of),
                Slot::new(ValueKind::RsaModulus, of),
                Slot::new(ValueKind::RsaPublicExponent, of),
            ],
            MessageName::CertificateVerify => vec![Slot::new(ValueKind::Signature, of)],
            #[cfg(feature = "all-suites")]
            MessageName::ServerKeyExchange if is_key_transport(&knowledge.known) => vec![
                Slot::new(ValueKind::RsaModulus, Whose::Server),
                Slot::new(ValueKind::RsaPublicExponent, Whose::Server),
                Slot::new(ValueKind::Signature, Whose::Server),
            ],
            MessageName::ServerKeyExchange => vec![
                Slot::new(ValueKind::NamedCurve, Whose::Server),
                Slot::new(ValueKind::DhP, Whose::Server),
                Slot::new(ValueKind::DhG, Whose::Server),
                Slot::new(ValueKind::EphemeralPublicKey, Whose::Server),
                Slot::new(ValueKind::Signature, Whose::Server),
            ],
            MessageName::ClientKeyExchange => vec![
                Slot::new(ValueKind::EncryptedPreMasterSecret, Whose::Client),
                Slot::new(ValueKind::EphemeralPublicKey, Whose::Client),
                Slot::new(ValueKind::PreMasterSecret, Whose::Client),
            ],
            MessageName::PublicKey => vec![
                Slot::new(ValueKind::RsaModulus, Whose::Server),
                Slot::new(ValueKind::RsaPublicExponent, Whose::Server),
            ],
            MessageName::SessionKey => vec![
                Slot::new(ValueKind::EncryptedSessionKey, Whose::Client),
                Slot::new(ValueKind::SessionKey, Whose::Both),
            ],
            MessageName::EncryptedData => vec![
                record(ValueKind::ApplicationData),
                record(ValueKind::ProtectedRecord),
            ],
            MessageName::Finished => protected(ValueKind::VerifyData),
            MessageName::ApplicationData => protected(ValueKind::ApplicationData),
            MessageName::Alert if seen.protected => protected(ValueKind::Alert),
            _ => vec![],
        }
    }
}

#[cfg(feature = "all-suites")]
impl World {
    /// The same for a message of TLS 1.3: what it says, and the record that it is in, where it is under keys.
    fn slots_in_tls13(
        &self,
        message: &Message,
        known: &Ledger,
        protected: impl Fn(ValueKind) -> Vec<Slot>,
    ) -> Vec<Slot> {
        let of = Whose::from(message.from);
        let shares = known.lines().map(|(_, line)| line.value.slot);
        let shares =
            shares.filter(|slot| slot.kind == ValueKind::EphemeralPublicKey && slot.of == of);
        let own = |kind| vec![Slot::new(kind, of)];
        let said = match message.name {
            MessageName::ClientHello => own(ValueKind::ClientRandom)
                .into_iter()
                .chain(shares)
                .collect(),
            MessageName::ServerHello => own(ValueKind::ServerRandom)
                .into_iter()
                .chain(shares)
                .collect(),
            MessageName::Certificate => [
                own(ValueKind::ServerCertificate),
                own(ValueKind::ClientCertificate),
                own(ValueKind::RsaModulus),
                own(ValueKind::RsaPublicExponent),
            ]
            .concat(),
            MessageName::CertificateVerify => own(ValueKind::Signature),
            MessageName::Finished => own(ValueKind::VerifyData),
            _ => vec![],
        };
        let inside = match (message.protected, message.name) {
            (false, _) => vec![],
            (true, MessageName::ApplicationData) => protected(ValueKind::ApplicationData),
            (true, MessageName::Alert) => protected(ValueKind::Alert),
            (true, _) => protected(ValueKind::HandshakeMessage),
        };
        [said, inside].concat()
    }

    /// A message of the hybrid idea: what is under the key is data and nothing else.
    fn hybrid_view(
        &self,
        message: &Message,
        bytes: &[u8],
        seen: &Seen,
        role: Role,
        knowledge: &Knowledge,
    ) -> MessageView {
        let ledger = match role {
            Role::Client => self.ledger(Party::Client),
            Role::Server => self.ledger(Party::Server),
            Role::Eavesdropper => &knowledge.known,
        };
        let of = Whose::from(message.from);
        let data = Slot::of_record(ValueKind::ApplicationData, of, seen.number);
        let data = ledger.newest(data).filter(|_| seen.protected);
        MessageView {
            bytes: bytes.to_vec(),
            outer: dissect::dissect_hybrid(bytes),
            opened: data.map(|(_, data)| Opened {
                bytes: data.bytes.clone(),
                dissection: dissect::dissect_hybrid_data(&data.bytes),
            }),
        }
    }
}

pub(crate) fn context(seen: &Seen) -> Context {
    #[cfg(feature = "all-suites")]
    if let Some(suite) = seen.tls13.and_then(padlock_tls::tls13::suite) {
        return Context {
            protected: seen.protected,
            cipher: RecordShape::of_tls13(suite),
            shape: padlock_tls::handshake::MessageShape::default(),
        };
    }
    let session = seen.agreed.and_then(Agreed::session);
    Context {
        protected: seen.protected,
        cipher: session.map_or(RecordShape::NullCipher, RecordShape::of),
        shape: session.map(Session::shape).unwrap_or_default(),
    }
}

fn opened(ledger: &Ledger, message: &Message, seen: &Seen, context: &Context) -> Option<Opened> {
    if !seen.protected {
        return None;
    }
    let slot = Slot::of_record(ValueKind::OpenedRecord, message.from.into(), seen.number);
    let (_, value) = ledger.newest(slot)?;
    #[cfg(feature = "all-suites")]
    if seen.tls13.is_some() {
        return Some(Opened {
            bytes: value.bytes.clone(),
            dissection: dissect::dissect_inner_plaintext(&value.bytes),
        });
    }
    let content_type = ContentType::from_code(*message.sent.first()?);
    let dissection = dissect::dissect_opened(&value.bytes, content_type, context);
    Some(Opened {
        bytes: value.bytes.clone(),
        dissection,
    })
}

/// Whether a ServerKeyExchange has a short RSA key in it (RFC 2246 section 7.4.3).
#[cfg(feature = "all-suites")]
fn is_key_transport(known: &Ledger) -> bool {
    let session = known.session();
    session.is_some_and(Session::is_key_transport)
}
