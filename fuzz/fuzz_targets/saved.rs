//! What is read back from a file: any JSON as a key, a group or a job, and then its use.
#![no_main]

use libfuzzer_sys::fuzz_target;
use padlock_core::dh::DhGroup;
use padlock_core::ec::{Curve, EcGroup, Point};
use padlock_core::kex::KeyExchange;
use padlock_core::rsa::{RsaPrivateKey, RsaPublicKey};
use padlock_core::signature::{PrivateKey, PublicKey};
use padlock_core::working::Step;
use padlock_core::{Drbg, Nat, OutOfRange, Working};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::fmt::Debug;

fuzz_target!(|text: &str| {
    same::<Nat>(text);
    same::<Drbg>(text);
    same::<Point>(text);
    same::<Curve>(text);
    same::<RsaPublicKey>(text);
    same::<RsaPrivateKey>(text);
    same::<PublicKey>(text);
    same::<PrivateKey>(text);
    same::<OutOfRange>(text);
    same::<Step>(text);
    if let Some(group) = same::<DhGroup>(text) {
        exchange(&group);
    }
    if let Some(group) = same::<EcGroup>(text) {
        exchange(&group);
    }
});

/// What was read is written and read again without a change.
fn same<T: DeserializeOwned + Serialize + PartialEq + Debug>(text: &str) -> Option<T> {
    let value: T = serde_json::from_str(text).ok()?;
    let written = serde_json::to_string(&value).expect("a plain value");
    let again: T = serde_json::from_str(&written).expect("as it was written");
    assert_eq!(again, value);
    Some(value)
}

/// A group that nobody checked refuses, or computes.
fn exchange(group: &dyn KeyExchange) {
    for private in [&[1][..], &[2, 3]] {
        let public = group
            .public(private, &mut Working::on())
            .unwrap_or_default();
        let _ = group.agree(private, &public, &mut Working::off());
    }
}
