//! Reading the hybrid idea off the wire: all but the data is in the clear.

use padlock_tls::{
    codec::Codec,
    hybrid::{Message, MessageType},
    ledger::{Ledger, Op, Slot, ValueKind},
    party::{Party, Whose},
    record::ProtocolVersion,
    session::Agreed,
    shared::Shared,
};

use super::{Capture, Observed, Seen};

/// Whether the first message is of a type that no record of TLS has.
pub(super) fn is_spoken(captures: &Shared<Capture>) -> bool {
    let first = captures.get(0).and_then(|capture| capture.sent.first());
    let types = MessageType::NAMED;
    first.is_some_and(|code| types.contains(&MessageType::from_code(*code)))
}

/// Everything that the captures show.
pub(super) fn observe(captures: &Shared<Capture>) -> Observed {
    let mut reader = Reader::default();
    let seen = captures.iter().map(|capture| reader.read(capture));
    let seen = seen.collect();
    Observed {
        ledger: reader.ledger,
        seen,
        ..Observed::default()
    }
}

#[derive(Default)]
struct Reader {
    ledger: Ledger,
    client: u64,
    server: u64,
}

impl Reader {
    fn read(&mut self, capture: &Capture) -> Seen {
        let agreed = self.ledger.agreed();
        let number = match capture.from {
            Party::Client => &mut self.client,
            Party::Server => &mut self.server,
        };
        let before = *number;
        let protected = matches!(
            Message::from_bytes(&capture.sent),
            Ok(Message::EncryptedData { .. })
        );
        *number += u64::from(protected);
        for bytes in [Some(&capture.sent), capture.forwarded.as_ref()] {
            // Bytes that do not decode are no knowledge.
            if let Some(Ok(message)) = bytes.map(|bytes| Message::from_bytes(bytes)) {
                self.note(message, capture.from, before);
            }
        }
        Seen {
            tls13: None,
            protected,
            number: if protected { before } else { 0 },
            agreed: agreed.or(self.ledger.agreed()),
        }
    }

    fn note(&mut self, message: Message, from: Party, number: u64) {
        let whole = message.to_bytes();
        let mut add = |slot: Slot, bytes| {
            self.ledger.add(slot.holding(bytes), Op::Received, vec![]);
        };
        match message {
            Message::PublicKey {
                cipher_suite,
                modulus,
                public_exponent,
            } => {
                let of_server = |kind| Slot::new(kind, Whose::Server);
                add(of_server(ValueKind::RsaModulus), modulus);
                add(of_server(ValueKind::RsaPublicExponent), public_exponent);
                self.ledger.agree(Agreed {
                    version: ProtocolVersion::HYBRID,
                    cipher_suite,
                    extended_master_secret: false,
                    encrypt_then_mac: false,
                });
            }
            Message::SessionKey {
                encrypted_session_key,
            } => add(
                Slot::new(ValueKind::EncryptedSessionKey, Whose::Client),
                encrypted_session_key,
            ),
            Message::EncryptedData { .. } => add(
                Slot::of_record(ValueKind::ProtectedRecord, from.into(), number),
                whole,
            ),
        }
    }
}
