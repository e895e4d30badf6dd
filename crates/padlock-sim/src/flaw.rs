//! Flaws, switched on by name in a story. Each stands around a correct end: it changes what reaches that end, or what leaves
//! it, with no more than a party in its place has.

use padlock_core::{
    Working,
    cipher::{cbc_decrypt, cbc_encrypt},
};
use padlock_tls::{
    alert::AlertDescription,
    endpoint::{Endpoint, Input, Output},
    error::{Blame, Check, Error},
    ledger::{Inputs, Ledger, Op, Slot, Value, ValueKind},
    party::{Party, Whose},
    protection::Protection,
    record::{ContentType, RECORD_HEADER_LEN},
    state::State,
};

use crate::scenario::{ClientSetting, Scenario, ServerSetting};

/// The flaws of both ends of a story.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Flaws<'a> {
    client: &'a ClientSetting,
    server: &'a ServerSetting,
}

impl<'a> Flaws<'a> {
    pub(crate) const fn of(scenario: &'a Scenario) -> Self {
        Self {
            client: &scenario.client,
            server: &scenario.server,
        }
    }

    /// Hands an input to an end, and gives what follows from it.
    pub(crate) fn handle(self, end: &mut Endpoint, input: Input) -> Vec<Output> {
        let outputs = match input {
            Input::Receive(bytes) if end.party() == Party::Server => {
                end.handle(Input::Receive(self.received(end.ledger(), bytes)))
            }
            Input::Say(words) if end.party() == Party::Client => self.say(end, words),
            input => end.handle(input),
        };
        let outputs = self.leak_unpadding(end, outputs);
        self.reuse_nonce(end, outputs)
    }

    /// What a server that checks no padding takes a record for.
    fn received(self, ledger: &Ledger, bytes: Vec<u8>) -> Vec<u8> {
        match self.server.unchecked_padding {
            true => mend_padding(ledger, &bytes).unwrap_or(bytes),
            false => bytes,
        }
    }

    /// What the client says: at once, or the first byte by itself.
    fn say(self, end: &mut Endpoint, words: Vec<u8>) -> Vec<Output> {
        match words.split_at_checked(1) {
            Some((first, rest)) if self.client.splits_records && !rest.is_empty() => {
                let mut outputs = end.handle(Input::Say(first.to_vec()));
                outputs.extend(end.handle(Input::Say(rest.to_vec())));
                outputs
            }
            _ => end.handle(Input::Say(words)),
        }
    }

    /// A server that says at once that the padding was wrong. Its ledger shows whether it decrypted a premaster secret, or drew
    /// one to go on with.
    fn leak_unpadding(self, end: &mut Endpoint, mut outputs: Vec<Output>) -> Vec<Output> {
        let waits = end.party() == Party::Server && end.state() == State::ExpectChangeCipherSpec;
        if self.server.leaky_unpadding && waits && has_drawn_secret(end.ledger()) {
            outputs.extend(end.fail(bad_unpadding()));
        }
        outputs
    }

    /// A sender whose explicit nonce is always the same: its records, sealed again.
    fn reuse_nonce(self, end: &Endpoint, mut outputs: Vec<Output>) -> Vec<Output> {
        let reuses = match end.party() {
            Party::Client => self.client.reused_nonce,
            Party::Server => self.server.reused_nonce,
        };
        for output in &mut outputs {
            if let Output::Send { record, .. } = output
                && reuses
                && let Some(sealed) = seal_again(end.ledger(), record)
            {
                *record = sealed;
            }
        }
        outputs
    }
}

/// Whether there is a premaster secret, and none that was decrypted.
fn has_drawn_secret(ledger: &Ledger) -> bool {
    let ops = |op| {
        let mut lines = ledger.lines().map(|(_, line)| line);
        lines.any(|line| line.value.slot.kind == ValueKind::PreMasterSecret && line.op == op)
    };
    ops(Op::Drawn) && !ops(Op::RsaDecrypt)
}

/// Why a server with [`leaky_unpadding`](ServerSetting::leaky_unpadding) stops.
fn bad_unpadding() -> Error {
    let mut error = Error::new(Check::PreMasterSecret);
    error.blame = Blame::PeerMisbehaved;
    error.alert = AlertDescription::DecryptError;
    error
}

/// A record of application data as one who trusts `padding_length` reads it: every other byte of the padding becomes what it
/// should be. `None` where there is nothing to mend, or `padding_length` is not below a block's (RFC 6101 section
/// 5.2.3.2).
fn mend_padding(ledger: &Ledger, record: &[u8]) -> Option<Vec<u8>> {
    let session = ledger
        .session()
        .filter(|session| !session.encrypt_then_mac)?;
    let Protection::Block { cipher, .. } = session.suite.protection else {
        return None;
    };
    let key = Slot::new(ValueKind::ClientWriteKey, Whose::Client);
    let (_, key) = ledger.newest(key)?;
    let (header, fragment) = record.split_at_checked(RECORD_HEADER_LEN)?;
    if header.first() != Some(&ContentType::ApplicationData.code()) {
        return None;
    }
    let block = cipher.block_len();
    let (rest, last) = fragment.split_at_checked(fragment.len().checked_sub(block)?)?;
    let before = rest.get(rest.len().checked_sub(block)?..)?;
    let mut off = Working::off();
    let mut opened = cbc_decrypt(cipher, &key.bytes, before, last, &mut off).ok()?;
    let padding_length = *opened.last()?;
    let from = block.checked_sub(usize::from(padding_length) + 1)?;
    opened.get_mut(from..)?.fill(padding_length);
    let last = cbc_encrypt(cipher, &key.bytes, before, &opened, &mut off).ok()?;
    Some([header, rest, &last].concat())
}

/// A record of an AEAD with an explicit nonce of zeros in the place of its own: the same operation over the same values.
fn seal_again(ledger: &Ledger, record: &[u8]) -> Option<Vec<u8>> {
    let mut lines = ledger.lines().rev().map(|(_, line)| line);
    let line = lines.find(|line| line.op == Op::EncryptRecord && line.value.bytes == record)?;
    let session = ledger.session()?;
    if !matches!(session.suite.protection, Protection::Aead { .. }) {
        return None;
    }
    let mut values: Vec<Value> = Vec::new();
    for id in &line.inputs {
        let mut value = ledger.line(*id)?.value.clone();
        if value.slot.kind == ValueKind::RecordIv {
            value.bytes.fill(0);
        }
        values.push(value);
    }
    let values: Vec<&Value> = values.iter().collect();
    let mut off = Working::off();
    line.op
        .compute(session, line.value.slot, Inputs(&values), &mut off)
        .ok()
}
