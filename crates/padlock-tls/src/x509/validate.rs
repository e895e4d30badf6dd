//! Is this chain good, now, for this name? Every check is made and reported (RFC 5280 section 6, RFC 9525).

use super::check::{Check, CheckName, Evidence, EvidenceKey, Report, Verdict};
use super::path::{Path, verifies};
use super::{ParsedCertificate, UnixTime, name_matches};

/// Validates `chain`, the leaf first, for a server called `name`.
///
/// `trust_anchors` are certificates too; one that does not parse is passed over. A check that cannot be made
/// because another failed is [`Verdict::NotReached`].
pub fn validate(chain: &[Vec<u8>], trust_anchors: &[Vec<u8>], now: UnixTime, name: &str) -> Report {
    let mut parsed = Vec::new();
    for der in chain {
        match ParsedCertificate::parse(der) {
            Ok(certificate) => parsed.push(certificate),
            Err(error) => return unparsed(vec![evidence(EvidenceKey::Error, error.id())]),
        }
    }
    let Some((leaf, others)) = parsed.split_first() else {
        return unparsed(Vec::new());
    };
    let anchors: Vec<_> = trust_anchors
        .iter()
        .filter_map(|der| ParsedCertificate::parse(der).ok())
        .collect();
    let path = Path::build(leaf, others, &anchors);
    Report {
        checks: vec![
            parse(leaf),
            trust_anchor(&path),
            signature(&path),
            not_before(&path, now),
            not_after(&path, now),
            server_name(leaf, name),
            ca(&path),
            critical_extensions(&path),
        ],
    }
}

fn unparsed(evidence: Vec<Evidence>) -> Report {
    let mut evidence = Some(evidence);
    let check = |&name: &CheckName| match name {
        CheckName::Parse => Check {
            name,
            verdict: Verdict::Failed,
            evidence: evidence.take().unwrap_or_default(),
        },
        name => Check {
            name,
            verdict: Verdict::NotReached,
            evidence: Vec::new(),
        },
    };
    Report {
        checks: CheckName::ALL.iter().map(check).collect(),
    }
}

fn parse(leaf: &ParsedCertificate) -> Check {
    let serial: String = leaf
        .serial_number
        .iter()
        .map(|b| format!("{b:02x}"))
        .collect();
    let facts = vec![
        evidence(EvidenceKey::Subject, &leaf.subject),
        evidence(EvidenceKey::Issuer, &leaf.issuer),
        evidence(EvidenceKey::SerialNumber, serial),
    ];
    check(CheckName::Parse, true, facts)
}

fn trust_anchor(path: &Path<'_>) -> Check {
    let last = path.certificates.last();
    let facts = match last {
        Some(anchor) if path.trusted => vec![evidence(EvidenceKey::TrustAnchor, &anchor.subject)],
        Some(dead_end) => vec![evidence(EvidenceKey::Issuer, &dead_end.issuer)],
        None => Vec::new(),
    };
    check(CheckName::TrustAnchor, path.trusted, facts)
}

/// Every signature below the anchor holds.
fn signature(path: &Path<'_>) -> Check {
    let signatures = path.signatures();
    let broken = signatures.iter().find(|(c, issuer)| !verifies(c, issuer));
    let Some((certificate, issuer)) = broken.or(signatures.first()) else {
        return Check {
            name: CheckName::Signature,
            verdict: match path.trusted {
                true => Verdict::Passed,
                false => Verdict::NotReached,
            },
            evidence: Vec::new(),
        };
    };
    let facts = vec![
        evidence(EvidenceKey::Subject, &certificate.subject),
        evidence(
            EvidenceKey::SignatureScheme,
            certificate.signature_scheme.id(),
        ),
        evidence(EvidenceKey::SignedBy, &issuer.subject),
    ];
    check(CheckName::Signature, broken.is_none(), facts)
}

