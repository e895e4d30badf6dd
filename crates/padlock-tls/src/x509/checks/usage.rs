//! Are the keys used for what they are for? (RFC 5280 sections 4.2.1.3 and 4.2.1.12)

use x509_cert::ext::pkix::{KeyUsage, KeyUsages};

use super::{Context, subject};
use crate::x509::Purpose;
use crate::x509::check::{Check, CheckName, Evidence, EvidenceKey};
use crate::x509::decoded::Decoded;
use crate::x509::object_identifier::{
    ANY_EXTENDED_KEY_USAGE, CLIENT_AUTH, SERVER_AUTH, object_identifier_id,
};

/// Where usages are named, an issuer's are `keyCertSign` among others, and a leaf's serve TLS.
///
/// A server's key signs, decrypts or agrees, depending on the suite; a client's key signs (RFC 5246 sections 7.4.2
/// and 7.4.6). An authority's own certificate in the leaf's place is not held to that.
pub(super) fn key_usage(context: &Context<'_>) -> Check {
    let certificates = &context.path.certificates;
    let issuers = certificates.iter().skip(1);
    let is_signer = |c: &&&Decoded| c.extensions.usage_allows(KeyUsage::key_cert_sign);
    let mut wrong = issuers.clone().find(|c| !is_signer(c));
    let leaf = certificates.first();
    if let Some(leaf) = leaf
        && !leaf.extensions.is_ca()
        && !leaf
            .extensions
            .usage_allows(|usage| serves(usage, context.purpose))
    {
        wrong = certificates.first();
    }
    let facts = wrong.or(leaf).map(|certificate| {
        let usage = certificate.extensions.key_usage.as_ref();
        let named = usage.map(|usage| usages(&usage.value)).unwrap_or_default();
        let named = named
            .into_iter()
            .map(|u| Evidence::new(EvidenceKey::KeyUsage, u));
        [subject(certificate)].into_iter().chain(named).collect()
    });
    let facts = facts.unwrap_or_default();
    Check::new(CheckName::KeyUsage, wrong.is_none(), facts)
}

fn serves(usage: &KeyUsage, purpose: Purpose) -> bool {
    match purpose {
        Purpose::Client => usage.digital_signature(),
        Purpose::Server => {
            usage.digital_signature() || usage.key_encipherment() || usage.key_agreement()
        }
    }
}

fn usages(usage: &KeyUsage) -> Vec<&'static str> {
    let name = |usage| match usage {
        KeyUsages::DigitalSignature => "digitalSignature",
        KeyUsages::NonRepudiation => "nonRepudiation",
        KeyUsages::KeyEncipherment => "keyEncipherment",
        KeyUsages::DataEncipherment => "dataEncipherment",
        KeyUsages::KeyAgreement => "keyAgreement",
        KeyUsages::KeyCertSign => "keyCertSign",
        KeyUsages::CRLSign => "cRLSign",
        KeyUsages::EncipherOnly => "encipherOnly",
        KeyUsages::DecipherOnly => "decipherOnly",
    };
    usage.0.into_iter().map(name).collect()
}

/// Where purposes are named, in the leaf or in an intermediate above it, the one in question is among them.
pub(super) fn extended_key_usage(context: &Context<'_>) -> Check {
    let wanted = match context.purpose {
        Purpose::Server => SERVER_AUTH,
        Purpose::Client => CLIENT_AUTH,
    };
    let allows = |c: &Decoded| {
        let usage = c.extensions.extended_key_usage.as_ref();
        usage.is_none_or(|usage| {
            let purposes = &usage.value.0;
            purposes.contains(&wanted) || purposes.contains(&ANY_EXTENDED_KEY_USAGE)
        })
    };
    let below_anchor = context.path.certificates.iter();
    let wrong = below_anchor
        .filter(|c| !context.path.is_anchor(c))
        .find(|c| !allows(c));
    let mut facts = vec![Evidence::new(EvidenceKey::Purpose, context.purpose.id())];
    if let Some(certificate) = wrong.or(context.path.certificates.first()) {
        facts.push(subject(certificate));
        let usage = certificate.extensions.extended_key_usage.as_ref();
        for id in usage.into_iter().flat_map(|usage| &usage.value.0) {
            let named = object_identifier_id(*id).map_or_else(|| id.to_string(), str::to_owned);
            facts.push(Evidence::new(EvidenceKey::ExtendedKeyUsage, named));
        }
    }
    Check::new(CheckName::ExtendedKeyUsage, wrong.is_none(), facts)
}
