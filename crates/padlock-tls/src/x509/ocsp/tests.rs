use super::*;
use crate::alert::AlertDescription;
use crate::x509::{Authority, EvidenceKey, Schemes, UnixTime, Verdict, fixture};

const DAY: u64 = 24 * 3600;
/// Of the fixture's leaf.
const SERIAL_NUMBER: u64 = 0x80ff;

fn before(seconds: u64) -> UnixTime {
    UnixTime(fixture::NOW.0 - seconds)
}

fn after(seconds: u64) -> UnixTime {
    UnixTime(fixture::NOW.0 + seconds)
}

fn good() -> OcspAnswer {
    OcspAnswer {
        serial_number: SERIAL_NUMBER,
        status: CertificateStatus::Good,
        this_update: before(DAY),
        next_update: after(DAY),
    }
}

fn made(authority: &Authority, answer: OcspAnswer) -> Vec<u8> {
    authority.answer(&answer, Schemes::RSA).unwrap()
}

/// Both sizes: chain and issuer.
fn worlds() -> [(Vec<Vec<u8>>, Authority); 2] {
    [
        (fixture::toy_chain(), fixture::toy_authority()),
        (fixture::full_chain(), fixture::full_authority()),
    ]
}

fn validate(chain: &[Vec<u8>], response: &[u8]) -> StapledReport {
    let validator = StapledValidator {
        leaf: &chain[0],
        issuers: &[&chain[1..]],
        now: fixture::NOW,
        schemes: Schemes::RSA,
    };
    let report = validator.validate(response);
    let names: Vec<_> = report.checks.iter().map(|check| check.name).collect();
    assert_eq!(names, StapledCheckName::ALL);
    report
}

/// This check fails first, with this alert.
#[track_caller]
fn refused(report: &StapledReport, name: StapledCheckName) {
    let failed = report.first_failure().map(|check| check.name);
    assert_eq!(failed, Some(name), "{report:#?}");
    assert!(!report.accepted());
    let expected = match name {
        StapledCheckName::Revocation => AlertDescription::CertificateRevoked,
        _ => AlertDescription::BadCertificateStatusResponse,
    };
    assert_eq!(name.alert(), expected);
}

#[test]
fn an_issuer_s_good_word_is_accepted() {
    for (chain, issuer) in worlds() {
        let report = validate(&chain, &made(&issuer, good()));
        assert!(report.accepted(), "{report:#?}");
        assert_eq!(report.first_failure(), None);
    }
}

#[test]
fn each_fault_fails_its_own_check_first() {
    use StapledCheckName as N;
    type Change = fn(&mut OcspAnswer);
    let faults: [(Change, N); 6] = [
        (|a| a.status = CertificateStatus::Unknown, N::Known),
        (
            |a| a.status = CertificateStatus::Revoked(before(5)),
            N::Revocation,
        ),
        (|a| a.this_update = after(1), N::ThisUpdate),
        (|a| a.next_update = before(1), N::NextUpdate),
        (|a| a.serial_number += 1, N::Certificate),
        (|a| a.serial_number = 0xff, N::Certificate),
    ];
    for (chain, issuer) in worlds() {
        for (change, name) in faults {
            let mut answer = good();
            change(&mut answer);
            refused(&validate(&chain, &made(&issuer, answer)), name);
        }
    }
}

#[test]
fn the_period_includes_both_ends() {
    for (chain, issuer) in worlds() {
        let mut answer = good();
        (answer.this_update, answer.next_update) = (fixture::NOW, fixture::NOW);
        assert!(validate(&chain, &made(&issuer, answer)).accepted());
    }
}

#[test]
fn when_it_was_revoked_is_told() {
    let (chain, issuer) = &worlds()[1];
    let mut answer = good();
    answer.status = CertificateStatus::Revoked(before(5));
    let report = validate(chain, &made(issuer, answer));
    let failed = report.first_failure().unwrap();
    let date = (EvidenceKey::RevocationDate, before(5).to_string());
    let told = failed.evidence.iter().map(|e| (e.key, e.value.clone()));
    assert_eq!(told.collect::<Vec<_>>(), [date]);
}

#[test]
fn nobody_but_the_issuer_is_believed() {
    let (chain, _) = &worlds()[0];
    // Same name, another key: the certificate is not one of its own.
    let scheme = crate::x509::CertificateScheme::ToyRsaToyHash;
    let other = fixture::authority("Toy Root", fixture::other_toy_ca_key(), scheme);
    let report = validate(chain, &made(&other, good()));
    refused(&report, StapledCheckName::Certificate);
    let failed = report
        .checks
        .iter()
        .filter(|c| c.verdict == Verdict::Failed);
    let failed: Vec<_> = failed.map(|check| check.name).collect();
    assert!(failed.contains(&StapledCheckName::Responder), "{failed:?}");
    assert!(failed.contains(&StapledCheckName::Signature), "{failed:?}");
}

#[test]
fn without_the_issuer_nothing_is_known() {
    for (chain, issuer) in worlds() {
        let report = validate(&chain[..1], &made(&issuer, good()));
        refused(&report, StapledCheckName::Certificate);
    }
}

#[test]
fn no_byte_can_be_changed() {
    for (chain, issuer) in worlds() {
        let response = made(&issuer, good());
        // The toy hash has 16 bits, and some changes of what it covers go unnoticed.
        let is_toy = issuer.scheme().key_kind().is_toy();
        let mut accepted = 0;
        for at in 0..response.len() {
            let mut changed = response.clone();
            changed[at] ^= 1;
            accepted += usize::from(validate(&chain, &changed).accepted());
            let cut = validate(&chain, &response[..at]);
            refused(&cut, StapledCheckName::Response);
        }
        assert!(accepted <= if is_toy { 1 } else { 0 }, "{accepted}");
    }
}

#[test]
fn a_responder_that_cannot_answer_says_so() {
    let (chain, _) = &worlds()[0];
    // OCSPResponse { tryLater }.
    let report = validate(chain, &[0x30, 3, 0x0a, 1, 3]);
    refused(&report, StapledCheckName::Response);
    let told = &report.first_failure().unwrap().evidence[0];
    assert_eq!(told.key, EvidenceKey::ResponseStatus);
    assert_eq!(told.value, "tryLater");
    // A success without a response.
    refused(
        &validate(chain, &[0x30, 3, 0x0a, 1, 0]),
        StapledCheckName::Response,
    );
}
