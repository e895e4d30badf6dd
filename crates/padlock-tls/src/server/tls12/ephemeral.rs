//! The server in Diffie-Hellman: parameters of its choice, signed (RFC 5246 section 7.4.3, RFC 8422 section 5.4).

use padlock_core::kex::KeyExchange;

use super::Server;
use crate::{
    codec::Codec,
    error::{Check, Error},
    extension::{Extension, SignatureSchemeCode},
    group,
    handshake::{
        ClientHello, DigitallySigned, Handshake, KeyExchangeAlgorithm, NamedGroup,
        ServerKeyExchange, ServerParams,
    },
    ledger::{Op, Slot, ValueId, ValueKind},
    party::Whose,
    rules::Rules,
    signature::SignatureChoice,
    suite::{Authentication, Suite},
};

impl Server {
    /// The first of the client's curves that this end has; a client that names none takes any (RFC 8422 section 4).
    pub(super) fn shared_curve(&self, hello: &ClientHello) -> Option<NamedGroup> {
        let own = |group: &NamedGroup| {
            self.config.groups.contains(group) && group::curve(*group).is_some()
        };
        let offered = hello.extensions.iter().flatten();
        let mut offered = offered.filter_map(|extension| match extension {
            Extension::SupportedGroups(groups) => Some(groups),
            _ => None,
        });
        match offered.next() {
            Some(groups) => groups.iter().copied().find(own),
            None => self.config.groups.iter().copied().find(own),
        }
    }

    /// A private value in a group of this end's choice.
    pub(super) fn decide_ephemeral_key(
        &mut self,
        hello: &ClientHello,
        suite: &Suite,
    ) -> Result<(), Error> {
        self.curve = match suite.key_exchange {
            KeyExchangeAlgorithm::Ecdhe => Some(
                self.shared_curve(hello)
                    .ok_or_else(|| Error::new(Check::SharedCipherSuite))?,
            ),
            _ => None,
        };
        let group = self.own_group(suite)?;
        self.decide(self.connection.ephemeral_decision(group.as_ref()));
        Ok(())
    }

    fn own_group(&self, suite: &Suite) -> Result<Box<dyn KeyExchange>, Error> {
        match self.curve {
            Some(name) => group::curve(name).ok_or_else(|| Error::new(Check::SharedCipherSuite)),
            None => Ok(Box::new(group::field(suite.scale.size))),
        }
    }

    /// The parameters with the public value of `private`, signed unless the suite is anonymous.
    pub(super) fn server_key_exchange(
        &mut self,
        private: &[u8],
        drawn: bool,
    ) -> Result<Handshake, Error> {
        let suite = self.connection.session()?.suite;
        let before = self.connection.ledger.clone();
        let made = self.make_params(suite, private, drawn).and_then(|params| {
            let signature = match suite.authentication {
                Authentication::Anonymous => None,
                _ => Some(self.sign(&params)?),
            };
            Ok(ServerKeyExchange { params, signature })
        });
        if made.is_err() {
            self.connection.ledger = before;
        }
        made.map(Handshake::ServerKeyExchange)
    }

    fn make_params(
        &mut self,
        suite: &Suite,
        private: &[u8],
        drawn: bool,
    ) -> Result<ServerParams, Error> {
        let op = if drawn { Op::Drawn } else { Op::Chosen };
        let group: Vec<(ValueKind, Vec<u8>)> = match self.curve {
            Some(name) => vec![(ValueKind::NamedCurve, name.to_bytes())],
            None => {
                let field = group::field(suite.scale.size);
                vec![
                    (ValueKind::DhP, field.p().to_be_bytes()),
                    (ValueKind::DhG, field.g().to_be_bytes()),
                ]
            }
        };
        let mut inputs = vec![self.hold(
            ValueKind::EphemeralPrivateKey,
            Whose::Server,
            private.to_vec(),
            op,
        )];
        for (kind, bytes) in group {
            inputs.push(self.hold(kind, Whose::Server, bytes, Op::Chosen));
        }
        let slot = Slot::new(ValueKind::EphemeralPublicKey, Whose::Server);
        let ledger = &mut self.connection.ledger;
        let public = ledger.derive(slot, Op::EphemeralPublicKey, &inputs)?;
        let bytes = |id: Option<&ValueId>| id.map_or(vec![], |id| ledger.bytes(*id).to_vec());
        Ok(match self.curve {
            Some(named_curve) => ServerParams::Ecdh {
                named_curve,
                public: ledger.bytes(public).to_vec(),
            },
            None => ServerParams::Dh {
                dh_p: bytes(inputs.get(1)),
                dh_g: bytes(inputs.get(2)),
                dh_ys: ledger.bytes(public).to_vec(),
            },
        })
    }

    /// The signature over both randoms and the parameters.
    fn sign(&mut self, params: &ServerParams) -> Result<DigitallySigned, Error> {
        let session = self.connection.session()?;
        let choice = self
            .signature_choice(session.rules, session.suite)
            .ok_or_else(|| Error::new(Check::SharedCipherSuite))?;
        self.connection.signed_params(params)?;
        if let Some(code) = choice.code {
            self.hold(
                ValueKind::SignatureAlgorithm,
                Whose::Server,
                code.to_bytes(),
                Op::Chosen,
            );
        }
        let ledger = &mut self.connection.ledger;
        let inputs: Vec<ValueId> = [
            ValueKind::SignedParams,
            ValueKind::ServerCertificate,
            ValueKind::RsaPrivateExponent,
            ValueKind::RsaPrimeP,
            ValueKind::RsaPrimeQ,
            ValueKind::SigningKey,
            ValueKind::SignatureAlgorithm,
        ]
        .into_iter()
        .filter_map(|kind| ledger.newest(Slot::new(kind, Whose::Server)))
        .map(|(id, _)| id)
        .collect();
        let slot = Slot::new(ValueKind::Signature, Whose::Server);
        let signature = ledger.derive(slot, Op::Sign, &inputs)?;
        Ok(DigitallySigned {
            algorithm: choice.code,
            signature: ledger.bytes(signature).to_vec(),
        })
    }

    /// How the key for `suite` signs for this client.
    pub(super) fn signature_choice(&self, rules: &Rules, suite: &Suite) -> Option<SignatureChoice> {
        let key = self.identity(suite)?.public_key();
        (rules.signature)(&key, suite, &self.offered_signatures)
    }
}

/// The signatures that a client can check: what it says, or without a word SHA-1 (RFC 5246 section 7.4.1.4.1).
pub(super) fn offered_signatures(hello: &ClientHello) -> Vec<SignatureSchemeCode> {
    let said = hello.extensions.iter().flatten();
    let mut said = said.filter_map(|extension| match extension {
        Extension::SignatureAlgorithms(schemes) => Some(schemes.clone()),
        _ => None,
    });
    said.next().unwrap_or_else(|| {
        vec![
            SignatureSchemeCode::RSA_PKCS1_SHA1,
            SignatureSchemeCode::ECDSA_SHA1,
        ]
    })
}
