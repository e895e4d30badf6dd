//! How a connection speaks, changes its keys, closes and fails: the same for both ends.

use super::connection::Connection;
use crate::{
    alert::{Alert, AlertDescription},
    codec::{Codec, Field},
    endpoint::{Choice, Decision, Output},
    error::{Check, Error},
    handshake::{
        HandshakeType,
        tls13::{KeyUpdate, KeyUpdateRequest, Message},
    },
    ledger::ValueKind,
    message_name::MessageName,
    party::Party,
    state::{State, Transition, follow},
};

impl Connection {
    /// Whether it may still take something from the peer.
    #[must_use]
    pub fn is_open(&self) -> bool {
        !matches!(self.state, State::Start | State::Closed | State::Failed)
    }

    /// Follows the table.
    ///
    /// # Errors
    /// [`Check::ExpectedMessage`] when the state does not expect `message` (RFC 8446 section 4).
    pub fn advance(
        &mut self,
        transitions: &[Transition],
        message: MessageName,
    ) -> Result<(), Error> {
        let field = match message {
            MessageName::ApplicationData => Field::RecordType,
            _ => Field::HandshakeType,
        };
        self.state = follow(transitions, self.state, message)
            .ok_or_else(|| Error::in_field(Check::ExpectedMessage, field))?;
        Ok(())
    }

    /// Reads a message that the state expects: it is not looked into before.
    ///
    /// # Errors
    /// As [`advance`](Self::advance), or bytes that are none.
    pub fn read_message(
        &mut self,
        transitions: &[Transition],
        bytes: &[u8],
    ) -> Result<Message, Error> {
        let code = bytes.first().copied().unwrap_or_default();
        let name = MessageName::of_handshake(HandshakeType::from_code(code));
        if follow(transitions, self.state, name).is_none() {
            return Err(Error::in_field(
                Check::ExpectedMessage,
                Field::HandshakeType,
            ));
        }
        let message = Message::from_bytes(bytes)?;
        self.advance(transitions, name)?;
        Ok(message)
    }

    /// Compares what `sender` sent with the `verify_data` that it must send now.
    ///
    /// # Errors
    /// [`Check::Decode`] for one of another length, [`Check::VerifyData`] for another one.
    pub fn check_verify_data(&mut self, sender: Party, verify_data: &[u8]) -> Result<(), Error> {
        let expected = self.verify_data(sender)?;
        if expected.len() != verify_data.len() {
            return Err(Error::in_field(Check::Decode, Field::VerifyData));
        }
        if expected != verify_data {
            return Err(Error::in_field(Check::VerifyData, Field::VerifyData));
        }
        Ok(())
    }

    /// Takes the decision that `choice` answers.
    pub fn answered(&mut self, choice: &Choice) -> Option<Decision> {
        let decision = &mut self.decision;
        decision.take_if(|decision| decision.kind == choice.kind())
    }

    /// What becomes of an answer to `pending`: one that cannot be carried out at all can be given again, any other error is the end.
    pub fn conclude(&mut self, pending: Decision, answered: Result<(), Error>) {
        match answered {
            Ok(()) => {}
            Err(error) if error.check == Check::DecisionPending => {
                self.decision = Some(pending);
                self.output(Output::Refused(error));
            }
            Err(error) => self.fail(error),
        }
    }

    /// Takes an alert: all but the two that close are fatal, whatever level they name (RFC 8446 section 6).
    ///
    /// # Errors
    /// When the answer cannot be sent.
    pub fn take_alert(&mut self, alert: Alert) -> Result<(), Error> {
        self.output(Output::Alerted(alert));
        match alert.description {
            AlertDescription::CloseNotify => {
                if self.is_complete() {
                    self.send_alert(Alert::CLOSE_NOTIFY)?;
                }
                self.state = State::Closed;
                self.output(Output::Closed);
            }
            AlertDescription::UserCanceled => {}
            description => self.stop(Error::alerted(description)),
        }
        Ok(())
    }

    /// Takes the peer's new keys, and changes this end's own where it is asked to (RFC 8446 section 4.6.3).
    ///
    /// # Errors
    /// A record that goes on behind the change.
    pub fn take_key_update(&mut self, message: KeyUpdate) -> Result<(), Error> {
        let direction = self.read.ok_or_else(|| Error::new(Check::Connected))?;
        let secret = self.next_secret(direction, self.party.peer())?;
        self.read_under(secret)?;
        match message.request_update {
            KeyUpdateRequest::Requested => self.update_keys(KeyUpdateRequest::NotRequested),
            KeyUpdateRequest::NotRequested => Ok(()),
        }
    }

    /// Says that this end's next record is under new keys, and takes them.
    ///
    /// # Errors
    /// A record that cannot be made.
    pub fn update_keys(&mut self, request_update: KeyUpdateRequest) -> Result<(), Error> {
        self.send_after_handshake(&Message::KeyUpdate(KeyUpdate { request_update }))?;
        let direction = self.write.ok_or_else(|| Error::new(Check::Connected))?;
        let secret = self.next_secret(direction, self.party)?;
        self.write_under(secret)
    }

    /// Changes the keys that this end sends under, if the handshake is complete.
    pub fn change_keys(&mut self, request_update: KeyUpdateRequest) {
        if !self.is_complete() {
            return self.refuse(Check::Connected);
        }
        if let Err(error) = self.update_keys(request_update) {
            self.fail(error);
        }
    }

    /// Sends application data, if the handshake is complete.
    pub fn say(&mut self, data: &[u8]) {
        if !self.is_complete() {
            return self.refuse(Check::Connected);
        }
        let name = MessageName::ApplicationData;
        if let Err(error) = self.send_content(ValueKind::ApplicationData, data, name) {
            self.fail(error);
        }
    }

    /// Closes with close_notify (RFC 8446 section 6.1).
    pub fn close(&mut self) {
        if !self.is_complete() {
            return self.refuse(Check::Connected);
        }
        match self.send_alert(Alert::CLOSE_NOTIFY) {
            Ok(()) => {
                self.state = State::Closed;
                self.output(Output::Closed);
            }
            Err(error) => self.fail(error),
        }
    }

    /// Sends the error's alert and ends the connection.
    pub fn fail(&mut self, error: Error) {
        // The alert is a courtesy: the connection has failed even if it cannot be sent.
        let _ = self.send_alert(Alert::fatal(error.alert));
        self.stop(error);
    }

    /// Says that the caller asked for what the state does not allow.
    pub fn refuse(&mut self, check: Check) {
        self.output(Output::Refused(Error::new(check)));
    }

    fn stop(&mut self, error: Error) {
        self.state = State::Failed;
        self.error = Some(error.clone());
        self.output(Output::Failed(error));
    }
}
