//! Pre-shared keys seen from outside (RFC 8446 section 4.2.11): ClientHello says that there are some, its binders tell
//! which key is which, and ServerHello says which one is taken.

use padlock_core::{Working, mac::hmac};
use padlock_tls::{
    codec::Codec,
    extension::{Extension, ExtensionType, tls13::Tls13Extension},
    handshake::{ClientHello, Handshake, HandshakeType, ServerHello},
    ledger::{Ledger, Op, Slot, ValueId, ValueKind},
    party::Whose,
    tls13::{
        Suite,
        key_schedule::{derive_secret, expand_label},
        recipes::Exchange,
        transcript::Range,
    },
};

/// What the hellos say of pre-shared keys. Under tampering there is more than one of a hello.
#[derive(Clone, Debug, Default)]
pub(super) struct Psks {
    offers: Vec<Offer>,
    answers: Vec<Answer>,
}

/// What one ClientHello offers.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Offer {
    /// The transcript up to and with this hello.
    messages: Vec<u8>,
    /// How much of it the binders cover.
    covered: usize,
    binders: Vec<Vec<u8>>,
    /// Whether data comes right behind it, under the first key.
    early_data: bool,
}

/// What one ServerHello takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Answer {
    identity: Option<u16>,
    has_share: bool,
}

/// An Early Secret that fits a binder.
struct Fit {
    early: ValueId,
    binder_key: ValueKind,
    offer: usize,
    identity: usize,
}

impl Psks {
    /// Notes what a hello offers, which stands behind `before` in the transcript.
    pub(super) fn offer(&mut self, hello: &ClientHello, before: &[u8], message: &[u8]) {
        let extensions = hello.extensions.iter().flatten();
        let offered = extensions.clone().find_map(|extension| match extension {
            Extension::Tls13(Tls13Extension::PreSharedKey(offered)) => Some(offered),
            _ => None,
        });
        let Some(offered) = offered else { return };
        let length: usize = offered.binders.iter().map(|binder| 1 + binder.len()).sum();
        let messages = [before, message].concat();
        let mut kinds = extensions.map(Extension::extension_type);
        let offer = Offer {
            covered: messages.len().saturating_sub(2 + length),
            messages,
            binders: offered.binders.clone(),
            early_data: kinds.any(|kind| kind == ExtensionType::EARLY_DATA),
        };
        if !self.offers.contains(&offer) {
            self.offers.push(offer);
        }
    }

    /// Notes what a ServerHello takes.
    pub(super) fn answer(&mut self, hello: &ServerHello) {
        let mut answer = Answer {
            identity: None,
            has_share: false,
        };
        for extension in hello.extensions.iter().flatten() {
            match extension {
                Extension::Tls13(Tls13Extension::SelectedIdentity(identity)) => {
                    answer.identity = Some(*identity);
                }
                Extension::Tls13(Tls13Extension::ServerShare(_)) => answer.has_share = true,
                _ => {}
            }
        }
        if !self.answers.contains(&answer) {
            self.answers.push(answer);
        }
    }

    /// Whether the client offers any.
    pub(super) fn are_offered(&self) -> bool {
        !self.offers.is_empty()
    }

    /// Whether the client speaks before it is answered.
    pub(super) fn has_early_data(&self) -> bool {
        self.offers.iter().any(|offer| offer.early_data)
    }

    pub(super) fn exchange(&self) -> Exchange {
        let answered = !self.answers.is_empty();
        let taken = |answer: &Answer| answer.identity.is_some();
        Exchange {
            offers_psk: self.are_offered(),
            psk: answered && self.answers.iter().all(taken),
            psk_alone: answered && self.answers.iter().all(|answer| !answer.has_share),
        }
    }

    /// Everything up to the salt of the handshake, from the key that the server takes or from none, and the secrets of early
    /// data.
    pub(super) fn follow(&self, known: &mut Ledger) {
        let Some(suite) = known.tls13() else { return };
        if self.answers.iter().any(|answer| answer.identity.is_none()) {
            let slot = Slot::new(ValueKind::EarlySecret, Whose::Both);
            if let Ok(early) = known.derive(slot, Op::HkdfExtract, &[]) {
                note(ValueKind::HandshakeSalt, 0, early, known);
            }
        }
        for fit in self.fits(suite, known) {
            self.follow_key(&fit, known);
        }
    }

    /// What follows from one key.
    fn follow_key(&self, fit: &Fit, known: &mut Ledger) {
        let number = u64::try_from(fit.identity).unwrap_or(u64::MAX);
        note(fit.binder_key, number, fit.early, known);
        let Some(offer) = self.offers.get(fit.offer) else {
            return;
        };
        if offer.early_data && fit.identity == 0 {
            note_early_secrets(offer, fit.early, known);
        }
        let mut taken = self.answers.iter().filter_map(|answer| answer.identity);
        if taken.any(|identity| usize::from(identity) == fit.identity) && self.counts(offer) {
            note(ValueKind::HandshakeSalt, 0, fit.early, known);
        }
    }

    /// Whether ServerHello answers this offer: the second one, where there are two hellos.
    fn counts(&self, offer: &Offer) -> bool {
        let is_second =
            |offer: &Offer| offer.messages.first() == Some(&HandshakeType::MessageHash.code());
        is_second(offer) || !self.offers.iter().any(is_second)
    }

