//! Handshakes with damaged flights, of every version up to TLS 1.2 and every suite.
#![no_main]

use arbitrary::Unstructured;
use libfuzzer_sys::fuzz_target;
use padlock_fuzz::connections::shake_hands;
use padlock_fuzz::tls::strangers;

fuzz_target!(|bytes: &[u8]| {
    let u = &mut Unstructured::new(bytes);
    let _ = strangers(u).and_then(|ends| shake_hands(u, ends));
});
