mod files;
mod hierarchy;
mod names;
mod properties;
mod search;

use der::asn1::{ObjectIdentifier, OctetString};
use padlock_core::signature::{PrivateKey, SignatureError};
use x509_cert::ext::Extension;
use x509_cert::ext::pkix::{
    AuthorityKeyIdentifier, BasicConstraints, KeyUsage, KeyUsages, SubjectKeyIdentifier,
};

use super::authority::sign_with;
use super::decoded::Decoded;
use super::fixture::*;
use super::tbs::extension;
use super::*;
use crate::alert::AlertDescription;

/// Validates for `bank.example` and expects exactly these checks to fail, and these not to be reached.
#[track_caller]
fn check(chain: &[Vec<u8>], anchors: &[Vec<u8>], failed: &[CheckName], not_reached: &[CheckName]) {
    let report = validate(chain, anchors, NOW, "bank.example");
    let with = |verdict| -> Vec<CheckName> {
        report
            .checks
            .iter()
            .filter(|c| c.verdict == verdict)
            .map(|c| c.name)
            .collect()
    };
    assert_eq!(with(Verdict::Failed), failed, "{report:#?}");
    assert_eq!(with(Verdict::NotReached), not_reached, "{report:#?}");
    assert_eq!(
        report.accepted(),
        failed.is_empty() && not_reached.is_empty()
    );
    let order: Vec<_> = report.checks.iter().map(|c| c.name).collect();
    assert_eq!(order, CheckName::ALL);
}

fn root_der(authority: &Authority) -> Vec<Vec<u8>> {
    vec![authority.certificate().to_vec()]
}

#[test]
fn a_certificate_of_the_trusted_root_is_accepted_in_both_sizes() {
    check(&toy_chain(), &root_der(&toy_authority()), &[], &[]);
    check(&full_chain(), &root_der(&full_authority()), &[], &[]);
}

#[test]
fn the_root_need_not_be_sent() {
    check(&toy_chain()[..1], &root_der(&toy_authority()), &[], &[]);
}

#[test]
fn a_valid_signature_of_an_unknown_authority_is_not_acceptance() {
    check(&toy_chain(), &[], &[CheckName::TrustAnchor], &[]);
}

#[test]
fn a_signature_cannot_be_judged_without_the_issuer() {
    check(
        &toy_chain()[..1],
        &[],
        &[CheckName::Chain, CheckName::TrustAnchor],
        &[CheckName::Signature],
    );
}

#[test]
fn a_self_signed_leaf_has_a_valid_signature_and_no_trust_anchor() {
    let key = other_toy_ca_key();
    let leaf = self_signed(&request(&key), &key, CertificateScheme::ToyRsaToyHash).unwrap();
    check(
        &[leaf],
        &root_der(&toy_authority()),
        &[CheckName::TrustAnchor],
        &[],
    );
}

#[test]
fn a_namesake_of_the_root_cannot_sign_for_it() {
    let namesake = authority(
        "Toy Root",
        other_toy_ca_key(),
        CertificateScheme::ToyRsaToyHash,
    );
    let leaf = namesake.issue(&request(&other_toy_ca_key())).unwrap();
    let anchors = root_der(&toy_authority());
    check(
        std::slice::from_ref(&leaf),
        &anchors,
        &[CheckName::Signature],
        &[],
    );
    let with_namesake = [leaf, namesake.certificate().to_vec()];
    check(&with_namesake, &anchors, &[CheckName::Signature], &[]);
}

#[test]
fn the_anchor_that_signed_is_found_among_namesakes() {
    let namesake = authority(
        "Toy Root",
        other_toy_ca_key(),
        CertificateScheme::ToyRsaToyHash,
    );
    let anchors = [
        namesake.certificate().to_vec(),
        toy_authority().certificate().to_vec(),
    ];
    check(&toy_chain()[..1], &anchors, &[], &[]);
}

#[test]
fn every_changed_byte_of_the_signed_part_breaks_something() {
    let chain = full_chain();
    let anchors = root_der(&full_authority());
    let tbs_len = ParsedCertificate::parse(&chain[0]).unwrap().tbs.len();
    for at in (0..tbs_len).step_by(7) {
        let mut leaf = chain[0].clone();
        leaf[at + 4] ^= 1;
        let report = validate(&[leaf], &anchors, NOW, "bank.example");
        assert!(!report.accepted(), "byte {at}");
    }
}

#[test]
fn dates_include_both_ends() {
    let anchors = root_der(&toy_authority());
    let verdicts = |now| {
        let report = validate(&toy_chain(), &anchors, UnixTime(now), "bank.example");
        let verdict = |name| report.check(name).unwrap().verdict == Verdict::Passed;
        (verdict(CheckName::NotBefore), verdict(CheckName::NotAfter))
    };
    assert_eq!(verdicts(NOT_BEFORE - 1), (false, true));
    assert_eq!(verdicts(NOT_BEFORE), (true, true));
    assert_eq!(verdicts(NOT_AFTER), (true, true));
    assert_eq!(verdicts(NOT_AFTER + 1), (true, false));
}

#[test]
fn a_failure_does_not_hide_the_next_one() {
    let report = validate(&toy_chain(), &[], UnixTime(NOT_AFTER + 1), "other.example");
    let failed = report
        .checks
        .iter()
        .filter(|c| c.verdict == Verdict::Failed);
    let failed: Vec<_> = failed.map(|c| c.name).collect();
    assert_eq!(
        failed,
        [CheckName::TrustAnchor, CheckName::NotAfter, CheckName::Name]
    );
    assert_eq!(report.first_failure().unwrap().name, CheckName::TrustAnchor);
    assert_eq!(report.alert(), Some(AlertDescription::UnknownCa));
}

