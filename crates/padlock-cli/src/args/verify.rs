//! What one may ask of `padlock verify`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use padlock_tls::x509;

/// `padlock verify`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Verify {
    /// The certificate in question; those behind it in the file may help to find its issuers. PEM or DER.
    #[arg(value_name = "CHAIN.pem")]
    pub chain: PathBuf,

    /// The authorities to trust; may be given more than once.
    #[arg(long, value_name = "FILE", required = true)]
    pub trust: Vec<PathBuf>,

    /// More certificates that may help to find issuers; may be given more than once.
    #[arg(long, value_name = "FILE")]
    pub untrusted: Vec<PathBuf>,

    /// The host name or address that the certificate must be for; with --client there need not be one.
    #[arg(long, value_name = "NAME", required_unless_present = "client")]
    pub name: Option<String>,

    /// The time to check it for, such as 2026-01-01T00:00:00Z [default: now].
    #[arg(long, value_name = "RFC3339")]
    pub time: Option<String>,

    /// Check a client's certificate [default: a server's].
    #[arg(long)]
    pub client: bool,

    /// Lists of revoked certificates; may be given more than once [default: revocation is not checked].
    #[arg(long, value_name = "FILE")]
    pub crl: Vec<PathBuf>,

    /// Whose rules to keep.
    #[arg(long, value_enum, default_value_t = Profile::Rfc5280)]
    pub profile: Profile,

    /// The most certificates between this one and the authority [default: 8].
    #[arg(long, value_name = "N")]
    pub intermediates: Option<usize>,

    /// Print JSON: accepted, failed[], time, profile, checks[] {name, verdict, evidence[] {key, value}}.
    #[arg(long)]
    pub json: bool,
}

/// Whose rules certificates must keep.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Profile {
    /// RFC 5280's.
    Rfc5280,
    /// Those of browsers too: the baseline requirements of the CA/Browser Forum.
    WebPki,
}

impl From<Profile> for x509::Profile {
    fn from(profile: Profile) -> Self {
        match profile {
            Profile::Rfc5280 => Self::Rfc5280,
            Profile::WebPki => Self::WebPki,
        }
    }
}

const EXAMPLES: &str = "\
Every check is made and printed, whatever the ones before it said.

Examples:
  padlock ca --out demo
  padlock verify --trust demo/root.pem --name localhost demo/server.pem
  padlock verify --trust demo/root.pem --crl demo/crls.pem --client demo/client.pem
  padlock verify --trust roots.pem --profile web-pki --name www.example --time 2026-01-01T00:00:00Z chain.pem

Exit codes:
  0  accepted
  1  refused: the checks that failed are named
  2  the question was wrong: an unreadable file, a bad option";
