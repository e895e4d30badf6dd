//! What the issuer says of the server's certificate comes along with it (RFC 6066 section 8): asked for or not, good or not.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test fails by panicking, its helpers too"
)]

mod ends;

use padlock_core::Drbg;
use padlock_tls::{
    alert::AlertDescription as A,
    client::{self, Client},
    codec::{Codec, Field},
    endpoint::{Endpoint, Input, Output},
    error::Check,
    extension::{CertificateStatusType, Extension},
    handshake::{CertificateStatus as Message, Handshake, KeyExchangeAlgorithm},
    message_name::MessageName as M,
    record::{ContentType, Record},
    resumption::{Resumed, ServerResumption, TicketKey, with_ticket},
    server::{Demand, Server},
    state,
    x509::{CertificateStatus as Status, StapledCheckName, UnixTime},
};

use ends::{NOW, Way, authority, changed, for_all, good, said, with_status};

#[test]
fn a_good_status_comes_right_behind_the_certificate_when_it_is_asked_for() {
    for_all(|ends| {
        let met = ends.meet();
        met.assert_connected();
        let at = met.messages.iter().position(|name| *name == M::Certificate);
        assert_eq!(met.messages[at.unwrap() + 1], M::CertificateStatus);
        let report = met.client.stapled_report().unwrap();
        assert!(report.accepted(), "{report:#?}");
        assert_eq!(met.server.stapled_report(), None);
    });
}

#[test]
fn nothing_comes_that_is_not_asked_for() {
    for_all(|ends| {
        let mut ends = ends.clone();
        ends.client.status_request = false;
        let met = ends.meet();
        met.assert_connected();
        assert!(!met.has_status());
        assert_eq!(met.client.stapled_report(), None);
    });
}

#[test]
fn a_server_without_a_status_goes_on_without() {
    for_all(|ends| {
        let mut ends = ends.clone();
        ends.server.stapled = None;
        let met = ends.meet();
        met.assert_connected();
        assert!(!met.has_status());
    });
}

#[test]
fn a_server_may_say_that_a_status_comes_and_leave_it_out() {
    for_all(|ends| {
        // Asked for a certificate or not: both may follow.
        for demand in [Demand::Nothing, Demand::Requested] {
            let mut ends = ends.clone();
            ends.server.client_authentication.demand = demand;
            let way: Way<'_> = &|name, record| {
                let says = |e: &Extension| *e == Extension::StatusRequest(None);
                if name == M::ServerHello {
                    changed(&record, |message| match message {
                        Handshake::ServerHello(hello) => {
                            assert!(hello.extensions.iter().flatten().any(says));
                        }
                        _ => panic!("{message:?}"),
                    });
                }
                record
            };
            let met = ends.meet_on(1, way);
            met.assert_connected();
            assert!(!met.has_status());
            assert_eq!(met.client.stapled_report(), None);
            ends.meet().assert_connected();
        }
    });
}

#[test]
fn a_session_goes_on_without_a_new_status() {
    for_all(|ends| {
        let mut ends = ends.clone();
        ends.client.resumption.tickets = true;
        ends.server.resumption = ServerResumption {
            ticket_keys: vec![TicketKey::draw(&Drbg::new(9))],
            lifetime: 3600,
            now: NOW,
            ..ServerResumption::default()
        };
        let met = ends.meet();
        met.assert_connected();
        assert!(met.has_status() && met.messages.contains(&M::NewSessionTicket));
        ends.client.resumption.session = met.client.session_to_keep();
        let met = ends.meet();
        met.assert_connected();
        assert_eq!(met.client.resumed(), Some(Resumed::Ticket));
        assert!(!met.has_status());
    });
}

#[test]
fn a_status_that_will_not_do_is_refused_by_name_of_the_check() {
    use StapledCheckName as N;
    let (own, other) = (authority(257, 263), authority(269, 271));
    let mut revoked = good();
    revoked.status = Status::Revoked(UnixTime(NOW.0 - 5));
    let mut unknown = good();
    unknown.status = Status::Unknown;
    let mut old = good();
    old.next_update = UnixTime(NOW.0 - 1);
    let mut early = good();
    early.this_update = UnixTime(NOW.0 + 1);
    let mut of_another = good();
    of_another.serial_number = 18;
    let mut unsigned = said(&own, good());
    *unsigned.last_mut().unwrap() ^= 1;
    let bad = A::BadCertificateStatusResponse;
    let rows = [
        (said(&own, revoked), N::Revocation, A::CertificateRevoked),
        (said(&own, unknown), N::Known, bad),
        (said(&own, old), N::NextUpdate, bad),
        (said(&own, early), N::ThisUpdate, bad),
        (said(&own, of_another), N::Certificate, bad),
        (said(&other, good()), N::Certificate, bad),
        (unsigned, N::Signature, bad),
        (vec![0x30, 0], N::Response, bad),
        (vec![0], N::Response, bad),
    ];
    for_all(|ends| {
        for (response, name, alert) in &rows {
            let mut ends = ends.clone();
            ends.server.stapled = Some(response.clone());
            let met = ends.meet();
            met.assert_refused(Check::StapledStatus, Field::OcspResponse, *alert);
            let report = met.client.stapled_report().unwrap();
            let failed = report.first_failure().map(|check| check.name);
            assert_eq!(failed, Some(*name), "{report:#?}");
        }
    });
}

