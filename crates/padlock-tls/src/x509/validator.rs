//! Is this certificate good, now, for this name? Every check is made and reported (RFC 5280 section 6, RFC 9525).

use super::check::{Check, CheckName, Evidence, EvidenceKey, Report, Verdict};
use super::checks::{self, Context};
use super::crl::Crl;
use super::decoded::Decoded;
use super::path::Search;
use super::{Name, Policy, Purpose, Schemes, UnixTime};

/// All that an answer depends on, but for the certificate in question.
#[derive(Clone, Copy, Debug)]
pub struct Validator<'a> {
    /// Certificates (DER) whose subjects are believed. One that cannot be read is passed over.
    pub trust_anchors: &'a [Vec<u8>],
    /// Certificates (DER) that may help to find a way, in any order. One that cannot be read is passed over.
    pub untrusted: &'a [Vec<u8>],
    /// Revocation lists.
    pub crls: &'a [Crl],
    /// The clock.
    pub now: UnixTime,
    /// What the certificate shall be good for.
    pub purpose: Purpose,
    /// Whom it must be about; `None` takes anybody.
    pub name: Option<&'a Name>,
    /// What is insisted on.
    pub policy: Policy,
}

impl Validator<'_> {
    /// Makes every check of the certificate with this DER.
    ///
    /// Of several paths to an anchor the report is about the first that is accepted, or the one with the fewest
    /// failures. A check that cannot be made because another failed is [`Verdict::NotReached`].
    pub fn validate(&self, leaf: &[u8]) -> Report {
        let leaf = match Decoded::read(leaf) {
            Ok(leaf) => leaf,
            Err(error) => return unreadable(vec![Evidence::new(EvidenceKey::Error, error.id())]),
        };
        let read = |ders: &[Vec<u8>]| -> Vec<Decoded> {
            ders.iter()
                .filter_map(|der| Decoded::read(der).ok())
                .collect()
        };
        let (anchors, untrusted) = (read(self.trust_anchors), read(self.untrusted));
        let mut best: Option<Report> = None;
        Search::new(&self.policy, &anchors, &untrusted).run(&leaf, &mut |path| {
            let context = Context {
                path,
                now: self.now,
                purpose: self.purpose,
                name: self.name,
                crls: self.crls,
                policy: &self.policy,
            };
            let report = checks::all(&context);
            let accepted = report.accepted();
            if best
                .as_ref()
                .is_none_or(|best| report.failures() < best.failures())
            {
                best = Some(report);
            }
            accepted
        });
        best.unwrap_or_else(|| unreadable(Vec::new()))
    }
}

/// Validates `chain`, the leaf first, for a server called `name`, by RFC 5280's rules and with RSA only.
///
/// `trust_anchors` are certificates too; one that does not parse is passed over. A check that cannot be made
/// because another failed is [`Verdict::NotReached`]. For more there is [`Validator`].
pub fn validate(chain: &[Vec<u8>], trust_anchors: &[Vec<u8>], now: UnixTime, name: &str) -> Report {
    let Some((leaf, untrusted)) = chain.split_first() else {
        return unreadable(Vec::new());
    };
    let validator = Validator {
        trust_anchors,
        untrusted,
        crls: &[],
        now,
        purpose: Purpose::Server,
        name: Some(&Name::parse(name)),
        policy: Policy::rfc5280(Schemes::RSA),
    };
    validator.validate(leaf)
}

fn unreadable(evidence: Vec<Evidence>) -> Report {
    let mut evidence = Some(evidence);
    let check = |&name: &CheckName| match name {
        CheckName::Parse => Check::new(name, false, evidence.take().unwrap_or_default()),
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
