//! One row of a table: a fault, and how it must end.

use padlock_tls::{
    alert::{Alert, AlertDescription},
    codec::Field,
    error::Check,
    message_name::MessageName,
    party::Party,
    state::State,
};

use crate::{
    cell::Cell,
    rig::{CLIENT_SAYS, End, Outcome, Place, SERVER_SAYS, play},
    tamper::Tamper,
};

/// A fault.
pub struct Row {
    pub name: String,
    place: Place,
    change: Box<dyn Fn(&mut Tamper<'_>)>,
    expected: Expected,
}

/// How a connection must end.
pub enum Expected {
    /// One end refuses, and says so to the other.
    Refused {
        by: Party,
        checks: Vec<Check>,
        fields: Vec<Field>,
        alert: AlertDescription,
    },
    /// One end was sent a fatal alert; nothing is answered (RFC 5246 section 7.2.2).
    Ended(Party, AlertDescription),
    /// One end was sent close_notify (RFC 5246 section 7.2.1).
    Closed(Party),
    /// Nothing more comes, and nothing wrong has come: the end waits on.
    Waits(Party, State),
    /// Nothing is wrong: everything is said and heard, and this end has heard so many warnings.
    Completes(Party, usize),
}

pub fn row(
    name: impl Into<String>,
    from: Party,
    message: MessageName,
    change: impl Fn(&mut Tamper<'_>) + 'static,
    expected: Expected,
) -> Row {
    Row {
        name: name.into(),
        place: Place { from, message },
        change: Box::new(change),
        expected,
    }
}

pub fn refused(by: Party, check: Check, field: Field, alert: AlertDescription) -> Expected {
    Expected::Refused {
        by,
        checks: vec![check],
        fields: vec![field],
        alert,
    }
}

/// Bytes that do not decode: "some field was out of the specified range or the length of the message was incorrect".
pub fn undecodable(by: Party, field: Field) -> Expected {
    refused(by, Check::Decode, field, AlertDescription::DecodeError)
}

/// A message or record that the state does not expect.
pub fn unexpected(by: Party, field: Field) -> Expected {
    refused(
        by,
        Check::ExpectedMessage,
        field,
        AlertDescription::UnexpectedMessage,
    )
}

/// A record that does not open: which of its checks failed is nobody's business (RFC 4346 section 6.2.3.2).
pub fn unopened(by: Party) -> Expected {
    Expected::Refused {
        by,
        checks: vec![Check::RecordMac, Check::RecordPadding, Check::RecordLength],
        fields: vec![Field::Mac, Field::Padding, Field::Fragment],
        alert: AlertDescription::BadRecordMac,
    }
}

/// Hellos and messages that the ends know differently, under the same keys: Finished tells.
pub fn differs_at_finished() -> Expected {
    refused(
        Party::Server,
        Check::VerifyData,
        Field::VerifyData,
        AlertDescription::DecryptError,
    )
}

impl Row {
    /// Plays the fault.
    ///
    /// # Errors
    /// What is not as it must be.
    pub fn play(&self, cell: &Cell, seed: u64) -> Result<(), String> {
        let mut outcome = play(cell, seed, &self.place, &*self.change);
        if !outcome.changed {
            return Err("the message never came".into());
        }
        nothing_wrong_was_delivered(&outcome)?;
        match &self.expected {
            Expected::Refused {
                by,
                checks,
                fields,
                alert,
            } => {
                let end = outcome.end(*by);
                let error = end.endpoint.error().cloned();
                let error = error.ok_or_else(|| format!("goes on, {}", stands(end)))?;
                let field = error.field.map(|(field, _)| field);
                if !checks.contains(&error.check)
                    || !field.is_some_and(|field| fields.contains(&field))
                    || error.alert != *alert
                {
                    return Err(format!(
                        "{} {} {} instead of {checks:?} {fields:?} {}",
                        error.check.id(),
                        field.map_or("no field", Field::id),
                        error.alert.id(),
                        alert.id()
                    ));
                }
                failed_once(end)?;
                require(end.alerted, "sent no alert")?;
                let other = outcome.end(by.peer());
                let heard = other.alerts.last() == Some(&Alert::fatal(*alert));
                require(heard, "the other end did not hear the alert")?;
                ended(other, *alert)
            }
            Expected::Ended(by, alert) => {
                let end = outcome.end(*by);
                ended(end, *alert)?;
                require(!end.alerted, "answers a fatal alert")
            }
            Expected::Closed(by) => {
                let end = outcome.end(*by);
                require(end.endpoint.state() == State::Closed, "is not closed")?;
                // "The other party MUST respond with a close_notify alert of its own" (RFC 5246 section 7.2.1).
                let other = outcome.end(by.peer());
                let answered = other.alerts.contains(&Alert::CLOSE_NOTIFY);
                require(answered, "does not answer close_notify")
            }
            Expected::Waits(by, state) => {
                let end = outcome.end(*by);
                let waits = end.endpoint.state() == *state && end.endpoint.error().is_none();
                if waits { Ok(()) } else { Err(stands(end)) }
            }
            Expected::Completes(by, warnings) => {
                for end in [&outcome.client, &outcome.server] {
                    let done = end.established && end.endpoint.state() == State::Closed;
                    if !done {
                        return Err(stands(end));
                    }
                }
                let heard = [&outcome.client.delivered, &outcome.server.delivered];
                let said = [SERVER_SAYS.concat(), CLIENT_SAYS.concat()];
                require(heard == [&said[0], &said[1]], "not everything was heard")?;
                let alerts = &outcome.end(*by).alerts;
                let heard = alerts.iter().filter(|alert| **alert != Alert::CLOSE_NOTIFY);
                require(heard.count() == *warnings, "another number of warnings")
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
fn ended(end: &End, alert: AlertDescription) -> Result<(), String> {
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
        end.endpoint.error().map(ToString::to_string)
    )
}

fn require(holds: bool, otherwise: &str) -> Result<(), String> {
    if holds { Ok(()) } else { Err(otherwise.into()) }
}
