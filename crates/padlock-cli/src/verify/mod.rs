//! `padlock verify`: every check of a certificate.

pub mod files;

use padlock_text::{Arg, CliLabel, Text};
use padlock_tls::x509::{Name, Policy, Purpose, Report, Schemes, Validator, Verdict};
use serde_json::json;

use crate::{Outcome, args::Verify, failure::Failure, moment, output, report, wire::now};

/// Validates a certificate and prints how every check came out.
pub fn verify(text: &Text, args: &Verify) -> Result<Outcome, Failure> {
    let now = match &args.time {
        Some(time) => moment::read(time).ok_or_else(|| Failure::Time(time.clone()))?,
        None => now(),
    };
    let chain = files::chain(&args.chain)?;
    let (leaf, behind) = chain.split_first().unwrap_or((&EMPTY, &[]));
    let mut untrusted = behind.to_vec();
    untrusted.extend(files::certificates(&args.untrusted)?);
    let name = args.name.as_deref().map(Name::parse);
    let validator = Validator {
        trust_anchors: &files::certificates(&args.trust)?,
        untrusted: &untrusted,
        crls: &files::crls(&args.crl)?,
        now,
        purpose: match args.client {
            true => Purpose::Client,
            false => Purpose::Server,
        },
        name: name.as_ref(),
        policy: policy(args),
    };
    let report = validator.validate(leaf);
    let failed = failed(&report);
    output::print(&match args.json {
        true => output::json(&json!({
            "accepted": report.accepted(),
            "failed": failed,
            "time": now.to_string(),
            "profile": validator.policy.profile.id(),
            "checks": report.checks,
        }))?,
        false => format!(
            "{}{}\n",
            report::full(text, &report),
            summary(text, &report, &failed)
        ),
    })?;
    Ok(match report.accepted() {
        true => Outcome::Held,
        false => Outcome::Failed,
    })
}

/// A file without certificates is refused before anybody looks at its first.
static EMPTY: Vec<u8> = Vec::new();

fn policy(args: &Verify) -> Policy {
    let policy = Policy::rfc5280(Schemes::FULL);
    Policy {
        profile: args.profile.into(),
        max_intermediates: args.intermediates.unwrap_or(policy.max_intermediates),
        ..policy
    }
}

/// The checks that failed, by name.
fn failed(report: &Report) -> Vec<&'static str> {
    let checks = report.checks.iter();
    let failed = checks.filter(|check| check.verdict == Verdict::Failed);
    failed.map(|check| check.name.id()).collect()
}

fn summary(text: &Text, report: &Report, failed: &[&str]) -> String {
    let label = match report.accepted() {
        true => CliLabel::Accepted,
        false => CliLabel::Refused,
    };
    text.cli(label, &[("checks", Arg::Text(&failed.join(", ")))])
}
