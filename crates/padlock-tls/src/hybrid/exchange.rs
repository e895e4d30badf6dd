//! The four messages, as each end sends and takes them.

use padlock_core::Nat;

use super::{
    Hybrid, Message,
    arithmetic::block_cipher,
    message::{HEADER_LEN, MAX_DATA},
};
use crate::{
    codec::{Codec, Field},
    endpoint::{Choice, Decision, DecisionKind, Output},
    error::{Check, Error},
    handshake::CipherSuite,
    ledger::{Op, Slot, ValueId, ValueKind},
    message_name::MessageName,
    party::Whose,
    record::ProtocolVersion,
    session::Agreed,
    state::{State, follow},
    suite::{RsaPadding, Suite},
    tls12::rsa,
};

impl Hybrid {
    pub(super) fn start(&mut self) {
        if self.state != State::Start {
            return self.refuse(Check::ExpectedMessage);
        }
        match self.key.clone() {
            None => self.state = State::ExpectPublicKey,
            Some((cipher_suite, key)) => {
                self.state = State::ExpectSessionKey;
                self.agree(cipher_suite);
                for (kind, number) in [
                    (ValueKind::RsaPrimeP, &key.p),
                    (ValueKind::RsaPrimeQ, &key.q),
                    (ValueKind::RsaModulus, &key.n),
                    (ValueKind::RsaPublicExponent, &key.e),
                    (ValueKind::RsaPrivateExponent, &key.d),
                ] {
                    let slot = Slot::new(kind, Whose::Server);
                    self.hold(slot, number.to_be_bytes(), Op::Configured);
                }
                let message = Message::PublicKey {
                    cipher_suite,
                    modulus: key.n.to_be_bytes(),
                    public_exponent: key.e.to_be_bytes(),
                };
                self.send(&message.to_bytes(), MessageName::PublicKey);
            }
        }
    }

    pub(super) fn receive(&mut self, bytes: &[u8]) {
        self.incoming.extend(bytes);
        self.run();
    }

    /// Goes on with what has come, until nothing whole is left or a decision is due.
    fn run(&mut self) {
        while self.decision.is_none() && !matches!(self.state, State::Closed | State::Failed) {
            let Some(message) = self.next_message() else {
                return;
            };
            if let Err(error) = self.take(&message) {
                self.fail(error);
            }
        }
    }

    /// The bytes of the next whole message.
    fn next_message(&mut self) -> Option<Vec<u8>> {
        let [_, high, low] = *self.incoming.first_chunk::<HEADER_LEN>()?;
        let length = HEADER_LEN + usize::from(u16::from_be_bytes([high, low]));
        (length <= self.incoming.len()).then(|| self.incoming.drain(..length).collect())
    }

    fn take(&mut self, bytes: &[u8]) -> Result<(), Error> {
        let message = Message::from_bytes(bytes)?;
        let unexpected = || Error::in_field(Check::ExpectedMessage, Field::HybridType);
        self.state =
            follow(self.transitions(), self.state, message.name()).ok_or_else(unexpected)?;
        match message {
            Message::PublicKey {
                cipher_suite,
                modulus,
                public_exponent,
            } => self.take_public_key(cipher_suite, modulus, public_exponent),
            Message::SessionKey {
                encrypted_session_key,
            } => self.take_session_key(encrypted_session_key),
            Message::EncryptedData { .. } => self.take_data(bytes),
        }
    }

    /// Whoever it is from: nothing in it says so.
    fn take_public_key(
        &mut self,
        cipher_suite: CipherSuite,
        modulus: Vec<u8>,
        public_exponent: Vec<u8>,
    ) -> Result<(), Error> {
        self.agree(cipher_suite);
        let length = self.key_length()?;
        let slot = |kind| Slot::new(kind, Whose::Server);
        self.hold(slot(ValueKind::RsaModulus), modulus.clone(), Op::Received);
        let exponent = slot(ValueKind::RsaPublicExponent);
        self.hold(exponent, public_exponent, Op::Received);
        let default = Choice::SessionKey(self.draw_session_key(&modulus, length)?);
        let decision = Decision {
            kind: DecisionKind::SessionKey,
            options: vec![],
            default,
        };
        self.decision = Some(decision.clone());
        self.outputs.push(Output::Decide(decision));
        Ok(())
    }

