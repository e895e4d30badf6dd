//! `NamedCurve`, later `NamedGroup` (RFC 8422 section 5.1.1, RFC 7919 section 2, and the IANA registry).

crate::ids::wide_code_points! {
    /// Two bytes. Groups of toy size are private use (0x01FC to 0x01FF, 0xFE00 to 0xFEFF).
    NamedGroup {
        SECP256R1 = 23, "secp256r1";
        SECP384R1 = 24, "secp384r1";
        SECP521R1 = 25, "secp521r1";
        X25519 = 29, "x25519";
        X448 = 30, "x448";
        FFDHE2048 = 256, "ffdhe2048";
        FFDHE3072 = 257, "ffdhe3072";
        FFDHE4096 = 258, "ffdhe4096";
        TOY_FIELD = 0x01fc, "toy_field";
        X25519MLKEM768 = 0x11ec, "X25519MLKEM768";
        TOY_CURVE = 0xfe00, "toy_curve";
    }
}
