//! Alerts, warning and fatal, well-formed and not, in front of every message of the handshake.

use padlock_tls::{
    alert::AlertDescription as A, codec::Field, error::Check, message_name::MessageName as M,
    record::ContentType,
};

use crate::{
    cell::Cell,
    order::messages,
    row::{Expected, Row, refused, row, undecodable, unopened},
};

const WARNING: u8 = 1;
const FATAL: u8 = 2;

pub fn rows(cell: &Cell) -> Vec<Row> {
    let mut rows = Vec::new();
    for (from, name, ..) in messages(cell) {
        let to = from.peer();
        let before = |what: &str, alert: &[u8], expected: Expected| {
            let what = format!("before {} {}: {what}", from.id(), name.id());
            let alert = alert.to_vec();
            row(
                what,
                from,
                name,
                move |t| t.insert(ContentType::Alert, &alert),
                expected,
            )
        };
        if name == M::Finished {
            rows.push(before(
                "an alert in the clear",
                &[FATAL, A::HandshakeFailure.code()],
                unopened(to),
            ));
            continue;
        }
        rows.extend([
            before(
                "user_canceled",
                &[WARNING, A::UserCanceled.code()],
                Expected::Completes(to, 1),
            ),
            before(
                "unrecognized_name",
                &[WARNING, A::UnrecognizedName.code()],
                Expected::Completes(to, 1),
            ),
            before(
                "a warning that has no name",
                &[WARNING, 200],
                Expected::Completes(to, 1),
            ),
            before(
                "handshake_failure",
                &[FATAL, A::HandshakeFailure.code()],
                Expected::Ended(to, A::HandshakeFailure),
            ),
            before(
                "internal_error",
                &[FATAL, A::InternalError.code()],
                Expected::Ended(to, A::InternalError),
            ),
            before(
                "a fatal alert that has no name",
                &[FATAL, 200],
                Expected::Ended(to, A::Unknown(200)),
            ),
            before(
                "a level that there is not",
                &[3, A::UserCanceled.code()],
                refused(
                    to,
                    Check::AlertLevel,
                    Field::AlertLevel,
                    A::IllegalParameter,
                ),
            ),
            before(
                "close_notify",
                &[WARNING, A::CloseNotify.code()],
                Expected::Closed(to),
            ),
            before(
                "half an alert",
                &[WARNING],
                undecodable(to, Field::AlertDescription),
            ),
            before(
                "an alert and a byte",
                &[WARNING, A::UserCanceled.code(), 0],
                undecodable(to, Field::Unparsed),
            ),
            before("no alert at all", &[], undecodable(to, Field::Fragment)),
        ]);
    }
    rows
}
