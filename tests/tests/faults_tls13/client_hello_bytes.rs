//! A ClientHello whose bytes are not as long as they say (RFC 8446 sections 3.4 and 4), and what comes instead of it.

use padlock_tls::{
    alert::AlertDescription as A, codec::Field as F, error::Check as C,
    extension::ExtensionType as T, party::Party::Server, record::ContentType, state::State,
};

use crate::{
    cell::Cell,
    client_hello::{at, data},
    flight::cut,
    row::{Expected, Row, refused, undecodable, unexpected},
};

/// Where `legacy_session_id` begins: behind version and random.
const SESSION_ID: usize = 34;

pub fn rows(cell: &Cell) -> Vec<Row> {
    let mut rows = lengths(cell);
    rows.extend(bytes());
    rows
}

/// Extensions whose vectors are not as long as they must be.
fn lengths(cell: &Cell) -> Vec<Row> {
    let bad = |kind: T, name: &str, bytes: &'static [u8], field| {
        let name = format!("{}: {name}", kind.id());
        at(&name, data(kind, bytes), undecodable(Server, field))
    };
    let mut rows = vec![
        bad(
            T::SUPPORTED_VERSIONS,
            "empty",
            &[],
            F::SupportedVersionsLength,
        ),
        bad(
            T::SUPPORTED_VERSIONS,
            "no version",
            &[0],
            F::SupportedVersionsLength,
        ),
        bad(
            T::SUPPORTED_VERSIONS,
            "half a version",
            &[3, 3, 4, 3],
            F::ProtocolVersion,
        ),
        bad(
            T::SUPPORTED_VERSIONS,
            "a byte too many",
            &[2, 3, 4, 0],
            F::ExtensionData,
        ),
        bad(
            T::SUPPORTED_GROUPS,
            "no group",
            &[0, 0],
            F::NamedGroupListLength,
        ),
        bad(
            T::SUPPORTED_GROUPS,
            "half a group",
            &[0, 1, 29],
            F::NamedGroupListLength,
        ),
        bad(
            T::SIGNATURE_ALGORITHMS,
            "no scheme",
            &[0, 0],
            F::SignatureAlgorithmsLength,
        ),
        bad(
            T::SIGNATURE_ALGORITHMS,
            "a byte too many",
            &[0, 2, 8, 4, 0],
            F::ExtensionData,
        ),
        bad(T::KEY_SHARE, "empty", &[], F::ClientSharesLength),
        bad(
            T::KEY_SHARE,
            "longer than it is",
            &[0, 9, 0, 29],
            F::ClientShares,
        ),
        bad(
            T::KEY_SHARE,
            "a share of no bytes",
            &[0, 4, 0, 29, 0, 0],
            F::KeyExchangeLength,
        ),
        bad(
            T::KEY_SHARE,
            "a share longer than it is",
            &[0, 5, 0, 29, 0, 9, 1],
            F::KeyExchange,
        ),
        bad(T::ALPN, "no protocol", &[0, 0], F::ProtocolNameListLength),
        bad(
            T::ALPN,
            "a protocol without a name",
            &[0, 1, 0],
            F::ProtocolNameListLength,
        ),
        bad(T::SERVER_NAME, "no name", &[0, 0], F::ServerNameListLength),
    ];
    if cell.is_toy() {
        rows.push(bad(
            T::SERVER_NAME,
            "a name of no bytes",
            &[0, 3, 0, 0, 0],
            F::HostNameLength,
        ));
    }
    rows
}

/// Faults of the message's own bytes.
fn bytes() -> Vec<Row> {
    vec![
        at(
            "legacy_session_id runs over the end",
            |f| {
                f.body(|body| {
                    body.truncate(SESSION_ID + 3);
                    body[SESSION_ID] = 32;
                });
            },
            undecodable(Server, F::SessionId),
        ),
        at(
            "an odd number of bytes in cipher_suites",
            |f| {
                f.body(|body| {
                    let id = usize::from(body[SESSION_ID]);
                    body.truncate(SESSION_ID + 1 + id);
                    body.extend([0, 3, 0x13, 1, 0x13, 1, 0]);
                });
            },
            undecodable(Server, F::CipherSuite),
        ),
        at(
            "cut by a byte",
            |f| f.body(cut),
            undecodable(Server, F::Extensions),
        ),
        at(
            "a byte too many",
            |f| f.body(|body| body.push(0)),
            undecodable(Server, F::Handshake),
        ),
        at(
            "only a version",
            |f| f.body(|body| body.truncate(2)),
            undecodable(Server, F::Random),
        ),
        at(
            "empty",
            |f| f.body(Vec::clear),
            undecodable(Server, F::ClientVersion),
        ),
        at(
            "a length beyond all bounds",
            |f| f.item().content[1..4].fill(0xff),
            undecodable(Server, F::HandshakeLength),
        ),
        at(
            "a length that is too great",
            |f| f.item().content[3] = f.items[0].content[3].wrapping_add(1),
            Expected::Waits(Server, State::ExpectClientHello),
        ),
        at(
            "a message of another type",
            |f| f.item().content[0] = 2,
            unexpected(Server, F::HandshakeType),
        ),
        at(
            "a message of an unknown type",
            |f| f.item().content[0] = 99,
            unexpected(Server, F::HandshakeType),
        ),
        at(
            "message_hash instead",
            |f| f.item().content[0] = 254,
            unexpected(Server, F::HandshakeType),
        ),
        at(
            "application data instead",
            |f| f.item().content_type = ContentType::ApplicationData,
            unexpected(Server, F::RecordType),
        ),
        at(
            "a record of no bytes before",
            |f| f.insert_plain(ContentType::Handshake, &[]),
            unexpected(Server, F::Fragment),
        ),
        at(
            "ChangeCipherSpec before",
            |f| f.insert_plain(ContentType::ChangeCipherSpec, &[1]),
            unexpected(Server, F::RecordType),
        ),
        at(
            "twice",
            |f| f.double(),
            // The second is no record under keys, and a server's first flight is on its way.
            unexpected(Server, F::RecordType),
        ),
        at(
            "twice in one record",
            |f| {
                let again = f.item().content.clone();
                f.item().content.extend(again);
            },
            refused(
                Server,
                C::HandshakeBoundary,
                F::HandshakeType,
                A::UnexpectedMessage,
            ),
        ),
    ]
}
