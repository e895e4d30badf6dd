//! The checks, one file each.

mod authority;
mod chain;
mod constraints;
mod extensions;
mod name;
mod profile;
mod revocation;
mod signature;
mod strength;
mod usage;
mod validity;

pub use profile::ProfileRule;

use super::check::{Check, CheckName, Evidence, EvidenceKey, Report};
use super::crl::Crl;
use super::decoded::Decoded;
use super::path::Path;
use super::{Name, Policy, Purpose, UnixTime};

/// What the checks look at.
pub(super) struct Context<'a> {
    pub(super) path: &'a Path<'a>,
    pub(super) now: UnixTime,
    pub(super) purpose: Purpose,
    pub(super) name: Option<&'a Name>,
    pub(super) crls: &'a [Crl],
    pub(super) policy: &'a Policy,
}

/// Every check, whatever the ones before it said, in the order of [`CheckName::ALL`].
pub(super) fn all(context: &Context<'_>) -> Report {
    let check = |&name: &CheckName| match name {
        CheckName::Parse => chain::parse(context),
        CheckName::Chain => chain::chain(context),
        CheckName::TrustAnchor => chain::trust_anchor(context),
        CheckName::Signature => signature::signature(context),
        CheckName::NotBefore => validity::not_before(context),
        CheckName::NotAfter => validity::not_after(context),
        CheckName::Name => name::name(context),
        CheckName::Ca => authority::ca(context),
        CheckName::PathLength => authority::path_length(context),
        CheckName::KeyUsage => usage::key_usage(context),
        CheckName::ExtendedKeyUsage => usage::extended_key_usage(context),
        CheckName::NameConstraints => constraints::name_constraints(context),
        CheckName::CriticalExtensions => extensions::critical_extensions(context),
        CheckName::Revocation => revocation::revocation(context),
        CheckName::PublicKey => strength::public_key(context),
        CheckName::KeyStrength => strength::key_strength(context),
        CheckName::HashStrength => strength::hash_strength(context),
        CheckName::Profile => profile::profile(context),
    };
    Report {
        checks: CheckName::ALL.iter().map(check).collect(),
    }
}

/// Passes if every certificate of the path does; the evidence is of the first that does not, or of the leaf.
fn each(
    name: CheckName,
    context: &Context<'_>,
    passes: impl Fn(&Decoded) -> bool,
    facts: impl Fn(&Decoded) -> Vec<Evidence>,
) -> Check {
    let certificates = &context.path.certificates;
    let failing = certificates.iter().find(|c| !passes(c));
    let shown = failing.or(certificates.first());
    let facts = shown.map(|c| facts(c)).unwrap_or_default();
    Check::new(name, failing.is_none(), facts)
}

/// Whom a certificate is about.
fn subject(certificate: &Decoded) -> Evidence {
    Evidence::new(EvidenceKey::Subject, &certificate.subject.text)
}
