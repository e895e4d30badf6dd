//! Good hierarchies and faulty ones, of toys and of elliptic curves.

use padlock_core::ec::EcGroup;
use padlock_core::nist::{EcPrivateKey, NamedCurve};
use padlock_core::signature::EcToyPrivateKey;
use padlock_core::{Nat, Working};

use super::*;

fn toy_ec_key(d: u64) -> PrivateKey {
    let key = EcToyPrivateKey::from_scalar(&EcGroup::toy(), &Nat::from(d), &mut Working::off());
    PrivateKey::EcToy(key.unwrap())
}

pub(super) fn ec_key(d: u64) -> PrivateKey {
    PrivateKey::Ec(EcPrivateKey::from_scalar(NamedCurve::Secp256r1, &Nat::from(d)).unwrap())
}

fn of(keys: [PrivateKey; 3], scheme: CertificateScheme, schemes: Schemes) -> Hierarchy {
    let [root, intermediate, leaf] = keys;
    let signer = |key| Signer { key, scheme };
    Hierarchy {
        root_name: Hierarchy::ROOT_NAME.to_owned(),
        root: signer(root),
        intermediate: signer(intermediate),
        leaf,
        name: Name::parse("bank.example"),
        purpose: Purpose::Server,
        now: NOW,
        schemes,
    }
}

pub(super) fn toy_rsa() -> Hierarchy {
    let keys = [toy_ca_key(), other_toy_ca_key(), toy_key()];
    of(keys, CertificateScheme::ToyRsaToyHash, Schemes::TOY)
}

fn toy_ec() -> Hierarchy {
    let keys = [3, 5, 7].map(toy_ec_key);
    of(keys, CertificateScheme::ToyEcdsaToyHash, Schemes::TOY)
}

pub(super) fn ec() -> Hierarchy {
    let keys = [3, 5, 7].map(ec_key);
    of(keys, CertificateScheme::EcdsaSha256, Schemes::FULL)
}

/// Validates what was issued, with any of its parts replaced by `change`.
pub(super) fn report(
    hierarchy: &Hierarchy,
    issued: &Issued,
    change: impl Fn(&mut Validator<'_>),
) -> Report {
    let (leaf, untrusted) = issued.chain.split_first().unwrap();
    let mut validator = Validator {
        trust_anchors: &issued.trust_anchors,
        untrusted,
        crls: &Crl::read_all(&issued.crls),
        now: NOW,
        purpose: hierarchy.purpose,
        name: Some(&hierarchy.name),
        policy: Policy::web_pki(hierarchy.schemes),
    };
    change(&mut validator);
    validator.validate(leaf)
}

pub(super) fn failed(report: &Report) -> Vec<CheckName> {
    let is_bad = |c: &&Check| matches!(c.verdict, Verdict::Failed | Verdict::NotReached);
    report
        .checks
        .iter()
        .filter(is_bad)
        .map(|c| c.name)
        .collect()
}

#[test]
fn a_fault_fails_one_check_and_no_other() {
    for hierarchy in [toy_rsa(), toy_ec(), ec()] {
        let good = hierarchy.issue(None).unwrap();
        assert_eq!(failed(&report(&hierarchy, &good, |_| {})), []);
        for &fault in CertificateFault::ALL {
            match hierarchy.issue(Some(fault)) {
                Ok(bad) => {
                    let report = report(&hierarchy, &bad, |_| {});
                    assert_eq!(failed(&report), [fault.check()], "{report:#?}");
                }
                Err(error) => {
                    assert_eq!(error, CertificateError::FaultNotApplicable);
                    let weak = [CertificateFault::WeakKey, CertificateFault::WeakHash];
                    assert!(weak.contains(&fault) && hierarchy.schemes_are_toys());
                }
            }
        }
    }
}

impl Hierarchy {
    fn schemes_are_toys(&self) -> bool {
        self.root.scheme.key_kind().is_toy()
    }
}

#[test]
fn a_scheme_that_is_not_in_the_table_is_a_failed_signature_and_the_rest_is_still_said() {
    let issued = ec().issue(None).unwrap();
    let report = report(&ec(), &issued, |v| v.policy = Policy::rfc5280(Schemes::RSA));
    let error = report.check(CheckName::Signature).unwrap().evidence.last();
    assert_eq!(error.unwrap().value, "unsupported_signature");
    let failed = failed(&report);
    // The lists are signed by the same scheme.
    assert_eq!(failed, [CheckName::Signature, CheckName::Revocation]);
}

#[test]
fn a_toy_signature_is_none_of_a_full_size_key() {
    // Whoever finds a leaf whose toy hash is 1 has its signature under any RSA key at all: 1.
    let root = full_authority();
    let leaf = root.issue(&request(&full_key())).unwrap();
    let mut leaf = Decoded::read(&leaf).unwrap();
    let root = Decoded::read(root.certificate()).unwrap();
    assert_eq!(leaf.signed.verify(&root, Schemes::RSA), Ok(()));
    leaf.signed.scheme = Some(CertificateScheme::ToyRsaToyHash);
    let wrong_key = SignatureError::WrongKey("rsa".to_owned());
    assert_eq!(
        leaf.signed.verify(&root, Schemes::RSA),
        Err(CertificateError::Signature(wrong_key))
    );
}

#[test]
fn a_nonce_serves_one_certificate_only() {
    let hierarchy = toy_ec();
    let root = Authority::root(&template("Root", 1), hierarchy.root, Schemes::TOY).unwrap();
    let signature = |serial| {
        let der = root.certify(&template("Leaf", serial), Schemes::TOY);
        ParsedCertificate::parse(&der.unwrap()).unwrap().signature[0]
    };
    let first_halves: std::collections::BTreeSet<u8> = (2..12).map(signature).collect();
    assert!(first_halves.len() > 1, "one r for all: {first_halves:?}");
    assert_eq!(signature(2), signature(2));
}

/// An authority of this name with the toy curve's key 3.
fn template(name: &str, serial_number: u64) -> Template {
    Template {
        common_name: name.to_owned(),
        names: Vec::new(),
        public_key: toy_ec_key(3).public(),
        validity: VALIDITY,
        serial_number,
        role: Role::Authority { path_len: None },
        permitted_names: Vec::new(),
        excluded_names: Vec::new(),
    }
}
