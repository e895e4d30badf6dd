//! Records of every suite of TLS 1.3.
#![no_main]

use arbitrary::Unstructured;
use libfuzzer_sys::fuzz_target;
use padlock_fuzz::connections::talk;
use padlock_fuzz::tls13::connected;

fuzz_target!(|bytes: &[u8]| {
    let u = &mut Unstructured::new(bytes);
    let _ = connected(u).and_then(|ends| talk(u, ends));
});
