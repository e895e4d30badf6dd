//! What the tests across the crates share: where things are, and how to ask the judges.
//!
//! A judge is a program that other people wrote: OpenSSL, GnuTLS, NSS, tshark. Where one is missing a test says so and
//! passes, unless `PADLOCK_REQUIRE_JUDGES` is set, as `cargo xtask ci` does.
#![expect(
    clippy::panic,
    reason = "this is a crate of tests: it fails by panicking"
)]

pub mod annotated;
pub mod cell;
pub mod clients;
pub mod conversation;
pub mod gnutls;
pub mod limbo;
pub mod live;
pub mod nss;
pub mod openssl;
pub mod table;
pub mod tls13;

use padlock_sim::{Command as Do, World, scenario::named, step};
use padlock_tls::{
    ledger::{Slot, ValueKind},
    party::{Party, Size, Whose},
};

use std::{
    fmt::Write,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

/// The folder of the workspace.
#[must_use]
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .map(Path::to_owned)
        .unwrap_or_default()
}

/// What `cargo <args>` prints, run in the workspace.
///
/// # Panics
/// When cargo fails, with what it said.
#[must_use]
pub fn cargo(args: &[&str]) -> String {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    output(Command::new(cargo).args(args).current_dir(root()))
}

/// What a command prints.
///
/// # Panics
/// When the command cannot be started or fails, with what it said.
pub fn output(command: &mut Command) -> String {
    let shown = format!("{command:?}");
    match command.output() {
        Ok(output) if output.status.success() => {
            String::from_utf8_lossy(&output.stdout).into_owned()
        }
        Ok(output) => panic!(
            "{shown}: {}\n{}",
            output.status,
            String::from_utf8_lossy(&output.stderr)
        ),
        Err(error) => panic!("{shown}: {error}"),
    }
}

/// Whether the judge is here: `program args` runs and likes it. When it is not, says that the test is skipped.
///
/// # Panics
/// When it is not here and `PADLOCK_REQUIRE_JUDGES` is set.
#[must_use]
pub fn has_judge(program: &str, args: &[&str]) -> bool {
    has_judge_of(program, program, args)
}

/// As [`has_judge`], for a program that comes with a package of another name.
///
/// # Panics
/// As [`has_judge`].
#[must_use]
pub fn has_judge_of(package: &str, program: &str, args: &[&str]) -> bool {
    let found = Command::new(program)
        .args(args)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success());
    let required = std::env::var_os("PADLOCK_REQUIRE_JUDGES").is_some_and(|value| value != "0");
    if !found && required {
        panic!(
            "{program} is not here or too old, and PADLOCK_REQUIRE_JUDGES asks for it: install the package {package}"
        );
    }
    if !found {
        println!("skipped: {program} is not here");
    }
    found
}

/// An empty folder for what a test writes, made anew inside `target`.
///
/// # Panics
/// When it cannot be made.
#[must_use]
pub fn scratch(target_tmpdir: &str, name: &str) -> PathBuf {
    let folder = Path::new(target_tmpdir).join(name);
    // It need not be there yet.
    let _ = std::fs::remove_dir_all(&folder);
    if let Err(error) = std::fs::create_dir_all(&folder) {
        panic!("{}: {error}", folder.display());
    }
    folder
}

/// Bytes as lower-case hexadecimal digits.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        // Writing into a String does not fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// Hexadecimal digits as bytes; anything else between them is passed over.
///
/// # Panics
/// When the number of digits is odd.
#[must_use]
pub fn unhex(text: &str) -> Vec<u8> {
    let digits: Vec<u8> = text
        .chars()
        .filter_map(|c| c.to_digit(16))
        .filter_map(|digit| u8::try_from(digit).ok())
        .collect();
    assert!(
        digits.len().is_multiple_of(2),
        "an odd number of digits: {text}"
    );
    digits
        .chunks_exact(2)
        .map(|pair| pair.iter().fold(0, |byte, digit| byte << 4 | digit))
        .collect()
}

/// The first moment of `tls12-rsa`.
///
/// # Panics
/// When the scenario cannot begin.
#[must_use]
pub fn beginning(size: Size, seed: u64) -> World {
    let Some(scenario) = named("tls12-rsa") else {
        panic!("the catalogue lacks tls12-rsa");
    };
    match World::new(scenario.with_size(size).with_seed(seed)) {
        Ok(world) => world,
        Err(error) => panic!("tls12-rsa cannot begin: {error}"),
    }
}

/// The last moment of `tls12-rsa`, when nobody interferes.
#[must_use]
pub fn play(size: Size, seed: u64) -> World {
    let mut world = beginning(size, seed);
    while let Ok((next, _)) = step(&world, &Do::Step) {
        world = next;
    }
    world
}

/// The bytes of the newest value of this kind that a party holds.
///
/// # Panics
/// When it holds none.
#[must_use]
pub fn value(world: &World, party: Party, kind: ValueKind, of: Whose) -> Vec<u8> {
    match world.ledger(party).newest(Slot::new(kind, of)) {
        Some((_, value)) => value.bytes.clone(),
        None => panic!("the {} holds no {}", party.id(), kind.id()),
    }
}
