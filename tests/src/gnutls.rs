//! GnuTLS's command line, `gnutls-cli` and `gnutls-serv`: a peer of its own stock.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use padlock_sim::scenario::Version;
use padlock_tls::{
    client::ClientConfig,
    extension::SignatureSchemeCode as Scheme,
    handshake::{CipherSuite, KeyExchangeAlgorithm, NamedGroup},
    protection::Protection,
    server::{Identity, ServerConfig},
    suite::{Authentication, Suite},
    x509::{Pem, write_private_key},
};

use crate::{
    has_judge_of,
    live::free_port,
    openssl::Peer,
    output,
    tls13::{NAME, ends_today},
};

/// Whether GnuTLS is here, client and server.
#[must_use]
pub fn is_here() -> bool {
    ["gnutls-cli", "gnutls-serv"]
        .iter()
        .all(|program| has_judge_of("gnutls-bin", program, &["--version"]))
}

/// The suites that GnuTLS has, by their code points, each with the version that it first has it in.
///
/// # Panics
/// When `gnutls-cli` fails.
#[must_use]
pub fn suites() -> BTreeMap<u16, String> {
    let listed = output(Command::new("gnutls-cli").arg("--list"));
    listed.lines().filter_map(suite).collect()
}

/// A line such as `TLS_RSA_NULL_SHA1  0x00, 0x02  TLS1.0`.
fn suite(line: &str) -> Option<(u16, String)> {
    let mut words = line.strip_prefix("TLS_")?.split_whitespace().skip(1);
    let byte = |word: &str| {
        let digits = word.trim_end_matches(',').strip_prefix("0x")?;
        u8::from_str_radix(digits, 16).ok()
    };
    let code = [byte(words.next()?)?, byte(words.next()?)?];
    Some((u16::from_be_bytes(code), words.next()?.to_owned()))
}

/// GnuTLS's name for a version.
#[must_use]
pub const fn version(version: Version) -> &'static str {
    match version {
        Version::Tls10 => "TLS1.0",
        Version::Tls11 => "TLS1.1",
        Version::Tls12 | Version::Hybrid => "TLS1.2",
        Version::Tls13 => "TLS1.3",
    }
}

/// The ciphers by the registry's names, and by GnuTLS's.
const CIPHERS: &[(&str, &str)] = &[
    ("AES_128_CBC", "AES-128-CBC"),
    ("AES_256_CBC", "AES-256-CBC"),
    ("AES_128_GCM", "AES-128-GCM"),
    ("AES_256_GCM", "AES-256-GCM"),
    // The longer name first: it begins with the shorter.
    ("AES_128_CCM_8", "AES-128-CCM-8"),
    ("AES_256_CCM_8", "AES-256-CCM-8"),
    ("AES_128_CCM", "AES-128-CCM"),
    ("AES_256_CCM", "AES-256-CCM"),
    ("CHACHA20_POLY1305", "CHACHA20-POLY1305"),
    ("3DES_EDE_CBC", "3DES-CBC"),
    ("RC4_128", "ARCFOUR-128"),
    ("NULL", "NULL"),
];

/// The priority string by which GnuTLS speaks this version with this suite, and nothing else.
///
/// # Panics
/// When the suite's cipher is not in the list above.
#[must_use]
pub fn priority(version: Version, row: &Suite) -> String {
    let parts = row.code.id().split_once("_WITH_");
    let (_, protection) = parts.unwrap_or_default();
    let known = CIPHERS
        .iter()
        .find(|(name, _)| protection.starts_with(name));
    let Some((name, cipher)) = known else {
        panic!("{}: which cipher is that?", row.code.id());
    };
    let mac = match protection.trim_start_matches(name) {
        _ if !has_mac(row) => "AEAD",
        "_MD5" => "MD5",
        "_SHA" => "SHA1",
        "_SHA256" => "SHA256",
        _ => "SHA384",
    };
    let exchange = match (row.key_exchange, row.authentication) {
        (KeyExchangeAlgorithm::Rsa, _) => "RSA",
        (KeyExchangeAlgorithm::Dhe, _) => "DHE-RSA",
        (KeyExchangeAlgorithm::DhAnon, _) => "ANON-DH",
        (KeyExchangeAlgorithm::Ecdhe, Authentication::Ecdsa) => "ECDHE-ECDSA",
        (KeyExchangeAlgorithm::Ecdhe, _) => "ECDHE-RSA",
    };
    format!(
        "NONE:+VERS-{}:+CTYPE-X509:+COMP-NULL:+SIGN-ALL:+GROUP-ALL:+{exchange}:+{cipher}:+{mac}",
        self::version(version)
    )
}

const fn has_mac(row: &Suite) -> bool {
    !matches!(row.protection, Protection::Aead { .. })
}

/// Certificates as a PEM file in `folder`.
///
/// # Panics
/// When it cannot be written.
#[must_use]
#[expect(clippy::expect_used, reason = "a helper of tests")]
pub fn pem(folder: &Path, name: &str, ders: &[Vec<u8>]) -> PathBuf {
    let path = folder.join(name);
    let blocks = ders.iter().map(|der| Pem::Certificate.write(der));
    let blocks: Result<String, _> = blocks.collect();
    fs::write(&path, blocks.expect("certificates")).expect("the scratch folder can be written");
    path
}

/// What one connection of TLS 1.3 with GnuTLS is about.
#[derive(Clone, Debug)]
pub struct Cell {
    /// The suite of both.
    pub suite: CipherSuite,
    /// Our groups.
    pub groups: Vec<NamedGroup>,
    /// GnuTLS's groups.
    pub their_groups: Vec<NamedGroup>,
    /// What the ends sign with.
    pub scheme: Scheme,
    /// Where files and the key log go.
    pub folder: PathBuf,
}