#[test]
fn a_status_that_nobody_asked_for_is_refused() {
    for_all(|ends| {
        let mut ends = ends.clone();
        ends.client.status_request = false;
        let response = ends.server.stapled.clone().unwrap();
        let met = ends.meet_on(0, &|name, mut record| {
            if name == M::Certificate {
                let version = Record::from_bytes(&record).unwrap().version;
                let message = Handshake::CertificateStatus(Message::Ocsp(response.clone()));
                let content_type = ContentType::Handshake;
                let fragment = message.to_bytes();
                record.extend(
                    Record {
                        content_type,
                        version,
                        fragment,
                    }
                    .to_bytes(),
                );
            }
            record
        });
        let check = Check::ExpectedMessage;
        met.assert_refused(check, Field::HandshakeType, A::UnexpectedMessage);
    });
}

#[test]
fn a_status_is_not_promised_to_a_client_that_does_not_ask() {
    for_all(|ends| {
        let mut ends = ends.clone();
        ends.client.status_request = false;
        let met = ends.meet_on(0, &|name, record| match name {
            M::ServerHello => changed(&record, |message| {
                if let Handshake::ServerHello(hello) = message {
                    let extensions = hello.extensions.get_or_insert_default();
                    extensions.push(Extension::StatusRequest(None));
                }
            }),
            _ => record,
        });
        let check = Check::ExtensionOffered;
        met.assert_refused(check, Field::ExtensionType, A::UnsupportedExtension);
    });
}

#[test]
fn a_status_comes_once_and_of_the_kind_that_was_asked_for() {
    for_all(|ends| {
        let twice = |name, record: Vec<u8>| match name {
            M::CertificateStatus => record.repeat(2),
            _ => record,
        };
        let met = ends.meet_on(0, &twice);
        let check = Check::ExpectedMessage;
        met.assert_refused(check, Field::HandshakeType, A::UnexpectedMessage);
        let other = with_status(Message::Unknown {
            status_type: CertificateStatusType::Unknown(2),
            response: vec![0, 0, 1, 7],
        });
        let met = ends.meet_on(0, &other);
        let alert = A::BadCertificateStatusResponse;
        met.assert_refused(Check::StapledStatus, Field::StatusType, alert);
        let empty = with_status(Message::Ocsp(vec![]));
        let met = ends.meet_on(0, &empty);
        met.assert_refused(Check::Decode, Field::OcspResponseLength, A::DecodeError);
    });
}

#[test]
fn a_server_passes_over_a_kind_of_status_that_it_does_not_know() {
    for_all(|ends| {
        let client = Client::new(ends.client.clone(), Drbg::new(5));
        let mut client = Endpoint::Client(Box::new(client));
        let server = Server::new(ends.server.clone(), Drbg::new(6));
        let mut server = Endpoint::Server(Box::new(server));
        let drive = |end: &mut Endpoint, input| {
            let (mut inputs, mut sent) = (vec![input], vec![]);
            while let Some(input) = inputs.pop() {
                for output in end.handle(input) {
                    match output {
                        Output::Send {
                            record, message, ..
                        } => sent.push((message, record)),
                        Output::Decide(decision) => inputs.push(Input::Choose(decision.default)),
                        _ => {}
                    }
                }
            }
            sent
        };
        let _ = drive(&mut server, Input::Start);
        let (_, hello) = drive(&mut client, Input::Start).remove(0);
        let hello = changed(&hello, |message| {
            let Handshake::ClientHello(hello) = message else {
                panic!("{message:?}");
            };
            for extension in hello.extensions.iter_mut().flatten() {
                if matches!(extension, Extension::StatusRequest(_)) {
                    *extension = Extension::from_bytes(&[0, 5, 0, 2, 2, 9]).unwrap();
                }
            }
        });
        let sent = drive(&mut server, Input::Receive(hello));
        assert_eq!(server.error(), None);
        let names: Vec<_> = sent.iter().map(|(name, _)| *name).collect();
        assert!(names.contains(&M::Certificate));
        assert!(!names.contains(&M::CertificateStatus));
    });
}

#[test]
fn the_state_machines_with_a_status_are_the_reviewed_ones() {
    let mut dot = String::new();
    for exchange in KeyExchangeAlgorithm::ALL {
        let table = client::with_status(client::transitions(*exchange));
        dot += &state::dot(&format!("{}_with_status", exchange.id()), &table);
    }
    let both = client::with_status(client::transitions(KeyExchangeAlgorithm::Rsa));
    dot += &state::dot("rsa_with_status_and_ticket", &with_ticket(&both));
    let file = format!("{}/tests/golden/stapling.dot", env!("CARGO_MANIFEST_DIR"));
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        return std::fs::write(file, dot).unwrap();
    }
    assert_eq!(dot, std::fs::read_to_string(file).unwrap());
}
