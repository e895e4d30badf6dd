//! Did each issuer sign? (RFC 5280 section 6.1.3, item a.1)

use super::{Context, subject};
use crate::x509::check::{Check, CheckName, Evidence, EvidenceKey, Verdict};

/// Every signature below the anchor holds.
pub(super) fn signature(context: &Context<'_>) -> Check {
    let signatures = context.path.signatures();
    let verify = |(certificate, issuer): &(&_, &_)| {
        let certificate: &crate::x509::decoded::Decoded = certificate;
        certificate
            .signed
            .verify(issuer, context.policy.schemes)
            .err()
    };
    let mut broken = signatures
        .iter()
        .filter_map(|pair| Some((pair, verify(pair)?)));
    let broken = broken.next();
    let shown = broken
        .as_ref()
        .map(|(pair, _)| *pair)
        .or(signatures.first());
    let Some((certificate, issuer)) = shown else {
        return Check {
            name: CheckName::Signature,
            verdict: match context.path.trusted {
                true => Verdict::Passed,
                false => Verdict::NotReached,
            },
            evidence: Vec::new(),
        };
    };
    let scheme = match certificate.signed.scheme {
        Some(scheme) => scheme.id().to_owned(),
        None => certificate.signed.algorithm.to_string(),
    };
    let mut facts = vec![
        subject(certificate),
        Evidence::new(EvidenceKey::SignatureScheme, scheme),
        Evidence::new(EvidenceKey::SignedBy, &issuer.subject.text),
    ];
    let error = broken.as_ref().map(|(_, error)| error);
    facts.extend(error.map(|error| Evidence::new(EvidenceKey::Error, error)));
    Check::new(CheckName::Signature, broken.is_none(), facts)
}
