//! For each value the command line that computes it again, with what other people wrote: OpenSSL, or Python 3 and nothing
//! beyond its standard library.
//!
//! A command line holds all that it needs, stands in single quotes where it is Python, and prints the value in hexadecimal.
//! OpenSSL 3.0 does what its command line can: the PRF, HKDF, and AES, triple DES and ChaCha20 as they are. Python does the
//! rest: numbers with `pow`, hashes with `hashlib` and `hmac`, and what neither has, the toys among it, is written out
//! (`python/`). What a signature draws follows from what it signs ([`Op::Sign`]), so that signatures come out again too.
//!
//! There is none for [sources](Op::is_source): nothing computes them. Of what is computed these have none:
//!
//! - a certificate or a signature that the eavesdropper read in a message which more than one record of TLS 1.3 carries: its
//!   derivation names the last of them;
//! - what is made of so many bytes that Linux takes no argument that long, such as the hash of a handshake of 64 KiB.
//!
//! Hard work is done again by trying one number after the other, which is quick for the numbers of paper alone.
//!
//! Opening a record or a ticket decrypts it; the checks that the engine makes besides are not made again.

mod exchange;
mod hash;
mod program;
mod records;
mod rsa;
mod signature;
#[cfg(test)]
mod tests;
mod ticket;
mod tls13;

use padlock_tls::{
    ledger::{Inputs, Ledger, Op, Slot, Value, ValueId},
    session::Session,
    tls13::Suite,
};

/// What computes a value anew.
#[derive(Clone, Copy)]
struct Task<'a> {
    op: Op,
    output: Slot,
    inputs: Inputs<'a>,
}

/// An argument on Linux has fewer bytes (`MAX_ARG_STRLEN`).
const LONGEST: usize = 1 << 17;

/// The command line that prints the value at `id`, for a POSIX shell; `None` where nothing computes it.
#[must_use]
pub fn command(ledger: &Ledger, id: ValueId) -> Option<String> {
    let line = ledger.line(id)?;
    let inputs = line.inputs.iter().filter_map(|id| ledger.line(*id));
    let values: Vec<&Value> = inputs.map(|line| &line.value).collect();
    let task = Task {
        op: line.op,
        output: line.value.slot,
        inputs: Inputs(&values),
    };
    let command = task.alone().or_else(|| match ledger.tls13() {
        Some(suite) => task.of_tls13(suite),
        None => task.of_session(ledger.session()?),
    });
    command.filter(|command| command.len() < LONGEST)
}

impl Task<'_> {
    /// What no suite has a part in.
    fn alone(self) -> Option<String> {
        match self.op {
            Op::KeyShare => exchange::key_share(self),
            Op::KeyShareSecret => exchange::key_share_secret(self),
            Op::EphemeralPublicKey => exchange::public_key(self.inputs),
            Op::KeyAgreement => exchange::agreement(self.inputs),
            Op::DiscreteLogarithm => exchange::logarithm(self),
            Op::Factored => rsa::factor(self),
            Op::ReadCertificate => rsa::read_certificate(self),
            Op::RsaPrivateExponent => rsa::private_exponent(self.inputs),
            Op::SealTicket => ticket::seal(self.inputs),
            Op::OpenTicket => ticket::open(self.inputs),
            Op::ReadState => ticket::read_state(self.inputs),
            _ => None,
        }
    }

    fn of_session(self, session: Session) -> Option<String> {
        match self.op {
            Op::RsaEncrypt => rsa::encrypt(session.suite, self),
            Op::RsaDecrypt => rsa::decrypt(session.suite, self),
            Op::PrfMasterSecret
            | Op::PrfExtendedMasterSecret
            | Op::PrfKeyExpansion
            | Op::PrfVerifyData => hash::prf(session, self),
            Op::Hash | Op::SessionHash => hash::of_messages(session, self.inputs),
            Op::SplitKeyBlock => records::split_key_block(session, self),
            Op::Sign => signature::of_session(session, self.inputs),
            Op::EncryptData | Op::DecryptData => records::data(session, self),
            Op::AppendMac | Op::TakeContent | Op::MacAndPad | Op::Pad => {
                records::enclose(session, self)
            }
            Op::EncryptRecord => records::encrypt(session, self),
            Op::OpenRecord => records::open(session, self),
            Op::ReadUnencrypted => records::read_unencrypted(self.inputs),
            Op::ReadContent => records::content(session, self),
            Op::FirstIv => records::first_iv(self.inputs),
            Op::ChainIv => records::chain_iv(session, self.inputs),
            _ => None,
        }
    }

    fn of_tls13(self, suite: &Suite) -> Option<String> {
        match self.op {
            Op::Hash => hash::digest(suite.hash, self.inputs),
            Op::HkdfExtract => tls13::extract(suite, self),
            Op::DeriveSecret => tls13::derive(suite, self),
            Op::ExpandLabel => tls13::expand(suite, self),
            Op::HmacVerifyData => tls13::verify_data(suite, self.inputs),
            Op::JoinSignedContent => tls13::signed_content(self),
            Op::Sign => signature::of_tls13(suite, self.inputs),
            Op::XorNonce => tls13::nonce(self.inputs),
            Op::AppendType => tls13::append_type(self.inputs),
            Op::EncryptRecord => tls13::encrypt(suite, self.inputs),
            Op::OpenRecord => tls13::open(suite, self.inputs),
            Op::ReadContent => tls13::content(self),
            _ => None,
        }
    }
}
