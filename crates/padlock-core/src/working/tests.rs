use super::*;
use crate::num::{Nat, mod_pow};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

#[test]
fn rows_are_built_only_when_on() {
    let mut w = Working::off();
    let step = w.open(WorkingOp::ModPow, || unreachable!("recording is off"));
    w.row(&step, || unreachable!("recording is off"));
    w.close(&step, || unreachable!("recording is off"));
    assert!(w.steps().is_empty());
}

#[test]
fn a_step_inside_another_is_one_deeper() {
    let mut w = Working::on();
    let outer = w.open(WorkingOp::Hmac, Vec::new);
    let inner = w.open(WorkingOp::Hash, Vec::new);
    w.close(&inner, Vec::new);
    w.close(&outer, Vec::new);
    let after = w.open(WorkingOp::Hash, Vec::new);
    w.close(&after, Vec::new);
    let depths: Vec<u8> = w.steps().iter().map(|step| step.depth).collect();
    assert_eq!(depths, [0, 1, 0]);
}

#[test]
fn consecutive_elisions_are_one_row() {
    let mut w = Working::on();
    let step = w.open(WorkingOp::Hash, Vec::new);
    w.elide(&step);
    w.elide(&step);
    w.row(&step, || vec![Cell::Bit(true)]);
    w.elide(&step);
    let rows = &w.steps()[0].rows;
    assert_eq!(
        *rows,
        [
            vec![Cell::Elided(2)],
            vec![Cell::Bit(true)],
            vec![Cell::Elided(1)]
        ]
    );
}

#[test]
fn a_working_survives_serialization() {
    let mut w = Working::on();
    mod_pow(&Nat::from(65), &Nat::from(17), &Nat::from(3233), &mut w).unwrap();
    let text = serde_json::to_string(&w).unwrap();
    assert_eq!(serde_json::from_str::<Working>(&text).unwrap(), w);
}

#[test]
fn ids_are_unique() {
    let mut ids: Vec<&str> = Symbol::ALL.iter().map(|symbol| symbol.id()).collect();
    let count = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), count);
}
