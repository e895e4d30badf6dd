//! The checks of a certificate, line by line.

use padlock_text::Text;
use padlock_tls::x509::{Report, Verdict};

use crate::notation::printable;

/// Every check: how it came out, its id, what it says; below a failed one, what it looked at.
pub fn lines(text: &Text, report: &Report) -> String {
    written(text, report, |verdict| verdict == Verdict::Failed)
}

/// The same, with what each check looked at.
pub fn full(text: &Text, report: &Report) -> String {
    written(text, report, |_| true)
}

fn written(text: &Text, report: &Report, shows_evidence: impl Fn(Verdict) -> bool) -> String {
    let mut lines = String::new();
    for check in &report.checks {
        let failed = check.verdict == Verdict::Failed;
        let words = match failed {
            true => text.certificate_check_failed(check.name),
            false => text.certificate_check(check.name),
        };
        let outcome = text.outcome(check.verdict);
        lines.push_str(&format!(
            "  {outcome:<16} {:<20} {words}\n",
            check.name.id()
        ));
        let shown = shows_evidence(check.verdict);
        for evidence in check.evidence.iter().filter(|_| shown) {
            let what = text.evidence(evidence.key);
            let value = printable(evidence.value.as_bytes());
            lines.push_str(&format!("{:38} {what}: {value}\n", ""));
        }
    }
    lines
}
