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

/// Short: there are many benchmarks, and none is compared with yesterday's.
#[cfg(not(target_arch = "wasm32"))]
const MEASUREMENT: Duration = Duration::from_millis(800);
/// Shorter: a browser must be answered in between.
#[cfg(target_arch = "wasm32")]
const MEASUREMENT: Duration = Duration::from_millis(200);

fn short(c: Criterion) -> Criterion {
    c.sample_size(10)
        .warm_up_time(MEASUREMENT / 4)
        .measurement_time(MEASUREMENT)
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    let mut c = short(Criterion::default()).configure_from_args();
    for (_, group) in GROUPS {
        group(&mut c);
    }
    c.final_summary();
}

/// The runner calls the benchmarks below instead.
#[cfg(target_arch = "wasm32")]
fn main() {}

/// Every group: natively one list, in a browser a benchmark of its own each, so that it has time to breathe.
macro_rules! groups {
    ($($name:ident: $bench:path,)+) => {
        #[cfg(not(target_arch = "wasm32"))]
        const GROUPS: &[(&str, fn(&mut Criterion))] = &[$((stringify!($name), $bench),)+];

        $(
            #[cfg(target_arch = "wasm32")]
            #[wasm_bindgen_test::wasm_bindgen_bench]
            fn $name(c: &mut Criterion) {
                *c = short(std::mem::take(c));
                $bench(c);
            }
        )+
    };
}

groups! {
    all_primitives: primitives::bench,
    all_of_rsa: rsa::bench,
    all_recording: recording::bench,
    factoring: cracking::factoring,
    discrete_log: cracking::discrete_log,
    key_search: cracking::key_search,
    collisions: cracking::collisions,
    bleichenbacher: cracking::bleichenbacher,
    vaudenay: cracking::vaudenay,
}
