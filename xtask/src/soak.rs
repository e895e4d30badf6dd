//! The long forms of tests that CI runs short: many clients, and hostile ones, against a server; every suite with every peer.

use crate::tools::Tools;
use crate::{process, say, workspace};
use anyhow::Result;
use std::time::Duration;

/// How long all of it may take, with everything that it compiles.
const LIMIT: Duration = Duration::from_secs(60 * 60);

/// 1,000 clients one after another, 200 at once, 10,000 hostile ones: the server's memory stays, and good clients are
/// served afterwards. Then GnuTLS and NSS with every suite that they have, of which CI plays one of each kind.
///
/// # Errors
/// When OpenSSL is missing, or the server fails any of it.
pub fn run() -> Result<()> {
    Tools::new()?.judges()?;
    say::step("Soaking `padlock listen`");
    test(&["--package", "padlock-cli", "--test", "wire", "robust"])?;
    say::step("Playing every suite with GnuTLS and NSS");
    test(&["--package", "padlock-tests", "--test", "live_gnutls"])?;
    test(&["--package", "padlock-tests", "--test", "live_nss"])
}

fn test(chosen: &[&str]) -> Result<()> {
    process::run(
        process::command("cargo")
            .arg("test")
            .args(chosen)
            .args(["--", "--nocapture"])
            .env("PADLOCK_SOAK", "1")
            .env("PADLOCK_REQUIRE_JUDGES", "1")
            .current_dir(workspace::root()),
        LIMIT,
    )
}