    /// A key of the cipher; where nothing pads it, it is one number with 1 < m < n as well.
    fn draw_session_key(&self, modulus: &[u8], length: usize) -> Result<Vec<u8>, Error> {
        let mut rng = self.rng.fork("session_key");
        if self.suite()?.scale.padding == RsaPadding::Pkcs1 {
            return Ok(rng.bytes(length));
        }
        let two = Nat::from(2);
        let refused = |_| Error::in_field(Check::SessionKey, Field::Modulus);
        let below = Nat::from_be_bytes(modulus).sub(&two).map_err(refused)?;
        if below.is_zero() {
            return Err(Error::in_field(Check::SessionKey, Field::Modulus));
        }
        let number = rng.below(&below).add(&two);
        number.to_be_bytes_padded(length).map_err(refused)
    }

    pub(super) fn choose(&mut self, choice: &Choice) {
        let Some(pending) = self.decision.take() else {
            return self.refuse(Check::DecisionPending);
        };
        let Choice::SessionKey(key) = choice else {
            self.decision = Some(pending);
            return self.refuse(Check::DecisionPending);
        };
        match self.send_session_key(key, pending.default == *choice) {
            Ok(()) => self.run(),
            Err(error) => {
                self.decision = Some(pending);
                self.outputs.push(Output::Refused(error));
            }
        }
    }

    fn send_session_key(&mut self, key: &[u8], drawn: bool) -> Result<(), Error> {
        if key.len() != self.key_length()? {
            return Err(Error::new(Check::SessionKey));
        }
        let mut ledger = self.ledger.clone();
        let op = if drawn { Op::Drawn } else { Op::Chosen };
        let slot = Slot::new(ValueKind::SessionKey, Whose::Both);
        let mut inputs = vec![ledger.add(slot.holding(key.to_vec()), op, vec![])];
        let modulus = self.held(Slot::new(ValueKind::RsaModulus, Whose::Server))?;
        let exponent = self.held(Slot::new(ValueKind::RsaPublicExponent, Whose::Server))?;
        if self.suite()?.scale.padding == RsaPadding::Pkcs1 {
            let room = self.ledger.bytes(modulus).len();
            let length = room.checked_sub(key.len() + 3);
            let length = length.ok_or_else(|| Error::new(Check::SessionKey))?;
            let padding = rsa::encryption_padding(self.rng.fork("encryption_padding"), length);
            let slot = Slot::new(ValueKind::EncryptionPadding, Whose::Client);
            inputs.push(ledger.add(slot.holding(padding), Op::Drawn, vec![]));
        }
        inputs.extend([modulus, exponent]);
        let slot = Slot::new(ValueKind::EncryptedSessionKey, Whose::Client);
        let encrypted = ledger
            .derive(slot, Op::RsaEncrypt, &inputs)
            .map_err(|_| Error::new(Check::SessionKey))?;
        let encrypted_session_key = ledger.bytes(encrypted).to_vec();
        self.ledger = ledger;
        let message = Message::SessionKey {
            encrypted_session_key,
        };
        self.send(&message.to_bytes(), MessageName::SessionKey);
        self.outputs.push(Output::Established);
        Ok(())
    }

    fn take_session_key(&mut self, encrypted: Vec<u8>) -> Result<(), Error> {
        let slot = Slot::new(ValueKind::EncryptedSessionKey, Whose::Client);
        let encrypted = self.hold(slot, encrypted, Op::Received);
        let own = |kind| self.held(Slot::new(kind, Whose::Server));
        let inputs = [
            encrypted,
            own(ValueKind::RsaModulus)?,
            own(ValueKind::RsaPublicExponent)?,
            own(ValueKind::RsaPrivateExponent)?,
        ];
        let slot = Slot::new(ValueKind::SessionKey, Whose::Both);
        let refused = || Error::in_field(Check::SessionKey, Field::EncryptedSessionKey);
        let key = self.ledger.derive(slot, Op::RsaDecrypt, &inputs);
        let key = key.map_err(|_| refused())?;
        if self.ledger.bytes(key).len() != self.key_length()? {
            return Err(refused());
        }
        self.outputs.push(Output::Established);
        Ok(())
    }

