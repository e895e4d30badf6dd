//! OpenSSL's command line: a calculator and a peer that share no line of code with Padlock.

use std::{
    collections::BTreeMap,
    fs,
    io::{BufRead, BufReader, Read, Write},
    path::{Path, PathBuf},
    process::{Child, ChildStdin, Command, Stdio},
    sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel},
    thread,
};

use padlock_core::{Nat, Working, num::mod_inverse};
use padlock_sim::scenario::Version;

use crate::{has_judge, hex, live::PATIENCE, output, unhex};

/// Whether OpenSSL 3 is here; other programs go by the same name, and do not know `kdf`.
#[must_use]
pub fn is_here() -> bool {
    has_judge("openssl", &["kdf", "-help"])
}

/// OpenSSL's option for this version alone.
#[must_use]
pub const fn version(version: Version) -> &'static str {
    match version {
        Version::Tls10 => "-tls1",
        Version::Tls11 => "-tls1_1",
        Version::Tls12 | Version::Hybrid => "-tls1_2",
        Version::Tls13 => "-tls1_3",
    }
}

/// What it calls each suite that it offers, by the names of the registry, at no level of security.
///
/// # Panics
/// When OpenSSL does not start.
#[must_use]
pub fn offered() -> BTreeMap<String, String> {
    let command = &mut openssl(&["ciphers", "-stdname", "ALL:COMPLEMENTOFALL:@SECLEVEL=0"]);
    let row = |line: &str| {
        let mut words = line.split_whitespace();
        let (standard, _, own) = (words.next()?, words.next()?, words.next()?);
        Some((standard.to_owned(), format!("{own}:@SECLEVEL=0")))
    };
    let listed = output(command);
    listed.lines().filter_map(row).collect()
}

/// `openssl <args>`.
#[must_use]
pub fn openssl(args: &[&str]) -> Command {
    let mut command = Command::new("openssl");
    command.args(args);
    command
}

