//! States and transitions: one table a party, which the code checks against and from which the diagram is drawn.

use std::fmt::Write;

use crate::message_name::MessageName;
use padlock_core::closed_enum;

closed_enum! {
    /// What an endpoint is waiting for (RFC 5246 section 7.3, RFC 8446 appendix A).
    pub enum State {
        /// Nothing has been sent yet.
        Start = "start",
        /// The server waits for a ClientHello.
        ExpectClientHello = "expect_client_hello",
        /// Whoever plays this end chooses a version.
        ChooseVersion = "choose_version",
        /// Whoever plays the client chooses the curves to offer.
        ChooseGroups = "choose_groups",
        /// Whoever plays the client of TLS 1.3 chooses the groups that get a key share.
        #[cfg(feature = "all-suites")]
        ChooseKeyShares = "choose_key_shares",
        /// Whoever plays the server chooses a suite.
        ChooseCipherSuite = "choose_cipher_suite",
        /// The client waits for a ServerHello.
        ExpectServerHello = "expect_server_hello",
        /// Whoever plays this end chooses the certificate to present.
        ChooseIdentity = "choose_identity",
        /// Whoever plays the server chooses a curve.
        ChooseGroup = "choose_group",
        /// Whoever plays the server decides whether to ask for the client's certificate.
        ChooseClientAuthentication = "choose_client_authentication",
        /// This end waits for the other's Certificate.
        ExpectCertificate = "expect_certificate",
        /// The client of the hybrid idea waits for the server's public key.
        ExpectPublicKey = "expect_public_key",
        /// Whoever plays this client picks the session key.
        ChooseSessionKey = "choose_session_key",
        /// The server of the hybrid idea waits for the session key.
        ExpectSessionKey = "expect_session_key",
        /// Whoever plays this end decides whether to accept the certificate.
        ChooseCertificate = "choose_certificate",
        /// The client waits for CertificateStatus, or for what follows it (RFC 6066 section 8).
        ExpectCertificateStatus = "expect_certificate_status",
        /// The client waits for ServerKeyExchange.
        ExpectServerKeyExchange = "expect_server_key_exchange",
        /// The client waits for ServerHelloDone, or for CertificateRequest before it.
        ExpectServerHelloDone = "expect_server_hello_done",
        /// The client was asked for a certificate and waits for ServerHelloDone.
        CertificateRequested = "certificate_requested",
        /// Whoever plays the client picks the premaster secret.
        ChoosePreMasterSecret = "choose_pre_master_secret",
        /// Whoever plays this end picks its private value for Diffie-Hellman.
        ChooseEphemeralKey = "choose_ephemeral_key",
        /// The server waits for ClientKeyExchange.
        ExpectClientKeyExchange = "expect_client_key_exchange",
        /// The server waits for the proof that the client has the key of its certificate.
        ExpectCertificateVerify = "expect_certificate_verify",
        /// The client waits for the ticket that the server has promised (RFC 5077 section 3.3).
        ExpectNewSessionTicket = "expect_new_session_ticket",
        /// The next record from the peer changes its cipher.
        ExpectChangeCipherSpec = "expect_change_cipher_spec",
        /// The next message from the peer proves that it holds the same keys.
        ExpectFinished = "expect_finished",
        /// The client waits for a ServerHello (RFC 8446 appendix A.1).
        WaitSh = "wait_sh",
        /// The client waits for EncryptedExtensions.
        WaitEe = "wait_ee",
        /// The client waits for the server's Certificate, or for CertificateRequest.
        WaitCertCr = "wait_cert_cr",
        /// An end waits for the other's Certificate.
        WaitCert = "wait_cert",
        /// An end waits for the other's CertificateVerify.
        WaitCv = "wait_cv",
        /// An end waits for the other's Finished.
        WaitFinished = "wait_finished",
        /// The server takes early data until EndOfEarlyData (RFC 8446 appendix A.2).
        WaitEoed = "wait_eoed",
        /// The server has a ClientHello and answers it (RFC 8446 appendix A.2).
        RecvdCh = "recvd_ch",
        /// Application data may flow.
        Connected = "connected",
        /// Closed by close_notify.
        Closed = "closed",
        /// Ended by a fatal alert, sent or received.
        Failed = "failed",
    }
}

/// One arrow: in state `from`, `message` leads to `to`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Transition {
    /// The state before.
    pub from: State,
    /// The message that arrives.
    pub message: MessageName,
    /// The state that follows when every check of the message passes.
    pub to: State,
}

/// Where `message` leads from `from`; `None` means `unexpected_message`.
#[must_use]
pub fn follow(transitions: &[Transition], from: State, message: MessageName) -> Option<State> {
    transitions
        .iter()
        .find(|t| t.from == from && t.message == message)
        .map(|t| t.to)
}

/// The table as a Graphviz graph.
#[must_use]
pub fn dot(name: &str, transitions: &[Transition]) -> String {
    let mut out = format!("digraph {name} {{\n");
    for Transition { from, message, to } in transitions {
        // Writing into a String does not fail.
        let _ = writeln!(
            out,
            "    {} -> {} [label=\"{}\"];",
            from.id(),
            to.id(),
            message.id()
        );
    }
    out.push_str("}\n");
    out
}
