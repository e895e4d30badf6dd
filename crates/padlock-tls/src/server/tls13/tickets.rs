//! Tickets: what they stand for is kept, or sealed into them (RFC 8446 section 4.6.1).

use super::{Server, psk::server_name};
use crate::{
    codec::Codec,
    endpoint::Output,
    error::Error,
    extension::{Extension, tls13::Tls13Extension},
    handshake::{
        SessionId,
        tls13::{Message, NewSessionTicket},
    },
    ledger::{Op, Slot, ValueId, ValueKind},
    message_name::MessageName,
    party::{Party, Whose},
    record::ProtocolVersion,
    resumption::{SessionState, TicketTerms},
    tls13::{
        connection::Early,
        grease,
        psk::{less, numbered},
    },
};

/// The longest lifetime, in seconds: a week.
const WEEK: u32 = 7 * 24 * 3600;

impl Server {
    /// As many tickets as are configured, for a client who can use them.
    ///
    /// # Errors
    /// A record that cannot be made.
    pub(super) fn send_new_session_tickets(&mut self) -> Result<(), Error> {
        let config = &self.config.resumption;
        let can_keep = !config.ticket_keys.is_empty() || config.sessions.is_some();
        if !can_keep
            || self.asks_everyone()
            || config.lifetime == 0
            || self.shared_mode(true).is_none()
        {
            return Ok(());
        }
        for number in 0..self.config.resumption.psk.tickets {
            self.send_new_session_ticket(number)?;
        }
        Ok(())
    }

    fn send_new_session_ticket(&mut self, number: u8) -> Result<(), Error> {
        let nonce = vec![number];
        let key = self.connection.ticket_key(&nonce, number.into())?;
        let state = self.state_of(key, number)?;
        let ticket = self.ticket_of(key, number, &state)?;
        let terms = state.terms.unwrap_or_default();
        let size = terms.max_early_data_size;
        let size = Tls13Extension::MaxEarlyDataSize(size);
        let has_early_data = terms.max_early_data_size > 0;
        let size = has_early_data.then_some(Extension::Tls13(size));
        let mut extensions: Vec<Extension> = size.into_iter().collect();
        if self.config.shape.grease {
            let mut rng = self.connection.draw(&format!("grease/{number}"));
            extensions.push(grease::extension(&mut rng, vec![]));
        }
        let message = Message::NewSessionTicket(NewSessionTicket {
            ticket_lifetime: terms.lifetime,
            ticket_age_add: terms.age_add,
            ticket_nonce: nonce,
            ticket,
            extensions,
        });
        self.connection.send_after_handshake(&message)
    }

    /// What the ticket stands for.
    fn state_of(&self, key: ValueId, number: u8) -> Result<SessionState, Error> {
        let config = &self.config.resumption;
        let connection = &self.connection;
        let mut age_add = [0; 4];
        let mut rng = connection.draw(&format!("ticket_age_add/{number}"));
        rng.fill(&mut age_add);
        let protocol = connection.application_protocol.clone();
        Ok(SessionState {
            protocol_version: ProtocolVersion::TLS13,
            cipher_suite: connection.cipher_suite()?,
            master_secret: connection.ledger.bytes(key).to_vec(),
            timestamp: config.timestamp(),
            extended_master_secret: true,
            server_name: self.hello.as_ref().map(server_name).unwrap_or_default(),
            terms: Some(TicketTerms {
                lifetime: config.lifetime.min(WEEK),
                age_add: u32::from_be_bytes(age_add),
                max_early_data_size: config.psk.max_early_data_size,
                application_protocol: protocol.unwrap_or_default(),
            }),
        })
    }

    /// The state under the newest key; a name for the cache where there is none.
    fn ticket_of(
        &mut self,
        psk: ValueId,
        number: u8,
        state: &SessionState,
    ) -> Result<Vec<u8>, Error> {
        let draw = |label: &str| self.connection.draw(&format!("{label}/{number}"));
        let Some(key) = self.config.resumption.ticket_keys.first() else {
            let name = SessionId(draw("ticket").bytes(32));
            self.psk.tickets.push((name.clone(), state.clone()));
            return Ok(name.0);
        };
        let key = key.to_bytes();
        let iv = draw("ticket_IV").bytes(16);
        let slot = |kind| Slot::of_record(kind, Whose::Server, number.into());
        let connection = &mut self.connection;
        let iv = connection.hold(slot(ValueKind::TicketIv), iv, Op::Drawn);
        let of_server = Slot::new(ValueKind::TicketKey, Whose::Server);
        let key = connection.hold(of_server, key, Op::Configured);
        let ledger = &mut connection.ledger;
        let joined = numbered(ValueKind::SessionState, number.into());
        let joined = joined.holding(state.to_bytes());
        let state = ledger.add(joined, Op::JoinState, vec![psk]);
        let inputs = [key, iv, state];
        let ticket = ledger.derive(slot(ValueKind::SessionTicket), Op::SealTicket, &inputs)?;
        Ok(ledger.bytes(ticket).to_vec())
    }

    /// Early data: no more of it than the ticket allows (section 4.2.10).
    pub(super) fn take_application_data(&mut self, data: Vec<u8>) -> Result<(), Error> {
        let transitions = self.transitions();
        self.connection
            .advance(transitions, MessageName::ApplicationData)?;
        let output = match self.connection.early {
            Early::Taken(left) => {
                self.connection.early = Early::Taken(less(left, data.len())?);
                Output::DeliverEarly(data)
            }
            _ => Output::Deliver(data),
        };
        self.connection.output(output);
        Ok(())
    }

    /// From here on the client sends under the keys of the handshake (section 4.5).
    pub(super) fn take_end_of_early_data(&mut self, bytes: &[u8]) -> Result<(), Error> {
        let connection = &mut self.connection;
        connection.early = Early::None;
        connection.transcript.absorb(bytes);
        let kind = ValueKind::HandshakeTrafficSecret;
        connection.read_under(connection.traffic_secret(kind, Party::Client)?)
    }
}
