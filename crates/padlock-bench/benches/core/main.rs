//! How fast the crate is: every primitive, what recording costs, and the rates of cracking.
//!
//! The same benchmarks run natively, under Criterion, and in wasm, under `wasm-bindgen-test`'s cut of it.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a benchmark of a refused computation is none"
)]

mod cracking;
mod primitives;
mod recording;
mod rsa;

use std::time::Duration;

#[cfg(not(target_arch = "wasm32"))]
use criterion::Criterion;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::Criterion;

/// Runs everything.
fn all(c: &mut Criterion) {
    primitives::bench(c);
    rsa::bench(c);
    recording::bench(c);
    cracking::bench(c);
}

/// Short: there are many benchmarks, and none is compared with yesterday's.
fn short(c: Criterion) -> Criterion {
    c.sample_size(10)
        .warm_up_time(Duration::from_millis(200))
        .measurement_time(Duration::from_millis(800))
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    let mut c = short(Criterion::default()).configure_from_args();
    all(&mut c);
    c.final_summary();
}

/// The runner calls the benchmark below instead.
#[cfg(target_arch = "wasm32")]
fn main() {}

#[cfg(target_arch = "wasm32")]
#[wasm_bindgen_test::wasm_bindgen_bench]
fn core(c: &mut Criterion) {
    *c = short(std::mem::take(c));
    all(c);
}
