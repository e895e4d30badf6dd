//! The command line: what one may ask for, and the help that says so.

mod ca;
mod compare;
mod dissect;
mod explain;
mod import;
mod verify;
mod wire;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use padlock_tls::party;

pub use ca::{Ca, Kind};
pub use compare::Compare;
pub use dissect::Dissect;
pub use explain::Explain;
pub use import::Import;
pub use verify::Verify;
pub use wire::{Connect, CookiesWhen, Listen, Resume, WireOptions};

/// Padlock without a browser: run a handshake, read its trace, keep its capture; talk to real peers.
///
/// For teaching, never for real traffic.
#[derive(Debug, Parser)]
#[command(name = "padlock", version, arg_required_else_help = true, after_help = EXAMPLES)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

const EXAMPLES: &str = "\
Examples:
  padlock list
  padlock run tls12-rsa
  padlock run tls12-rsa --size full --pcapng handshake.pcapng
  padlock explain tls12-rsa master_secret
  padlock compare tls12-rsa tls13 --size full
  padlock listen --port 4433
  padlock connect localhost:4433 --ca demo/root.pem --send hello
  padlock dissect handshake.pcapng
  padlock ca --out demo
  padlock verify --trust demo/root.pem --name localhost demo/server.pem

Exit codes:
  0  it held
  1  what was asked about failed: a handshake, a certificate, bytes that are malformed
  2  the question was wrong: an unknown scenario, an unreadable file, a bad option";

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// List the scenarios that Padlock knows.
    List(List),
    /// Run a scenario to its end and print every message.
    Run(Run),
    /// Tell where a value is from: what it was computed from, down to what was drawn or read off the wire.
    Explain(Explain),
    /// Play two scenarios side by side: messages, round trips, bytes, what everyone can read, verdicts.
    Compare(Compare),
    /// Print the JSON Schema of scenario files, for an editor that checks and completes them.
    Schema,
    /// Be a server for real clients.
    Listen(Listen),
    /// Be a client of a real server.
    Connect(Connect),
    /// Take captures, records or certificates apart, down to the last field.
    Dissect(Dissect),
    /// Read the TLS connections of a capture as stories, with what was said.
    Import(Import),
    /// Check a certificate, every check by name.
    Verify(Verify),
    /// Make an authority for demonstration, with certificates and keys.
    Ca(Ca),
}

/// `padlock list`.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  padlock list --json")]
pub struct List {
    /// Print JSON: scenarios[] {id, title}.
    #[arg(long)]
    pub json: bool,
}

/// `padlock run`.
#[derive(Debug, Args)]
#[command(after_help = RUN_EXAMPLES)]
pub struct Run {
    /// A scenario's id (see `padlock list`), or a scenario file ending in .toml; perhaps with keys of it that are to be
    /// different: tls12-rsa:version=1.3,size=full.
    #[arg(value_name = "SCENARIO|FILE.toml", required_unless_present_any = ["link", "all"])]
    pub scenario: Option<String>,

    /// Play a link, as the page has it behind the # of its address, as far as it goes.
    #[arg(long, value_name = "FRAGMENT", conflicts_with_all = ["scenario", "size", "seed", "steps", "defended"])]
    pub link: Option<String>,

    /// Run every scenario, in each size and with each defence, and print a table of their verdicts.
    #[arg(long, conflicts_with_all = ["scenario", "link", "size", "seed", "steps", "format", "json", "pcapng", "keylog", "defended"])]
    pub all: bool,

    /// Run it with its defence on.
    #[arg(long)]
    pub defended: bool,

    /// Numbers for paper, or real ones [default: toy, or what the file says].
    #[arg(long, value_enum)]
    pub size: Option<Size>,

    /// Where all randomness comes from: same seed, same bytes [default: 1, or what the file says].
    #[arg(long, value_name = "N")]
    pub seed: Option<u64>,

    /// Stop after N messages [default: run to the end].
    #[arg(long, value_name = "N")]
    pub steps: Option<u64>,

    /// How to print the run.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,

    /// Short for --format json.
    #[arg(long, conflicts_with = "format")]
    pub json: bool,

    /// Print nothing but the link to where the run ends.
    #[arg(long, conflicts_with_all = ["format", "json"])]
    pub print_link: bool,

    /// Write the wire as a capture that Wireshark opens decrypted.
    #[arg(long, value_name = "FILE")]
    pub pcapng: Option<PathBuf>,

    /// Write the secrets in the NSS key log format.
    #[arg(long, value_name = "FILE")]
    pub keylog: Option<PathBuf>,
}

const RUN_EXAMPLES: &str = "\
Examples:
  padlock run tls12-rsa                       the trace, in numbers one can check on paper
  padlock run tls12-rsa --steps 5             only as far as ClientKeyExchange
  padlock run tls12-rsa --size full --json    the same story in real numbers, for a program to read
  padlock run tls12-rsa --format annotated    every message down to the last byte
  padlock run tls12-rsa --format svg > run.svg
  padlock run mine.toml --seed 42             a scenario of your own
  padlock run attack-tampering --defended     an attack, and what stops it
  padlock run --all                           every scenario's verdict in one table
  padlock run tls12-rsa:key_exchange=ecdhe    the same story with another key exchange
  padlock run tls12-rsa --steps 5 --print-link
  padlock run tls12-rsa --size full --pcapng handshake.pcapng
  tshark -r handshake.pcapng                  ... decrypted: the secrets are inside";

impl Run {
    /// How to print the run, with `--json` taken into account.
    pub fn format(&self) -> Format {
        if self.json { Format::Json } else { self.format }
    }
}

/// The size of the arithmetic.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Size {
    /// Numbers that one can compute on paper, and that an eavesdropper breaks.
    Toy,
    /// The sizes that real peers use, byte for byte.
    Full,
}

impl From<Size> for party::Size {
    fn from(size: Size) -> Self {
        match size {
            Size::Toy => Self::Toy,
            Size::Full => Self::Full,
        }
    }
}

/// How to print a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// An annotated trace for a person.
    Text,
    /// One JSON document for a program.
    Json,
    /// The trace, and under each message every byte of it by field.
    Annotated,
    /// A sequence diagram in Mermaid's notation.
    Mermaid,
    /// A sequence diagram as a picture.
    Svg,
}
