//! What one may ask of `padlock ca`.

use std::path::PathBuf;

use clap::{Args, ValueEnum, builder::PossibleValuesParser};
use padlock_tls::x509::CertificateFault;

/// `padlock ca`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Ca {
    /// The folder to write into; it is made where there is none.
    #[arg(long, value_name = "DIR")]
    pub out: PathBuf,

    /// The keys and signatures: RSA with 2048 bits, ECDSA on P-256, or Ed25519.
    #[arg(long, value_enum, default_value_t = Kind::Rsa)]
    pub kind: Kind,

    /// A name or address of the server; may be given more than once [default: localhost, 127.0.0.1 and ::1].
    #[arg(long, value_name = "NAME")]
    pub name: Vec<String>,

    /// What is wrong with the server's certificate, or with those above it.
    #[arg(long, value_name = "FAULT", value_parser = faults())]
    pub fault: Option<String>,

    /// Where the keys come from: same seed, same keys, known to all the world [default: fresh ones].
    #[arg(long, value_name = "N")]
    pub seed: Option<u64>,

    /// The time about which all is valid, a year before and a year after [default: now].
    #[arg(long, value_name = "RFC3339")]
    pub time: Option<String>,

    /// Overwrite files that are there already.
    #[arg(long)]
    pub force: bool,

    /// Print JSON: files[] {path, what}.
    #[arg(long)]
    pub json: bool,
}

/// The kind of all keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Kind {
    /// RSA with 2048 bits, PKCS#1 v1.5 with SHA-256.
    Rsa,
    /// ECDSA on P-256 with SHA-256.
    Ecdsa,
    /// Ed25519.
    Ed25519,
}

fn faults() -> PossibleValuesParser {
    PossibleValuesParser::new(CertificateFault::ALL.iter().map(|fault| fault.id()))
}

const EXAMPLES: &str = "\
Files:
  root.pem, root.key                  whom to trust
  intermediate.pem, intermediate.key  who issues the certificates of server and client
  server.pem, server.key              the server's certificate with the intermediate's behind it
  client.pem, client.key              the same for a client
  crls.pem                            the lists of revoked certificates
  server.ocsp                         what the intermediate says of the server's certificate, for 30 days

Certificates and lists are PEM, the OCSP response is DER, keys PKCS#8 without a password.

Examples:
  padlock ca --out demo
  padlock listen --port 4433 --cert demo/server.pem --key demo/server.key
  padlock ca --out expired --fault expired --name www.example
  openssl verify -CAfile expired/root.pem -untrusted expired/intermediate.pem expired/server.pem

Exit codes:
  0  the files are written
  2  they are not: they are there already, or the fault does not go with the kind of keys";
