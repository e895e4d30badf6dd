//! Hashes of any bytes.
#![no_main]

use libfuzzer_sys::fuzz_target;
use padlock_core::Working;
use padlock_core::catalog::HASHES;

fuzz_target!(|message: &[u8]| {
    for hash in HASHES {
        let digest = hash.digest(message, &mut Working::off());
        assert_eq!(digest.len(), hash.output_len());
        assert_eq!(hash.digest(message, &mut Working::on()), digest);
    }
});
