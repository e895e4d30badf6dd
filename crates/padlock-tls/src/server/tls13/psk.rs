//! Keys that the client has already: which one is taken, and whether with early data (RFC 8446 sections 2.2, 4.2.9, 4.2.10 and
//! 4.2.11).

use super::{Server, TRANSITIONS, transitions::WITH_EARLY_DATA};
use crate::{
    codec::{Codec, Field},
    error::{Check, Error},
    extension::{
        Extension, ExtensionType,
        tls13::{OfferedPsks, PskIdentity, PskKeyExchangeMode, Tls13Extension},
    },
    handshake::{CipherSuite, ClientHello, SessionId},
    ledger::{Op, Slot, ValueId, ValueKind},
    party::Whose,
    resumption::{EarlyData, Psk, PskMode, Resumed, SessionState, TicketKey, ticket},
    state::Transition,
    tls13::{connection::Early, psk::fits},
};

/// How far a ticket's age may be from what the client says, in seconds, for early data (section 8.3).
const WINDOW: u32 = 10;
/// What is passed over at least of early data that is not taken, in bytes: the client may have a promise of another server.
const PASSED: u32 = 1 << 14;

/// How far the server has come with it.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize)]
pub(super) struct Progress {
    /// The keys of the ClientHello that could be used, with their number in it.
    found: Vec<(u16, Found)>,
    /// The one that is taken.
    taken: Option<(u16, Found)>,
    /// What the client would do with a ticket.
    pub(super) modes: Vec<PskMode>,
    pub(super) early_data: Option<EarlyData>,
    /// The binder of the ClientHello whose early data is taken.
    early_binder: Option<Vec<u8>>,
    /// The tickets that are only names, and what they stand for.
    pub(super) tickets: Vec<(SessionId, SessionState)>,
}

/// A key that could be used.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
struct Found {
    psk: Psk,
    /// The key that opened the ticket, where it was not only a name.
    key: Option<TicketKey>,
    /// Whether the ticket is as old as the client says.
    is_fresh: bool,
}

impl Server {
    /// How the key was found that both ends had, where there was one.
    #[must_use]
    pub fn resumed(&self) -> Option<Resumed> {
        self.psk.taken.as_ref().map(|(_, found)| found.psk.by)
    }

    /// Whether it took the client's early data, where there was any.
    #[must_use]
    pub const fn early_data(&self) -> Option<EarlyData> {
        self.psk.early_data
    }

    /// The tickets that are only names, and what they stand for.
    #[must_use]
    pub fn tickets(&self) -> &[(SessionId, SessionState)] {
        &self.psk.tickets
    }

    /// The binder of the ClientHello whose early data it took.
    #[must_use]
    pub fn early_binder(&self) -> Option<&[u8]> {
        self.psk.early_binder.as_deref()
    }

