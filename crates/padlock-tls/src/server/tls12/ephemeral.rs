//! The server in Diffie-Hellman: parameters of its choice, signed (RFC 5246 section 7.4.3, RFC 8422 section 5.4).

use padlock_core::kex::KeyExchange;

use super::Server;
use crate::{
    codec::{Codec, Field},
    endpoint::{Choice, Decision, DecisionKind},
    error::{Check, Error},
    extension::{Extension, SignatureSchemeCode},
    group,
    handshake::{
        ClientHello, DigitallySigned, Handshake, KeyExchangeAlgorithm, NamedGroup,
        ServerKeyExchange, ServerParams,
    },
    identity::Identity,
    ledger::{Op, Slot, ValueId, ValueKind},
    party::Whose,
    rules::Rules,
    signature::SignatureChoice,
    suite::{Authentication, Suite},
};

impl Server {
    /// The client's curves that this end has; a client that names none takes any (RFC 8422 section 4).
    pub(super) fn shared_curves(&self, hello: &ClientHello) -> Vec<NamedGroup> {
        let own = |group: &NamedGroup| {
            self.config.groups.contains(group) && group::curve(*group).is_some()
        };
        let offered = hello.extensions.iter().flatten();
        let mut offered = offered.filter_map(|extension| match extension {
            Extension::SupportedGroups(groups) => Some(groups),
            _ => None,
        });
        let groups = offered.next().unwrap_or(&self.config.groups);
        groups.iter().copied().filter(own).collect()
    }

    /// Which curve to use, or in a finite field at once which private value.
    pub(super) fn decide_group(&mut self, suite: &Suite) -> Result<(), Error> {
        if suite.key_exchange != KeyExchangeAlgorithm::Ecdhe {
            return self.decide_ephemeral_key();
        }
        let hello = self.hello.as_ref();
        let shared = hello.map_or(vec![], |hello| self.shared_curves(hello));
        // A suite for which there is no curve was chosen by hand: any other is as wrong.
        let own = self.config.groups.iter().copied();
        let default = shared.first().copied().or_else(|| own.clone().next());
        let default = default.ok_or_else(|| Error::new(Check::SharedCipherSuite))?;
        self.decide(Decision {
            kind: DecisionKind::Group,
            options: shared.into_iter().map(Choice::Group).collect(),
            default: Choice::Group(default),
        });
        Ok(())
    }

    /// A curve without arithmetic cannot be chosen: there is no public value on it.
    pub(super) fn choose_curve(&mut self, curve: NamedGroup) -> Result<(), Error> {
        if group::curve(curve).is_none() {
            return Err(Error::in_field(Check::DecisionPending, Field::NamedCurve));
        }
        self.curve = Some(curve);
        self.decide_ephemeral_key()
    }

    /// A private value in a group of this end's choice.
    fn decide_ephemeral_key(&mut self) -> Result<(), Error> {
        let group = self.own_group(self.connection.session()?.suite)?;
        self.decide(self.connection.ephemeral_decision(group.as_ref()));
        Ok(())
    }

    fn own_group(&self, suite: &Suite) -> Result<Box<dyn KeyExchange>, Error> {
        match self.curve {
            Some(name) => group::curve(name).ok_or_else(|| Error::new(Check::SharedCipherSuite)),
            None => Ok(Box::new(self.field(suite))),
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
                let field = self.field(suite);
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

    #[cfg(not(feature = "all-suites"))]
    fn field(&self, suite: &Suite) -> padlock_core::dh::DhGroup {
        group::field(suite.scale.size)
    }

    /// The signature over both randoms and the parameters.
    pub(super) fn sign(&mut self, params: &ServerParams) -> Result<DigitallySigned, Error> {
        let session = self.connection.session()?;
        let presented = self.presented.and_then(|at| self.config.identities.get(at));
        let key = presented.map(Identity::public_key);
        let choice = key.and_then(|key| {
            (session.rules.signature)(&key, session.suite, &self.offered_signatures)
        });
        let choice = choice.ok_or_else(|| Error::new(Check::SharedCipherSuite))?;
        self.connection.signed_params(params)?;
        let slot = Slot::new(ValueKind::SignedParams, Whose::Server);
        let covered = self.connection.held(slot)?;
        self.connection.sign(covered, &choice)
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
