//! Keys that the client has already: it offers them, sends early data under the first one, and keeps the tickets that come
//! (RFC 8446 sections 2.2, 2.3, 4.2.10, 4.2.11 and 4.6.1).

use super::{Client, transitions::WITH_PSK};
use crate::{
    codec::{Codec, Field},
    endpoint::Output,
    error::{Check, Error},
    extension::{
        Extension, ExtensionType,
        tls13::{OfferedPsks, PskIdentity, PskKeyExchangeMode, Tls13Extension},
    },
    handshake::{
        CipherSuite, ClientHello, Handshake, SessionId,
        tls13::{Message, NewSessionTicket},
    },
    ledger::{Op, ValueId, ValueKind},
    message_name::MessageName,
    party::Party,
    resumption::{EarlyData, Psk, PskMode, Resumed, SessionState, StoredSession, TicketTerms},
    state::Transition,
    tls13::{
        self,
        psk::{fits, numbered},
    },
};

/// A ticket that says it lives longer than a week is not kept longer (RFC 8446 section 4.6.1).
const WEEK: u32 = 7 * 24 * 3600;
/// How many of a connection's tickets are kept.
const TICKETS: usize = 8;

/// How far the client has come with it.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize)]
pub(super) struct Progress {
    /// The keys of the last ClientHello, in their order.
    offered: Vec<(Psk, ValueId)>,
    /// The one that the server took.
    taken: Option<Psk>,
    /// Whether early data has been sent and waits for an answer.
    is_waiting: bool,
    early_data: Option<EarlyData>,
    /// The tickets of this connection, oldest first.
    tickets: Vec<StoredSession>,
    /// How many have come.
    count: usize,
}

impl Client {
    /// How the key was found that both ends had, where there was one.
    #[must_use]
    pub fn resumed(&self) -> Option<Resumed> {
        self.psk.taken.as_ref().map(|psk| psk.by)
    }

    /// What became of its early data.
    #[must_use]
    pub const fn early_data(&self) -> Option<EarlyData> {
        self.psk.early_data
    }

    /// Its newest ticket, with the key.
    #[must_use]
    pub fn session_to_keep(&self) -> Option<StoredSession> {
        self.psk.tickets.last().cloned()
    }

