//! The search for a path, and revocation lists.

use super::hierarchy::{ec, ec_key, failed, report, toy_rsa};
use super::*;

/// A chain of toy authorities, the root first, each named after its number.
fn authorities(count: usize) -> Vec<Authority> {
    let mut chain = vec![authority(
        "0",
        toy_ca_key(),
        CertificateScheme::ToyRsaToyHash,
    )];
    for i in 1..count {
        let request = Request {
            common_name: i.to_string(),
            is_ca: true,
            ..request(&toy_ca_key())
        };
        let next = chain[i - 1].subordinate(&request, toy_ca_key()).unwrap();
        chain.push(next);
    }
    chain
}

/// Validates a leaf of the last authority.
fn report_under(authorities: &[Authority], policy: Policy) -> Report {
    let leaf = authorities.last().unwrap().issue(&request(&toy_key()));
    let ders = authorities.iter().map(|a| a.certificate().to_vec());
    let ders: Vec<_> = ders.collect();
    let (anchor, untrusted) = ders.split_at(1);
    let validator = Validator {
        trust_anchors: anchor,
        untrusted,
        crls: &[],
        now: NOW,
        purpose: Purpose::Server,
        name: None,
        policy,
    };
    validator.validate(&leaf.unwrap())
}

#[test]
fn untrusted_certificates_may_come_in_any_order_and_often() {
    let authorities = authorities(5);
    let leaf = authorities[4].issue(&request(&toy_key())).unwrap();
    let mut chain: Vec<_> = authorities[1..]
        .iter()
        .map(|a| a.certificate().to_vec())
        .collect();
    chain = [chain.clone(), chain].concat();
    chain.insert(0, leaf);
    check(&chain, &root_der(&authorities[0]), &[], &[]);
}

#[test]
fn a_chain_may_be_as_long_as_the_policy_says() {
    let policy = |max_intermediates| Policy {
        max_intermediates,
        ..Policy::rfc5280(Schemes::TOY)
    };
    let authorities = authorities(5);
    assert_eq!(failed(&report_under(&authorities, policy(4))), []);
    let report = report_under(&authorities, policy(3));
    assert!(failed(&report).contains(&CheckName::Chain));
    let evidence = &report.check(CheckName::Chain).unwrap().evidence;
    let limit = evidence.iter().find(|e| e.key == EvidenceKey::Limit);
    assert_eq!(limit.unwrap().value, "intermediates");
}

#[test]
fn a_search_among_namesakes_ends() {
    // All have the same key and may have issued each other, and none is under the anchor.
    let namesakes: Vec<_> = (2..40)
        .map(|serial_number| Request {
            serial_number,
            common_name: "Namesake".to_owned(),
            // Another key, so that no two are the same for the search: the signatures are tried.
            public_key: padlock_core::signature::PublicKey::Rsa(padlock_core::rsa::RsaPublicKey {
                n: padlock_core::Nat::from(67_591),
                e: padlock_core::Nat::from(2 * serial_number + 1),
            }),
            is_ca: true,
            ..request(&toy_ca_key())
        })
        .collect();
    let issuer = authority("Namesake", toy_ca_key(), CertificateScheme::ToyRsaToyHash);
    let ders: Vec<_> = namesakes
        .iter()
        .map(|request| issuer.issue(request).unwrap())
        .collect();
    let leaf = issuer.issue(&request(&toy_key())).unwrap();
    let validator = Validator {
        trust_anchors: &root_der(&toy_authority()),
        untrusted: &ders,
        crls: &[],
        now: NOW,
        purpose: Purpose::Server,
        name: None,
        policy: Policy {
            max_signatures: 10,
            ..Policy::rfc5280(Schemes::TOY)
        },
    };
    let report = validator.validate(&leaf);
    assert!(failed(&report).contains(&CheckName::TrustAnchor));
}

