//! From a leaf, issuer by issuer, to a trust anchor (RFC 5280 section 6.1, RFC 4158).
//!
//! Names and key identifiers say who might have issued a certificate, its signature who did. The search goes along
//! signatures, depth first, and turns back at dead ends and at paths that are refused. Hostile certificates could
//! make it endless: it ends after a number of signatures.

use super::Policy;
use super::decoded::Decoded;

crate::ids::ids! {
    /// What ended the search.
    Limit {
        Intermediates = "intermediates",
        Signatures = "signatures",
    }
}

/// The most certificates in a path, self-issued ones included.
const MAX_CERTIFICATES: usize = 32;
/// The most paths to an anchor that are looked at.
const MAX_PATHS: usize = 16;

/// A chain in which each certificate names the next one as its issuer.
#[derive(Clone, Debug)]
pub(super) struct Path<'a> {
    /// The leaf first; if `trusted`, the trust anchor last.
    pub(super) certificates: Vec<&'a Decoded>,
    /// Whether the last certificate is a trust anchor.
    pub(super) trusted: bool,
    /// What ended the search before it was through.
    pub(super) limit: Option<Limit>,
}

/// A search for a path.
pub(super) struct Search<'a> {
    policy: &'a Policy,
    anchors: &'a [Decoded],
    untrusted: &'a [Decoded],
    signatures_left: usize,
    paths_left: usize,
    limit: Option<Limit>,
}

impl<'a> Search<'a> {
    /// A search among `untrusted`, in any order, for a way to one of `anchors`.
    pub(super) fn new(
        policy: &'a Policy,
        anchors: &'a [Decoded],
        untrusted: &'a [Decoded],
    ) -> Self {
        Self {
            policy,
            anchors,
            untrusted,
            signatures_left: policy.max_signatures,
            paths_left: MAX_PATHS,
            limit: None,
        }
    }