    /// The table of transitions that it runs by.
    #[must_use]
    pub fn transitions(&self) -> &'static [Transition] {
        match self.psk.taken {
            Some(_) => WITH_PSK,
            None => super::TRANSITIONS,
        }
    }

    /// The keys that can be offered now: the session's, where it is for this server and not over, then the others.
    fn usable_psks(&self) -> Vec<Psk> {
        let config = &self.config;
        let now = u32::try_from(config.now.0).unwrap_or(u32::MAX);
        let session = config.resumption.session.iter();
        let tickets = session.filter_map(|session| {
            let state = &session.state;
            let lifetime = state.terms.as_ref()?.lifetime;
            let is_fresh = now.saturating_sub(state.timestamp) < lifetime;
            let is_ours = state.server_name == config.server_name.as_bytes();
            let psk = Psk::of_ticket(&session.ticket, state, now);
            psk.filter(|_| is_fresh && is_ours)
        });
        let external = config.resumption.psk.external.iter().map(Psk::from);
        let suites = &config.cipher_suites;
        tickets
            .chain(external)
            .filter(|psk| suites.iter().any(|code| fits(psk, *code)))
            .filter(|_| !config.resumption.psk.modes.is_empty())
            .collect()
    }

    /// The hello with the keys in it. They are its last extension, with a binder each (section 4.2.11.2).
    ///
    /// # Errors
    /// A value that cannot be computed.
    pub(super) fn offering(&mut self, mut hello: ClientHello) -> Result<ClientHello, Error> {
        let mut extensions = hello.extensions.unwrap_or_default();
        let psks = self.usable_psks();
        if self.config.resumption.tickets || !psks.is_empty() {
            let modes = self.config.resumption.psk.modes.iter();
            let modes = modes.map(|mode| PskKeyExchangeMode::from(*mode)).collect();
            let modes = Tls13Extension::PskKeyExchangeModes(modes);
            extensions.push(Extension::Tls13(modes));
        }
        if psks.first().is_some_and(|psk| self.may_speak_early(psk)) {
            extensions.push(Extension::Tls13(Tls13Extension::EarlyData));
        }
        hello.extensions = Some(extensions);
        self.with_binders(hello, psks)
    }

    /// The second hello: no early data, and only the keys that go with the suite that the server named (section 4.1.4).
    ///
    /// # Errors
    /// A value that cannot be computed.
    pub(super) fn offering_again(&mut self, mut hello: ClientHello) -> Result<ClientHello, Error> {
        let cipher_suite = self.connection.cipher_suite()?;
        let gone = [ExtensionType::EARLY_DATA, ExtensionType::PRE_SHARED_KEY];
        for extensions in hello.extensions.iter_mut() {
            extensions.retain(|extension| !gone.contains(&extension.extension_type()));
        }
        let mut psks = self.usable_psks();
        psks.retain(|psk| fits(psk, cipher_suite));
        self.reject_early_data();
        self.connection.write_in_clear();
        self.with_binders(hello, psks)
    }

    fn with_binders(
        &mut self,
        mut hello: ClientHello,
        psks: Vec<Psk>,
    ) -> Result<ClientHello, Error> {
        if psks.is_empty() {
            self.psk.offered = vec![];
            return Ok(hello);
        }
        let identity = |psk: &Psk| PskIdentity {
            identity: psk.identity.clone(),
            obfuscated_ticket_age: psk.obfuscated_ticket_age,
        };
        let suite = |psk: &Psk| tls13::suite(psk.cipher_suite);
        let length = |psk: &Psk| suite(psk).map_or(0, |row| row.hash.output_len());
        let mut offer = OfferedPsks {
            identities: psks.iter().map(identity).collect(),
            binders: psks.iter().map(|psk| vec![0; length(psk)]).collect(),
        };
        let first = hello.extensions.unwrap_or_default();
        let complete = |offer: OfferedPsks| {
            let last = Extension::Tls13(Tls13Extension::PreSharedKey(offer));
            Some(first.iter().cloned().chain([last]).collect())
        };
        hello.extensions = complete(offer.clone());
        let mut messages = self.connection.transcript.messages().to_vec();
        messages.extend(Handshake::ClientHello(hello.clone()).to_bytes());
        let binders: usize = offer.binders.iter().map(|binder| 1 + binder.len()).sum();
        messages.truncate(messages.len().saturating_sub(2 + binders));
        self.hold_psks(psks);
        let agreed = self.connection.ledger.tls13();
        for (binder, (psk, id)) in offer.binders.iter_mut().zip(self.psk.offered.clone()) {
            let connection = &mut self.connection;
            connection.ledger.agree_on_tls13(psk.cipher_suite);
            *binder = connection.binder(id, psk.by, messages.clone())?;
        }
        self.connection.ledger.leave_tls13();
        if let Some(suite) = agreed {
            self.connection.ledger.agree_on_tls13(suite.code);
        }
        hello.extensions = complete(offer);
        Ok(hello)
    }

    fn hold_psks(&mut self, psks: Vec<Psk>) {
        let psks = psks.into_iter().enumerate();
        let held = psks.map(|(number, psk)| {
            let id = self.connection.hold_psk(&psk, number);
            (psk, id)
        });
        self.psk.offered = held.collect();
    }

    /// The keys that a hello offers which someone else wrote.
    pub(super) fn take_up_offer(&mut self, hello: &ClientHello) {
        let extensions = hello.extensions.iter().flatten();
        let mut kinds = extensions.map(Extension::extension_type);
        if kinds.any(|kind| kind == ExtensionType::PRE_SHARED_KEY) {
            let psks = self.usable_psks();
            self.hold_psks(psks);
        }
    }

    /// Early data goes out right behind the first hello (section 4.2.10). What cannot be said early is rejected at once.
    ///
    /// # Errors
    /// A record that cannot be made.
    pub(super) fn send_early_data(&mut self) -> Result<(), Error> {
        let data = self.config.resumption.psk.early_data.clone();
        if data.is_empty() {
            return Ok(());
        }
        self.psk.is_waiting = true;
        let first = self.psk.offered.first().cloned();
        let Some((psk, id)) = first.filter(|_| self.has_offered(ExtensionType::EARLY_DATA)) else {
            self.reject_early_data();
            return Ok(());
        };
        let is_compatible = self.is_compatible();
        let connection = &mut self.connection;
        connection.ledger.agree_on_tls13(psk.cipher_suite);
        connection.derive_early_data_secrets(id)?;
        if is_compatible {
            connection.send_change_cipher_spec();
        }
        connection.write_under(connection.early_traffic_secret()?)?;
        let name = MessageName::ApplicationData;
        connection.send_content(ValueKind::ApplicationData, &data, name)
    }

    /// Whether this key allows all that there is to say early, in the protocol that would be spoken.
    fn may_speak_early(&self, psk: &Psk) -> bool {
        let config = &self.config;
        let length = config.resumption.psk.early_data.len();
        let protocols = &config.application_protocols;
        let most = usize::try_from(psk.max_early_data_size).unwrap_or(usize::MAX);
        let speaks = psk.application_protocol.as_ref();
        (1..=most).contains(&length)
            && config.cipher_suites.contains(&psk.cipher_suite)
            && speaks.is_none_or(|name| name.is_empty() || protocols.contains(name))
    }

    fn reject_early_data(&mut self) {
        if std::mem::take(&mut self.psk.is_waiting) {
            self.psk.early_data = Some(EarlyData::Rejected);
            self.connection
                .output(Output::EarlyData(EarlyData::Rejected));
        }
    }

    /// Whether a share of the server's may be missing: only a key that both ends have makes up for it.
    pub(super) fn may_lack_share(&self) -> bool {
        let modes = &self.config.resumption.psk.modes;
        self.psk.taken.is_some() && modes.contains(&PskMode::PskKe)
    }

    /// Whether a share of the server's may be there.
    pub(super) fn may_have_share(&self) -> bool {
        let modes = &self.config.resumption.psk.modes;
        self.psk.taken.is_none() || modes.contains(&PskMode::PskDheKe)
    }

    /// The key that the server took: one that was offered and goes with the suite (section 4.2.11).
    pub(super) fn take_selected_identity(
        &mut self,
        selected: Option<u16>,
        cipher_suite: CipherSuite,
    ) -> Result<(), Error> {
        let Some(selected) = selected else {
            return Ok(());
        };
        let found = self.psk.offered.get(usize::from(selected)).cloned();
        let Some((psk, id)) = found.filter(|(psk, _)| fits(psk, cipher_suite)) else {
            let field = Field::SelectedIdentity;
            return Err(Error::in_field(Check::OfferedPsks, field));
        };
        self.psk.taken = Some(psk);
        self.connection.psk = Some(id);
        Ok(())
    }

    /// ServerHello has come: where early data has been sent, its keys stay until the server says what it does with it.
    pub(super) fn write_under_handshake_keys(&mut self) -> Result<(), Error> {
        let taken = self.connection.psk;
        let first = self.psk.offered.first().map(|(_, id)| *id);
        if self.psk.is_waiting && taken.is_some() && taken == first {
            return Ok(());
        }
        self.reject_early_data();
        self.begin_handshake_keys()
    }

    fn begin_handshake_keys(&mut self) -> Result<(), Error> {
        let connection = &mut self.connection;
        let kind = ValueKind::HandshakeTrafficSecret;
        connection.write_under(connection.traffic_secret(kind, Party::Client)?)
    }

    /// EncryptedExtensions say whether the server takes early data: only under the first key and its suite.
    pub(super) fn take_answer_to_early_data(&mut self, accepts: bool) -> Result<(), Error> {
        let wrong = || Error::in_field(Check::EarlyDataAccepted, Field::ExtensionType);
        if !accepts {
            let was_waiting = self.psk.is_waiting;
            self.reject_early_data();
            return match was_waiting {
                true => self.begin_handshake_keys(),
                false => Ok(()),
            };
        }
        let psk = self.psk.taken.as_ref().ok_or_else(wrong)?;
        let is_same_suite = psk.cipher_suite == self.connection.cipher_suite()?;
        if !std::mem::take(&mut self.psk.is_waiting) || !is_same_suite {
            return Err(wrong());
        }
        self.psk.early_data = Some(EarlyData::Accepted);
        let accepted = EarlyData::Accepted;
        self.connection.output(Output::EarlyData(accepted));
        Ok(())
    }

    /// EndOfEarlyData, the last message under those keys (section 4.5).
    pub(super) fn end_early_data(&mut self) -> Result<(), Error> {
        if self.psk.early_data != Some(EarlyData::Accepted) {
            return Ok(());
        }
        self.connection.send_handshake(&Message::EndOfEarlyData)?;
        self.begin_handshake_keys()
    }

    /// A ticket and its key, for another connection; one that lives for no time is thrown away (section 4.6.1).
    pub(super) fn take_new_session_ticket(
        &mut self,
        message: NewSessionTicket,
    ) -> Result<(), Error> {
        let lifetime = message.ticket_lifetime.min(WEEK);
        if lifetime == 0 {
            return Ok(());
        }
        let number = self.psk.count;
        self.psk.count = number.saturating_add(1);
        let cipher_suite = self.connection.cipher_suite()?;
        let connection = &mut self.connection;
        let key = connection.ticket_key(&message.ticket_nonce, number)?;
        let slot = numbered(ValueKind::SessionTicket, number);
        connection.hold(slot, message.ticket.clone(), Op::Received);
        let mut sizes = message.extensions.iter().filter_map(|e| match e {
            Extension::Tls13(Tls13Extension::MaxEarlyDataSize(size)) => Some(*size),
            _ => None,
        });
        let protocol = connection.application_protocol.clone();
        let state = SessionState {
            protocol_version: crate::record::ProtocolVersion::TLS13,
            cipher_suite,
            master_secret: connection.ledger.bytes(key).to_vec(),
            timestamp: u32::try_from(self.config.now.0).unwrap_or(u32::MAX),
            extended_master_secret: true,
            server_name: self.config.server_name.as_bytes().to_vec(),
            terms: Some(TicketTerms {
                lifetime,
                age_add: message.ticket_age_add,
                max_early_data_size: sizes.next().unwrap_or_default(),
                application_protocol: protocol.unwrap_or_default(),
            }),
        };
        self.psk.tickets.push(StoredSession {
            state,
            session_id: SessionId::default(),
            ticket: message.ticket,
        });
        let excess = self.psk.tickets.len().saturating_sub(TICKETS);
        self.psk.tickets.drain(..excess);
        Ok(())
    }
}
