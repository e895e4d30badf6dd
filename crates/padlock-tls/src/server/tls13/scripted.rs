//! A server that says what someone else said: for traces that are played again, and for servers that misbehave.

use super::{Server, TRANSITIONS};
use crate::{
    error::{Check, Error},
    extension::{Extension, tls13::Tls13Extension},
    handshake::{CipherSuite, NamedGroup, Random, ServerHello, tls13::Message},
    ledger::{Op, Slot, ValueKind},
    message_name::MessageName,
    party::Whose,
    tls13::share,
};

/// What a server said that someone else wrote. What is left out it says in its own words.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize)]
pub struct Scripted {
    /// Its ServerHello, and the private value of the key share in it.
    pub hello: Option<(ServerHello, Vec<u8>)>,
    /// What it says before, where it does not take the first ClientHello.
    pub hello_retry_request: Option<ServerHello>,
    /// Everything between ServerHello and Finished.
    pub flight: Vec<Message>,
    /// What it says once the client's Finished has come.
    pub afterwards: Vec<Message>,
}

impl Scripted {
    /// The suite and the group that are written down.
    pub(super) fn choice(&self) -> Option<(CipherSuite, NamedGroup)> {
        let (hello, _) = self.hello.as_ref()?;
        let mut extensions = hello.extensions.iter().flatten();
        let group = extensions.find_map(|extension| match extension {
            Extension::Tls13(Tls13Extension::ServerShare(share)) => Some(share.group),
            _ => None,
        });
        Some((hello.cipher_suite, group?))
    }

    /// The cookie that is written down.
    pub(super) fn cookie(&self) -> Option<Vec<u8>> {
        let request = self.hello_retry_request.as_ref()?;
        let mut extensions = request.extensions.iter().flatten();
        extensions.find_map(|extension| match extension {
            Extension::Tls13(Tls13Extension::Cookie(cookie)) => Some(cookie.clone()),
            _ => None,
        })
    }
}

impl Server {
    /// The ServerHello that is written down, with what this end must hold of it.
    pub(super) fn scripted_hello(&mut self) -> Result<Option<ServerHello>, Error> {
        let (Some((hello, private)), Some(group)) = (self.scripted.hello.clone(), self.group)
        else {
            return Ok(None);
        };
        let Random(random) = hello.random;
        let slot = Slot::new(ValueKind::ServerRandom, Whose::Server);
        self.connection.hold(slot, random.to_vec(), Op::Chosen);
        let slot = share(ValueKind::EphemeralPrivateKey, Whose::Server, group);
        self.connection.hold(slot, private, Op::Chosen);
        let asked = self.hello.clone();
        let asked = asked.ok_or_else(|| Error::new(Check::ExpectedMessage))?;
        self.hold_client_share(&asked, group)?;
        self.connection.key_share(group)?;
        Ok(Some(hello))
    }

    /// Everything between ServerHello and Finished, if it is written down.
    pub(super) fn send_scripted_flight(&mut self) -> Result<bool, Error> {
        for message in self.scripted.flight.clone() {
            if let Message::CertificateRequest(_) = message {
                self.connection
                    .advance(TRANSITIONS, MessageName::CertificateRequest)?;
                self.note_question(&message);
            }
            self.connection.send_handshake(&message)?;
        }
        Ok(!self.scripted.flight.is_empty())
    }

    /// What is said once the client's Finished has come.
    pub(super) fn send_scripted_afterwards(&mut self) -> Result<(), Error> {
        let said = self.scripted.afterwards.clone();
        let mut said = said.iter();
        said.try_for_each(|message| self.connection.send_after_handshake(message))
    }
}
