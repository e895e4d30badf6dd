//! OCSP responses: any DER, and damaged real ones. Nothing panics, and only what the issuer signed is accepted.
#![no_main]

use std::sync::LazyLock;

use arbitrary::{Result, Unstructured};
use libfuzzer_sys::fuzz_target;
use padlock_fuzz::tls::damage;
use padlock_fuzz::tls13::Stapled;

fuzz_target!(|bytes: &[u8]| {
    let _ = run(&mut Unstructured::new(bytes));
});

static STAPLED: LazyLock<Stapled> = LazyLock::new(Stapled::new);

fn run(u: &mut Unstructured<'_>) -> Result<()> {
    let mut response = STAPLED.response.clone();
    match u.int_in_range(0..=3)? {
        0 => response = u.bytes(u.len())?.to_vec(),
        _ => damage(u, &mut response)?,
    }
    let report = STAPLED.validate(&response);
    assert_eq!(report.accepted(), report.first_failure().is_none());
    if report.accepted() {
        assert_eq!(response, STAPLED.response, "a response that nobody signed");
    }
    Ok(())
}
