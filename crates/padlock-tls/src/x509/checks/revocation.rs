//! Has an issuer taken back what it signed? (RFC 5280 section 6.3)

use x509_cert::ext::pkix::KeyUsage;

use super::{Context, subject};
use crate::x509::check::{Check, CheckName, Evidence, EvidenceKey};
use crate::x509::crl::{Crl, Revoked};
use crate::x509::decoded::Decoded;

crate::ids::ids! {
    /// Why a revocation list says nothing.
    CrlFlaw {
        Malformed = "malformed_crl",
        Number = "crl_number",
        CriticalExtension = "crl_critical_extension",
        IssuerMayNotSign = "crl_sign",
        Signature = "crl_signature",
        NotYet = "crl_not_yet_valid",
        Outdated = "crl_outdated",
    }
}

/// No list of an issuer in the path names a certificate that it signed; and lists that issuers made hold good.
///
/// Without any list for the path there is nothing to look at.
pub(super) fn revocation(context: &Context<'_>) -> Check {
    let mut facts = Vec::new();
    for (certificate, issuer) in context.path.signatures() {
        let lists = context
            .crls
            .iter()
            .filter(|crl| crl.issuer.is(&issuer.subject));
        for crl in lists {
            if let Some(flaw) = flaw(crl, issuer, context) {
                let mut facts = of_list(certificate, crl);
                facts.push(Evidence::new(EvidenceKey::Error, flaw.id()));
                return Check::new(CheckName::Revocation, false, facts);
            }
            if let Some(revoked) = crl.entry(&certificate.serial_number) {
                let mut facts = of_list(certificate, crl);
                facts.extend(of_entry(revoked));
                return Check::new(CheckName::Revocation, false, facts);
            }
            facts.extend(of_list(certificate, crl));
        }
    }
    match facts.is_empty() {
        true => Check::skipped(CheckName::Revocation, facts),
        false => Check::new(CheckName::Revocation, true, facts),
    }
}

/// RFC 5280 section 6.3.3, items a, f and g, and the rules of section 5.
fn flaw(crl: &Crl, issuer: &Decoded, context: &Context<'_>) -> Option<CrlFlaw> {
    let is_outdated = crl.next_update.is_none_or(|next| next < context.now);
    let verified = || crl.signed.verify(issuer, context.policy.schemes);
    match () {
        () if !crl.is_well_formed => Some(CrlFlaw::Malformed),
        () if !crl.is_numbered => Some(CrlFlaw::Number),
        () if crl.has_unhandled_critical => Some(CrlFlaw::CriticalExtension),
        () if !issuer.extensions.usage_allows(KeyUsage::crl_sign) => {
            Some(CrlFlaw::IssuerMayNotSign)
        }
        () if context.now < crl.this_update => Some(CrlFlaw::NotYet),
        () if is_outdated => Some(CrlFlaw::Outdated),
        () if verified().is_err() => Some(CrlFlaw::Signature),
        () => None,
    }
}

fn of_list(certificate: &Decoded, crl: &Crl) -> Vec<Evidence> {
    let mut facts = vec![
        subject(certificate),
        Evidence::new(EvidenceKey::CrlIssuer, &crl.issuer.text),
        Evidence::new(EvidenceKey::ThisUpdate, crl.this_update),
    ];
    let next = crl.next_update;
    facts.extend(next.map(|next| Evidence::new(EvidenceKey::NextUpdate, next)));
    facts
}

fn of_entry(revoked: &Revoked) -> [Evidence; 2] {
    let serial: String = revoked
        .serial_number
        .iter()
        .map(|b| format!("{b:02x}"))
        .collect();
    [
        Evidence::new(EvidenceKey::SerialNumber, serial),
        Evidence::new(EvidenceKey::RevocationDate, revoked.date),
    ]
}
