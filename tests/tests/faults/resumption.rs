//! Sessions that go on: by id and by ticket, with the extended master secret and without.

use padlock_core::Drbg;
use padlock_tls::{
    alert::AlertDescription as A,
    codec::Field,
    error::Check,
    extension::{Extension, ExtensionType},
    handshake::{CipherSuite, SessionId},
    message_name::MessageName as M,
    party::{
        Party::{Client, Server},
        Size,
    },
    record::ContentType,
    resumption::{SessionCache, TicketKey},
    rules::VERSIONS,
};

use crate::{
    cell::{self, Cell},
    rig::{Place, play},
    row::{Expected, Row, differs_at_finished, refused, row, undecodable, unexpected, unopened},
    tamper::Tamper,
};

/// Every cell whose ends have met before, four times over.
pub fn cells() -> Vec<Cell> {
    let mut cells = Vec::new();
    for cell in cell::cells() {
        for (tickets, extended) in [(false, false), (false, true), (true, false), (true, true)] {
            cells.push(met_before(&cell, tickets, extended));
        }
    }
    cells
}

/// Every cell whose ends are about to begin a session with a ticket.
pub fn issuing_cells() -> Vec<Cell> {
    let cells = cell::cells().into_iter();
    cells.map(|cell| able(&cell, true, false)).collect()
}

/// Ends that can resume.
fn able(cell: &Cell, tickets: bool, extended: bool) -> Cell {
    let mut cell = cell.clone();
    cell.client.extended_master_secret = extended;
    cell.server.extended_master_secret = extended;
    // So that the server could choose another version and suite than the session's.
    cell.client.versions = VERSIONS.iter().map(|rules| rules.version).collect();
    cell.client.cipher_suites.push(other_suite(&cell));
    cell.client.resumption.tickets = tickets;
    let resumption = &mut cell.server.resumption;
    resumption.sessions = Some(SessionCache::new(4));
    resumption.ticket_keys = vec![TicketKey::draw(&Drbg::new(5))];
    resumption.lifetime = 3600;
    resumption.now = cell.client.now;
    cell
}

fn met_before(cell: &Cell, tickets: bool, extended: bool) -> Cell {
    let mut cell = able(cell, tickets, extended);
    let first = play(&cell, 100, &NOWHERE, &|_| ());
    cell.client.resumption.session = first.client.endpoint.session_to_keep();
    assert!(cell.client.resumption.session.is_some(), "{}", cell.name());
    let sessions = cell.server.resumption.sessions.as_mut().unwrap();
    sessions.settle(&first.server.endpoint);
    cell
}

const NOWHERE: Place = Place {
    from: Client,
    message: M::Unknown,
};

/// A suite of the same size that every version has.
fn other_suite(cell: &Cell) -> CipherSuite {
    let [first, second] = match cell.row.scale.size {
        Size::Toy => [
            CipherSuite::TOY_RSA_WITH_XOR_TOYHASH,
            CipherSuite::TOY_RSA_WITH_SAES_CBC_TOYHASH,
        ],
        Size::Full => [
            CipherSuite::TLS_RSA_WITH_AES_256_CBC_SHA,
            CipherSuite::TLS_RSA_WITH_AES_128_CBC_SHA,
        ],
    };
    if first == cell.row.code {
        second
    } else {
        first
    }
}

fn by_ticket(cell: &Cell) -> bool {
    cell.client.resumption.tickets
}

/// Plays the connection undisturbed, and asserts that both ends have gone on with the session.
pub fn assert_goes_on(cell: &Cell) {
    let outcome = play(cell, 1, &NOWHERE, &|_| ());
    for end in [&outcome.client, &outcome.server] {
        let by = end.endpoint.resumed().map(|by| by.id());
        let expected = if by_ticket(cell) {
            "ticket"
        } else {
            "session_id"
        };
        assert_eq!(by, Some(expected), "{}", cell.name());
        assert!(
            end.established && end.delivered.len() > 20,
            "{}",
            cell.name()
        );
    }
}

fn strip(extensions: &mut Option<Vec<Extension>>, kind: ExtensionType) {
    let extensions = extensions.as_mut().unwrap();
    extensions.retain(|extension| extension.extension_type() != kind);
}

pub fn rows(cell: &Cell) -> Vec<Row> {
    let mut rows = client_hello(cell);
    rows.extend(server_flight(cell));
    rows.push(row(
        "client's ChangeCipherSpec lost",
        Client,
        M::ChangeCipherSpec,
        |t| drop(t.flight.remove(t.at)),
        unexpected(Server, Field::RecordType),
    ));
    rows
}

/// The server goes on with a full handshake, and the ends know different hellos: Finished tells, or before it the keys,
/// where they follow from all messages.
fn begins_anew(cell: &Cell) -> Expected {
    match cell.client.extended_master_secret {
        true => unopened(Server),
        false => differs_at_finished(),
    }
}