fn not_before(path: &Path<'_>, now: UnixTime) -> Check {
    let early = |c: &ParsedCertificate| now < c.validity.not_before;
    all_pass(
        CheckName::NotBefore,
        path,
        |c| !early(c),
        |c| {
            vec![
                evidence(EvidenceKey::Subject, &c.subject),
                evidence(EvidenceKey::NotBefore, c.validity.not_before),
                evidence(EvidenceKey::Now, now),
            ]
        },
    )
}

fn not_after(path: &Path<'_>, now: UnixTime) -> Check {
    let late = |c: &ParsedCertificate| c.validity.not_after < now;
    all_pass(
        CheckName::NotAfter,
        path,
        |c| !late(c),
        |c| {
            vec![
                evidence(EvidenceKey::Subject, &c.subject),
                evidence(EvidenceKey::NotAfter, c.validity.not_after),
                evidence(EvidenceKey::Now, now),
            ]
        },
    )
}

fn server_name(leaf: &ParsedCertificate, name: &str) -> Check {
    let passed = leaf.dns_names.iter().any(|n| name_matches(n, name));
    let mut facts = vec![evidence(EvidenceKey::ExpectedName, name)];
    facts.extend(
        leaf.dns_names
            .iter()
            .map(|n| evidence(EvidenceKey::DnsName, n)),
    );
    check(CheckName::Name, passed, facts)
}

/// Whoever signed may sign certificates, and not more authorities follow than it allows.
fn ca(path: &Path<'_>) -> Check {
    let issuers = || path.certificates.iter().enumerate().skip(1);
    let below = |i: usize| i.saturating_sub(1);
    let too_long = |&(i, c): &(usize, &&ParsedCertificate)| {
        c.path_len_constraint
            .is_some_and(|max| below(i) > usize::from(max))
    };
    let may_not_sign = |&(_, c): &(usize, &&ParsedCertificate)| !c.is_ca || !c.key_cert_sign;
    let wrong = issuers()
        .find(may_not_sign)
        .or_else(|| issuers().find(too_long));
    let facts = |(_, c): (usize, &&ParsedCertificate)| {
        let mut facts = vec![evidence(EvidenceKey::Issuer, &c.subject)];
        if let Some(max) = c.path_len_constraint {
            facts.push(evidence(EvidenceKey::PathLenConstraint, max));
        }
        facts
    };
    let facts = wrong
        .or_else(|| issuers().next())
        .map(facts)
        .unwrap_or_default();
    check(CheckName::Ca, wrong.is_none(), facts)
}

fn critical_extensions(path: &Path<'_>) -> Check {
    let unhandled = path
        .certificates
        .iter()
        .flat_map(|c| &c.unhandled_critical)
        .map(|oid| evidence(EvidenceKey::Extension, oid));
    let unhandled: Vec<_> = unhandled.collect();
    check(
        CheckName::CriticalExtensions,
        unhandled.is_empty(),
        unhandled,
    )
}

/// Passes if every certificate does; the evidence is of the first that does not, or of the leaf.
fn all_pass(
    name: CheckName,
    path: &Path<'_>,
    passes: impl Fn(&ParsedCertificate) -> bool,
    facts: impl Fn(&ParsedCertificate) -> Vec<Evidence>,
) -> Check {
    let failing = path.certificates.iter().find(|c| !passes(c));
    let shown = failing.or(path.certificates.first());
    let facts = shown.map(|c| facts(c)).unwrap_or_default();
    check(name, failing.is_none(), facts)
}

fn check(name: CheckName, passed: bool, evidence: Vec<Evidence>) -> Check {
    let verdict = match passed {
        true => Verdict::Passed,
        false => Verdict::Failed,
    };
    Check {
        name,
        verdict,
        evidence,
    }
}

fn evidence(key: EvidenceKey, value: impl ToString) -> Evidence {
    let value = value.to_string();
    Evidence { key, value }
}
