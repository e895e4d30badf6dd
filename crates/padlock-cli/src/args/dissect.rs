//! What one may ask of `padlock dissect`.

use std::path::PathBuf;

use clap::Args;

/// `padlock dissect`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Dissect {
    /// What to take apart: a capture (pcap, pcapng), certificates (PEM, DER), or TLS records or one handshake message, as
    /// raw bytes or hexadecimal text; - for standard input.
    #[arg(value_name = "FILE|-")]
    pub file: PathBuf,

    /// Decrypt a capture with this log of secrets in the NSS format; those inside a pcapng are used in any case.
    #[arg(long, value_name = "FILE")]
    pub keylog: Option<PathBuf>,

    /// Print every byte, also of long fields.
    #[arg(long, conflicts_with = "json")]
    pub whole: bool,

    /// Print JSON: kind, connections[] {client, server, parts[]}, or parts[]; every part with bytes and fields.
    #[arg(long)]
    pub json: bool,
}

const EXAMPLES: &str = "\
Examples:
  padlock run tls12-rsa --size full --pcapng handshake.pcapng
  padlock dissect handshake.pcapng                  every message, decrypted: the secrets are inside
  padlock dissect capture.pcap --keylog keys.txt    of a browser with SSLKEYLOGFILE=keys.txt
  padlock dissect server.pem                        a certificate down to its last field
  echo 15 03 03 00 02 02 28 | padlock dissect -     an alert

Exit codes:
  0  all of it could be read; what stayed encrypted is no failure
  1  something is malformed, incomplete, or does not open with its key
  2  the file cannot be read, or is nothing that can be taken apart";
