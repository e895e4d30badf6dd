//! `padlock explain`.

use clap::{Args, ValueEnum};
use padlock_sim::Role;

use super::Size;

/// `padlock explain`.
#[derive(Debug, Args)]
#[command(after_help = EXPLAIN_EXAMPLES)]
pub struct Explain {
    /// A scenario's id (see `padlock list`), or a scenario file ending in .toml.
    #[arg(value_name = "SCENARIO|FILE.toml")]
    pub scenario: String,

    /// A value by its name, where there are several with whose it is and its number: master_secret, server:opened_record:1.
    /// Without it, the values that there are.
    pub value: Option<String>,

    /// Who holds it.
    #[arg(long, value_enum, default_value_t = Holder::Client)]
    pub by: Holder,

    /// Numbers for paper, or real ones [default: toy, or what the file says].
    #[arg(long, value_enum)]
    pub size: Option<Size>,

    /// Where all randomness comes from: same seed, same bytes [default: 1, or what the file says].
    #[arg(long, value_name = "N")]
    pub seed: Option<u64>,

    /// Add the command lines that compute it again, with OpenSSL and Python.
    #[arg(long)]
    pub commands: bool,

    /// Print JSON: scenario, size, seed, by, values[] {id, kind, of, number, op, bytes, inputs[], command}, sources first; none where it is not
    /// held.
    #[arg(long)]
    pub json: bool,
}

const EXPLAIN_EXAMPLES: &str = "\
Examples:
  padlock explain tls12-rsa                                   the values that the client holds
  padlock explain tls12-rsa master_secret                     where it is from, down to what was drawn
  padlock explain tls12-rsa server:opened_record:1 --by server
  padlock explain tls13 early_secret --size full --commands   ... and how to compute it without Padlock";

/// Whose ledger is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Holder {
    /// Opens the connection.
    Client,
    /// Sees every byte on the wire.
    Eavesdropper,
    /// Answers.
    Server,
}

impl From<Holder> for Role {
    fn from(holder: Holder) -> Self {
        match holder {
            Holder::Client => Self::Client,
            Holder::Eavesdropper => Self::Eavesdropper,
            Holder::Server => Self::Server,
        }
    }
}
