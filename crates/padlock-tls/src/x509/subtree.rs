//! Which names lie in a subtree of names (RFC 5280 section 4.2.1.10).

use super::distinguished_name::DistinguishedName;
use super::general_name::{GeneralName, GeneralSubtree};
use super::{Name, dns_name};

/// A name in a certificate that constraints apply to.
#[derive(Clone, Debug)]
pub(super) enum Constrained<'a> {
    Dns(&'a str),
    Email(&'a str),
    Ip(&'a [u8]),
    Directory(DistinguishedName),
    /// A form of name whose subtrees are not known here, by its number in `GeneralName`.
    Other(u8),
}

/// How a name lies to a subtree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Relation {
    /// The subtree is of another form of names and says nothing about this one.
    OtherForm,
    /// All that the name stands for lies inside.
    Inside,
    /// Some of what the name stands for lies inside: a wildcard.
    Overlapping,
    /// Nothing of it does.
    Outside,
    /// The subtree, or a name of its form, is not one that can be compared.
    Incomparable,
}

impl<'a> Constrained<'a> {
    pub(super) fn read(name: &'a GeneralName) -> Self {
        match name {
            GeneralName::DnsName(name) => Self::Dns(name.as_str()),
            GeneralName::Rfc822Name(name) => Self::Email(name.as_str()),
            GeneralName::IpAddress(bytes) => Self::Ip(bytes),
            GeneralName::DirectoryName(name) => Self::Directory(DistinguishedName::read(name)),
            GeneralName::Other(form) => Self::Other(*form),
        }
    }

    /// How this name lies to the subtree whose base is `base`.
    pub(super) fn relation(&self, base: &Self) -> Relation {
        match (self, base) {
            (Self::Dns(name), Self::Dns(base)) => match () {
                () if !dns_name::is_presented_name(name) => Relation::Incomparable,
                () if dns_name::is_within(name, base) => Relation::Inside,
                () if dns_name::overlaps(name, base) => Relation::Overlapping,
                () => Relation::Outside,
            },
            (Self::Email(name), Self::Email(base)) => email(name, base),
            (Self::Ip(address), Self::Ip(range)) => ip(address, range),
            (Self::Directory(name), Self::Directory(base)) => inside(name.is_within(base)),
            (Self::Other(form), Self::Other(base)) if form == base => Relation::Incomparable,
            _ => Relation::OtherForm,
        }
    }

    /// As text, for evidence.
    pub(super) fn text(&self) -> String {
        match self {
            Self::Dns(name) | Self::Email(name) => (*name).to_owned(),
            Self::Ip(bytes) => match (Name::address(bytes), halves(bytes)) {
                (Some(address), _) if bytes.len() == 4 => address.to_string(),
                (_, Some((network, mask))) => format!("{}/{}", hex(network), hex(mask)),
                (Some(address), None) => address.to_string(),
                (None, None) => hex(bytes),
            },
            Self::Directory(name) => name.text.clone(),
            Self::Other(form) => format!("[{form}]"),
        }
    }
}

/// Whether `subtree` is one that can be judged by: well-formed, and without `minimum` and `maximum`.
pub(super) fn is_well_formed(subtree: &GeneralSubtree) -> bool {
    let well_formed = match Constrained::read(&subtree.base) {
        Constrained::Dns(base) => dns_name::is_constraint(base),
        Constrained::Email(base) => is_email_constraint(base),
        Constrained::Ip(range) => halves(range).is_some_and(|(_, mask)| is_contiguous(mask)),
        Constrained::Directory(_) | Constrained::Other(_) => true,
    };
    well_formed && !subtree.is_bounded
}

/// Whether `text` is a mailbox: a local part, `@`, a host (RFC 5280 section 4.2.1.6).
pub(super) fn is_mailbox(text: &str) -> bool {
    mailbox(text).is_some()
}

fn mailbox(text: &str) -> Option<(&str, &str)> {
    let (local, host) = text.split_once('@')?;
    let is_one = !local.is_empty() && !host.is_empty() && !host.contains('@');
    is_one.then_some((local, host))
}

/// A mailbox, a host, or all hosts of a domain, which begins with a dot.
fn is_email_constraint(base: &str) -> bool {
    match base.contains('@') {
        true => is_mailbox(base),
        false => dns_name::is_constraint(base.strip_prefix('.').unwrap_or(base)),
    }
}

/// The local part compares byte by byte, the host without case.
fn email(name: &str, base: &str) -> Relation {
    let Some((local, host)) = mailbox(name) else {
        return Relation::Incomparable;
    };
    inside(match (mailbox(base), base.strip_prefix('.')) {
        (Some((base_local, base_host)), _) => {
            local == base_local && host.eq_ignore_ascii_case(base_host)
        }
        (None, Some(domain)) => {
            !host.eq_ignore_ascii_case(domain) && dns_name::is_within(host, domain)
        }
        (None, None) => base.is_empty() || host.eq_ignore_ascii_case(base),
    })
}

/// An address in a range: address and mask, 8 or 32 bytes (RFC 4632).
fn ip(address: &[u8], range: &[u8]) -> Relation {
    if Name::address(address).is_none() {
        return Relation::Incomparable;
    }
    let Some((network, mask)) = halves(range) else {
        return Relation::Incomparable;
    };
    if network.len() != address.len() {
        return Relation::OtherForm;
    }
    let mut bytes = address.iter().zip(network).zip(mask);
    inside(bytes.all(|((a, n), m)| a & m == n & m))
}

fn halves(range: &[u8]) -> Option<(&[u8], &[u8])> {
    let is_range = range.len() == 8 || range.len() == 32;
    is_range.then(|| range.split_at(range.len() / 2))
}

/// Ones, then zeros.
fn is_contiguous(mask: &[u8]) -> bool {
    let mut rest = mask.iter().skip_while(|byte| **byte == 0xff);
    let edge = rest
        .next()
        .is_none_or(|byte| byte.leading_ones() + byte.trailing_zeros() == 8);
    edge && rest.all(|byte| *byte == 0)
}

fn inside(is_inside: bool) -> Relation {
    match is_inside {
        true => Relation::Inside,
        false => Relation::Outside,
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}
