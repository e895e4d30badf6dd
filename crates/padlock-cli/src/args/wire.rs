//! What one may ask of real connections.

use std::{
    net::{IpAddr, Ipv4Addr},
    path::{Path, PathBuf},
};

use clap::{ArgGroup, Args, ValueEnum};

use crate::wire::Version;

/// What `listen` and `connect` have in common.
#[derive(Debug, Args)]
pub struct WireOptions {
    /// The versions to speak [default: 1.0, 1.1 and 1.2].
    #[arg(long, value_enum, value_name = "1.0,1.2", value_delimiter = ',')]
    pub versions: Vec<Version>,

    /// The cipher suites to speak, best first, by their RFC names [default: all but NULL, RC4, 3DES and anonymous ones].
    #[arg(long, value_name = "A,B", value_delimiter = ',')]
    pub suites: Vec<String>,

    /// The groups of the key exchange, best first, such as x25519 or X25519MLKEM768 [default: all curves; with 1.3, all groups].
    #[arg(long, value_name = "A,B", value_delimiter = ',')]
    pub groups: Vec<String>,

    /// This end's certificate and those that lead to its authority, PEM or DER; a client shows it when it is asked.
    #[arg(long, value_name = "FILE", requires = "key")]
    pub cert: Option<PathBuf>,

    /// The private key of the certificate: PKCS#8, PKCS#1 or SEC 1, without a password.
    #[arg(long, value_name = "FILE", requires = "cert")]
    pub key: Option<PathBuf>,

    /// A key that both ends know by a name, in hexadecimal; may be given more than once. Only in TLS 1.3.
    #[arg(long, value_name = "IDENTITY:HEX")]
    pub psk: Vec<String>,

    /// The application protocols to speak, best first.
    #[arg(long, value_name = "A,B", value_delimiter = ',')]
    pub alpn: Vec<String>,

    /// Fill records up with zeros, to a multiple of N bytes (RFC 8446 section 5.4). Only in TLS 1.3.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1 << 14))]
    pub padding: Option<u16>,

    /// Let messages that follow one another share a record (RFC 8446 section 5.1). Only in TLS 1.3.
    #[arg(long)]
    pub joined: bool,

    /// Say things that mean nothing among those that do, so that nobody forgets to pass over them (RFC 8701). Only in TLS 1.3.
    #[arg(long)]
    pub grease: bool,

    /// Add the secrets to a file in the NSS key log format.
    #[arg(long, value_name = "FILE")]
    pub keylog: Option<PathBuf>,

    /// Print JSON.
    #[arg(long)]
    pub json: bool,
}

impl WireOptions {
    /// The files with certificate and key; the parser takes both or none.
    pub fn identity(&self) -> Option<(&Path, &Path)> {
        self.cert.as_deref().zip(self.key.as_deref())
    }
}

/// `padlock listen`.
#[derive(Debug, Args)]
#[command(after_help = LISTEN_EXAMPLES)]
pub struct Listen {
    /// The port to listen at; 0 takes a free one and prints it.
    #[arg(long, value_name = "PORT")]
    pub port: u16,

    /// The address to listen at.
    #[arg(long, value_name = "ADDRESS", default_value_t = IpAddr::V4(Ipv4Addr::LOCALHOST))]
    pub bind: IpAddr,

    /// What both ends have.
    #[command(flatten)]
    pub wire: WireOptions,

    /// What its issuer says of the certificate, an OCSP response in DER: clients that ask for it are shown it.
    #[arg(long, value_name = "FILE", requires = "cert")]
    pub ocsp: Option<PathBuf>,

    /// Insist on a certificate of every client, from one of the authorities in this file.
    #[arg(long, value_name = "CA.pem")]
    pub client_auth: Option<PathBuf>,

    /// Ask for that certificate after the handshake, where the client lets it; others are asked in the handshake. Only in TLS 1.3.
    #[arg(long, requires = "client_auth")]
    pub post_handshake_auth: bool,

    /// When to have a cookie sent back, with another hello (RFC 8446 section 4.2.2) [default: along]. Only in TLS 1.3.
    #[arg(long, value_enum, value_name = "WHEN")]
    pub cookies: Option<CookiesWhen>,

    /// Take so many bytes of what clients say before they are answered; nobody's twice. Only in TLS 1.3.
    #[arg(long, value_name = "BYTES", value_parser = clap::value_parser!(u32).range(1..=1 << 20))]
    pub early_data: Option<u32>,

    /// Take them from a ClientHello that has come before, too: whoever sends one again is heard again.
    #[arg(long, requires = "early_data")]
    pub no_anti_replay: bool,

    /// Answer every GET with a page that names version and suite [default: send back what comes].
    #[arg(long)]
    pub http: bool,

    /// End after N connections [default: go on until Ctrl-C].
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(1..))]
    pub count: Option<u64>,
}

const LISTEN_EXAMPLES: &str = "\
One line for each connection says what was agreed; another one follows if the connection then goes wrong.
With --json these are one document a line:
  {listening, demonstration_certificate}, then {connection, peer, agreed, ended}