    /// The table of transitions that it runs by.
    #[must_use]
    pub const fn transitions(&self) -> &'static [Transition] {
        match self.psk.early_data {
            Some(EarlyData::Accepted) => WITH_EARLY_DATA,
            _ => TRANSITIONS,
        }
    }

    /// Looks for the keys that a ClientHello offers.
    ///
    /// # Errors
    /// [`Check::OfferedPsks`] where something stands behind them or a binder is missing, [`Check::MissingExtension`] without
    /// psk_key_exchange_modes (section 4.2.9).
    pub(super) fn find_psks(&mut self, hello: &ClientHello) -> Result<(), Error> {
        self.psk.modes = modes(hello);
        self.psk.found = vec![];
        let Some(offered) = checked_offer(hello)? else {
            return Ok(());
        };
        let numbers = 0..u16::MAX;
        let found = numbers.zip(&offered.identities);
        let found = found.filter_map(|(n, identity)| Some((n, self.find(identity, hello)?)));
        self.psk.found = found.collect();
        if self.shared_mode(true).is_none() {
            self.psk.found.clear();
        }
        Ok(())
    }

    fn find(&self, offered: &PskIdentity, hello: &ClientHello) -> Option<Found> {
        let config = &self.config.resumption;
        let mut external = config.psk.external.iter();
        if let Some(psk) = external.find(|psk| psk.identity == offered.identity) {
            let psk = Psk::from(psk);
            return Some(Found {
                psk,
                key: None,
                is_fresh: true,
            });
        }
        if self.asks_everyone() {
            return None;
        }
        let mut keys = config.ticket_keys.iter();
        let opened = keys.find_map(|key| Some((opened(key, &offered.identity)?, Some(key))));
        let name = SessionId(offered.identity.clone());
        let kept = || config.sessions.as_ref()?.find(&name);
        let (state, key) = opened.or_else(|| Some((kept()?.clone(), None)))?;
        let psk = Psk::of_ticket(&offered.identity, &state, config.timestamp())?;
        config.time_left(&state)?;
        if state.server_name != server_name(hello) {
            return None;
        }
        let said = offered.obfuscated_ticket_age;
        let apart = said.wrapping_sub(psk.obfuscated_ticket_age);
        let apart = apart.min(apart.wrapping_neg());
        Some(Found {
            psk,
            key: key.cloned(),
            is_fresh: apart <= WINDOW * 1000,
        })
    }

    /// Whether one of the keys that were found goes with a suite.
    pub(super) fn has_psk_for(&self, cipher_suite: CipherSuite) -> bool {
        let mut found = self.psk.found.iter();
        found.any(|(_, found)| fits(&found.psk, cipher_suite))
    }

    /// Whether any was found.
    pub(super) fn has_psk(&self) -> bool {
        !self.psk.found.is_empty()
    }

    /// What both ends would do with a key besides: the first of this end's own.
    pub(super) fn shared_mode(&self, has_group: bool) -> Option<PskMode> {
        let modes = self.config.resumption.psk.modes.iter().copied();
        let mut modes = modes.filter(|mode| self.psk.modes.contains(mode));
        modes.find(|mode| has_group || *mode == PskMode::PskKe)
    }

    /// Settles on the first key that goes with the suite, if any does, and on whether there is a key exchange besides.
    pub(super) fn settle_psk(&mut self, cipher_suite: CipherSuite) {
        let mode = self.shared_mode(self.group.is_some());
        let mut found = self.psk.found.iter();
        let taken = found.find(|(_, found)| fits(&found.psk, cipher_suite));
        self.psk.taken = taken.filter(|_| mode.is_some()).cloned();
        if self.psk.taken.is_some() && mode == Some(PskMode::PskKe) {
            self.group = None;
        }
    }

    /// Checks the binder of the key that is taken; the ClientHello is the newest message of the transcript.
    ///
    /// # Errors
    /// [`Check::PskBinder`] for a wrong one (section 4.2.11).
    pub(super) fn take_psk(&mut self, hello: &ClientHello) -> Result<(), Error> {
        let Some((number, found)) = self.psk.taken.clone() else {
            return Ok(());
        };
        let wrong = || Error::in_field(Check::PskBinder, Field::Binder);
        let offered = offered_psks(hello).ok_or_else(wrong)?;
        let binders: usize = offered.binders.iter().map(|binder| 1 + binder.len()).sum();
        let mut messages = self.connection.transcript.messages().to_vec();
        messages.truncate(messages.len().saturating_sub(2 + binders));
        let psk = self.hold_found(number, &found)?;
        let expected = self.connection.binder(psk, found.psk.by, messages)?;
        let binder = offered.binders.get(usize::from(number));
        if binder != Some(&expected) {
            return Err(wrong());
        }
        self.connection.psk = Some(psk);
        Ok(())
    }

    /// The key as this end comes by it: remembered, or read out of the ticket.
    fn hold_found(&mut self, number: u16, found: &Found) -> Result<ValueId, Error> {
        let connection = &mut self.connection;
        let Some(key) = &found.key else {
            return Ok(connection.hold_psk(&found.psk, number.into()));
        };
        let slot = Slot::new(ValueKind::TicketKey, Whose::Server);
        let key = connection.hold(slot, key.to_bytes(), Op::Configured);
        let slot = Slot::new(ValueKind::SessionTicket, Whose::Client);
        let ticket = connection.hold(slot, found.psk.identity.clone(), Op::Received);
        let ledger = &mut connection.ledger;
        let slot = Slot::new(ValueKind::SessionState, Whose::Both);
        let state = ledger.derive(slot, Op::OpenTicket, &[key, ticket])?;
        let slot = Slot::of_record(ValueKind::PreSharedKey, Whose::Both, number.into());
        Ok(ledger.derive(slot, Op::ReadState, &[state])?)
    }

    /// Decides on early data, where the client says that it comes; the ClientHello is the newest message of the transcript.
    ///
    /// # Errors
    /// A value that cannot be computed.
    pub(super) fn settle_early_data(&mut self, hello: &ClientHello) -> Result<(), Error> {
        self.connection.early = Early::None;
        if self.psk.early_data.is_some() || !offers_early_data(hello) {
            return Ok(());
        }
        let taken = self.psk.taken.as_ref();
        let most = taken.map_or(0, |(_, found)| found.psk.max_early_data_size);
        let psk = self.connection.psk;
        let Some(psk) = psk.filter(|_| self.may_take_early_data(hello)) else {
            self.pass_over_early_data(Early::Passed);
            return Ok(());
        };
        self.psk.early_data = Some(EarlyData::Accepted);
        self.psk.early_binder = first_binder(hello).cloned();
        self.connection.early = Early::Taken(most.into());
        self.connection.derive_early_data_secrets(psk)
    }

    /// Whatever comes of it is not read: as much as a ticket promised.
    pub(super) fn pass_over_early_data(&mut self, how: impl Fn(u64) -> Early) {
        let own = self.config.resumption.psk.max_early_data_size;
        let found = self.psk.found.iter();
        let promised = found.map(|(_, found)| found.psk.max_early_data_size);
        let most = promised.chain([own, PASSED]).max().unwrap_or(PASSED);
        self.psk.early_data = Some(EarlyData::Rejected);
        self.connection.early = how(most.into());
    }

    /// Under the first key, no more than this end takes, under the key's suite and in its protocol, as fresh as it claims to be and not seen before (sections 4.2.10 and 8).
    fn may_take_early_data(&self, hello: &ClientHello) -> bool {
        let Some((0, found)) = &self.psk.taken else {
            return false;
        };
        let config = &self.config.resumption;
        let protocol = self.connection.application_protocol.clone();
        let suite = self.connection.cipher_suite();
        let speaks = found.psk.application_protocol.as_ref();
        let is_new = |binder: &Vec<u8>| {
            let seen = config.sessions.as_ref();
            seen.is_some_and(|seen| !seen.has_seen(binder))
        };
        (1..=config.psk.max_early_data_size).contains(&found.psk.max_early_data_size)
            && found.is_fresh
            && suite.is_ok_and(|suite| suite == found.psk.cipher_suite)
            && speaks.is_none_or(|name| *name == protocol.unwrap_or_default())
            && (!config.psk.anti_replay || first_binder(hello).is_some_and(is_new))
    }

    /// `selected_identity`, for the ServerHello.
    pub(super) fn selected_identity(&self) -> Option<Extension> {
        let (number, _) = self.psk.taken.as_ref()?;
        let identity = Tls13Extension::SelectedIdentity(*number);
        Some(Extension::Tls13(identity))
    }
}

