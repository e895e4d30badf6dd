//! One byte changed in flight.

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use super::*;

fn with_byte_changed(world: &World, at: usize) -> World {
    let message = world.next_message().expect("in flight").id;
    let (world, _) = step(
        world,
        &Command::Alter {
            message,
            at,
            xor: 0x01,
        },
    )
    .expect("in flight");
    to_the_end(world)
}

#[test]
fn one_changed_byte_ends_in_the_alert_that_names_the_failed_check() {
    use AlertDescription as A;
    use MessageName as M;
    use Party::{Client, Server};
    // From whom, what, which byte; then who notices, the check, the alert.
    let cases = [
        (
            Client,
            M::ClientHello,
            0,
            Server,
            Check::ExpectedMessage,
            A::UnexpectedMessage,
        ),
        (
            Client,
            M::ClientHello,
            9,
            Server,
            Check::ProtocolVersion,
            A::ProtocolVersion,
        ),
        (
            Server,
            M::ServerHello,
            10,
            Client,
            Check::ProtocolVersion,
            A::ProtocolVersion,
        ),
        (
            Client,
            M::ClientHello,
            15,
            Server,
            Check::RecordMac,
            A::BadRecordMac,
        ),
        (
            Server,
            M::Certificate,
            usize::MAX,
            Client,
            Check::CertificateAccepted,
            A::BadCertificate,
        ),
        (
            Server,
            M::ServerHelloDone,
            5,
            Client,
            Check::ExpectedMessage,
            A::UnexpectedMessage,
        ),
        (
            Client,
            M::ChangeCipherSpec,
            5,
            Server,
            Check::Decode,
            A::IllegalParameter,
        ),
        (
            Client,
            M::Finished,
            6,
            Server,
            Check::RecordMac,
            A::BadRecordMac,
        ),
        (
            Server,
            M::Finished,
            2,
            Client,
            Check::RecordVersion,
            A::ProtocolVersion,
        ),
        (
            Client,
            M::ApplicationData,
            30,
            Server,
            Check::RecordMac,
            A::BadRecordMac,
        ),
        (
            Server,
            M::ApplicationData,
            30,
            Client,
            Check::RecordMac,
            A::BadRecordMac,
        ),
    ];
    for size in [Size::Toy, Size::Full] {
        for (from, name, at, noticed_by, check, alert) in cases {
            let case = format!("{} {} byte {at}", size.id(), name.id());
            let world = until(first_moment(size), from, name);
            let last = world.next_message().map_or(0, |next| next.bytes.len() - 1);
            let world = with_byte_changed(&world, at.min(last));
            let error = world
                .error(noticed_by)
                .unwrap_or_else(|| panic!("{case}: nobody noticed"));
            assert!(error.alert == alert, "{case}: {error:?}");
            assert!(
                error.check == check || error.check == Check::RecordPadding,
                "{case}: {error:?}"
            );
            assert_eq!(world.state(noticed_by), State::Failed, "{case}");
            let told = world
                .error(noticed_by.peer())
                .map(|error| (error.check, error.alert));
            assert!(
                told.is_none() || told == Some((Check::AlertReceived, alert)),
                "{case}: {told:?}"
            );
            assert_ne!(
                world.verdict(&world.knowledge()).integrity.state,
                LampState::Broken,
                "{case}"
            );
        }
    }
}
