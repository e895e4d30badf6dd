//! The catalogue as a list: what a build that carries one story only can say about the others.

use padlock_tls::party::Size;

use super::{Group, Level};

/// A story of the catalogue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its id.
    pub id: &'static str,
    /// Among what it is told.
    pub group: Group,
    /// What it takes for granted.
    pub level: Level,
    /// The sizes that it can be played in.
    pub sizes: &'static [Size],
}

const BOTH: &[Size] = &[Size::Toy, Size::Full];
const TOY: &[Size] = &[Size::Toy];
const FULL: &[Size] = &[Size::Full];

const fn entry(id: &'static str, group: Group, level: Level, sizes: &'static [Size]) -> Entry {
    Entry {
        id,
        group,
        level,
        sizes,
    }
}

/// Every story, in the order in which a learner meets them; a test holds it against the files.
#[rustfmt::skip]
pub static INDEX: &[Entry] = &[
    entry("tls12-rsa", Group::Padlock, Level::First, BOTH),
    entry("privacy", Group::Padlock, Level::First, BOTH),
    entry("integrity", Group::Padlock, Level::First, BOTH),
    entry("mutual-authentication", Group::Padlock, Level::Further, BOTH),
    entry("download", Group::Padlock, Level::First, BOTH),
    entry("hybrid", Group::Padlock, Level::First, BOTH),
    entry("tls10-rsa", Group::Versions, Level::Further, BOTH),
    entry("tls10-dhe", Group::Versions, Level::Further, BOTH),
    entry("tls10-ecdhe", Group::Versions, Level::Further, BOTH),
    entry("tls11-rsa", Group::Versions, Level::Further, BOTH),
    entry("tls11-dhe", Group::Versions, Level::Further, BOTH),
    entry("tls11-ecdhe", Group::Versions, Level::Further, BOTH),
    entry("tls12-dhe", Group::Versions, Level::Further, BOTH),
    entry("tls12-ecdhe", Group::Versions, Level::Further, BOTH),
    entry("tls12-ecdsa", Group::Versions, Level::Further, BOTH),
    entry("tls12-dh-anon", Group::Versions, Level::Further, BOTH),
    entry("tls12-null", Group::Versions, Level::Deep, FULL),
    entry("tls12-session-id", Group::Versions, Level::Deep, BOTH),
    entry("tls12-ticket", Group::Versions, Level::Deep, FULL),
    entry("tls13", Group::Padlock, Level::Further, BOTH),
    entry("tls13-dhe", Group::Versions, Level::Further, BOTH),
    entry("tls13-mlkem", Group::Versions, Level::Deep, FULL),
    entry("tls13-hello-retry", Group::Versions, Level::Deep, FULL),
    entry("tls13-client-certificate", Group::Versions, Level::Further, BOTH),
    entry("tls13-resumption", Group::Versions, Level::Deep, BOTH),
    entry("tls13-early-data", Group::Versions, Level::Deep, BOTH),
    entry("negotiation", Group::Versions, Level::Further, BOTH),
    entry("certificate-good", Group::Certificates, Level::First, BOTH),
    entry("certificate-expired", Group::Certificates, Level::First, BOTH),
    entry("certificate-not-yet-valid", Group::Certificates, Level::Further, BOTH),
    entry("certificate-wrong-name", Group::Certificates, Level::First, BOTH),
    entry("certificate-unknown-ca", Group::Certificates, Level::First, BOTH),
    entry("certificate-self-signed", Group::Certificates, Level::First, BOTH),
    entry("certificate-issuer-not-ca", Group::Certificates, Level::Further, BOTH),
    entry("certificate-path-too-long", Group::Certificates, Level::Deep, BOTH),
    entry("certificate-key-usage", Group::Certificates, Level::Further, BOTH),
    entry("certificate-extended-key-usage", Group::Certificates, Level::Further, BOTH),
    entry("certificate-name-excluded", Group::Certificates, Level::Deep, BOTH),
    entry("certificate-bad-signature", Group::Certificates, Level::Further, BOTH),
    entry("certificate-weak-key", Group::Certificates, Level::Further, FULL),
    entry("certificate-weak-hash", Group::Certificates, Level::Further, FULL),
    entry("certificate-revoked", Group::Certificates, Level::Further, BOTH),
    entry("attack-sniffing", Group::Attacks, Level::First, FULL),
    entry("attack-tampering", Group::Attacks, Level::First, BOTH),
    entry("attack-replay", Group::Attacks, Level::Further, BOTH),
    entry("attack-reordering", Group::Attacks, Level::Further, BOTH),
    entry("attack-truncation", Group::Attacks, Level::Further, BOTH),
    entry("attack-middle-self-signed", Group::Attacks, Level::First, BOTH),
    entry("attack-middle-wrong-name", Group::Attacks, Level::Further, BOTH),
    entry("attack-middle-expired", Group::Attacks, Level::Further, BOTH),
    entry("attack-middle-unknown-ca", Group::Attacks, Level::Further, BOTH),
    entry("attack-middle-rogue", Group::Attacks, Level::Further, BOTH),
    entry("attack-middle-anonymous", Group::Attacks, Level::First, BOTH),
    entry("attack-fallback", Group::Attacks, Level::Deep, BOTH),
    entry("attack-stolen-key", Group::Attacks, Level::Further, BOTH),
    entry("attack-factoring", Group::Attacks, Level::First, TOY),
    entry("attack-logarithm", Group::Attacks, Level::Deep, TOY),
    entry("attack-freak", Group::Attacks, Level::Deep, TOY),
    entry("attack-logjam", Group::Attacks, Level::Deep, TOY),
    entry("attack-early-data", Group::Attacks, Level::Deep, BOTH),
    entry("attack-traffic", Group::Attacks, Level::Further, BOTH),
    entry("attack-bleichenbacher", Group::Attacks, Level::Deep, FULL),
    entry("attack-padding-oracle", Group::Attacks, Level::Deep, TOY),
    entry("attack-poodle", Group::Attacks, Level::Deep, TOY),
    entry("attack-beast", Group::Attacks, Level::Deep, TOY),
    entry("attack-sweet32", Group::Attacks, Level::Deep, TOY),
    entry("attack-nonce-reuse", Group::Attacks, Level::Deep, FULL),
    entry("attack-collision", Group::Attacks, Level::Deep, TOY),
    entry("attack-quantum-harvest", Group::Attacks, Level::Deep, FULL),
];