/// The offer, where there is one: the last extension, with a binder for each key (section 4.2.11).
fn checked_offer(hello: &ClientHello) -> Result<Option<&OfferedPsks>, Error> {
    let Some(offered) = offered_psks(hello) else {
        return Ok(None);
    };
    let mut extensions = hello.extensions.iter().flatten();
    let last = extensions.next_back().map(Extension::extension_type);
    if last != Some(ExtensionType::PRE_SHARED_KEY) {
        return Err(Error::in_field(Check::OfferedPsks, Field::Extensions));
    }
    if offered.identities.len() != offered.binders.len() {
        return Err(Error::in_field(Check::OfferedPsks, Field::Binders));
    }
    let mut kinds = extensions.map(Extension::extension_type);
    match kinds.any(|kind| kind == ExtensionType::PSK_KEY_EXCHANGE_MODES) {
        true => Ok(Some(offered)),
        false => Err(Error::in_field(Check::MissingExtension, Field::Extensions)),
    }
}

pub(super) fn offered_psks(hello: &ClientHello) -> Option<&OfferedPsks> {
    let mut extensions = hello.extensions.iter().flatten();
    extensions.find_map(|extension| match extension {
        Extension::Tls13(Tls13Extension::PreSharedKey(offered)) => Some(offered),
        _ => None,
    })
}

fn first_binder(hello: &ClientHello) -> Option<&Vec<u8>> {
    offered_psks(hello)?.binders.first()
}

pub(super) fn offers_early_data(hello: &ClientHello) -> bool {
    let mut extensions = hello.extensions.iter().flatten();
    extensions.any(|extension| extension.extension_type() == ExtensionType::EARLY_DATA)
}

fn modes(hello: &ClientHello) -> Vec<PskMode> {
    let mut extensions = hello.extensions.iter().flatten();
    let modes = extensions.find_map(|extension| match extension {
        Extension::Tls13(Tls13Extension::PskKeyExchangeModes(modes)) => Some(modes.as_slice()),
        _ => None,
    });
    let known = modes
        .unwrap_or_default()
        .iter()
        .filter_map(|mode| match mode {
            PskKeyExchangeMode::PskKe => Some(PskMode::PskKe),
            PskKeyExchangeMode::PskDheKe => Some(PskMode::PskDheKe),
            PskKeyExchangeMode::Unknown(_) => None,
        });
    known.collect()
}

/// The first host name; empty when there is none.
pub(super) fn server_name(hello: &ClientHello) -> Vec<u8> {
    let mut extensions = hello.extensions.iter().flatten();
    let name = extensions.find_map(|extension| match extension {
        Extension::ServerName(names) => names.first(),
        _ => None,
    });
    name.map(|name| name.name.clone()).unwrap_or_default()
}

fn opened(key: &TicketKey, presented: &[u8]) -> Option<SessionState> {
    let off = &mut padlock_core::Working::off();
    let state = ticket::opened(&key.to_bytes(), presented, off).ok()?;
    SessionState::from_bytes(&state).ok()
}
