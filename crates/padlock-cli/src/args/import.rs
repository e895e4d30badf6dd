//! What one may ask of `padlock import`.

use std::path::PathBuf;

use clap::Args;

/// `padlock import`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Import {
    /// A capture (pcap, pcapng); - for standard input.
    #[arg(value_name = "CAPTURE|-")]
    pub capture: PathBuf,

    /// Open it with this log of secrets in the NSS format; those inside a pcapng are used in any case.
    #[arg(long, value_name = "FILE")]
    pub keylog: Option<PathBuf>,

    /// Print JSON: connections[] {client, server, version, cipher_suite, server_name, messages[] {from, messages, length,
    /// protected, said, ...}}.
    #[arg(long)]
    pub json: bool,
}

const EXAMPLES: &str = "\
Examples:
  padlock run tls13 --size full --pcapng handshake.pcapng
  padlock import handshake.pcapng                   every message, and what was said: the secrets are inside
  padlock import capture.pcap --keylog keys.txt     of a browser with SSLKEYLOGFILE=keys.txt

Of a capture at most 64 MiB are read, and of its records at most 8 MiB. padlock dissect takes every message apart.

Exit codes:
  0  all of it could be read; what stayed encrypted is no failure
  1  something is malformed, incomplete, left out, or does not open with its key
  2  the file cannot be read, or is no capture";