    /// The Early Secrets of the keys that she has, where they fit a binder; each in the slot of its place among the keys.
    fn fits(&self, suite: &Suite, known: &mut Ledger) -> Vec<Fit> {
        let candidates: Vec<(ValueId, ValueKind)> = known
            .lines()
            .filter(|(_, line)| match line.value.slot.kind {
                ValueKind::PreSharedKey => true,
                ValueKind::EarlySecret => line.op == Op::Leaked,
                _ => false,
            })
            .map(|(id, line)| (id, line.value.slot.kind))
            .collect();
        let mut fits = Vec::new();
        for (id, kind) in candidates {
            let bytes = match kind {
                ValueKind::PreSharedKey => {
                    let key = known.bytes(id);
                    padlock_core::mac::hkdf_extract(suite.hash, &[], key, &mut Working::off())
                }
                _ => known.bytes(id).to_vec(),
            };
            for (offer, identity, binder_key) in self.places(suite, &bytes) {
                let number = u64::try_from(identity).unwrap_or(u64::MAX);
                let slot = Slot::of_record(ValueKind::EarlySecret, Whose::Both, number);
                let early = match kind {
                    ValueKind::PreSharedKey => known.derive(slot, Op::HkdfExtract, &[id]),
                    _ => Ok(id),
                };
                fits.extend(early.ok().map(|early| Fit {
                    early,
                    binder_key,
                    offer,
                    identity,
                }));
            }
        }
        fits
    }

    /// Which binders an Early Secret makes: of which offer, of which of its keys, and by which kind of key.
    fn places(&self, suite: &Suite, early: &[u8]) -> Vec<(usize, usize, ValueKind)> {
        let mut places = Vec::new();
        for (number, offer) in self.offers.iter().enumerate() {
            for (kind, label) in [
                (ValueKind::BinderKey, "res binder"),
                (ValueKind::ExternalBinderKey, "ext binder"),
            ] {
                let expected = binder(suite, early, label, offer);
                let binders = offer.binders.iter().enumerate();
                let same = binders.filter(|(_, binder)| Some(*binder) == expected.as_ref());
                places.extend(same.map(|(identity, _)| (number, identity, kind)));
            }
        }
        places
    }
}

/// The binder that an Early Secret makes (RFC 8446 section 4.2.11.2).
fn binder(suite: &Suite, early: &[u8], label: &str, offer: &Offer) -> Option<Vec<u8>> {
    let off = &mut Working::off();
    let hash = suite.hash;
    let nothing = hash.digest(&[], off);
    let key = derive_secret(hash, early, label, &nothing, off).ok()?;
    let key = expand_label(hash, &key, "finished", &[], hash.output_len(), off).ok()?;
    let covered = hash.digest(offer.messages.get(..offer.covered)?, off);
    Some(hmac(hash, &key, &covered, off))
}

/// `Derive-Secret` over no messages.
fn note(kind: ValueKind, number: u64, from: ValueId, known: &mut Ledger) {
    let slot = Slot::of_record(kind, Whose::Both, number);
    // Every secret of the table's hashes has one.
    let _ = known.derive(slot, Op::DeriveSecret, &[from]);
}

/// The secrets of early data are over the hello alone.
fn note_early_secrets(offer: &Offer, early: ValueId, known: &mut Ledger) {
    let number = Range::number_of(&offer.messages);
    let slot = |kind| Slot::of_record(kind, Whose::Both, number);
    let messages = slot(ValueKind::HandshakeMessages).holding(offer.messages.clone());
    let messages = known.add(messages, Op::JoinMessages, vec![]);
    let Ok(hash) = known.derive(slot(ValueKind::HandshakeHash), Op::Hash, &[messages]) else {
        return;
    };
    for (kind, of) in [
        (ValueKind::EarlyTrafficSecret, Whose::Client),
        (ValueKind::EarlyExporterMasterSecret, Whose::Both),
    ] {
        // As above.
        let _ = known.derive(Slot::new(kind, of), Op::DeriveSecret, &[early, hash]);
    }
}

/// The keys that a hello names, and the proofs that go with them, in their slots.
pub(super) fn offered(hello: &ClientHello) -> Vec<(Slot, Vec<u8>)> {
    let mut values = Vec::new();
    for extension in hello.extensions.iter().flatten() {
        match extension {
            Extension::SessionTicket(ticket) if !ticket.is_empty() => {
                let slot = Slot::new(ValueKind::SessionTicket, Whose::Client);
                values.push((slot, ticket.clone()));
            }
            Extension::Tls13(Tls13Extension::PreSharedKey(offered)) => {
                let slot = Slot::new(ValueKind::SessionTicket, Whose::Client);
                let identities = offered.identities.iter();
                values.extend(identities.map(|psk| (slot, psk.identity.clone())));
                let binder = |number| Slot::of_record(ValueKind::Binder, Whose::Client, number);
                let binders = offered.binders.iter().cloned();
                values.extend((0..).map(binder).zip(binders));
            }
            _ => {}
        }
    }
    values
}

/// Reads a message of the transcript for what it says of pre-shared keys.
pub(super) fn read(psks: &mut Psks, before: &[u8], message: &[u8], is_tls13: bool) {
    match Handshake::from_bytes(message) {
        Ok(Handshake::ClientHello(hello)) => psks.offer(&hello, before, message),
        Ok(Handshake::ServerHello(hello)) if is_tls13 => psks.answer(&hello),
        _ => {}
    }
}
