//! What belongs to TLS 1.1 (RFC 4346): as TLS 1.0, but every CBC record brings an IV of its own.

use crate::{
    record::ProtocolVersion,
    rules::{BlockIv, Rules},
    tls10,
    tls12::recipes,
};

/// RFC 4346.
pub static RULES: Rules = Rules {
    version: ProtocolVersion::TLS11,
    prf: tls10::prf,
    handshake_hash: tls10::handshake_hash,
    block_iv: BlockIv::Explicit,
    named_signatures: false,
    signature: tls10::signature,
    checks_content: true,
    recipes: recipes::of,
};
