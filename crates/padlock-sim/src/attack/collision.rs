//! A collision of hashes that makes a certificate (Stevens et al., "Short chosen-prefix collisions for MD5 and the creation
//! of a rogue CA certificate", 2009).
//!
//! An authority signs the hash of what a certificate says. The eavesdropper owns a name that is as long as the server's:
//!
//! 1. She writes variants of what she wants: the server's name in `subjectAltName`, her own key, and a common name, which
//!    nobody looks at, to vary.
//! 2. She lets the authority certify her own name again and again; each time it draws another serial number.
//! 3. Once one of its certificates has the hash of one of her variants, its signature is good for that too.
//!
//! With a hash of 16 bits, `V` variants and `C` certificates meet once `V C` is about `2^16`: her own hashes cost less than the
//! authority's signatures, so that there are more variants.

use std::collections::BTreeMap;

use padlock_core::{
    Working,
    hash::{Hash, Sha256, ToyHash},
    signature::PublicKey,
};
use padlock_tls::{party::Size, x509::ParsedCertificate};

use super::{Found, Outcome, target::Target};
use crate::{keys, scenario::Scenario};

/// How many variants she writes.
const VARIANTS: usize = 4096;
/// After so many certificates there is no collision to be found: with 16 bits that is once in 2900 times.
const MAX_CERTIFICATES: u32 = 128;

#[derive(Clone, Debug)]
pub(super) struct Collision {
    /// The server's name.
    name: String,
    /// Her own.
    own: String,
    key: PublicKey,
    hash: &'static dyn Hash,
    /// What is to be signed, by its hash.
    variants: BTreeMap<Vec<u8>, Vec<u8>>,
    certificates: u32,
}

impl Collision {
    pub fn new(scenario: &Scenario, target: &Target) -> Option<Self> {
        let label = scenario.server_name.split('.').next()?.len();
        let rest = scenario.server_name.get(label..)?;
        let hash: &dyn Hash = match scenario.size {
            Size::Toy => &ToyHash,
            Size::Full => &Sha256,
        };
        Some(Self {
            name: scenario.server_name.clone(),
            own: format!("{}{rest}", "e".repeat(label)),
            key: keys::eavesdropper(target.key_kind()?).ok()?.public(),
            hash,
            variants: BTreeMap::new(),
            certificates: 0,
        })
    }

    pub fn step(&mut self, target: &mut Target) -> Option<Outcome> {
        let der = target.certify(&self.own, &self.key)?;
        let issued = ParsedCertificate::parse(&der).ok()?;
        if self.variants.is_empty() {
            self.write_variants(&issued.tbs)?;
        }
        let variant = self.variants.get(&self.digest(&issued.tbs));
        if let Some(variant) = variant.filter(|variant| variant.len() == issued.tbs.len()) {
            let at = find(&der, &issued.tbs)?;
            let mut forged = der;
            forged.splice(at..at + variant.len(), variant.iter().copied());
            return Some(Outcome::Found(Found::Certificate(forged)));
        }
        self.certificates += 1;
        Some(match self.certificates < MAX_CERTIFICATES {
            true => Outcome::Going,
            false => Outcome::Failed,
        })
    }

    /// The first name in what was signed is the subject's, the last one the one that counts.
    fn write_variants(&mut self, tbs: &[u8]) -> Option<()> {
        let length = self.own.len();
        let first = find(tbs, self.own.as_bytes())?;
        let places = tbs.windows(length).rposition(|w| w == self.own.as_bytes());
        let mut variant = tbs.to_vec();
        put(&mut variant, places?, self.name.as_bytes())?;
        for number in 0..VARIANTS {
            let name = format!("{number:0length$}");
            put(&mut variant, first, name.as_bytes())?;
            let digest = self.digest(&variant);
            self.variants.insert(digest, variant.clone());
        }
        Some(())
    }

    fn digest(&self, tbs: &[u8]) -> Vec<u8> {
        self.hash.digest(tbs, &mut Working::off())
    }
}

fn find(bytes: &[u8], part: &[u8]) -> Option<usize> {
    bytes.windows(part.len()).position(|window| window == part)
}

fn put(bytes: &mut [u8], at: usize, part: &[u8]) -> Option<()> {
    let place = bytes.get_mut(at..at.checked_add(part.len())?)?;
    place.copy_from_slice(part);
    Some(())
}