/// What `openssl <args>` makes of `input`.
///
/// # Panics
/// When OpenSSL fails, with what it said.
#[must_use]
#[expect(clippy::expect_used, reason = "a helper of tests")]
pub fn filter(args: &[&str], input: &[u8]) -> Vec<u8> {
    let mut command = openssl(args);
    command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = command.spawn().expect("openssl starts");
    // What it does not read it does not need; whether it liked it is for its exit code to say.
    let _ = child.stdin.take().map(|mut stdin| stdin.write_all(input));
    let output = child.wait_with_output().expect("openssl ends");
    assert!(
        output.status.success(),
        "{args:?}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    output.stdout
}

/// `PRF(secret, label, seed)` of TLS 1.2 with SHA-256 (RFC 5246 section 5), as OpenSSL computes it.
#[must_use]
pub fn prf(secret: &[u8], label: &str, seed: &[u8], length: usize) -> Vec<u8> {
    prf_of("SHA256", secret, label, seed, length)
}

/// As [`prf`], with this hash; `MD5-SHA1` makes it the PRF of TLS 1.0 and 1.1 (RFC 2246 section 5).
#[must_use]
pub fn prf_of(digest: &str, secret: &[u8], label: &str, seed: &[u8], length: usize) -> Vec<u8> {
    let seed = [label.as_bytes(), seed].concat();
    unhex(&output(&mut openssl(&[
        "kdf",
        "-keylen",
        &length.to_string(),
        "-kdfopt",
        &format!("digest:{digest}"),
        "-kdfopt",
        &format!("hexsecret:{}", hex(secret)),
        "-kdfopt",
        &format!("hexseed:{}", hex(&seed)),
        "TLS1-PRF",
    ])))
}

/// An RSA private key in OpenSSL's hands: a PEM file in `folder`, made from the primes and `e`.
///
/// # Panics
/// When the numbers are no RSA key, or OpenSSL does not take them.
#[must_use]
#[expect(clippy::expect_used, reason = "a helper of tests")]
pub fn private_key(folder: &Path, p: &Nat, q: &Nat, e: &Nat) -> PathBuf {
    let less_one = |prime: &Nat| prime.sub(&Nat::one()).expect("a prime is not 0");
    let inverse =
        |a: &Nat, modulus: &Nat| mod_inverse(a, modulus, &mut Working::off()).expect("an inverse");
    let d = inverse(e, &less_one(p).mul(&less_one(q)));
    let numbers = [
        ("n", p.mul(q)),
        ("e", e.clone()),
        ("d", d.clone()),
        ("p", p.clone()),
        ("q", q.clone()),
        ("dp", d.rem(&less_one(p)).expect("p is not 1")),
        ("dq", d.rem(&less_one(q)).expect("q is not 1")),
        ("qinv", inverse(q, p)),
    ];
    // RSAPrivateKey (RFC 8017 appendix A.1.2).
    let mut structure = "asn1 = SEQUENCE:key\n[key]\nversion = INTEGER:0\n".to_owned();
    for (name, number) in numbers {
        structure.push_str(&format!("{name} = INTEGER:0x{}\n", number.to_hex()));
    }
    let (source, der, pem) = (
        folder.join("key.cnf"),
        folder.join("key.der"),
        folder.join("key.pem"),
    );
    fs::write(&source, structure).expect("the scratch folder can be written");
    let _ = output(
        openssl(&["asn1parse", "-noout", "-genconf"])
            .arg(&source)
            .arg("-out")
            .arg(&der),
    );
    let _ = output(
        openssl(&["rsa", "-check", "-inform", "DER", "-in"])
            .arg(&der)
            .arg("-out")
            .arg(&pem),
    );
    pem
}

/// A DER certificate as a PEM file in `folder`.
///
/// # Panics
/// When OpenSSL cannot read the certificate.
#[must_use]
#[expect(clippy::expect_used, reason = "a helper of tests")]
pub fn certificate(folder: &Path, name: &str, der: &[u8]) -> PathBuf {
    let (from, to) = (
        folder.join(format!("{name}.der")),
        folder.join(format!("{name}.pem")),
    );
    fs::write(&from, der).expect("the scratch folder can be written");
    let _ = output(
        openssl(&["x509", "-inform", "DER", "-in"])
            .arg(&from)
            .arg("-out")
            .arg(&to),
    );
    to
}

/// A program that runs beside the test, such as `openssl s_server` or `s_client`; ended when dropped.
#[derive(Debug)]
pub struct Peer {
    child: Child,
    stdin: Option<ChildStdin>,
    lines: Receiver<String>,
}

impl Peer {
    /// Starts the command.
    ///
    /// # Panics
    /// When it does not start.
    #[must_use]
    #[expect(clippy::expect_used, reason = "a helper of tests")]
    pub fn start(mut command: Command) -> Self {
        command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        let mut child = command.spawn().expect("openssl starts");
        let stdin = child.stdin.take();
        let (sender, lines) = channel();
        if let Some(stderr) = child.stderr.take() {
            forward(stderr, sender.clone());
        }
        if let Some(stdout) = child.stdout.take() {
            forward(stdout, sender);
        }
        Self {
            child,
            stdin,
            lines,
        }
    }

    /// Types a line.
    ///
    /// # Panics
    /// When the peer does not read any more.
    #[expect(clippy::expect_used, reason = "a helper of tests")]
    pub fn type_line(&mut self, line: &str) {
        let stdin = self.stdin.as_mut().expect("standard input is piped");
        // In one piece: s_server knows its commands by what it reads at once.
        let line = format!("{line}\n");
        stdin.write_all(line.as_bytes()).expect("the peer reads");
    }

    /// Its process id.
    #[must_use]
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// The lines that it printed and that nobody has looked at yet.
    #[must_use]
    pub fn printed(&self) -> Vec<String> {
        self.lines.try_iter().collect()
    }

    /// Every line that is left, once it has ended by itself, and its exit code.
    ///
    /// # Panics
    /// When it does not end within [`PATIENCE`].
    #[must_use]
    pub fn end(mut self) -> (Vec<String>, Option<i32>) {
        self.stdin = None;
        let mut printed = Vec::new();
        // The channel is closed when its output is.
        loop {
            match self.lines.recv_timeout(PATIENCE) {
                Ok(line) => printed.push(line),
                Err(RecvTimeoutError::Disconnected) => break,
                Err(RecvTimeoutError::Timeout) => panic!("it does not end: {printed:#?}"),
            }
        }
        let status = self.child.wait().ok();
        (printed, status.and_then(|status| status.code()))
    }

    /// What follows `start` on the next line that begins with it.
    ///
    /// # Panics
    /// When no such line comes within [`PATIENCE`].
    #[must_use]
    pub fn line_after(&self, start: &str) -> String {
        self.next(start, |line| line.strip_prefix(start))
    }

    /// What follows `part` on the next line that has it, wherever.
    ///
    /// # Panics
    /// When no such line comes within [`PATIENCE`].
    #[must_use]
    pub fn rest_after(&self, part: &str) -> String {
        self.next(part, |line| Some(line.split_once(part)?.1))
    }

    fn next(&self, wanted: &str, rest: impl Fn(&str) -> Option<&str>) -> String {
        let mut passed = Vec::new();
        while let Ok(line) = self.lines.recv_timeout(PATIENCE) {
            if let Some(rest) = rest(&line) {
                return rest.to_owned();
            }
            passed.push(line);
        }
        panic!("the peer did not print {wanted:?}, only {passed:#?}");
    }
}

/// Sends every line on, until nobody wants them any more.
fn forward(source: impl Read + Send + 'static, lines: Sender<String>) {
    thread::spawn(move || {
        for line in BufReader::new(source).lines().map_while(Result::ok) {
            if lines.send(line).is_err() {
                return;
            }
        }
    });
}

impl Drop for Peer {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
