//! NSS's command line, `tstclnt` and `selfserv`: the library of Firefox as a peer.
//!
//! Debian's NSS writes no key log. The keys are compared by what both ends export from them (RFC 5705) instead.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use padlock_sim::scenario::Version;
use padlock_tls::{endpoint::Endpoint, ledger::ValueKind, party::Whose, suite::Suite};

use crate::{
    cell::{Cell, held},
    has_judge_of, hex, openssl, output,
};

/// The label of what is exported (RFC 5705 section 4), and its length in bytes.
pub const EXPORTED: (&str, usize) = ("EXPORTER-padlock", 32);

/// Whether NSS is here: client, server, and what makes their databases.
#[must_use]
pub fn is_here() -> bool {
    has_judge_of("libnss3-tools", "selfserv", &["-Y"])
}

/// NSS's name for a version alone.
#[must_use]
pub const fn range(version: Version) -> &'static str {
    match version {
        Version::Tls10 => "tls1.0:tls1.0",
        Version::Tls11 => "tls1.1:tls1.1",
        Version::Tls12 | Version::Hybrid => "tls1.2:tls1.2",
        Version::Tls13 => "tls1.3:tls1.3",
    }
}

/// A suite as NSS is told to use it, if it knows it.
///
/// # Panics
/// When `tstclnt` does not start.
#[must_use]
pub fn cipher(row: &Suite) -> Option<String> {
    let cipher = format!(":{:04X}", row.code.0);
    // No server is there; an unknown suite is refused before anybody looks for one.
    let mut command = Command::new("tstclnt");
    command.args(["-D", "-h", "127.0.0.1", "-p", "1", "-c", &cipher]);
    match command.output() {
        Ok(output) => {
            let said = String::from_utf8_lossy(&output.stderr).into_owned();
            (!said.contains("SSL_ERROR_UNKNOWN_CIPHER_SUITE")).then_some(cipher)
        }
        Err(error) => panic!("tstclnt: {error}"),
    }
}

/// A database in which the cell's trust anchor is trusted to sign servers' certificates.
///
/// # Panics
/// When NSS does not take it.
#[must_use]
pub fn trusting(cell: &Cell) -> String {
    database(&cell.folder.join("trusting"), |database| {
        trust(database, "C,,", &cell.trust_anchor_file());
    })
}

/// A database that holds the server's private key and certificate, as `leaf`.
///
/// # Panics
/// When NSS does not take them.
#[must_use]
pub fn identity(cell: &Cell) -> String {
    let kind = cell.row.authentication.id();
    database(&cell.folder.join(kind), |database| {
        import(cell, database, kind, cell.identity_files());
    })
}

/// A database that holds a client's private key and certificate, as `leaf`, and trusts who signs servers' certificates.
///
/// # Panics
/// When NSS does not take them.
#[must_use]
pub fn client(cell: &Cell, files: (PathBuf, PathBuf)) -> String {
    database(&cell.folder.join("client"), |database| {
        trust(database, "C,,", &cell.trust_anchor_file());
        import(cell, database, "client", files);
    })
}

/// The same as [`identity`], and this certificate is trusted to sign clients' certificates.
///
/// # Panics
/// When NSS does not take it.
#[must_use]
pub fn asking(cell: &Cell, anchor: &Path) -> String {
    let kind = cell.row.authentication.id();
    database(&cell.folder.join("asking"), |database| {
        import(cell, database, kind, cell.identity_files());
        trust(database, "CT,,", anchor);
    })
}

fn trust(database: &str, flags: &str, anchor: &Path) {
    let mut command = certutil(database);
    command.args(["-A", "-n", "anchor", "-t", flags, "-i"]);
    let _ = output(command.arg(anchor));
}

/// Brings a private key and its certificate into a database.
fn import(cell: &Cell, database: &str, name: &str, (key, certificate): (PathBuf, PathBuf)) {
    let bundle = cell.folder.join(format!("{name}.p12"));
    let mut export = openssl::openssl(&["pkcs12", "-export", "-name", "leaf"]);
    export.args(["-passout", "pass:padlock", "-in"]);
    export.arg(certificate).arg("-inkey").arg(key);
    let _ = output(export.arg("-out").arg(&bundle));
    let mut import = Command::new("pk12util");
    import.args(["-d", database, "-K", "", "-W", "padlock", "-i"]);
    let _ = output(import.arg(bundle));
}

/// The database in this folder; a new one is filled.
fn database(folder: &Path, fill: impl FnOnce(&str)) -> String {
    let database = format!("sql:{}", folder.display());
    if !folder.exists() {
        if let Err(error) = fs::create_dir_all(folder) {
            panic!("{}: {error}", folder.display());
        }
        let _ = output(certutil(&database).args(["-N", "--empty-password"]));
        fill(&database);
    }
    database
}

fn certutil(database: &str) -> Command {
    let mut command = Command::new("certutil");
    command.args(["-d", database]);
    command
}

/// What NSS prints of the keying material: rows of at most 16 bytes behind a heading. Nothing when it cannot export, which
/// NSS 3.87 does not in TLS 1.2 with a hash other than SHA-256.
pub fn exported(mut line: impl FnMut() -> String) -> Option<String> {
    let mut said = line();
    while !said.contains("Exported Keying Material:") {
        if said.starts_with("couldn't export keying material") {
            return None;
        }
        said = line();
    }
    // The second heading is that of the rows.
    while !line().contains("Keying Material:") {}
    let mut digits = String::new();
    while digits.len() < 2 * EXPORTED.1 {
        // What goes to the other output may come in between.
        digits.extend(row(&line()));
    }
    Some(digits)
}

/// The digits of a row such as `05:c3:60:`; none of another line.
fn row(line: &str) -> Option<String> {
    let bytes = line.trim().trim_end_matches(':').split(':');
    let is_byte = |byte: &str| byte.len() == 2 && byte.chars().all(|c| c.is_ascii_hexdigit());
    bytes
        .map(|byte| is_byte(byte).then_some(byte))
        .collect::<Option<String>>()
}

/// What our end would export: `PRF(master_secret, label, client_random + server_random)` (RFC 5705 section 4), as OpenSSL
/// computes it.
#[must_use]
pub fn exports(cell: &Cell, endpoint: &Endpoint) -> String {
    let digest = match cell.version {
        Version::Tls10 | Version::Tls11 => "MD5-SHA1",
        Version::Tls12 | Version::Tls13 | Version::Hybrid => cell.row.prf.id(),
    };
    let (label, length) = EXPORTED;
    let seed = [
        held(endpoint, ValueKind::ClientRandom, Whose::Client),
        held(endpoint, ValueKind::ServerRandom, Whose::Server),
    ];
    let secret = held(endpoint, ValueKind::MasterSecret, Whose::Both);
    hex(&openssl::prf_of(
        digest,
        &secret,
        label,
        &seed.concat(),
        length,
    ))
}

/// The option `-x` for both programs.
#[must_use]
pub fn export_option() -> String {
    format!("{}:{}", EXPORTED.0, EXPORTED.1)
}