Everything is recorded, so a connection may exchange 1 MiB and then is closed; it may also be silent for
5 minutes and stay for an hour. A handshake has 10 seconds. 256 clients are served at once; others wait.

Exit codes:
  0  the connections of --count are over, however they went
  2  the question was wrong: a port that is taken, an unreadable file, a bad option

Examples:
  padlock listen --port 4433
  openssl s_client -connect localhost:4433        ... what you type comes back
  padlock ca --out demo
  padlock listen --port 4433 --http --cert demo/server.pem --key demo/server.key --keylog keys.txt
  padlock listen --port 4433 --client-auth demo/root.pem
  padlock listen --port 4433 --versions 1.3 --client-auth demo/root.pem --post-handshake-auth
  padlock listen --port 4433 --versions 1.3 --padding 256 --grease
  padlock listen --port 4433 --cert demo/server.pem --key demo/server.key --ocsp demo/server.ocsp
  padlock listen --port 4433 --versions 1.3 --psk door:5a5a5a5a5a5a5a5a --early-data 16384
  padlock listen --port 4433 --suites TLS_RSA_WITH_NULL_SHA256 --count 1";

/// When a server wants to see a cookie again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum CookiesWhen {
    /// Never.
    Never,
    /// Where it asks for another hello anyway.
    Along,
    /// Always: it asks for another hello for the cookie's sake alone.
    Always,
}

/// How a client would like to resume.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Resume {
    /// By ticket, if the server gives one.
    Ticket,
    /// By session id.
    Id,
}

/// `padlock connect`.
#[derive(Debug, Args)]
#[command(after_help = CONNECT_EXAMPLES)]
#[command(group = ArgGroup::new("keys").args(["resume", "psk"]).multiple(true))]
pub struct Connect {
    /// The server.
    #[arg(value_name = "HOST:PORT")]
    pub address: String,

    /// The authorities to trust, PEM or DER; may be given more than once [default: nobody].
    #[arg(long, value_name = "FILE")]
    pub ca: Vec<PathBuf>,

    /// The name that the server's certificate must be for [default: HOST].
    #[arg(long, value_name = "NAME")]
    pub name: Option<String>,

    /// What both ends have.
    #[command(flatten)]
    pub wire: WireOptions,

    /// Ask for what the issuer says of the server's certificate, and say whether it came; a bad word ends the connection.
    #[arg(long)]
    pub status: bool,

    /// Let the server ask for the certificate at any time after the handshake. Only in TLS 1.3.
    #[arg(long, requires = "cert")]
    pub post_handshake_auth: bool,

    /// Do not look like TLS 1.2 to whoever is between (RFC 8446 appendix D.4). Only in TLS 1.3.
    #[arg(long)]
    pub no_compatibility: bool,

    /// Connect twice, and the second time go on with the session of the first: by ticket, or by session id where the
    /// server gives no ticket; with =id no ticket is asked for. In TLS 1.3 there are tickets alone.
    #[arg(long, value_enum, value_name = "HOW", num_args = 0..=1, require_equals = true, default_missing_value = "ticket")]
    pub resume: Option<Resume>,

    /// What to say before the server answers, as a line; @FILE says what is in a file. What the server does not take is said
    /// again. Only in TLS 1.3, and with a key that both ends have: --resume or --psk.
    #[arg(long, value_name = "TEXT", requires = "keys")]
    pub early_data: Option<String>,

    /// What to say, as a line [default: the lines of standard input, unless that is a terminal].
    #[arg(long, value_name = "TEXT")]
    pub send: Option<String>,
}

const CONNECT_EXAMPLES: &str = "\
What was agreed is printed, then what comes back, until the server closes or has been silent for 2 seconds.
With --json it is one document at the end:
  {peer, agreed, ended, certificate, heard}, with --resume also {first: {peer, agreed, ended, certificate}},
  with --status also {status} in each, which is null where none came
With --resume nothing is said in the first connection.

Exit codes:
  0  the handshake was completed and the connection closed in order
  1  the handshake or the certificate failed (the check is named), or the connection broke off, or the session was to be
     resumed and was not
  2  the question was wrong: no such server, an unreadable file, a bad option

Examples:
  padlock connect localhost:4433 --ca demo/root.pem --send hello
  padlock connect localhost:4433 --ca demo/root.pem --send hello --resume
  padlock connect localhost:4433 --ca demo/root.pem --versions 1.3 --resume --early-data hello
  padlock connect localhost:4433 --versions 1.3 --psk door:5a5a5a5a5a5a5a5a --send hello
  padlock connect localhost:4433 --ca demo/root.pem --send hello --status
  padlock connect localhost:4433 --ca demo/root.pem --cert demo/client.pem --key demo/client.key --send hello
  padlock connect localhost:4433 --ca demo/root.pem --versions 1.3 --padding 256 --grease --send hello
  printf 'GET / HTTP/1.0\\r\\n\\r\\n' | padlock connect 127.0.0.1:4433 --ca demo/root.pem --name localhost";