#[test]
fn a_leaf_may_not_issue() {
    let root = toy_authority();
    let middle = root
        .subordinate(&request(&other_toy_ca_key()), other_toy_ca_key())
        .unwrap();
    let leaf = middle.issue(&request(&toy_key())).unwrap();
    let chain = [leaf, middle.certificate().to_vec()];
    let failed = [CheckName::Ca, CheckName::KeyUsage];
    check(&chain, &root_der(&root), &failed, &[]);
}

#[test]
fn an_intermediate_authority_may_issue() {
    let root = toy_authority();
    let mut request_ca = request(&other_toy_ca_key());
    request_ca.common_name = "Toy Intermediate".to_owned();
    request_ca.is_ca = true;
    let middle = root.subordinate(&request_ca, other_toy_ca_key()).unwrap();
    let leaf = middle.issue(&request(&toy_key())).unwrap();
    let chain = [leaf, middle.certificate().to_vec()];
    check(&chain, &root_der(&root), &[], &[]);
}

/// Validates leaf, intermediate and root, with these extensions in the certificates of root and intermediate.
#[track_caller]
fn check_authorities(root: Vec<Extension>, middle: Vec<Extension>, failed: &[CheckName]) {
    let [root, middle] = [root, middle].map(|own| [own, key_identifiers()].concat());
    let scheme = CertificateScheme::ToyRsaToyHash;
    let named = |name: &str, key: &PrivateKey| Request {
        common_name: name.to_owned(),
        ..request(key)
    };
    let (root_key, middle_key) = (toy_ca_key(), other_toy_ca_key());
    let signer = Signer {
        key: root_key.clone(),
        scheme,
    };
    let sign = |request, extensions| {
        sign_with("Root", &request, extensions, &signer, Schemes::RSA).unwrap()
    };
    let root = sign(named("Root", &root_key), root);
    let middle = sign(named("Middle", &middle_key), middle);
    let leaf = authority("Middle", middle_key, scheme).issue(&request(&toy_key()));
    check(&[leaf.unwrap(), middle], &[root], failed, &[]);
}

fn key_identifiers() -> Vec<Extension> {
    let id = OctetString::new([1, 2]).unwrap();
    let issuer = AuthorityKeyIdentifier {
        key_identifier: Some(id.clone()),
        ..AuthorityKeyIdentifier::default()
    };
    vec![
        extension(&SubjectKeyIdentifier(id), false).unwrap(),
        extension(&issuer, false).unwrap(),
    ]
}

fn ca(path_len_constraint: Option<u8>) -> Extension {
    extension(
        &BasicConstraints {
            ca: true,
            path_len_constraint,
        },
        true,
    )
    .unwrap()
}

#[test]
fn a_path_may_be_as_long_as_its_authorities_allow() {
    check_authorities(vec![ca(Some(1))], vec![ca(Some(0))], &[]);
    check_authorities(vec![ca(Some(0))], vec![ca(None)], &[CheckName::PathLength]);
}

#[test]
fn an_authority_needs_the_usage_key_cert_sign_if_usages_are_named() {
    let usage = |usage: KeyUsages| extension(&KeyUsage(usage.into()), true).unwrap();
    let signer = usage(KeyUsages::KeyCertSign);
    check_authorities(vec![ca(None)], vec![ca(None), signer], &[]);
    let other = usage(KeyUsages::DigitalSignature);
    check_authorities(
        vec![ca(None)],
        vec![ca(None), other],
        &[CheckName::KeyUsage],
    );
}

#[test]
fn only_a_critical_extension_has_to_be_understood() {
    let unknown = |critical| Extension {
        extn_id: ObjectIdentifier::new_unwrap("2.5.29.99"),
        critical,
        extn_value: OctetString::new([5, 0]).unwrap(),
    };
    check_authorities(vec![ca(None)], vec![ca(None), unknown(false)], &[]);
    let failed = [CheckName::CriticalExtensions];
    check_authorities(vec![ca(None)], vec![ca(None), unknown(true)], &failed);
}

#[test]
fn both_names_of_the_signature_algorithm_must_agree() {
    let mut der = toy_chain().remove(0);
    let oid = CertificateScheme::ToyRsaToyHash.signature_oid();
    let at = der
        .windows(oid.as_bytes().len())
        .rposition(|w| w == oid.as_bytes())
        .unwrap();
    der[at + oid.as_bytes().len() - 1] ^= 1;
    assert_eq!(
        ParsedCertificate::parse(&der),
        Err(CertificateError::AlgorithmMismatch)
    );
}

#[test]
fn bytes_that_are_no_certificate_reach_no_other_check() {
    check(
        &[vec![1, 2, 3]],
        &[],
        &[CheckName::Parse],
        &CheckName::ALL[1..],
    );
    check(&[], &[], &[CheckName::Parse], &CheckName::ALL[1..]);
}

#[test]
fn what_was_asked_for_is_what_is_read() {
    let der = &toy_chain()[0];
    let certificate = ParsedCertificate::parse(der).unwrap();
    assert_eq!(certificate.subject, "CN=Bank\\, \\\"First\\\"");
    assert_eq!(certificate.issuer, "CN=Toy Root");
    assert_eq!(certificate.serial_number, [0x80, 0xff]);
    assert_eq!(certificate.validity, VALIDITY);
    assert_eq!(certificate.public_key, toy_key().public());
    assert_eq!(certificate.dns_names, ["bank.example", "*.bank.example"]);
    assert_eq!(certificate.der, *der);
    assert!(!certificate.is_ca);
    assert_eq!(UnixTime(NOT_AFTER).to_string(), "2055-01-01T00:00:00Z");
}
