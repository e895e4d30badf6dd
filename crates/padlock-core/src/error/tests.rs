use super::*;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

#[test]
fn display_names_what_was_refused_and_the_bound() {
    let error = OutOfRange::value(Symbol::M, &Nat::from(5000), Bound::Below(Nat::from(3233)));
    assert_eq!(error.to_string(), "m: below 3233 expected, 5000 given");
    let error = require_length(Symbol::Key, &[1, 2, 3], 2).unwrap_err();
    assert_eq!(error.to_string(), "key: length 2 expected, 3 given");
}
