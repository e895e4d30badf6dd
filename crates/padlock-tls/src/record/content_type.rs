//! `ContentType` (RFC 5246 section 6.2.1).

crate::ids::code_points! {
    /// What a record carries. One byte.
    ContentType {
        ChangeCipherSpec = 20, "change_cipher_spec";
        Alert = 21, "alert";
        Handshake = 22, "handshake";
        ApplicationData = 23, "application_data";
    }
}