impl Cell {
    /// The plainest, with its files in this folder.
    #[must_use]
    pub fn new(folder: PathBuf) -> Self {
        Self {
            suite: CipherSuite::TLS_AES_128_GCM_SHA256,
            groups: vec![NamedGroup::X25519],
            their_groups: vec![NamedGroup::X25519],
            scheme: Scheme::ED25519,
            folder,
        }
    }

    /// Our two ends.
    #[must_use]
    pub fn ends(&self) -> (ClientConfig, ServerConfig) {
        let (mut client, server) = ends_today(self.suite, &self.groups, self.scheme);
        // What the certificates are signed with.
        for scheme in [Scheme::RSA_PKCS1_SHA256, Scheme::ECDSA_SECP256R1_SHA256] {
            if scheme != self.scheme {
                client.signature_algorithms.push(scheme);
            }
        }
        (client, server)
    }

    /// The secrets that GnuTLS has logged.
    #[must_use]
    pub fn key_log(&self) -> PathBuf {
        self.folder.join("gnutls.keys")
    }

    /// `program`, which speaks TLS 1.3 with this suite, these groups and this signature.
    fn command(&self, program: &str) -> Command {
        let mut priority = vec!["NONE", "VERS-TLS1.3", "AEAD", "CTYPE-X509", "COMP-NULL"];
        priority.extend(["ECDHE-RSA", "ECDHE-ECDSA", "DHE-RSA"]);
        priority.push(cipher(self.suite));
        priority.extend(self.their_groups.iter().map(|name| theirs(*name)));
        priority.extend([signature(self.scheme), "SIGN-RSA-SHA256"]);
        let mut command = Command::new(program);
        command.args(["--priority", &priority.join(":+"), "--alpn", "h2"]);
        command.env("SSLKEYLOGFILE", self.key_log());
        command
    }

    /// `gnutls-serv`, which says everything again, its port, and what more it is told.
    ///
    /// # Panics
    /// When it does not start.
    #[must_use]
    pub fn server(&self, identity: &Identity, more: impl FnOnce(&mut Command)) -> (Peer, u16) {
        let port = free_port();
        let mut command = self.command("gnutls-serv");
        command.args(["--echo", "--port", &port.to_string()]);
        self.present(&mut command, identity);
        more(&mut command);
        let server = Peer::start(command);
        let _ = server.line_after("Echo Server listening on");
        (server, port)
    }

    /// `gnutls-cli` on its way to this port, what it trusts, and what more it is told.
    ///
    /// # Panics
    /// When it does not start.
    #[must_use]
    pub fn client(
        &self,
        trust_anchors: &[Vec<u8>],
        port: u16,
        more: impl FnOnce(&mut Command),
    ) -> Peer {
        let mut command = self.command("gnutls-cli");
        command.args(["127.0.0.1", "--port", &port.to_string()]);
        command.args(["--sni-hostname", NAME, "--verify-hostname", NAME]);
        let anchors = pem(&self.folder, "anchors.pem", trust_anchors);
        command.arg("--x509cafile").arg(anchors);
        more(&mut command);
        Peer::start(command)
    }

    /// The files of who it is, as options.
    ///
    /// # Panics
    /// When they cannot be written.
    #[expect(clippy::expect_used, reason = "a helper of tests")]
    pub fn present(&self, command: &mut Command, identity: &Identity) {
        let key = self.folder.join("leaf.key");
        let written = write_private_key(&identity.private_key).expect("a key");
        fs::write(&key, written).expect("the scratch folder can be written");
        let chain = pem(&self.folder, "chain.pem", &identity.certificate_list);
        command.arg("--x509keyfile").arg(key);
        command.arg("--x509certfile").arg(chain);
    }
}

/// GnuTLS's name of a suite's cipher.
fn cipher(suite: CipherSuite) -> &'static str {
    match suite {
        CipherSuite::TLS_AES_128_GCM_SHA256 => "AES-128-GCM",
        CipherSuite::TLS_AES_256_GCM_SHA384 => "AES-256-GCM",
        CipherSuite::TLS_CHACHA20_POLY1305_SHA256 => "CHACHA20-POLY1305",
        _ => "AES-128-CCM",
    }
}

/// Its name of a group.
fn theirs(group: NamedGroup) -> &'static str {
    match group {
        NamedGroup::X25519 => "GROUP-X25519",
        NamedGroup::SECP256R1 => "GROUP-SECP256R1",
        NamedGroup::SECP384R1 => "GROUP-SECP384R1",
        NamedGroup::FFDHE2048 => "GROUP-FFDHE2048",
        _ => "GROUP-FFDHE3072",
    }
}

/// Its name of a signature.
#[must_use]
pub const fn signature(scheme: Scheme) -> &'static str {
    match scheme {
        Scheme::ED25519 => "SIGN-EDDSA-ED25519",
        Scheme::ECDSA_SECP256R1_SHA256 => "SIGN-ECDSA-SECP256R1-SHA256",
        Scheme::ECDSA_SECP384R1_SHA384 => "SIGN-ECDSA-SECP384R1-SHA384",
        Scheme::RSA_PSS_RSAE_SHA256 => "SIGN-RSA-PSS-RSAE-SHA256",
        Scheme::RSA_PSS_RSAE_SHA384 => "SIGN-RSA-PSS-RSAE-SHA384",
        _ => "SIGN-RSA-PSS-RSAE-SHA512",
    }
}
