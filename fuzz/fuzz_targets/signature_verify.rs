//! Every signature scheme: any signature of any message under any key.
#![no_main]

use arbitrary::{Arbitrary, Result, Unstructured};
use libfuzzer_sys::fuzz_target;
use padlock_core::catalog::SIGNATURE_SCHEMES;
use padlock_core::signature::PublicKey;
use padlock_fuzz::{Bytes, about, both, keys};

fuzz_target!(|bytes: &[u8]| {
    let _ = run(&mut Unstructured::new(bytes));
});

fn run(u: &mut Unstructured<'_>) -> Result<()> {
    let scheme = u.choose(SIGNATURE_SCHEMES)?;
    let key = keys::any_public(u)?;
    let len = match &key {
        PublicKey::Rsa(key) => key.byte_len(),
        PublicKey::EcToy(_) => 2,
        PublicKey::Ec(_) => 72,
        PublicKey::Ed25519(_) => 64,
    };
    let signature = about(u, len)?;
    let message = Bytes::<200>::arbitrary(u)?.0;
    // A forgery of a toy signature is no finding.
    let _ = both(|w| scheme.verify(&key, &message, &signature, w));
    Ok(())
}
