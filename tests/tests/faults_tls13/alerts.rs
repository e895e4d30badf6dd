//! Alerts, well-formed and not, in front of messages of the handshake and after it (RFC 8446 section 6).

use padlock_tls::{
    alert::AlertDescription as A,
    codec::Field as F,
    message_name::MessageName as M,
    party::Party::{Client, Server},
    record::ContentType,
};

use crate::{
    cell::Cell,
    row::{Expected, Row, row, undecodable, unexpected},
};

const WARNING: u8 = 1;
const FATAL: u8 = 2;

pub fn rows(_: &Cell) -> Vec<Row> {
    let places = [
        (Server, M::ServerHello),
        (Server, M::EncryptedExtensions),
        (Server, M::Finished),
        (Client, M::Finished),
        (Client, M::ApplicationData),
        (Server, M::ApplicationData),
    ];
    let mut rows = Vec::new();
    for (from, message) in places {
        let to = from.peer();
        let before = |what: &str, alert: &[u8], expected: Expected| {
            let alert = alert.to_vec();
            row(
                format!("before {}'s {}: {what}", from.id(), message.id()),
                (from, message, 0),
                move |f| f.insert(ContentType::Alert, &alert),
                expected,
            )
        };
        rows.extend([
            before(
                "handshake_failure",
                &[FATAL, A::HandshakeFailure.code()],
                Expected::Ended(to, A::HandshakeFailure),
            ),
            // The level says nothing any more: all errors are fatal.
            before(
                "handshake_failure, called a warning",
                &[WARNING, A::HandshakeFailure.code()],
                Expected::Ended(to, A::HandshakeFailure),
            ),
            before(
                "an alert that has no name",
                &[FATAL, 200],
                Expected::Ended(to, A::Unknown(200)),
            ),
            before(
                "a warning that has no name",
                &[WARNING, 200],
                Expected::Ended(to, A::Unknown(200)),
            ),
            before(
                "a level that there is not",
                &[3, A::InternalError.code()],
                Expected::Ended(to, A::InternalError),
            ),
            before(
                "close_notify",
                &[WARNING, A::CloseNotify.code()],
                Expected::Closed(to),
            ),
            before(
                "user_canceled",
                &[WARNING, A::UserCanceled.code()],
                Expected::Completes,
            ),
            before(
                "half an alert",
                &[FATAL],
                undecodable(to, F::AlertDescription),
            ),
            before(
                "two alerts in one record",
                &[
                    FATAL,
                    A::InternalError.code(),
                    FATAL,
                    A::InternalError.code(),
                ],
                undecodable(to, F::Unparsed),
            ),
            before("no alert at all", &[], unexpected(to, F::Fragment)),
        ]);
    }
    rows
}