    pub(super) fn say(&mut self, data: &[u8]) {
        if self.state() != State::Connected {
            return self.refuse(Check::Connected);
        }
        for part in data.chunks(MAX_DATA) {
            if let Err(error) = self.send_data(part) {
                return self.fail(error);
            }
        }
    }

    fn send_data(&mut self, data: &[u8]) -> Result<(), Error> {
        let (of, number) = (Whose::from(self.party), self.sent);
        self.sent += 1;
        let key = self.held(Slot::new(ValueKind::SessionKey, Whose::Both))?;
        let slot = |kind| Slot::of_record(kind, of, number);
        let counter = self.draw_counter(number)?;
        let counter = self.hold(slot(ValueKind::RecordIv), counter, Op::Drawn);
        let data = self.hold(slot(ValueKind::ApplicationData), data.to_vec(), Op::Chosen);
        let inputs = [key, counter, data];
        let message = slot(ValueKind::ProtectedRecord);
        let message = self.ledger.derive(message, Op::EncryptData, &inputs)?;
        let bytes = self.ledger.bytes(message).to_vec();
        self.send(&bytes, MessageName::EncryptedData);
        Ok(())
    }

    fn draw_counter(&self, number: u64) -> Result<Vec<u8>, Error> {
        let cipher = block_cipher(self.suite()?).ok_or_else(unknown_suite)?;
        let label = format!("counter {number}");
        Ok(self.rng.fork(&label).bytes(cipher.block_len()))
    }

    /// Whatever the bytes are, something comes out: nothing in the message says whether it is what was said.
    fn take_data(&mut self, bytes: &[u8]) -> Result<(), Error> {
        let (of, number) = (Whose::from(self.party.peer()), self.received);
        self.received += 1;
        let key = self.held(Slot::new(ValueKind::SessionKey, Whose::Both))?;
        let slot = |kind| Slot::of_record(kind, of, number);
        let record = slot(ValueKind::ProtectedRecord);
        let record = self.hold(record, bytes.to_vec(), Op::Received);
        let data = slot(ValueKind::ApplicationData);
        let refused = |_| Error::in_field(Check::Decode, Field::Counter);
        let data = self.ledger.derive(data, Op::DecryptData, &[key, record]);
        let data = self.ledger.bytes(data.map_err(refused)?).to_vec();
        self.outputs.push(Output::Deliver(data));
        Ok(())
    }

    fn agree(&mut self, cipher_suite: CipherSuite) {
        self.ledger.agree(Agreed {
            version: ProtocolVersion::HYBRID,
            cipher_suite,
            extended_master_secret: false,
            encrypt_then_mac: false,
        });
    }

    fn suite(&self) -> Result<&'static Suite, Error> {
        self.ledger.suite().ok_or_else(unknown_suite)
    }

    /// Bytes of a session key.
    fn key_length(&self) -> Result<usize, Error> {
        let cipher = block_cipher(self.suite()?).ok_or_else(unknown_suite)?;
        Ok(cipher.key_len())
    }

    fn hold(&mut self, slot: Slot, bytes: Vec<u8>, op: Op) -> ValueId {
        self.ledger.add(slot.holding(bytes), op, vec![])
    }

    fn held(&self, slot: Slot) -> Result<ValueId, Error> {
        let newest = self.ledger.newest(slot).map(|(id, _)| id);
        newest.ok_or_else(|| Error::new(Check::ExpectedMessage))
    }

    fn send(&mut self, bytes: &[u8], message: MessageName) {
        self.outputs.push(Output::Send {
            record: bytes.to_vec(),
            message,
            protected: message == MessageName::EncryptedData,
        });
    }
}

/// A suite that the engine does not speak, or one without a block cipher.
const fn unknown_suite() -> Error {
    Error::in_field(Check::SharedCipherSuite, Field::CipherSuite)
}