#[test]
fn an_expired_way_does_not_hide_a_good_one() {
    let root = toy_authority();
    let middle = |not_after| Request {
        common_name: "Middle".to_owned(),
        is_ca: true,
        serial_number: 5,
        validity: Validity {
            not_after: UnixTime(not_after),
            ..VALIDITY
        },
        ..request(&other_toy_ca_key())
    };
    let expired = root
        .subordinate(&middle(NOT_BEFORE + 1), other_toy_ca_key())
        .unwrap();
    let good = root
        .subordinate(&middle(NOT_AFTER), other_toy_ca_key())
        .unwrap();
    let leaf = good.issue(&request(&toy_key())).unwrap();
    let [expired, good] = [expired, good].map(|a| a.certificate().to_vec());
    let chain = [leaf.clone(), expired.clone(), good];
    check(&chain, &root_der(&root), &[], &[]);
    check(
        &[leaf, expired],
        &root_der(&root),
        &[CheckName::NotAfter],
        &[],
    );
}

#[test]
fn an_unknown_key_is_a_failed_check_and_the_rest_is_still_said() {
    let issued = ec().issue(None).unwrap();
    let mut leaf = issued.chain[0].clone();
    let oid = KeyKind::Ec.oid();
    let at = leaf.windows(7).position(|w| w == oid.as_bytes()).unwrap();
    // id-ecPublicKey becomes 1.2.840.10045.2.9.
    leaf[at + 6] = 9;
    let changed = Issued {
        chain: [vec![leaf], issued.chain[1..].to_vec()].concat(),
        ..issued
    };
    let report = report(&ec(), &changed, |_| {});
    assert_eq!(
        failed(&report),
        [CheckName::Signature, CheckName::PublicKey]
    );
}

#[test]
fn a_revocation_list_must_hold_good_itself() {
    let hierarchy = toy_rsa();
    let root = &hierarchy.root;
    let list = |signer: &Signer, this_update, next_update| {
        let template = Template {
            common_name: "Padlock Root CA".to_owned(),
            names: Vec::new(),
            public_key: signer.key.public(),
            validity: VALIDITY,
            serial_number: 1,
            role: Role::Authority { path_len: None },
            permitted_names: Vec::new(),
            excluded_names: Vec::new(),
        };
        let authority = Authority::root(&template, signer.clone(), Schemes::TOY).unwrap();
        let list = RevocationList {
            this_update,
            next_update,
            number: 7,
            revoked: Vec::new(),
        };
        authority.revoke(&list, Schemes::TOY).unwrap()
    };
    let later = UnixTime(NOW.0 + 10);
    let earlier = UnixTime(NOW.0 - 10);
    for (crl, flaw) in [
        (list(root, earlier, later), None),
        (list(root, earlier, earlier), Some("crl_outdated")),
        (list(root, later, later), Some("crl_not_yet_valid")),
        (
            list(&hierarchy.intermediate, earlier, later),
            Some("crl_signature"),
        ),
    ] {
        let issued = hierarchy.issue(None).unwrap();
        let report = report(
            &hierarchy,
            &Issued {
                crls: vec![crl],
                ..issued
            },
            |_| {},
        );
        let check = report.check(CheckName::Revocation).unwrap();
        let said = check.evidence.iter().find(|e| e.key == EvidenceKey::Error);
        assert_eq!(said.map(|e| e.value.as_str()), flaw);
        let failed = check.verdict == Verdict::Failed;
        assert_eq!(failed, flaw.is_some());
    }
}

#[test]
fn without_lists_and_without_a_name_there_is_nothing_to_check() {
    let hierarchy = ec();
    let issued = hierarchy.issue(None).unwrap();
    let report = report(&hierarchy, &issued, |validator| {
        validator.crls = &[];
        validator.name = None;
    });
    assert!(report.accepted());
    let skipped = report
        .checks
        .iter()
        .filter(|c| c.verdict == Verdict::Skipped);
    let skipped: Vec<_> = skipped.map(|c| c.name).collect();
    assert_eq!(skipped, [CheckName::Name, CheckName::Revocation]);
    // The key is in use, so that its file can be read where this one cannot.
    assert_ne!(ec_key(7), ec_key(8));
}
