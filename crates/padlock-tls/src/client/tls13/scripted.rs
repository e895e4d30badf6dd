//! A client that says what someone else said: for traces that are played again.

use super::Client;
use crate::{
    error::{Check, Error},
    handshake::{ClientHello, NamedGroup, tls13::Message},
    ledger::{Op, ValueKind},
    party::Whose,
    tls13::share,
};

/// What a client said that someone else wrote, and the private value of its last key share.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Scripted {
    /// Its hellos, all of them: one, or two where the server asks for another.
    pub hellos: Vec<ClientHello>,
    /// The group of the last one's key share.
    pub group: NamedGroup,
    /// The private value behind it.
    pub private: Vec<u8>,
    /// Certificate and CertificateVerify, where the server asks who it is.
    pub authentication: Vec<Message>,
}

impl Client {
    /// The hello of this number, from 0, if all is written down; with the last one goes the private value.
    pub(super) fn scripted_hello(&mut self, number: usize) -> Result<Option<ClientHello>, Error> {
        let Some(scripted) = self.scripted.clone() else {
            return Ok(None);
        };
        let hello = scripted.hellos.get(number).cloned();
        let hello = hello.ok_or_else(|| Error::new(Check::RetriedHello))?;
        if number + 1 == scripted.hellos.len() {
            self.offer.shares = vec![scripted.group];
            let slot = share(
                ValueKind::EphemeralPrivateKey,
                Whose::Client,
                scripted.group,
            );
            self.connection.hold(slot, scripted.private, Op::Chosen);
            self.connection.key_share(scripted.group)?;
        }
        Ok(Some(hello))
    }

    /// Certificate and CertificateVerify, if they are written down.
    pub(super) fn scripted_authentication(&self) -> Vec<Message> {
        let scripted = self.scripted.as_ref();
        let said = scripted.map(|scripted| scripted.authentication.clone());
        said.unwrap_or_default()
    }
}
