//! `ProtocolVersion` (RFC 5246 section 6.2.1, RFC 8446 section 4.2.1).

crate::ids::wide_code_points! {
    /// Two bytes, major then minor. TLS 1.0 is 3.1 because it follows SSL 3.0. `HYBRID` is Padlock's own number for what is no
    /// TLS; no message carries it.
    ProtocolVersion {
        SSL30 = 0x0300, "ssl30";
        TLS10 = 0x0301, "tls10";
        TLS11 = 0x0302, "tls11";
        TLS12 = 0x0303, "tls12";
        TLS13 = 0x0304, "tls13";
        HYBRID = 0xff00, "hybrid";
    }
}
