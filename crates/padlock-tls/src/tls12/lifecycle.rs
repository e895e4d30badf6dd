//! How a connection opens, speaks, closes and fails: the same for both ends.

use super::connection::Connection;
use crate::{
    alert::{Alert, AlertDescription, AlertLevel},
    codec::Field,
    endpoint::Output,
    error::{Check, Error},
    handshake::HandshakeType,
    message_name::MessageName,
    state::{State, Transition, follow},
};

impl Connection {
    /// Whether it may still take something from the peer.
    #[must_use]
    pub fn is_open(&self) -> bool {
        !matches!(self.state, State::Start | State::Closed | State::Failed)
    }

    /// Whether the state expects the handshake message at the front of `bytes`: it is not looked into before.
    ///
    /// # Errors
    /// As [`advance`](Self::advance).
    pub fn check_expected(&self, transitions: &[Transition], bytes: &[u8]) -> Result<(), Error> {
        let code = bytes.first().copied().unwrap_or_default();
        let name = MessageName::of_handshake(HandshakeType::from_code(code));
        match follow(transitions, self.state, name) {
            Some(_) => Ok(()),
            None => Err(unexpected(name)),
        }
    }

    /// Follows the table.
    ///
    /// # Errors
    /// [`Check::ExpectedMessage`] when the state does not expect `message` (RFC 5246 section 7.4).
    pub fn advance(
        &mut self,
        transitions: &[Transition],
        message: MessageName,
    ) -> Result<(), Error> {
        self.state = follow(transitions, self.state, message).ok_or_else(|| unexpected(message))?;
        Ok(())
    }

    /// Takes an alert: close_notify is answered in kind, also in the middle of a handshake, and a fatal one ends the connection
    /// (RFC 5246 section 7.2).
    ///
    /// # Errors
    /// [`Check::AlertLevel`], or when the answer cannot be sent.
    pub fn take_alert(&mut self, alert: Alert) -> Result<(), Error> {
        if matches!(alert.level, AlertLevel::Unknown(_)) {
            return Err(Error::in_field(Check::AlertLevel, Field::AlertLevel));
        }
        self.output(Output::Alerted(alert));
        match (alert.level, alert.description) {
            (_, AlertDescription::CloseNotify) => {
                self.send_alert(Alert::CLOSE_NOTIFY)?;
                self.state = State::Closed;
                self.output(Output::Closed);
            }
            (AlertLevel::Warning, _) => {}
            (_, description) => self.stop(Error::alerted(description)),
        }
        Ok(())
    }

    /// Says that the handshake of an open connection is not begun again; the connection goes on (RFC 5246 section 7.2.2).
    ///
    /// # Errors
    /// When the warning cannot be sent.
    pub fn refuse_renegotiation(&mut self) -> Result<(), Error> {
        self.send_alert(Alert {
            level: AlertLevel::Warning,
            description: AlertDescription::NoRenegotiation,
        })
    }

    /// Sends application data, if the handshake is complete.
    pub fn say(&mut self, data: &[u8]) {
        if self.state != State::Connected {
            return self.refuse(Check::Connected);
        }
        if let Err(error) = self.send_application_data(data) {
            self.fail(error);
        }
    }

    /// Closes with close_notify (RFC 5246 section 7.2.1).
    pub fn close(&mut self) {
        if self.state != State::Connected {
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

/// What is unexpected shows in the type of the record, or of the handshake message in it.
const fn unexpected(message: MessageName) -> Error {
    let field = match message {
        MessageName::ChangeCipherSpec | MessageName::ApplicationData => Field::RecordType,
        _ => Field::HandshakeType,
    };
    Error::in_field(Check::ExpectedMessage, field)
}
