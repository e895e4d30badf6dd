//! A chain of certificates, judged as a client judges it.

use std::rc::Rc;

use padlock_text::{Arg, Text, ToolLabel};
use padlock_tls::{
    dissect,
    x509::{
        self, CheckName, Name, ParsedCertificate, Policy, Purpose, Report, Schemes, UnixTime,
        Validator, Verdict,
    },
};

use super::{
    Meaning,
    evidence::{EvidenceCard, evidence},
    grid::{GridCard, grid},
};

/// A chain of certificates, judged.
#[derive(Clone, Debug, PartialEq)]
pub struct JudgedCard {
    /// For whom, and at which time.
    pub lead: String,
    /// The colour of the judgement.
    pub meaning: Meaning,
    /// The judgement.
    pub judgement: String,
    /// Where the chain ends, where nobody said whom to trust.
    pub trust: Option<String>,
    /// Every check.
    pub checks: Vec<EvidenceCard>,
    /// The certificates: who, and the DER.
    pub certificates: Vec<(String, Vec<u8>)>,
}

/// The judgement of `chain`, the server's first, for one who trusts `roots` and wants to reach `wanted`.
pub fn judged(
    text: &Text,
    chain: Vec<Vec<u8>>,
    roots: &[Vec<u8>],
    wanted: &str,
    now: UnixTime,
) -> JudgedCard {
    let name = (!wanted.is_empty()).then(|| Name::parse(wanted));
    let validator = Validator {
        trust_anchors: roots,
        untrusted: chain.get(1..).unwrap_or_default(),
        crls: &[],
        now,
        purpose: Purpose::Server,
        name: name.as_ref(),
        policy: Policy::rfc5280(Schemes::ALL),
    };
    let report = validator.validate(chain.first().map(Vec::as_slice).unwrap_or_default());
    let unasked = Unasked {
        name: name.is_none(),
        trust: roots.is_empty(),
    };
    let failed = report.checks.iter().filter(|check| {
        let is_open = unasked.why(check.name, check.verdict).is_some();
        check.verdict == Verdict::Failed && !is_open
    });
    let failed = failed.count() as u64;
    let (meaning, label) = match (failed, unasked.trust) {
        (0, false) => (Meaning::Protected, ToolLabel::ChainHeld),
        (0, true) => (Meaning::Neutral, ToolLabel::ChainOpen),
        _ => (Meaning::Attack, ToolLabel::ChainRefused),
    };
    let count = [("count", Arg::Count(failed))];
    JudgedCard {
        lead: lead(text, wanted, now),
        meaning,
        judgement: text.tool(label, if failed > 0 { &count } else { &[] }),
        trust: unasked.trust.then(|| no_root(text, &report)),
        checks: checks(text, &report, unasked),
        certificates: chain.into_iter().map(|der| (title(&der), der)).collect(),
    }
}

fn lead(text: &Text, wanted: &str, now: UnixTime) -> String {
    let time = now.to_string();
    let args = [("time", Arg::Text(&time)), ("name", Arg::Text(wanted))];
    match wanted.is_empty() {
        true => text.tool(ToolLabel::ChainLeadAnyone, &args[..1]),
        false => text.tool(ToolLabel::ChainLead, &args),
    }
}

/// What was not said, so that checks cannot be made.
#[derive(Clone, Copy)]
struct Unasked {
    name: bool,
    trust: bool,
}

impl Unasked {
    /// Why a check cannot be made, if it cannot. Without a root the end of the chain is nobody's that one trusts.
    fn why(self, check: CheckName, verdict: Verdict) -> Option<ToolLabel> {
        let ends_open = matches!(check, CheckName::Chain | CheckName::TrustAnchor);
        match check {
            CheckName::Name if self.name => Some(ToolLabel::ChainNoName),
            CheckName::Revocation if verdict == Verdict::Skipped => Some(ToolLabel::ChainNoList),
            _ if self.trust && ends_open && verdict == Verdict::Failed => {
                Some(ToolLabel::ChainNotMade)
            }
            _ => None,
        }
    }
}

fn checks(text: &Text, report: &Report, unasked: Unasked) -> Vec<EvidenceCard> {
    let cards = evidence(text, report).into_iter();
    let card = |(card, check): (EvidenceCard, &x509::Check)| {
        let Some(why) = unasked.why(check.name, check.verdict) else {
            return card;
        };
        EvidenceCard {
            meaning: Meaning::Neutral,
            outcome: text.tool(why, &[]),
            ..card
        }
    };
    cards.zip(&report.checks).map(card).collect()
}

/// That nobody said whom to trust, and whose word the chain rests on.
fn no_root(text: &Text, report: &Report) -> String {
    let end = report.check(CheckName::TrustAnchor);
    let end = end.and_then(|check| check.evidence.first());
    match end {
        Some(end) => text.tool(ToolLabel::ChainNoRoot, &[("issuer", Arg::Text(&end.value))]),
        None => text.tool(ToolLabel::ChainNoEnd, &[]),
    }
}

/// Whom a certificate is about, and who says so.
fn title(der: &[u8]) -> String {
    match ParsedCertificate::parse(der) {
        Ok(read) => format!("{} ← {}", read.subject, read.issuer),
        Err(why) => why.to_string(),
    }
}

/// A certificate taken apart.
pub fn dissected(text: &Text, at: usize, der: &[u8]) -> Rc<GridCard> {
    let spans = dissect::dissect_certificate(der).spans;
    let key = format!("certificate{at}");
    Rc::new(grid(text, key, der, &spans, false))
}
