//! Certificates that their issuer has taken back.

use padlock_tls::{
    alert::AlertDescription,
    error::Check,
    party::{Party, Size},
    state::State,
    x509::{CertificateFault, CheckName, Verdict},
};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use crate::{
    scenario::{self, Scenario, Version},
    world::{Command, World, step},
};

/// Every play of the story, told otherwise, at its end.
fn played(otherwise: impl Fn(&mut Scenario)) -> Vec<World> {
    let sizes = [Size::Toy, Size::Full];
    let versions = [Version::Tls10, Version::Tls12, Version::Tls13];
    let plays = sizes.iter().flat_map(|size| {
        let story = scenario::named("certificate-revoked").unwrap();
        versions.map(|version| story.clone().with_version(version).with_size(*size))
    });
    let play = |mut story| {
        otherwise(&mut story);
        let mut world = World::new(story).unwrap();
        while !world.finished() {
            world = step(&world, &Command::Step).unwrap().0;
        }
        world
    };
    plays.map(play).collect()
}

fn revocation(world: &World) -> Verdict {
    let report = world.certificate_report().unwrap();
    let mut checks = report.checks.iter();
    let check = checks.find(|check| check.name == CheckName::Revocation);
    check.unwrap().verdict
}

#[test]
fn who_has_the_list_refuses_what_is_on_it_and_finds_no_other_fault() {
    for world in played(|_| ()) {
        let report = world.certificate_report().unwrap();
        let failed = report
            .checks
            .iter()
            .filter(|c| c.verdict == Verdict::Failed);
        let failed: Vec<CheckName> = failed.map(|check| check.name).collect();
        assert_eq!(failed, [CheckName::Revocation]);
        assert_eq!(world.state(Party::Client), State::Failed);
        let error = world.error(Party::Client).unwrap();
        assert_eq!(error.check, Check::CertificateAccepted);
        assert_eq!(error.alert, AlertDescription::CertificateRevoked);
        assert!(world.said(Party::Client).is_empty());
    }
}

#[test]
fn who_does_not_have_the_list_is_none_the_wiser() {
    for world in played(|story| story.client.revocation_lists = false) {
        assert_eq!(revocation(&world), Verdict::Skipped);
        assert_eq!(world.state(Party::Client), State::Closed);
        assert_eq!(world.heard(Party::Server).count(), 1);
    }
}

#[test]
fn a_list_without_the_certificate_lets_it_pass() {
    for fault in [None, Some(CertificateFault::WrongName)] {
        for world in played(|story| story.server.certificate_fault = fault) {
            assert_eq!(revocation(&world), Verdict::Passed);
            let accepted = world.certificate_report().unwrap().accepted();
            assert_eq!(accepted, fault.is_none());
        }
    }
}
