//! HelloRetryRequest, and the second ClientHello (RFC 8446 sections 4.1.2 and 4.1.4).

use super::Client;
use crate::{
    codec::Field,
    error::{Check, Error},
    extension::{
        Extension,
        tls13::{KeyShareEntry, Tls13Extension},
    },
    group,
    handshake::{NamedGroup, ServerHello},
    ledger::ValueKind,
    party::Whose,
    tls13::share,
};

impl Client {
    pub(super) fn take_hello_retry_request(
        &mut self,
        request: &ServerHello,
        bytes: &[u8],
    ) -> Result<(), Error> {
        if self.retried {
            let field = Field::HandshakeType;
            return Err(Error::in_field(Check::ExpectedMessage, field));
        }
        let (selected_group, cookie) = self.asked_for(request)?;
        if selected_group.is_none() && cookie.is_none() {
            return Err(Error::in_field(Check::RetriedHello, Field::Extensions));
        }
        self.retried = true;
        let connection = &mut self.connection;
        connection.ledger.agree_on_tls13(request.cipher_suite);
        let suite = connection.suite()?;
        connection.transcript.retry(suite);
        connection.transcript.absorb(bytes);
        let Some(group) = selected_group else {
            return self.send_second_hello(vec![], cookie);
        };
        self.check_selected(group)?;
        if self.scripted.is_some() {
            return self.send_second_hello(vec![], cookie);
        }
        self.request = Some(cookie);
        self.offer.shares = vec![group];
        self.make_key_shares()
    }

    /// The first one again, with another share and with the cookie, where the server asks for them.
    pub(super) fn send_second_hello(
        &mut self,
        entries: Vec<KeyShareEntry>,
        cookie: Option<Vec<u8>>,
    ) -> Result<(), Error> {
        let hello = self.hello.clone();
        let mut hello = hello.ok_or_else(|| Error::new(Check::RetriedHello))?;
        let mut extensions = hello.extensions.unwrap_or_default();
        if !entries.is_empty() {
            let shares = Extension::Tls13(Tls13Extension::ClientShares(entries));
            let kind = shares.extension_type();
            let mut own = extensions.iter_mut();
            if let Some(own) = own.find(|own| own.extension_type() == kind) {
                *own = shares;
            }
        }
        if let Some(cookie) = cookie {
            extensions.push(Extension::Tls13(Tls13Extension::Cookie(cookie)));
        }
        hello.extensions = Some(extensions);
        if let Some(scripted) = self.scripted_hello(1)? {
            hello = scripted;
        }
        if self.is_compatible() {
            self.connection.send_change_cipher_spec();
        }
        let hello = self.offering_again(hello)?;
        self.send_client_hello(hello);
        Ok(())
    }

    /// A group must be one that this end named and sent no share in.
    fn check_selected(&self, group: NamedGroup) -> Result<(), Error> {
        let slot = share(ValueKind::EphemeralPublicKey, Whose::Client, group);
        let is_new = self.connection.ledger.newest(slot).is_none();
        let is_named = self.offer.groups.contains(&group) && group::named(group).is_some();
        match is_new && is_named {
            true => Ok(()),
            false => Err(Error::in_field(Check::KeyShare, Field::SelectedGroup)),
        }
    }

    /// The group and the cookie; a server must not send anything else.
    fn asked_for(
        &self,
        request: &ServerHello,
    ) -> Result<(Option<NamedGroup>, Option<Vec<u8>>), Error> {
        let (mut group, mut cookie) = (None, None);
        for extension in request.extensions.iter().flatten() {
            match extension {
                Extension::Tls13(Tls13Extension::SelectedVersion(_)) => {}
                Extension::Tls13(Tls13Extension::SelectedGroup(named)) => group = Some(*named),
                Extension::Tls13(Tls13Extension::Cookie(bytes)) => cookie = Some(bytes.clone()),
                other => return Err(self.misplaced(other.extension_type())),
            }
        }
        Ok((group, cookie))
    }
}
