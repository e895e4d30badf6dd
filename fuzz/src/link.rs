//! Fragments around any content.

use base64ct::{Base64UrlUnpadded, Encoding as _};
use miniz_oxide::deflate::compress_to_vec_zlib;

/// A fragment of today's version that unpacks to these bytes.
#[must_use]
pub fn fragment(content: &[u8]) -> String {
    let coded = Base64UrlUnpadded::encode_string(&compress_to_vec_zlib(content, 1));
    format!("1.{coded}")
}
