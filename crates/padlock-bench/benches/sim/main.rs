//! What a long session costs: every step, going to and fro, and all that is computed of it, at 100, 1,000 and 10,000 messages
//! of application data. Beside each time stands how it grew: 10 is as much as the messages did.
#![allow(
    clippy::expect_used,
    reason = "a benchmark of a story that does not begin is none"
)]

#[cfg(not(target_arch = "wasm32"))]
mod session;
#[cfg(not(target_arch = "wasm32"))]
mod words;

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    // Cargo adds a flag for benchmarks that are made by others.
    let given: Vec<String> = std::env::args().skip(1).collect();
    let given: Vec<&str> = given.iter().map(String::as_str).collect();
    match given.as_slice() {
        // `cargo xtask bench growth` counts the instructions of one row after the other.
        ["rows", ..] => session::ROWS.iter().for_each(|row| println!("{row}")),
        ["once", story, length, row, ..] => {
            session::once(story, length.parse().expect("a length"), row);
        }
        _ => session::run(),
    }
}

/// Measured natively alone.
#[cfg(target_arch = "wasm32")]
fn main() {}