/// What the client asks for.
fn client_hello(cell: &Cell) -> Vec<Row> {
    let at = |name: &str, change: fn(&mut Tamper<'_>), expected: Expected| {
        let name = format!("resuming ClientHello: {name}");
        row(name, Client, M::ClientHello, change, expected)
    };
    let mut rows = vec![];
    let other_id = |t: &mut Tamper<'_>| t.client_hello(|hello| hello.session_id.0[0] ^= 1);
    if by_ticket(cell) {
        // The ticket decides; the id is an echo (RFC 5077 section 3.4), and this is not what the client said.
        rows.push(at(
            "another session_id with the ticket",
            other_id,
            unexpected(Client, Field::RecordType),
        ));
        rows.push(at(
            "a changed ticket",
            |t| {
                let lot = usize::from(t.rng.bytes(1)[0]);
                t.client_hello(|hello| {
                    for extension in hello.extensions.iter_mut().flatten() {
                        if let Extension::SessionTicket(ticket) = extension {
                            let at = lot % ticket.len();
                            ticket[at] ^= 1;
                        }
                    }
                });
            },
            begins_anew(cell),
        ));
    } else {
        rows.push(at(
            "a session_id that the server does not know",
            other_id,
            begins_anew(cell),
        ));
    }
    rows.push(at(
        "without the session's suite",
        |t| {
            let other = t.cell.row.code;
            t.client_hello(|hello| hello.cipher_suites.retain(|code| *code != other));
        },
        refused(
            Server,
            Check::SharedCipherSuite,
            Field::CipherSuites,
            A::HandshakeFailure,
        ),
    ));
    if cell.client.extended_master_secret {
        rows.push(at(
            "without extended_master_secret",
            |t| {
                t.client_hello(|hello| {
                    strip(&mut hello.extensions, ExtensionType::EXTENDED_MASTER_SECRET)
                })
            },
            // RFC 7627 section 5.3.
            refused(
                Server,
                Check::ResumedMasterSecret,
                Field::Extensions,
                A::HandshakeFailure,
            ),
        ));
    }
    rows.push(at(
        "another name",
        |t| {
            t.client_hello(|hello| {
                for extension in hello.extensions.iter_mut().flatten() {
                    if let Extension::ServerName(names) = extension {
                        names[0].name = b"elsewhere.example".to_vec();
                    }
                }
            })
        },
        // RFC 6066 section 3: a full handshake.
        begins_anew(cell),
    ));
    rows
}

/// What the server says to it.
fn server_flight(cell: &Cell) -> Vec<Row> {
    let at = |name: &str, change: fn(&mut Tamper<'_>), expected: Expected| {
        let name = format!("resuming ServerHello: {name}");
        row(name, Server, M::ServerHello, change, expected)
    };
    let mut rows = vec![
        at(
            "another suite than the session's",
            |t| {
                let other = other_suite(t.cell);
                t.server_hello(|hello| hello.cipher_suite = other);
            },
            refused(
                Client,
                Check::ResumedSession,
                Field::CipherSuite,
                A::IllegalParameter,
            ),
        ),
        at(
            "a session_id that the client did not send",
            |t| t.server_hello(|hello| hello.session_id.0[0] ^= 1),
            unexpected(Client, Field::RecordType),
        ),
        at(
            "no session_id",
            |t| t.server_hello(|hello| hello.session_id = SessionId(vec![])),
            unexpected(Client, Field::RecordType),
        ),
        at(
            "random",
            |t| t.server_hello(|hello| hello.random.0[0] ^= 1),
            // Other keys follow, which do not open the server's Finished.
            unopened(Client),
        ),
        row(
            "server's ChangeCipherSpec lost",
            Server,
            M::ChangeCipherSpec,
            |t| drop(t.flight.remove(t.at)),
            unexpected(Client, Field::RecordType),
        ),
        row(
            "a ticket that was not promised",
            Server,
            M::ChangeCipherSpec,
            |t| t.insert(ContentType::Handshake, &[4, 0, 0, 6, 0, 0, 0, 0, 0, 0]),
            unexpected(Client, Field::RecordType),
        ),
    ];
    if cell.client.extended_master_secret {
        rows.push(at(
            "without extended_master_secret",
            |t| {
                t.server_hello(|hello| {
                    strip(&mut hello.extensions, ExtensionType::EXTENDED_MASTER_SECRET)
                })
            },
            refused(
                Client,
                Check::ResumedMasterSecret,
                Field::Extensions,
                A::HandshakeFailure,
            ),
        ));
    }
    if by_ticket(cell) {
        rows.push(at(
            "promises a ticket that does not come",
            |t| {
                t.server_hello(|hello| {
                    let extensions = hello.extensions.get_or_insert_default();
                    extensions.push(Extension::SessionTicket(vec![]));
                })
            },
            unexpected(Client, Field::RecordType),
        ));
    }
    rows
}

/// A session that begins, and its ticket.
pub fn ticket_rows(_: &Cell) -> Vec<Row> {
    let at = |name: &str, change: fn(&mut Tamper<'_>), expected: Expected| {
        let name = format!("NewSessionTicket: {name}");
        row(name, Server, M::NewSessionTicket, change, expected)
    };
    vec![
        at(
            "lost",
            |t| drop(t.flight.remove(t.at)),
            unexpected(Client, Field::RecordType),
        ),
        at(
            "twice",
            |t| {
                let again = t.flight[t.at].clone();
                t.flight.insert(t.at, again);
            },
            unexpected(Client, Field::RecordType),
        ),
        at(
            "behind ChangeCipherSpec",
            |t| t.flight.swap(t.at, t.at + 1),
            unexpected(Client, Field::RecordType),
        ),
        at(
            "cut short",
            |t| t.body(|body| body.truncate(3)),
            undecodable(Client, Field::TicketLifetimeHint),
        ),
        at(
            "a byte too long",
            |t| t.body(|body| body.push(0)),
            undecodable(Client, Field::Handshake),
        ),
        at(
            "a ticket longer than the message",
            |t| t.body(|body| body[4] = 0xff),
            undecodable(Client, Field::Ticket),
        ),
        at(
            "another ticket",
            |t| t.body(|body| body[9] ^= 1),
            refused(
                Client,
                Check::VerifyData,
                Field::VerifyData,
                A::DecryptError,
            ),
        ),
    ]
}
