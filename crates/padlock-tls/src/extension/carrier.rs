//! Which message an extension stands in: from TLS 1.3 on its data has another form in each (RFC 8446 section 4.2).

crate::ids::ids! {
    /// A message with extensions. A HelloRetryRequest is a ServerHello with a `random` of its own.
    Carrier {
        ClientHello = "client_hello",
        ServerHello = "server_hello",
        HelloRetryRequest = "hello_retry_request",
        EncryptedExtensions = "encrypted_extensions",
        CertificateEntry = "certificate_entry",
        CertificateRequest = "certificate_request",
        NewSessionTicket = "new_session_ticket",
    }
}
