//! What a decision about a certificate rests on: every check, and how it came out.

use padlock_text::Text;
use padlock_tls::x509::{self, Report};

use super::Meaning;

/// One check, and how it came out.
#[derive(Clone, Debug, PartialEq)]
pub struct EvidenceCard {
    /// Which.
    pub name: String,
    /// Its colour.
    pub meaning: Meaning,
    /// How it came out.
    pub outcome: String,
    /// What was looked at.
    pub details: Vec<(String, String)>,
}

/// The checks of a certificate.
pub fn evidence(text: &Text, report: &Report) -> Vec<EvidenceCard> {
    let card = |check: &x509::Check| EvidenceCard {
        name: text.certificate_check(check.name),
        meaning: match check.verdict {
            x509::Verdict::Passed => Meaning::Protected,
            x509::Verdict::Failed => Meaning::Attack,
            x509::Verdict::Skipped | x509::Verdict::NotReached => Meaning::Neutral,
        },
        outcome: match check.verdict {
            x509::Verdict::Failed => text.certificate_check_failed(check.name),
            other => text.outcome(other),
        },
        details: match check.verdict {
            x509::Verdict::Skipped | x509::Verdict::NotReached => Vec::new(),
            _ => check
                .evidence
                .iter()
                .map(|piece| (text.evidence(piece.key), piece.value.clone()))
                .collect(),
        },
    };
    report.checks.iter().map(card).collect()
}
