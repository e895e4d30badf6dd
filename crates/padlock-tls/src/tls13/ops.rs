//! TLS 1.3's arithmetic: which operation of the ledger computes what.

use padlock_core::Working;

use super::{Suite, key_schedule, key_share, record, signature};
use crate::{
    ledger::{Inputs, Op, OpError, Slot, ValueKind},
    resumption::ticket,
    tls12,
};

/// Computes the value of `output`; `None` where the operation is not TLS 1.3's, or no suite of it is agreed on.
pub fn compute(
    suite: Option<&Suite>,
    op: Op,
    output: Slot,
    inputs: Inputs<'_>,
    working: &mut Working,
) -> Option<Result<Vec<u8>, OpError>> {
    match op {
        // A client has key shares before anything is agreed on.
        Op::KeyShare => Some(key_share::public(output, inputs, working)),
        Op::KeyShareSecret => Some(key_share::secret(output, inputs, working)),
        op => suite.map(|suite| with_suite(suite, op, output, inputs, working)),
    }
}

fn with_suite(
    suite: &Suite,
    op: Op,
    output: Slot,
    inputs: Inputs<'_>,
    working: &mut Working,
) -> Result<Vec<u8>, OpError> {
    match op {
        Op::HkdfExtract => key_schedule::extract(suite, output, inputs, working),
        Op::DeriveSecret => key_schedule::derive(suite, output, inputs, working),
        Op::ExpandLabel => key_schedule::expand(suite, output, inputs, working),
        Op::Hash => {
            let messages = inputs.bytes(ValueKind::HandshakeMessages)?;
            Ok(suite.hash.digest(messages, working))
        }
        Op::HmacVerifyData => key_schedule::verify_data(suite, inputs, working),
        Op::JoinSignedContent => signature::content(output.of, inputs),
        Op::Sign => signature::sign(suite, inputs, working),
        Op::ReadCertificate => tls12::rsa::read_certificate(output.kind, inputs),
        Op::SealTicket => ticket::seal(inputs, working),
        Op::OpenTicket => ticket::open(inputs, working),
        Op::ReadState => ticket::read_state(inputs),
        Op::XorNonce => record::nonce(suite, inputs),
        Op::AppendType => record::enclose(inputs),
        Op::EncryptRecord => record::encrypt(suite, inputs, working),
        Op::OpenRecord => record::open(suite, inputs, working),
        Op::ReadContent => record::content(output.kind, inputs),
        _ => Err(OpError::NotComputable),
    }
}
