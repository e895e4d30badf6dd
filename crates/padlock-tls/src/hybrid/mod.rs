//! The idea that TLS grew from, in four messages, as text-books start with it: the server's public key, the client's random
//! session key encrypted with it, and data both ways under that key.
//!
//! ```text
//! Client                          Server
//!                 <--------    PublicKey
//! SessionKey      -------->
//! EncryptedData   <------->    EncryptedData
//! ```
//!
//! It is no standard, and it lacks what TLS has for a reason: nobody says whose key this is, nothing notices a changed byte,
//! there are no alerts, and whoever gets the key later reads it all.
//!
//! Its primitives are those of a cipher suite with RSA key transport: the RSA encryption, and the block cipher, in counter
//! mode.

mod arithmetic;
mod exchange;
mod message;
mod recipes;
#[cfg(test)]
mod tests;

use padlock_core::{Drbg, rsa::RsaPrivateKey};

pub use message::{Message, MessageType};

pub(crate) use arithmetic::{decrypt, encrypt};

use crate::{
    endpoint::{Decision, Input, Output},
    error::{Check, Error},
    handshake::CipherSuite,
    ledger::Ledger,
    message_name::MessageName,
    party::Party,
    record::ProtocolVersion,
    rules::{BlockIv, Rules},
    signature,
    state::{State, Transition},
    tls12,
};

/// What its arithmetic is done by. It has no PRF, no transcript and no signatures of its own: none of its operations asks
/// for them.
pub static RULES: Rules = Rules {
    version: ProtocolVersion::HYBRID,
    prf: tls12::prf::prf,
    handshake_hash: tls12::handshake_hash,
    block_iv: BlockIv::Explicit,
    named_signatures: false,
    signature: signature::with_name,
    checks_content: false,
    recipes: recipes::of,
};

/// What leads where.
const fn leads(from: State, message: MessageName, to: State) -> Transition {
    Transition { from, message, to }
}

/// The client's table.
pub static CLIENT_TRANSITIONS: &[Transition] = &[
    leads(
        State::ExpectPublicKey,
        MessageName::PublicKey,
        State::Connected,
    ),
    leads(
        State::Connected,
        MessageName::EncryptedData,
        State::Connected,
    ),
];

/// The server's table.
pub static SERVER_TRANSITIONS: &[Transition] = &[
    leads(
        State::ExpectSessionKey,
        MessageName::SessionKey,
        State::Connected,
    ),
    leads(
        State::Connected,
        MessageName::EncryptedData,
        State::Connected,
    ),
];

/// Either end.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Hybrid {
    party: Party,
    /// The suite whose primitives the server uses, and its key.
    key: Option<(CipherSuite, RsaPrivateKey)>,
    rng: Drbg,
    state: State,
    ledger: Ledger,
    decision: Option<Decision>,
    error: Option<Error>,
    /// Bytes that have come and are no whole message yet.
    incoming: Vec<u8>,
    sent: u64,
    received: u64,
    #[serde(skip)]
    outputs: Vec<Output>,
}

impl Hybrid {
    /// A client that waits for a public key.
    #[must_use]
    pub fn client(rng: Drbg) -> Self {
        Self::new(Party::Client, None, rng)
    }

    /// A server that has a key, and the primitives of `cipher_suite`.
    #[must_use]
    pub fn server(cipher_suite: CipherSuite, key: RsaPrivateKey, rng: Drbg) -> Self {
        Self::new(Party::Server, Some((cipher_suite, key)), rng)
    }

    fn new(party: Party, key: Option<(CipherSuite, RsaPrivateKey)>, rng: Drbg) -> Self {
        Self {
            party,
            key,
            rng,
            state: State::Start,
            ledger: Ledger::default(),
            decision: None,
            error: None,
            incoming: Vec::new(),
            sent: 0,
            received: 0,
            outputs: Vec::new(),
        }
    }

    /// Which end this is.
    #[must_use]
    pub const fn party(&self) -> Party {
        self.party
    }

    /// What it is waiting for.
    #[must_use]
    pub const fn state(&self) -> State {
        match self.decision {
            Some(_) => State::ChooseSessionKey,
            None => self.state,
        }
    }

    /// Every value that it holds.
    #[must_use]
    pub const fn ledger(&self) -> &Ledger {
        &self.ledger
    }

    /// Why it failed, if it did.
    #[must_use]
    pub const fn error(&self) -> Option<&Error> {
        self.error.as_ref()
    }

    /// The table of transitions that it runs by.
    #[must_use]
    pub const fn transitions(&self) -> &'static [Transition] {
        match self.party {
            Party::Client => CLIENT_TRANSITIONS,
            Party::Server => SERVER_TRANSITIONS,
        }
    }

    /// Takes one input and gives everything that follows from it.
    #[must_use]
    pub fn handle(&mut self, input: Input) -> Vec<Output> {
        match input {
            Input::Start => self.start(),
            Input::Receive(bytes) => self.receive(&bytes),
            Input::Choose(choice) => self.choose(&choice),
            Input::Say(data) => self.say(&data),
            Input::Close => self.close(),
        }
        std::mem::take(&mut self.outputs)
    }

    fn refuse(&mut self, check: Check) {
        self.outputs.push(Output::Refused(Error::new(check)));
    }

    /// There are no alerts: an end that has failed falls silent.
    fn fail(&mut self, error: Error) {
        self.state = State::Failed;
        self.decision = None;
        self.error = Some(error.clone());
        self.outputs.push(Output::Failed(error));
    }

    /// Nor is there a message that says goodbye.
    fn close(&mut self) {
        if self.state() != State::Connected {
            return self.refuse(Check::Connected);
        }
        self.state = State::Closed;
        self.outputs.push(Output::Closed);
    }
}
