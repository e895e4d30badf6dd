//! `HandshakeType` (RFC 5246 section 7.4 and the IANA registry).

crate::ids::code_points! {
    /// Which handshake message. One byte.
    HandshakeType {
        HelloRequest = 0, "hello_request";
        ClientHello = 1, "client_hello";
        ServerHello = 2, "server_hello";
        HelloVerifyRequest = 3, "hello_verify_request";
        NewSessionTicket = 4, "new_session_ticket";
        EndOfEarlyData = 5, "end_of_early_data";
        EncryptedExtensions = 8, "encrypted_extensions";
        Certificate = 11, "certificate";
        ServerKeyExchange = 12, "server_key_exchange";
        CertificateRequest = 13, "certificate_request";
        ServerHelloDone = 14, "server_hello_done";
        CertificateVerify = 15, "certificate_verify";
        ClientKeyExchange = 16, "client_key_exchange";
        Finished = 20, "finished";
        CertificateUrl = 21, "certificate_url";
        CertificateStatus = 22, "certificate_status";
        KeyUpdate = 24, "key_update";
        MessageHash = 254, "message_hash";
    }
}
