//! What every story of the catalogue comes to.

use padlock_tls::error::Check;

/// The lamps of one story, in the order of the verdict's: `H` held, `B` broken, `-` not offered.
pub struct Row {
    pub id: &'static str,
    /// As the file tells it.
    pub told: &'static str,
    /// With its defence on, and the check that ends it: none where the attack is merely useless.
    pub defended: Option<(&'static str, Option<Check>)>,
}

const fn plain(id: &'static str, told: &'static str) -> Row {
    Row {
        id,
        told,
        defended: None,
    }
}

const fn ends(id: &'static str, told: &'static str, defended: &'static str, check: Check) -> Row {
    Row {
        id,
        told,
        defended: Some((defended, Some(check))),
    }
}

const fn useless(id: &'static str, told: &'static str, defended: &'static str) -> Row {
    Row {
        id,
        told,
        defended: Some((defended, None)),
    }
}

/// What every story of the catalogue comes to: no story is exempt.
#[rustfmt::skip]
pub const TABLE: &[Row] = &[
    plain("tls12-rsa", "HHH-B"),
    plain("privacy", "HHH-H"),
    plain("integrity", "HHH-H"),
    plain("mutual-authentication", "HHHHH"),
    ends("download", "HB--B", "HHH-B", Check::RecordMac),
    plain("hybrid", "H---B"),
    plain("tls10-rsa", "HHH-B"),
    plain("tls10-dhe", "HHH-H"),
    plain("tls10-ecdhe", "HHH-H"),
    plain("tls11-rsa", "HHH-B"),
    plain("tls11-dhe", "HHH-H"),
    plain("tls11-ecdhe", "HHH-H"),
    plain("tls12-dhe", "HHH-H"),
    plain("tls12-ecdhe", "HHH-H"),
    plain("tls12-ecdsa", "HHH-H"),
    plain("tls12-dh-anon", "HH--H"),
    plain("tls12-null", "BHH--"),
    plain("tls12-session-id", "HHH-H"),
    plain("tls12-ticket", "HHH-B"),
    plain("tls13", "HHH-H"),
    plain("tls13-dhe", "HHH-H"),
    plain("tls13-mlkem", "HHH-H"),
    plain("tls13-hello-retry", "HHH-H"),
    plain("tls13-client-certificate", "HHHHH"),
    plain("tls13-resumption", "HHH-H"),
    plain("tls13-early-data", "HHH-B"),
    plain("negotiation", "HHH-H"),
    plain("certificate-good", "HHH-H"),
    plain("certificate-expired", "-----"),
    plain("certificate-not-yet-valid", "-----"),
    plain("certificate-wrong-name", "-----"),
    plain("certificate-unknown-ca", "-----"),
    plain("certificate-self-signed", "-----"),
    plain("certificate-issuer-not-ca", "-----"),
    plain("certificate-path-too-long", "-----"),
    plain("certificate-key-usage", "-----"),
    plain("certificate-extended-key-usage", "-----"),
    plain("certificate-name-excluded", "-----"),
    plain("certificate-bad-signature", "-----"),
    plain("certificate-weak-key", "-----"),
    plain("certificate-weak-hash", "-----"),
    plain("certificate-revoked", "-----"),
    useless("attack-sniffing", "BHH--", "HHH-B"),
    ends("attack-tampering", "HB--B", "HHH-B", Check::RecordMac),
    ends("attack-replay", "HB--B", "HHH-B", Check::RecordMac),
    ends("attack-reordering", "HB--B", "HHH-B", Check::RecordMac),
    useless("attack-truncation", "HBH-H", "HHH-H"),
    ends("attack-middle-self-signed", "BHB-H", "-----", Check::CertificateAccepted),
    ends("attack-middle-wrong-name", "BHB-H", "-----", Check::CertificateAccepted),
    ends("attack-middle-expired", "BHB-H", "-----", Check::CertificateAccepted),
    ends("attack-middle-unknown-ca", "BHB-H", "-----", Check::CertificateAccepted),
    ends("attack-middle-rogue", "BHB-H", "HH--H", Check::CertificateAccepted),
    ends("attack-middle-anonymous", "BH--H", "-----", Check::CertificateAccepted),
    ends("attack-fallback", "HHH-B", "-----", Check::Fallback),
    useless("attack-stolen-key", "BHH-B", "HHH-H"),
    useless("attack-factoring", "BHH-B", "HHH-B"),
    useless("attack-logarithm", "BHH-H", "HHH-H"),
    ends("attack-freak", "BHB-B", "-H---", Check::ExpectedMessage),
    ends("attack-logjam", "BHB-H", "-H---", Check::GroupSize),
    useless("attack-early-data", "HBH-B", "HHH-B"),
    useless("attack-traffic", "BHH-H", "HHH-H"),
    useless("attack-bleichenbacher", "BHH-B", "HHH-B"),
    useless("attack-padding-oracle", "BHH-B", "HHH-B"),
    useless("attack-poodle", "BHH-B", "HHH-B"),
    useless("attack-beast", "BHH-B", "HHH-B"),
    useless("attack-sweet32", "BHH-B", "HHH-B"),
    useless("attack-nonce-reuse", "BHH-B", "HHH-B"),
    ends("attack-collision", "BHB-H", "-----", Check::CertificateAccepted),
    useless("attack-quantum-harvest", "BHH-H", "HHH-H"),
];
