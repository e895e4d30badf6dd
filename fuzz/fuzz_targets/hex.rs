//! Hexadecimal text: what was written is read, and a text that is refused is wrong where it is said to be.
#![no_main]

use libfuzzer_sys::fuzz_target;
use padlock_sim::import::hex::{is_hex, read};

fuzz_target!(|text: &[u8]| {
    match read(text) {
        Ok(bytes) => {
            let plain: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
            assert_eq!(read(plain.as_bytes()), Ok(bytes));
            assert!(plain.is_empty() || is_hex(plain.as_bytes()));
        }
        Err(wrong) => {
            assert!(wrong.at < text.len(), "a place behind the end");
            // Without what is refused and all behind it, at most half a byte is wrong.
            let before = read(&text[..wrong.at]);
            assert!(before.is_ok() || before.is_err_and(|e| e.at + 1 == wrong.at));
        }
    }
});
