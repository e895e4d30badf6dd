//! Handshakes of TLS 1.3 with damaged flights: full ones, with a ticket, with early data, and with questions who the client is.
#![no_main]

use arbitrary::Unstructured;
use libfuzzer_sys::fuzz_target;
use padlock_fuzz::connections::shake_hands;
use padlock_fuzz::tls13::strangers;

fuzz_target!(|bytes: &[u8]| {
    let u = &mut Unstructured::new(bytes);
    let _ = strangers(u).and_then(|ends| shake_hands(u, ends));
});
