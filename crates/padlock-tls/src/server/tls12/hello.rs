//! ClientHello, and the server's first flight in answer (RFC 5246 sections 7.4.1 to 7.4.5).

use super::Server;
use crate::{
    codec::Field,
    endpoint::{Choice, Decision, DecisionKind, Output},
    error::{Check, Error},
    extension::{Extension, RenegotiationInfo},
    handshake::{
        Certificate, CipherSuite, ClientHello, CompressionMethod, Handshake, Random, ServerHello,
        SessionId,
    },
    ledger::{Op, ValueKind},
    message_name::MessageName,
    party::Whose,
    record::ProtocolVersion,
};

impl Server {
    pub(super) fn take_client_hello(&mut self, hello: ClientHello) -> Result<(), Error> {
        // RFC 5246 appendix E.1: a higher version is answered with the highest that this end speaks.
        if hello.client_version.0 < ProtocolVersion::TLS12.0 {
            return Err(Error::in_field(
                Check::ProtocolVersion,
                Field::ClientVersion,
            ));
        }
        if !hello.compression_methods.contains(&CompressionMethod::NULL) {
            return Err(Error::in_field(
                Check::Compression,
                Field::CompressionMethods,
            ));
        }
        for extension in hello.extensions.iter().flatten() {
            if matches!(extension, Extension::RenegotiationInfo(info) if !info.renegotiated_connection.is_empty())
            {
                return Err(Error::in_field(
                    Check::RenegotiationInfo,
                    Field::RenegotiatedConnection,
                ));
            }
        }
        self.hold(
            ValueKind::ClientRandom,
            Whose::Client,
            hello.random.0.to_vec(),
            Op::Received,
        );
        let options: Vec<CipherSuite> = hello
            .cipher_suites
            .iter()
            .copied()
            .filter(|code| self.config.cipher_suites.contains(code))
            .collect();
        let Some(default) = options.first().copied() else {
            return Err(Error::in_field(
                Check::SharedCipherSuite,
                Field::CipherSuites,
            ));
        };
        self.hello = Some(hello);
        let decision = Decision {
            kind: DecisionKind::CipherSuite,
            options: options.into_iter().map(Choice::CipherSuite).collect(),
            default: Choice::CipherSuite(default),
        };
        self.decision = Some(decision.clone());
        self.connection.output(Output::Decide(decision));
        Ok(())
    }

    pub(super) fn send_first_flight(&mut self, hello: &ClientHello, cipher_suite: CipherSuite) {
        let mut random = [0; 32];
        self.connection.draw("server_random").fill(&mut random);
        self.hold(
            ValueKind::ServerRandom,
            Whose::Server,
            random.to_vec(),
            Op::Drawn,
        );
        let server_hello = ServerHello {
            server_version: ProtocolVersion::TLS12,
            random: Random(random),
            session_id: SessionId(vec![]),
            cipher_suite,
            compression_method: CompressionMethod::NULL,
            extensions: answers(hello),
        };
        let certificate = Certificate {
            certificate_list: self.config.certificate_list.clone(),
        };
        self.connection.send_handshake(
            &Handshake::ServerHello(server_hello),
            MessageName::ServerHello,
        );
        self.connection.set_suite(cipher_suite);
        self.connection.send_handshake(
            &Handshake::Certificate(certificate),
            MessageName::Certificate,
        );
        self.connection
            .send_handshake(&Handshake::ServerHelloDone, MessageName::ServerHelloDone);
    }
}

/// The extensions that answer the client's: an empty server_name (RFC 6066 section 3) and an empty
/// renegotiation_info (RFC 5746 section 3.6), each only when offered.
fn answers(hello: &ClientHello) -> Option<Vec<Extension>> {
    let offered: Vec<&Extension> = hello.extensions.iter().flatten().collect();
    let mut answers = Vec::new();
    if offered
        .iter()
        .any(|extension| matches!(extension, Extension::ServerName(_)))
    {
        answers.push(Extension::ServerName(vec![]));
    }
    let signals = hello
        .cipher_suites
        .contains(&CipherSuite::TLS_EMPTY_RENEGOTIATION_INFO_SCSV);
    if signals
        || offered
            .iter()
            .any(|extension| matches!(extension, Extension::RenegotiationInfo(_)))
    {
        answers.push(Extension::RenegotiationInfo(RenegotiationInfo::default()));
    }
    (!answers.is_empty()).then_some(answers)
}
