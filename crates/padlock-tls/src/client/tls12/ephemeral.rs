//! The client in Diffie-Hellman: the server's parameters, and a public value of its own (RFC 5246 sections 7.4.3 and
//! 7.4.7.2, RFC 8422 sections 5.4 and 5.7). A lax one takes a short RSA key the same way.

use padlock_core::{Nat, Working, kex::KeyExchange};

use super::Client;
use crate::{
    codec::Field,
    error::{Check, Error},
    group,
    handshake::{ClientKeyExchange, DigitallySigned, Handshake, ServerKeyExchange, ServerParams},
    ledger::{Op, Slot, ValueId, ValueKind},
    party::Whose,
    tls12::params,
};

impl Client {
    pub(super) fn take_server_key_exchange(
        &mut self,
        message: &ServerKeyExchange,
    ) -> Result<(), Error> {
        if let ServerParams::Ecdh { named_curve, .. } = &message.params
            && !self.groups.contains(named_curve)
        {
            return Err(Error::in_field(Check::CurveOffered, Field::NamedCurve));
        }
        if !matches!(message.params, ServerParams::Rsa { .. }) {
            params::exchange(&message.params)?;
        }
        if let Some(signature) = &message.signature {
            self.check_signature(&message.params, signature)?;
        }
        self.check_group_size(&message.params)?;
        for (kind, bytes) in params::values(&message.params) {
            self.hold(kind, Whose::Server, bytes, Op::Received);
        }
        Ok(())
    }

    /// The server chooses the field alone, and the signature over it does not say for which suite.
    fn check_group_size(&self, params: &ServerParams) -> Result<(), Error> {
        let least = self.connection.session()?.suite.scale.field_bits;
        match params {
            ServerParams::Dh { dh_p, .. }
                if !self.laxity.takes_any_group && Nat::from_be_bytes(dh_p).bits() < least =>
            {
                Err(Error::in_field(Check::GroupSize, Field::DhP))
            }
            _ => Ok(()),
        }
    }

    /// The signature over both randoms and the parameters (RFC 5246 section 7.4.3).
    fn check_signature(
        &mut self,
        params: &ServerParams,
        signed: &DigitallySigned,
    ) -> Result<(), Error> {
        let session = self.connection.session()?;
        let key = self
            .certificate
            .clone()
            .ok_or_else(|| Error::new(Check::CertificateKey))?;
        let offered = &self.config.signature_algorithms;
        let named: Vec<_> = signed.algorithm.into_iter().collect();
        let choice = (session.rules.signature)(&key, session.suite, &named)
            .filter(|choice| choice.code.is_none_or(|code| offered.contains(&code)))
            .ok_or_else(|| Error::in_field(Check::SignatureAlgorithm, Field::SignatureScheme))?;
        let message = self.connection.signed_params(params)?;
        self.connection.hold_signature(signed);
        choice
            .scheme
            .verify(&key, &message, &signed.signature, &mut Working::off())
            .map_err(|_| Error::in_field(Check::KeyExchangeSignature, Field::Signature))
    }

    /// A private value in the server's group.
    pub(super) fn decide_ephemeral_key(&mut self) -> Result<(), Error> {
        let group = self.server_group()?;
        self.decide(self.connection.ephemeral_decision(group.as_ref()));
        Ok(())
    }

    fn server_group(&self) -> Result<Box<dyn KeyExchange>, Error> {
        let newest = |kind| {
            let held = self
                .connection
                .ledger
                .newest(Slot::new(kind, Whose::Server));
            held.map(|(_, value)| value.bytes.as_slice())
        };
        let group = match newest(ValueKind::NamedCurve) {
            Some(name) => group::of_bytes(name),
            None => newest(ValueKind::DhP)
                .zip(newest(ValueKind::DhG))
                .and_then(|(p, g)| group::received(p, g)),
        };
        group.ok_or_else(|| Error::new(Check::PeerPublicKey))
    }

    /// The client's public value, and the premaster secret that follows.
    pub(super) fn ephemeral_key_exchange(
        &mut self,
        private: &[u8],
        drawn: bool,
    ) -> Result<Handshake, Error> {
        let mut ledger = self.connection.ledger.clone();
        let op = if drawn { Op::Drawn } else { Op::Chosen };
        let own = Slot::new(ValueKind::EphemeralPrivateKey, Whose::Client);
        let own = ledger.add(own.holding(private.to_vec()), op, vec![]);
        let of_server = |kind| ledger.newest(Slot::new(kind, Whose::Server));
        let group: Vec<ValueId> = [ValueKind::NamedCurve, ValueKind::DhP, ValueKind::DhG]
            .into_iter()
            .filter_map(|kind| of_server(kind).map(|(id, _)| id))
            .collect();
        let (peer, _) = of_server(ValueKind::EphemeralPublicKey)
            .ok_or_else(|| Error::new(Check::PeerPublicKey))?;
        let is_curve = of_server(ValueKind::NamedCurve).is_some();
        let inputs = [vec![own], group.clone()].concat();
        let slot = Slot::new(ValueKind::EphemeralPublicKey, Whose::Client);
        let public = ledger.derive(slot, Op::EphemeralPublicKey, &inputs)?;
        let inputs = [vec![own, peer], group].concat();
        let slot = Slot::new(ValueKind::PreMasterSecret, Whose::Client);
        ledger
            .derive(slot, Op::KeyAgreement, &inputs)
            .map_err(|error| params::refused_public_key(error, Field::DhYs, is_curve))?;
        let public = ledger.bytes(public).to_vec();
        self.connection.ledger = ledger;
        Ok(Handshake::ClientKeyExchange(match is_curve {
            true => ClientKeyExchange::Ecdh { ecdh_yc: public },
            false => ClientKeyExchange::Dh { dh_yc: public },
        }))
    }
}
