//! A fault: where it is made, what is changed, and how the connection must end.

use padlock_tls::{
    alert::{Alert, AlertDescription as A},
    codec::Field,
    endpoint::Endpoint,
    error::Check,
    message_name::MessageName,
    party::Party,
    state::State,
};

use crate::{
    cell::Cell,
    flight::Flight,
    rig::{CLIENT_SAYS, End, Outcome, Place, SERVER_SAYS, play},
};

pub struct Row {
    pub name: String,
    place: Place,
    change: Box<dyn Fn(&mut Flight<'_>)>,
    /// Another client than the cell's.
    client: Option<Endpoint>,
    expected: Expected,
}

/// How a connection must end.
#[derive(Clone, Debug)]
pub enum Expected {
    /// This end refuses, for this reason, and says so.
    Refused {
        by: Party,
        check: Check,
        field: Field,
        alert: A,
        /// Whether the other end can read the alert: not where the ends have other keys.
        heard: bool,
    },
    /// This end is ended by a fatal alert, and says nothing more.
    Ended(Party, A),
    /// This end is closed by close_notify.
    Closed(Party),
    /// Nothing more comes, and nothing wrong has come: the end waits on.
    Waits(Party, State),
    /// Nothing is wrong: everything is said and heard.
    Completes,
}

pub fn row(
    name: impl Into<String>,
    (from, message, nth): (Party, MessageName, usize),
    change: impl Fn(&mut Flight<'_>) + 'static,
    expected: Expected,
) -> Row {
    Row {
        name: name.into(),
        place: Place { from, message, nth },
        change: Box::new(change),
        client: None,
        expected,
    }
}

pub fn refused(by: Party, check: Check, field: Field, alert: A) -> Expected {
    Expected::Refused {
        by,
        check,
        field,
        alert,
        heard: true,
    }
}

/// "Message length was incorrect, or some field was out of the specified range" (RFC 8446 section 6.2).
pub fn undecodable(by: Party, field: Field) -> Expected {
    refused(by, Check::Decode, field, A::DecodeError)
}

/// A message, or a record, that the state does not expect (section 4).
pub fn unexpected(by: Party, field: Field) -> Expected {
    refused(by, Check::ExpectedMessage, field, A::UnexpectedMessage)
}

/// A record that does not open (section 5.2).
pub fn unopened(by: Party) -> Expected {
    refused(by, Check::RecordMac, Field::Mac, A::BadRecordMac)
}

impl Expected {
    /// The other end cannot read the alert.
    pub fn unheard(mut self) -> Self {
        if let Self::Refused { heard, .. } = &mut self {
            *heard = false;
        }
        self
    }
}

impl Row {
    /// The same with another client.
    pub fn by(mut self, client: Endpoint) -> Self {
        self.client = Some(client);
        self
    }

    /// Plays the fault.
    ///
    /// # Errors
    /// What is not as it must be.
    pub fn play(&self, cell: &Cell, seed: u64) -> Result<(), String> {
        let client = self.client.clone().unwrap_or_else(|| cell.client(seed));
        let mut outcome = play(cell, client, seed, &self.place, &*self.change);
        require(outcome.changed, "the message never came")?;
        nothing_wrong_was_delivered(&outcome)?;
        match self.expected {
            Expected::Refused {
                by,
                check,
                field,
                alert,
                heard,
            } => {
                let end = outcome.end(by);
                let error = end.endpoint.error().cloned();
                let error = error.ok_or_else(|| format!("goes on, {}", stands(end)))?;
                let found = error.field.map(|(field, _)| field);
                if (error.check, found, error.alert) != (check, Some(field), alert) {
                    return Err(format!(
                        "{} {} {} instead of {} {} {}",
                        error.check.id(),
                        found.map_or("no field", Field::id),
                        error.alert.id(),
                        check.id(),
                        field.id(),
                        alert.id()
                    ));
                }
                failed_once(end)?;
                require(end.alerted, "sent no alert")?;
                let other = outcome.end(by.peer());
                if !heard {
                    return require(!other.established, "the other end is established");
                }
                let told = other.alerts.last() == Some(&Alert::fatal(alert));
                require(told, "the other end did not hear the alert")?;
                ended(other, alert)
            }
            Expected::Ended(by, alert) => {
                let end = outcome.end(by);
                ended(end, alert)?;
                require(!end.alerted, "answers a fatal alert")
            }
            Expected::Closed(by) => {
                let end = outcome.end(by);
                let is_closed = end.endpoint.state() == State::Closed;
                require(is_closed && end.failures == 0, "is not closed")
            }
            Expected::Waits(by, state) => {
                let end = outcome.end(by);
                let waits = end.endpoint.state() == state && end.endpoint.error().is_none();
                if waits { Ok(()) } else { Err(stands(end)) }
            }
            Expected::Completes => {
                for end in [&outcome.client, &outcome.server] {
                    let done = end.established && end.endpoint.state() == State::Closed;
                    if !done {
                        return Err(stands(end));
                    }
                }
                let heard = [&outcome.client.delivered, &outcome.server.delivered];
                let said = [SERVER_SAYS.concat(), CLIENT_SAYS.concat()];
                require(heard == [&said[0], &said[1]], "not everything was heard")
            }
        }
    }
}

/// What an end heard is the beginning of what the other end said.
fn nothing_wrong_was_delivered(outcome: &Outcome) -> Result<(), String> {
    let to_client = SERVER_SAYS.concat().starts_with(&outcome.client.delivered);
    let to_server = CLIENT_SAYS.concat().starts_with(&outcome.server.delivered);
    require(to_client && to_server, "something wrong was delivered")
}

/// An end that a fatal alert has stopped.
fn ended(end: &End, alert: A) -> Result<(), String> {
    let error = end.endpoint.error();
    let by_alert = error.is_some_and(|e| e.check == Check::AlertReceived && e.alert == alert);
    if !by_alert {
        return Err(format!(
            "the end that was told does not stop: {}",
            stands(end)
        ));
    }
    failed_once(end)
}

fn failed_once(end: &End) -> Result<(), String> {
    require(end.endpoint.state() == State::Failed, "has not failed")?;
    require(end.failures == 1, "fails more than once")?;
    require(end.sent_after_failure == 0, "goes on sending")
}

fn stands(end: &End) -> String {
    format!(
        "{} stands at {}: {:?}",
        end.endpoint.party().id(),
        end.endpoint.state().id(),
        end.endpoint
            .error()
            .map(|error| format!("{error} {:?}", error.field))
    )
}

fn require(holds: bool, otherwise: &str) -> Result<(), String> {
    if holds { Ok(()) } else { Err(otherwise.into()) }
}
