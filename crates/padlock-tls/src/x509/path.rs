//! From a leaf, issuer by issuer, to a trust anchor (RFC 5280 section 6.1).

use padlock_core::Working;

use super::ParsedCertificate;

/// A chain in which each certificate names the next one as its issuer.
pub(super) struct Path<'a> {
    /// The leaf first; if `trusted`, the trust anchor last.
    pub(super) certificates: Vec<&'a ParsedCertificate>,
    /// Whether the last certificate is a trust anchor.
    pub(super) trusted: bool,
}

impl<'a> Path<'a> {
    /// Follows issuer names from `leaf`, through `others` in any order, until an anchor or a dead end.
    pub(super) fn build(
        leaf: &'a ParsedCertificate,
        others: &'a [ParsedCertificate],
        anchors: &'a [ParsedCertificate],
    ) -> Self {
        let mut certificates = vec![leaf];
        let mut unused: Vec<&ParsedCertificate> = others.iter().collect();
        let mut current = leaf;
        let trusted = loop {
            if anchors.iter().any(|anchor| anchor.der == current.der) {
                break true;
            }
            if let Some(anchor) = issuer_among(anchors, current) {
                certificates.push(anchor);
                break true;
            }
            let next = unused.iter().position(|c| is_issuer(c, current));
            let Some(next) = next else { break false };
            current = unused.swap_remove(next);
            certificates.push(current);
        };
        Self {
            certificates,
            trusted,
        }
    }

    /// Each certificate that must be signed by another, with that other. A self-issued certificate at a dead
    /// end stands for its own issuer, so that its signature can be judged apart from its acceptance.
    pub(super) fn signatures(&self) -> Vec<(&'a ParsedCertificate, &'a ParsedCertificate)> {
        let issuers = self.certificates.iter().skip(1);
        let mut pairs: Vec<_> = self
            .certificates
            .iter()
            .copied()
            .zip(issuers.copied())
            .collect();
        if let Some(last) = self.certificates.last()
            && !self.trusted
            && last.is_self_issued()
        {
            pairs.push((last, last));
        }
        pairs
    }
}

/// The anchor that signed `certificate`; failing that, one that merely has the issuer's name.
fn issuer_among<'a>(
    anchors: &'a [ParsedCertificate],
    certificate: &ParsedCertificate,
) -> Option<&'a ParsedCertificate> {
    let mut named = anchors
        .iter()
        .filter(|anchor| is_issuer(anchor, certificate));
    let signed = named.clone().find(|anchor| verifies(certificate, anchor));
    signed.or_else(|| named.next())
}

fn is_issuer(issuer: &ParsedCertificate, certificate: &ParsedCertificate) -> bool {
    issuer.subject == certificate.issuer
}

pub(super) fn verifies(certificate: &ParsedCertificate, issuer: &ParsedCertificate) -> bool {
    certificate
        .verify_signature(&issuer.public_key, &mut Working::off())
        .is_ok()
}