    /// Shows `accept` one path to an anchor after the other, until it accepts one. Where there is none at all it is
    /// shown the path along names alone, so that it can say what is wrong.
    pub(super) fn run(mut self, leaf: &'a Decoded, accept: &mut dyn FnMut(&Path<'a>) -> bool) {
        let mut certificates = vec![leaf];
        if self.extend(&mut certificates, accept) || self.paths_left < MAX_PATHS {
            return;
        }
        accept(&self.by_name(leaf));
    }

    /// Whether a path was accepted that begins with `certificates`.
    fn extend(
        &mut self,
        certificates: &mut Vec<&'a Decoded>,
        accept: &mut dyn FnMut(&Path<'a>) -> bool,
    ) -> bool {
        let Some(&current) = certificates.last() else {
            return false;
        };
        let is_current = |anchor: &&Decoded| anchor.der == current.der;
        if certificates.len() == 1 && self.anchors.iter().any(|a| is_current(&a)) {
            return self.complete(certificates, accept);
        }
        for anchor in issuers_of(current, self.anchors) {
            if self.is_signed_by(current, anchor) {
                certificates.push(anchor);
                let accepted = self.complete(certificates, accept);
                certificates.pop();
                if accepted {
                    return true;
                }
            }
        }
        for issuer in issuers_of(current, self.untrusted) {
            if is_among(certificates, issuer) || !self.has_room(certificates, issuer) {
                continue;
            }
            if self.is_signed_by(current, issuer) {
                certificates.push(issuer);
                let accepted = self.extend(certificates, accept);
                certificates.pop();
                if accepted {
                    return true;
                }
            }
        }
        false
    }

    fn complete(
        &mut self,
        certificates: &[&'a Decoded],
        accept: &mut dyn FnMut(&Path<'a>) -> bool,
    ) -> bool {
        let Some(left) = self.paths_left.checked_sub(1) else {
            return false;
        };
        self.paths_left = left;
        accept(&Path {
            certificates: certificates.to_vec(),
            trusted: true,
            limit: None,
        })
    }

    /// Whether `issuer` may be one more intermediate.
    fn has_room(&mut self, certificates: &[&Decoded], issuer: &Decoded) -> bool {
        let intermediates = certificates.iter().skip(1).chain([&issuer]);
        let counted = intermediates.filter(|c| !c.is_self_issued()).count();
        let has_room =
            counted <= self.policy.max_intermediates && certificates.len() + 1 < MAX_CERTIFICATES;
        if !has_room {
            self.limit = Some(Limit::Intermediates);
        }
        has_room
    }

    fn is_signed_by(&mut self, certificate: &Decoded, issuer: &Decoded) -> bool {
        let Some(left) = self.signatures_left.checked_sub(1) else {
            self.limit = Some(Limit::Signatures);
            return false;
        };
        self.signatures_left = left;
        let verified = certificate.signed.verify(issuer, self.policy.schemes);
        verified.is_ok()
    }

    /// The path that names alone suggest: an anchor where one has the issuer's name.
    fn by_name(&mut self, leaf: &'a Decoded) -> Path<'a> {
        let mut certificates = vec![leaf];
        let mut current = leaf;
        let trusted = loop {
            if let Some(&anchor) = issuers_of(current, self.anchors).first() {
                certificates.push(anchor);
                break true;
            }
            let issuers = issuers_of(current, self.untrusted);
            let mut fitting: Vec<&'a Decoded> = Vec::new();
            for issuer in issuers {
                if !is_among(&certificates, issuer) && self.has_room(&certificates, issuer) {
                    fitting.push(issuer);
                }
            }
            let signed = fitting
                .iter()
                .find(|issuer| self.is_signed_by(current, issuer));
            let Some(&next) = signed.or(fitting.first()) else {
                break false;
            };
            current = next;
            certificates.push(current);
        };
        Path {
            certificates,
            trusted,
            limit: self.limit,
        }
    }
}

impl<'a> Path<'a> {
    /// The certificate that the path is for.
    pub(super) fn leaf(&self) -> Option<&'a Decoded> {
        self.certificates.first().copied()
    }

    /// Each certificate that must be signed by another, with that other. A self-issued certificate at a dead
    /// end stands for its own issuer, so that its signature can be judged apart from its acceptance.
    pub(super) fn signatures(&self) -> Vec<(&'a Decoded, &'a Decoded)> {
        let issuers = self.certificates.iter().skip(1);
        let below = self.certificates.iter().copied();
        let mut pairs: Vec<_> = below.zip(issuers.copied()).collect();
        if let Some(last) = self.certificates.last()
            && !self.trusted
            && last.is_self_issued()
        {
            pairs.push((last, last));
        }
        pairs
    }

    /// Those who issue: all but the leaf, each with how many intermediates stand between it and the leaf that are
    /// not self-issued (RFC 5280 section 4.2.1.9).
    pub(super) fn issuers(&self) -> Vec<(usize, &'a Decoded)> {
        let mut below = 0;
        let mut issuers = Vec::new();
        for &issuer in self.certificates.iter().skip(1) {
            issuers.push((below, issuer));
            below += usize::from(!issuer.is_self_issued());
        }
        issuers
    }

    /// Whether `certificate` is the trust anchor of this path.
    pub(super) fn is_anchor(&self, certificate: &Decoded) -> bool {
        let last = self.certificates.last();
        self.trusted && last.is_some_and(|last| last.der == certificate.der)
    }
}

/// A certificate is no second time in a path, nor is another one for the same subject and key (RFC 4158 section 5.2).
fn is_among(certificates: &[&Decoded], issuer: &Decoded) -> bool {
    let is_same = |c: &&Decoded| c.subject.is(&issuer.subject) && c.key_der == issuer.key_der;
    certificates.iter().any(is_same)
}

/// Those of `candidates` who have the issuer's name, those who also have its key identifier first, and last those
/// who have another one (RFC 4158 section 3.5.12).
fn issuers_of<'a>(certificate: &Decoded, candidates: &'a [Decoded]) -> Vec<&'a Decoded> {
    let named = candidates
        .iter()
        .filter(|c| c.subject.is(&certificate.issuer));
    let mut issuers: Vec<_> = named.collect();
    let wanted = certificate.extensions.authority_key_identifier.as_ref();
    let wanted = wanted.and_then(|id| id.value.key_identifier.as_deref());
    issuers.sort_by_key(|issuer| {
        let has = issuer.extensions.subject_key_identifier.as_ref();
        match (wanted, has.map(|id| id.value.0.as_bytes())) {
            (Some(wanted), Some(has)) if wanted == has => 0,
            (Some(_), Some(_)) => 2,
            _ => 1,
        }
    });
    issuers
}
