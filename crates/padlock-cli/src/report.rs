//! The checks of a certificate, line by line.

use padlock_text::{CliLabel, Text};
use padlock_tls::x509::{Evidence, Report, StapledReport, Verdict};

use crate::notation::printable;

/// Every check: how it came out, its id, what it says; below a failed one, what it looked at.
pub fn lines(text: &Text, report: &Report) -> String {
    written(text, report, |verdict| verdict == Verdict::Failed)
}

/// The same, with what each check looked at.
pub fn full(text: &Text, report: &Report) -> String {
    written(text, report, |_| true)
}

/// The same of what the issuer says of a certificate, where that is not all good.
pub fn stapled(text: &Text, report: &StapledReport) -> String {
    if report.accepted() {
        return String::new();
    }
    let mut lines = String::new();
    for check in &report.checks {
        let failed = check.verdict == Verdict::Failed;
        let words = match failed {
            true => text.stapled_check_failed(check.name),
            false => text.stapled_check(check.name),
        };
        let shown = if failed {
            check.evidence.as_slice()
        } else {
            &[]
        };
        lines.push_str(&line(text, check.verdict, check.name.id(), &words, shown));
    }
    lines
}

/// One line on the status that the server showed, or did not, of a connection that went well.
pub fn status(text: &Text, report: Option<&StapledReport>) -> String {
    let label = match report {
        Some(_) => CliLabel::StatusGood,
        None => CliLabel::StatusNone,
    };
    format!("{}\n", text.cli(label, &[]))
}

fn written(text: &Text, report: &Report, shows_evidence: impl Fn(Verdict) -> bool) -> String {
    let mut lines = String::new();
    for check in &report.checks {
        let words = match check.verdict == Verdict::Failed {
            true => text.certificate_check_failed(check.name),
            false => text.certificate_check(check.name),
        };
        let shown = match shows_evidence(check.verdict) {
            true => check.evidence.as_slice(),
            false => &[],
        };
        lines.push_str(&line(text, check.verdict, check.name.id(), &words, shown));
    }
    lines
}

/// One check, and below it what it looked at.
fn line(text: &Text, verdict: Verdict, id: &str, words: &str, shown: &[Evidence]) -> String {
    let outcome = text.outcome(verdict);
    let mut lines = format!("  {outcome:<16} {id:<20} {words}\n");
    for evidence in shown {
        let what = text.evidence(evidence.key);
        let value = printable(evidence.value.as_bytes());
        lines.push_str(&format!("{:38} {what}: {value}\n", ""));
    }
    lines
}
