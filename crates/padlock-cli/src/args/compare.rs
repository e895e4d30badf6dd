//! What one may ask of `padlock compare`.

use clap::Args;

use super::Size;

/// `padlock compare`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Compare {
    /// A scenario's id, or a scenario file ending in .toml; perhaps with keys of it that are to be different,
    /// NAME:KEY=VALUE,KEY=VALUE; or link: and a link.
    #[arg(value_name = "A")]
    pub a: String,

    /// What to hold against it.
    #[arg(value_name = "B")]
    pub b: String,

    /// Numbers for paper, or real ones, in both [default: toy, or what each says].
    #[arg(long, value_enum)]
    pub size: Option<Size>,

    /// Where all randomness comes from, in both [default: 1, or what each says].
    #[arg(long, value_name = "N")]
    pub seed: Option<u64>,

    /// Print JSON: a, b {scenario, messages[], round_trips, bytes, clear, verdict, ...}, difference {message, knowledge, verdict}.
    #[arg(long)]
    pub json: bool,
}

const EXAMPLES: &str = "\
Examples:
  padlock compare tls12-rsa tls13 --size full
  padlock compare tls12-rsa tls12-rsa:key_exchange=ecdhe
  padlock compare tls13 tls13:suite=TLS_CHACHA20_POLY1305_SHA256,seed=2
  padlock compare link:\"$(padlock run tls13 --steps 3 --print-link)\" tls13

Keys are those of a scenario file (see padlock schema), those in tables with dots; suite is short for cipher_suite.";
